CREATE TABLE sharings (
    caller TEXT NOT NULL,
    product TEXT NOT NULL,
    out_order_no TEXT NOT NULL,
    owner TEXT NOT NULL,
    order_id TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    state TEXT NOT NULL,
    is_unfreezing INTEGER NOT NULL,
    rest INTEGER NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    finished REAL,
    is_example INTEGER NOT NULL,
    scope TEXT NOT NULL,
    PRIMARY KEY (caller, product, out_order_no)
);
CREATE INDEX sharings_by_number ON sharings (out_order_no, caller);
CREATE INDEX sharings_by_id ON sharings (order_id);
CREATE INDEX sharings_by_transaction ON sharings (transaction_id);
CREATE TABLE shares (
    detail_id TEXT PRIMARY KEY,
    caller TEXT NOT NULL,
    product TEXT NOT NULL,
    out_order_no TEXT NOT NULL,
    type TEXT NOT NULL,
    account TEXT NOT NULL,
    amount INTEGER NOT NULL,
    description TEXT NOT NULL,
    result TEXT NOT NULL,
    fail_reason TEXT,
    created REAL NOT NULL,
    finished REAL
);
CREATE INDEX shares_by_order ON shares (caller, product, out_order_no);
CREATE INDEX shares_by_day ON shares (caller, finished);
CREATE INDEX shares_by_account ON shares (account, finished);
CREATE TABLE sharing_returns (
    caller TEXT NOT NULL,
    product TEXT NOT NULL,
    out_return_no TEXT NOT NULL,
    return_id TEXT NOT NULL,
    out_order_no TEXT NOT NULL,
    return_mchid TEXT NOT NULL,
    amount INTEGER NOT NULL,
    description TEXT NOT NULL,
    result TEXT NOT NULL,
    fail_reason TEXT,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    finished REAL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, product, out_return_no)
);
CREATE INDEX sharing_returns_by_number ON sharing_returns (out_return_no, caller);
CREATE INDEX sharing_returns_by_order ON sharing_returns (caller, product, out_order_no);
CREATE INDEX sharing_returns_by_time ON sharing_returns (created) WHERE result = 'PROCESSING';
CREATE TABLE sharing_receivers (
    caller TEXT NOT NULL,
    product TEXT NOT NULL,
    scope TEXT NOT NULL,
    type TEXT NOT NULL,
    account TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT,
    relation_type TEXT NOT NULL,
    custom_relation TEXT,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, product, scope, type, account)
);
CREATE INDEX sharing_receivers_by_account ON sharing_receivers (account);
CREATE TABLE sharing_profiles (
    account TEXT PRIMARY KEY,
    permission TEXT NOT NULL,
    max_ratio INTEGER NOT NULL,
    accepts_returns INTEGER NOT NULL,
    product TEXT,
    notify_url TEXT,
    name TEXT
);
