CREATE TABLE gold_plans (
    sub_mchid TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    closed REAL,
    has_own_receipts INTEGER NOT NULL,
    has_advertisements INTEGER NOT NULL,
    filters TEXT NOT NULL
);
