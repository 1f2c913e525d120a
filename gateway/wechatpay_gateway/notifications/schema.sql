CREATE TABLE callbacks (
    id TEXT PRIMARY KEY,
    mchid TEXT NOT NULL,
    event_type TEXT NOT NULL,
    url TEXT NOT NULL,
    body BLOB NOT NULL,
    created REAL NOT NULL,
    retries TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due REAL,
    state TEXT NOT NULL
);
CREATE INDEX callbacks_by_due ON callbacks (due);
CREATE INDEX callbacks_given_up ON callbacks (state) WHERE state = 'given_up';
CREATE TABLE callback_attempts (
    callback TEXT NOT NULL,
    at REAL NOT NULL,
    fault TEXT,
    status INTEGER,
    outcome TEXT NOT NULL
);
CREATE INDEX callback_attempts_by_callback ON callback_attempts (callback);
