CREATE TABLE applyments (
    mchid TEXT NOT NULL,
    business_code TEXT NOT NULL,
    applyment_id INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL,
    content TEXT,
    reject_param TEXT,
    reject_reason TEXT,
    PRIMARY KEY (mchid, business_code)
);
CREATE INDEX applyments_by_business_code ON applyments (business_code);
CREATE TABLE authorized_merchants (
    sub_mchid TEXT PRIMARY KEY
);
