CREATE TABLE resources (
    resource TEXT NOT NULL,
    serial INTEGER NOT NULL,
    kind TEXT NOT NULL,
    mchid TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT,
    fields TEXT NOT NULL,
    PRIMARY KEY (resource, serial)
);
CREATE INDEX resources_by_owner ON resources (resource, kind, mchid, serial);
CREATE TABLE resource_keys (
    resource TEXT NOT NULL,
    key TEXT NOT NULL,
    serial INTEGER NOT NULL,
    PRIMARY KEY (resource, key, serial)
) WITHOUT ROWID;
