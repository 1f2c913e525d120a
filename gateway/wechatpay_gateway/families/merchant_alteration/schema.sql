CREATE TABLE alterations (
    kind TEXT NOT NULL,
    apply_id TEXT NOT NULL,
    mchid TEXT NOT NULL,
    merchant_code TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT,
    reject_reason TEXT,
    reject_details TEXT,
    PRIMARY KEY (kind, apply_id),
    UNIQUE (mchid, kind, merchant_code, out_request_no)
);
CREATE INDEX alterations_by_apply_id ON alterations (apply_id);
CREATE INDEX alterations_by_merchant ON alterations (merchant_code, kind);
