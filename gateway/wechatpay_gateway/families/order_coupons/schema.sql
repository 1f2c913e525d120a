CREATE TABLE coupon_budgets (
    stock_id TEXT PRIMARY KEY,
    creator TEXT NOT NULL,
    ends REAL NOT NULL,
    is_open INTEGER NOT NULL
);
CREATE INDEX coupon_budgets_by_end ON coupon_budgets (ends) WHERE is_open;
CREATE TABLE coupon_days (
    stock_id TEXT NOT NULL,
    day TEXT NOT NULL,
    fen INTEGER NOT NULL,
    PRIMARY KEY (stock_id, day)
) WITHOUT ROWID;
CREATE TABLE coupon_uses (
    stock_id TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    PRIMARY KEY (stock_id, transaction_id)
) WITHOUT ROWID;
