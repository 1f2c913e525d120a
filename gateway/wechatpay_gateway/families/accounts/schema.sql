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
