CREATE TABLE partnerships (
    serial INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    content TEXT NOT NULL,
    partner TEXT NOT NULL,
    authorized TEXT NOT NULL,
    state TEXT NOT NULL,
    created REAL NOT NULL,
    built REAL NOT NULL,
    terminated REAL,
    updated REAL NOT NULL,
    is_example INTEGER NOT NULL,
    UNIQUE (owner, idempotency_key)
);
CREATE INDEX partnerships_of_stock ON partnerships (owner, authorized, partner, serial);
