CREATE TABLE product_coupons (
    product_coupon_id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    state TEXT NOT NULL,
    fields TEXT NOT NULL,
    is_example INTEGER NOT NULL
);
CREATE INDEX product_coupons_by_request ON product_coupons (owner, brand_id, out_request_no);
CREATE TABLE product_coupon_stocks (
    stock_id INTEGER PRIMARY KEY,
    product_coupon_id INTEGER NOT NULL,
    stock_bundle_id TEXT,
    position INTEGER NOT NULL,
    owner TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    state TEXT NOT NULL,
    fields TEXT NOT NULL,
    ends REAL NOT NULL,
    sent INTEGER NOT NULL,
    day TEXT NOT NULL,
    sent_today INTEGER NOT NULL,
    codes INTEGER NOT NULL,
    codes_left INTEGER NOT NULL,
    is_example INTEGER NOT NULL,
    due REAL
);
CREATE INDEX product_coupon_stocks_by_coupon ON product_coupon_stocks (product_coupon_id);
CREATE INDEX product_coupon_stocks_by_bundle ON product_coupon_stocks (stock_bundle_id) WHERE stock_bundle_id IS NOT NULL;
CREATE INDEX product_coupon_stocks_by_request ON product_coupon_stocks (product_coupon_id, out_request_no);
CREATE INDEX product_coupon_stocks_that_end ON product_coupon_stocks (due) WHERE due IS NOT NULL;
CREATE TABLE product_coupon_codes (
    stock_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    is_taken INTEGER NOT NULL,
    PRIMARY KEY (stock_id, code)
) WITHOUT ROWID;
CREATE INDEX product_coupon_codes_left ON product_coupon_codes (stock_id) WHERE NOT is_taken;
CREATE TABLE product_coupon_stores (
    stock_id INTEGER NOT NULL,
    store_id TEXT NOT NULL,
    PRIMARY KEY (stock_id, store_id)
) WITHOUT ROWID;
CREATE TABLE user_product_coupons (
    serial INTEGER PRIMARY KEY,
    coupon_code TEXT NOT NULL,
    stock_id INTEGER NOT NULL,
    product_coupon_id INTEGER NOT NULL,
    owner TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    openid TEXT NOT NULL,
    send_request_no TEXT NOT NULL,
    content TEXT NOT NULL,
    user_coupon_bundle_id TEXT,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    received REAL NOT NULL,
    begins REAL NOT NULL,
    ends REAL NOT NULL,
    fields TEXT NOT NULL,
    is_example INTEGER NOT NULL,
    due REAL
);
CREATE UNIQUE INDEX user_product_coupons_by_code ON user_product_coupons (coupon_code, stock_id);
CREATE INDEX user_product_coupons_by_request ON user_product_coupons (openid, stock_id, send_request_no);
CREATE INDEX user_product_coupons_of_user ON user_product_coupons (openid, brand_id, owner, serial);
CREATE INDEX user_product_coupons_by_bundle ON user_product_coupons (user_coupon_bundle_id)
    WHERE user_coupon_bundle_id IS NOT NULL;
CREATE INDEX user_product_coupons_that_change ON user_product_coupons (due) WHERE due IS NOT NULL;
CREATE TABLE product_coupon_uses (
    owner TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    PRIMARY KEY (owner, brand_id, out_request_no)
) WITHOUT ROWID;
CREATE TABLE product_coupon_tokens (
    token TEXT PRIMARY KEY,
    openid TEXT NOT NULL,
    stock_id INTEGER NOT NULL,
    content TEXT NOT NULL,
    expires REAL NOT NULL
) WITHOUT ROWID;
