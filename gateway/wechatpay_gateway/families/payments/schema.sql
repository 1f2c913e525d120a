CREATE TABLE orders (
    caller TEXT NOT NULL,
    payee TEXT NOT NULL,
    family TEXT NOT NULL,
    trade_type TEXT NOT NULL,
    out_trade_no TEXT NOT NULL,
    state TEXT NOT NULL,
    total INTEGER NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    expires REAL,
    combine_out_trade_no TEXT,
    transaction_id TEXT,
    paid REAL,
    openid TEXT,
    is_example INTEGER NOT NULL,
    coupons TEXT,
    PRIMARY KEY (caller, family, out_trade_no)
);
CREATE INDEX orders_by_transaction ON orders (transaction_id);
CREATE INDEX orders_by_number ON orders (out_trade_no, caller);
CREATE INDEX orders_by_combination ON orders (caller, combine_out_trade_no);
CREATE INDEX orders_by_day ON orders (caller, paid);
CREATE INDEX orders_by_end ON orders (max(created + 604800, coalesce(expires, 0))) WHERE state = 'NOTPAY' AND NOT is_example;
CREATE TABLE combinations (
    caller TEXT NOT NULL,
    combine_out_trade_no TEXT NOT NULL,
    trade_type TEXT NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    expires REAL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, combine_out_trade_no)
);
CREATE INDEX combinations_by_number ON combinations (combine_out_trade_no);
CREATE TABLE prepayments (
    prepay_id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    caller TEXT NOT NULL,
    number TEXT NOT NULL,
    is_combined INTEGER NOT NULL,
    expires REAL NOT NULL
);
CREATE INDEX prepayments_by_number ON prepayments (caller, number);
CREATE TABLE payment_codes (
    code TEXT PRIMARY KEY
);
CREATE TABLE refunds (
    caller TEXT NOT NULL,
    out_refund_no TEXT NOT NULL,
    refund_id TEXT NOT NULL,
    family TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    status TEXT NOT NULL,
    amount INTEGER NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    channel TEXT NOT NULL,
    received_account TEXT NOT NULL,
    succeeded REAL,
    is_example INTEGER NOT NULL,
    redirection TEXT,
    coupons TEXT,
    PRIMARY KEY (caller, family, out_refund_no)
);
CREATE INDEX refunds_by_id ON refunds (refund_id);
CREATE INDEX refunds_by_day ON refunds (caller, created);
CREATE INDEX refunds_by_number ON refunds (out_refund_no, caller);
CREATE INDEX refunds_by_transaction ON refunds (transaction_id);
CREATE TABLE order_funds (
    caller TEXT NOT NULL,
    family TEXT NOT NULL,
    out_trade_no TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    fee INTEGER NOT NULL,
    unsplit INTEGER NOT NULL,
    frozen_until REAL,
    PRIMARY KEY (caller, family, out_trade_no)
);
CREATE INDEX order_funds_by_end ON order_funds (frozen_until) WHERE frozen_until IS NOT NULL;
