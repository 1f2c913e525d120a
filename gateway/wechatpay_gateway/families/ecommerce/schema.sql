CREATE TABLE advance_returns (
    caller TEXT NOT NULL,
    out_refund_no TEXT NOT NULL,
    refund_id TEXT NOT NULL,
    advance_return_id TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    amount INTEGER NOT NULL,
    result TEXT NOT NULL,
    created REAL NOT NULL,
    attempted REAL NOT NULL,
    finished REAL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, refund_id)
);
CREATE INDEX advance_returns_by_number ON advance_returns (out_refund_no, caller);
CREATE INDEX advance_returns_by_time ON advance_returns (attempted) WHERE result = 'PROCESSING' AND NOT is_example;
CREATE TABLE subsidies (
    subsidy_id TEXT NOT NULL,
    caller TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    out_subsidy_no TEXT NOT NULL,
    amount INTEGER NOT NULL,
    result TEXT NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    finished REAL NOT NULL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (subsidy_id, caller)
);
CREATE INDEX subsidies_by_number ON subsidies (caller, out_subsidy_no);
CREATE INDEX subsidies_by_order ON subsidies (transaction_id);
CREATE INDEX subsidies_by_time ON subsidies (created) WHERE result = 'FAIL' AND NOT is_example;
CREATE TABLE subsidy_returns (
    subsidy_refund_id TEXT PRIMARY KEY,
    caller TEXT NOT NULL,
    out_order_no TEXT NOT NULL,
    subsidy_id TEXT NOT NULL,
    refund_id TEXT NOT NULL,
    amount INTEGER NOT NULL,
    is_failed INTEGER NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    is_open INTEGER NOT NULL DEFAULT 0,
    finished REAL
);
CREATE INDEX subsidy_returns_by_time ON subsidy_returns (created) WHERE is_open;
CREATE UNIQUE INDEX subsidy_returns_by_number ON subsidy_returns (caller, out_order_no);
CREATE INDEX subsidy_returns_by_subsidy ON subsidy_returns (subsidy_id);
CREATE TABLE subsidy_cancellations (
    caller TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    created REAL NOT NULL,
    PRIMARY KEY (caller, sub_mchid, transaction_id)
);
