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
