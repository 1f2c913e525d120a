CREATE TABLE coupon_budgets (
    stock_id TEXT PRIMARY KEY,
    creator TEXT NOT NULL,
    ends REAL NOT NULL,
    is_open INTEGER NOT NULL
);
CREATE INDEX coupon_budgets_by_end ON coupon_budgets (ends) WHERE is_open;
