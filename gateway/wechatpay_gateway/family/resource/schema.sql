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
CREATE INDEX resources_by_owner ON resources (resource, kind, mchid, serial);
CREATE INDEX resources_by_openid ON resources (resource, json_extract(fields, '$."openid"'))
    WHERE json_extract(fields, '$."openid"') IS NOT NULL;
CREATE INDEX resources_by_due ON resources (due) WHERE due IS NOT NULL;
CREATE TABLE resource_keys (
    resource TEXT NOT NULL,
    key TEXT NOT NULL,
    serial INTEGER NOT NULL,
    PRIMARY KEY (resource, key, serial)
) WITHOUT ROWID;
