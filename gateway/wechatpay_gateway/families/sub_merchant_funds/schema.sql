CREATE TABLE closed_accounts (
    sub_mchid TEXT PRIMARY KEY,
    at REAL NOT NULL
);
CREATE TABLE example_sub_merchants (
    sub_mchid TEXT PRIMARY KEY
);
