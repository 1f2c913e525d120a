CREATE TABLE brand_stores (
    serial INTEGER PRIMARY KEY,
    store_id INTEGER NOT NULL UNIQUE,
    brand_id TEXT NOT NULL,
    state TEXT NOT NULL,
    fields TEXT NOT NULL,
    draft TEXT NOT NULL,
    reject_reason TEXT,
    reference TEXT,
    place TEXT NOT NULL,
    is_example INTEGER NOT NULL
);
CREATE INDEX brand_stores_by_brand ON brand_stores (brand_id, serial);
CREATE INDEX brand_stores_by_reference ON brand_stores (brand_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX brand_stores_by_place ON brand_stores (brand_id, place);
CREATE TABLE brand_store_deletions (
    serial INTEGER PRIMARY KEY
);
CREATE TABLE brand_store_recipients (
    serial INTEGER PRIMARY KEY,
    store_id INTEGER NOT NULL,
    mchid TEXT NOT NULL,
    company_name TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (store_id, mchid)
);
