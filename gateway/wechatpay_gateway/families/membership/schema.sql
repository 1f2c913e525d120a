CREATE TABLE member_cards (
    serial INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    card_id TEXT NOT NULL,
    openid TEXT NOT NULL,
    code TEXT,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    picked REAL NOT NULL,
    created REAL NOT NULL,
    modified REAL NOT NULL,
    reason TEXT,
    invalidated REAL,
    points INTEGER,
    is_deleted INTEGER NOT NULL,
    due REAL,
    is_example INTEGER NOT NULL
);
CREATE INDEX member_cards_by_user ON member_cards (openid, brand_id);
CREATE INDEX member_cards_by_code ON member_cards (code, card_id);
CREATE INDEX member_cards_that_expire ON member_cards (due) WHERE due IS NOT NULL;
CREATE TABLE member_card_requests (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (owner, kind, number)
);
CREATE TABLE point_exchanges (
    record_id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    card INTEGER NOT NULL,
    content TEXT NOT NULL,
    result TEXT,
    reply TEXT
);
