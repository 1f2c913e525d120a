CREATE TABLE bill_files (
    token TEXT PRIMARY KEY,
    mchid TEXT NOT NULL,
    content BLOB NOT NULL,
    expires_at REAL NOT NULL
);
