CREATE TABLE transfers (
    caller TEXT NOT NULL,
    out_bill_no TEXT NOT NULL,
    transfer_bill_no TEXT NOT NULL,
    is_authorized INTEGER NOT NULL,
    state TEXT NOT NULL,
    amount INTEGER NOT NULL,
    openid TEXT NOT NULL,
    payer TEXT NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    updated REAL NOT NULL,
    package_info TEXT NOT NULL,
    money TEXT NOT NULL,
    fail_reason TEXT,
    payment_method_type TEXT,
    is_consented INTEGER NOT NULL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, out_bill_no)
);
CREATE INDEX transfers_by_number ON transfers (out_bill_no);
CREATE INDEX transfers_by_transfer_bill_no ON transfers (transfer_bill_no);
CREATE INDEX transfers_for_limits ON transfers (caller, created, state, is_example, openid, amount);
CREATE INDEX transfers_that_expire ON transfers (created)
    WHERE state IN ('PROCESSING', 'WAIT_USER_CONFIRM') AND NOT is_example;
CREATE TABLE transfer_authorizations (
    caller TEXT NOT NULL,
    out_authorization_no TEXT NOT NULL,
    state TEXT NOT NULL,
    openid TEXT NOT NULL,
    scene TEXT NOT NULL,
    content TEXT NOT NULL,
    package_info TEXT NOT NULL,
    created REAL NOT NULL,
    authorization_id TEXT,
    authorized REAL,
    closed REAL,
    close_reason TEXT,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, out_authorization_no)
);
CREATE INDEX transfer_authorizations_by_number ON transfer_authorizations (out_authorization_no);
CREATE INDEX transfer_authorizations_by_id ON transfer_authorizations (authorization_id);
CREATE INDEX transfer_authorizations_by_user ON transfer_authorizations (caller, openid, scene);
CREATE INDEX transfer_authorizations_that_expire ON transfer_authorizations (created)
    WHERE state = 'WAIT_USER_CONFIRM' AND NOT is_example;
CREATE TABLE transfer_receipts (
    caller TEXT NOT NULL,
    out_bill_no TEXT NOT NULL,
    state TEXT NOT NULL,
    created REAL NOT NULL,
    updated REAL NOT NULL,
    file BLOB,
    fail_reason TEXT,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, out_bill_no)
);
CREATE INDEX transfer_receipts_by_number ON transfer_receipts (out_bill_no);
CREATE TABLE transfer_files (
    token TEXT PRIMARY KEY,
    caller TEXT NOT NULL,
    file BLOB NOT NULL,
    expires REAL NOT NULL
);
CREATE TABLE transfer_users (
    openid TEXT PRIMARY KEY,
    real_name TEXT,
    is_blocked INTEGER NOT NULL DEFAULT 0
);
