CREATE TABLE mall_settings (
    mall TEXT PRIMARY KEY,
    receiver TEXT NOT NULL,
    payment_url TEXT NOT NULL,
    authorization_url TEXT NOT NULL
);
CREATE TABLE mall_members (
    mall TEXT NOT NULL,
    openid TEXT NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    authorized REAL,
    canceled REAL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (mall, openid)
);
CREATE TABLE mall_payments (
    transaction_id TEXT NOT NULL,
    mall TEXT NOT NULL,
    openid TEXT NOT NULL,
    amount INTEGER NOT NULL,
    shop_name TEXT NOT NULL,
    shop_number TEXT NOT NULL,
    state TEXT NOT NULL,
    paid REAL NOT NULL,
    points INTEGER,
    refunded INTEGER NOT NULL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (transaction_id, mall)
);
CREATE INDEX mall_payments_by_member ON mall_payments (openid, mall, state);
CREATE TABLE mall_cars (
    mall TEXT NOT NULL,
    openid TEXT NOT NULL,
    plate_number TEXT NOT NULL,
    state TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (mall, openid, plate_number)
);
