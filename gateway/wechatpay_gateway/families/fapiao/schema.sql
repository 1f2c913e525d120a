CREATE TABLE fapiao_callbacks (
    caller TEXT PRIMARY KEY,
    url TEXT NOT NULL
);
CREATE TABLE fapiao_settings (
    caller TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    shows_entry INTEGER,
    supports_vat INTEGER,
    card_appid TEXT,
    card_id TEXT,
    PRIMARY KEY (caller, sub_mchid)
);
CREATE TABLE fapiao_titles (
    caller TEXT NOT NULL,
    apply_id TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    is_of_order INTEGER NOT NULL,
    openid TEXT NOT NULL,
    total INTEGER NOT NULL,
    needs TEXT NOT NULL,
    linked REAL NOT NULL,
    title TEXT,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, apply_id)
);
CREATE TABLE fapiao_invoices (
    caller TEXT NOT NULL,
    fapiao_id TEXT NOT NULL,
    apply_id TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    status TEXT NOT NULL,
    card_status TEXT,
    content TEXT NOT NULL,
    total INTEGER NOT NULL,
    is_own INTEGER NOT NULL,
    requested REAL NOT NULL,
    card_appid TEXT NOT NULL,
    card_id TEXT NOT NULL,
    card_code TEXT NOT NULL,
    openid TEXT NOT NULL,
    number TEXT,
    code TEXT,
    issued REAL,
    red_number TEXT,
    reversed REAL,
    reversal_requested REAL,
    error_code TEXT,
    error_message TEXT,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, fapiao_id)
);
CREATE INDEX fapiao_invoices_by_application ON fapiao_invoices (apply_id, caller);
CREATE INDEX fapiao_invoices_by_number ON fapiao_invoices (fapiao_id);
CREATE TABLE fapiao_payments (
    payment TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    caller TEXT NOT NULL,
    fapiao_id TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (payment, sub_mchid, caller, fapiao_id)
);
CREATE INDEX fapiao_payments_by_invoice ON fapiao_payments (caller, fapiao_id);
CREATE TABLE fapiao_tokens (
    token TEXT PRIMARY KEY,
    caller TEXT NOT NULL,
    fapiao_id TEXT NOT NULL,
    expires REAL NOT NULL
);
CREATE INDEX fapiao_tokens_by_time ON fapiao_tokens (expires);
CREATE TABLE fapiao_invitations (
    caller TEXT NOT NULL,
    invite_code TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (caller, invite_code)
);
CREATE TABLE fapiao_invitation_results (
    caller TEXT NOT NULL,
    invite_code TEXT NOT NULL,
    sub_mchid TEXT,
    name TEXT NOT NULL,
    tax_id TEXT NOT NULL,
    at REAL NOT NULL,
    failed_code TEXT,
    failed_reason TEXT
);
CREATE INDEX fapiao_invitation_results_by_time ON fapiao_invitation_results (caller, at);
CREATE TABLE fapiao_merchants (
    caller TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    state TEXT NOT NULL,
    modes TEXT NOT NULL,
    abilities TEXT NOT NULL,
    connected REAL,
    reason TEXT,
    is_example INTEGER NOT NULL,
    changed TEXT NOT NULL DEFAULT '{}',
    is_unbound INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (caller, sub_mchid)
);
CREATE INDEX fapiao_merchants_by_number ON fapiao_merchants (sub_mchid);
