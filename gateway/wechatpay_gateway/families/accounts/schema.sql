CREATE TABLE account_entries (
    number INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    fen INTEGER NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0),
    cause TEXT NOT NULL,
    reference TEXT NOT NULL,
    at REAL NOT NULL
);
CREATE INDEX account_entries_by_account ON account_entries (owner, kind, number);
CREATE INDEX account_entries_by_reference ON account_entries (reference);
CREATE INDEX account_entries_initial ON account_entries (owner) WHERE cause = 'initial';
CREATE TABLE account_withdrawals (
    caller TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    withdraw_id TEXT NOT NULL,
    state TEXT NOT NULL,
    amount INTEGER NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    updated REAL NOT NULL,
    reason TEXT NOT NULL,
    solution TEXT NOT NULL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, out_request_no)
);
CREATE INDEX account_withdrawals_by_number ON account_withdrawals (out_request_no);
CREATE INDEX account_withdrawals_by_id ON account_withdrawals (withdraw_id);
