CREATE TABLE delivery_plans (
    plan_id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    content TEXT NOT NULL,
    stock_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    audit TEXT NOT NULL,
    is_out_of_stock INTEGER NOT NULL,
    fields TEXT NOT NULL,
    draft TEXT NOT NULL,
    starts REAL NOT NULL,
    ends REAL NOT NULL,
    sent INTEGER NOT NULL,
    day TEXT NOT NULL,
    sent_today INTEGER NOT NULL,
    is_example INTEGER NOT NULL,
    due REAL
);
CREATE INDEX delivery_plans_by_request ON delivery_plans (owner, brand_id, out_request_no);
CREATE INDEX delivery_plans_by_brand ON delivery_plans (brand_id, owner);
CREATE INDEX delivery_plans_by_stock ON delivery_plans (stock_id);
CREATE INDEX delivery_plans_that_expire ON delivery_plans (due) WHERE due IS NOT NULL;
CREATE TABLE delivery_plan_receipts (
    plan_id INTEGER NOT NULL,
    openid TEXT NOT NULL,
    received INTEGER NOT NULL,
    PRIMARY KEY (plan_id, openid)
) WITHOUT ROWID;
