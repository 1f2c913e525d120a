CREATE TABLE uploads (
    mchid TEXT NOT NULL,
    operation TEXT NOT NULL,
    media_id TEXT NOT NULL,
    filename TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB,
    PRIMARY KEY (mchid, media_id)
);
CREATE TABLE made_numbers (
    caller TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (caller, name, value)
);
CREATE TABLE clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ahead_seconds REAL NOT NULL
);
