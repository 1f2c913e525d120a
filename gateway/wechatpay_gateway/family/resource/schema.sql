CREATE TABLE resources (
    resource TEXT NOT NULL,
    serial INTEGER NOT NULL,
    kind TEXT NOT NULL,
    mchid TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT,
    fields TEXT NOT NULL,
    made REAL,
    since REAL,
    due REAL DEFAULT 0,
    PRIMARY KEY (resource, serial)
);
CREATE INDEX resources_by_openid ON resources (resource, json_extract(fields, '$."openid"'))
    WHERE json_extract(fields, '$."openid"') IS NOT NULL;
CREATE INDEX resources_by_due ON resources (due) WHERE due IS NOT NULL;
CREATE TABLE resource_keys (
    resource TEXT NOT NULL,
    key TEXT NOT NULL,
    serial INTEGER NOT NULL,
    PRIMARY KEY (resource, key, serial)
) WITHOUT ROWID;
CREATE TABLE resource_lists (
    id INTEGER PRIMARY KEY,
    resource TEXT NOT NULL,
    key TEXT NOT NULL,
    total INTEGER NOT NULL,
    is_large INTEGER NOT NULL,
    UNIQUE (resource, key)
);
CREATE TABLE resource_list_rows (
    list INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    moment TEXT NOT NULL,
    PRIMARY KEY (list, serial)
) WITHOUT ROWID;
CREATE TABLE resource_list_blocks (
    list INTEGER NOT NULL,
    level INTEGER NOT NULL,
    block INTEGER NOT NULL,
    total INTEGER NOT NULL,
    low TEXT NOT NULL,
    high TEXT NOT NULL,
    PRIMARY KEY (list, level, block)
) WITHOUT ROWID;
CREATE TABLE resource_forms (resource TEXT PRIMARY KEY, form TEXT NOT NULL);
