CREATE TABLE pay_gift_activities (
    caller TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    out_request_no TEXT,
    activity_type TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    begins REAL NOT NULL,
    ends REAL NOT NULL,
    created REAL NOT NULL,
    updated REAL NOT NULL,
    paused REAL,
    resumed REAL,
    due REAL,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, activity_id)
);
CREATE UNIQUE INDEX pay_gift_activities_by_number ON pay_gift_activities (caller, out_request_no) WHERE out_request_no IS NOT NULL;
CREATE INDEX pay_gift_activities_by_id ON pay_gift_activities (activity_id);
CREATE INDEX pay_gift_activities_by_caller ON pay_gift_activities (caller);
CREATE INDEX pay_gift_activities_by_state ON pay_gift_activities (caller, state);
CREATE INDEX pay_gift_activities_that_change ON pay_gift_activities (due) WHERE due IS NOT NULL;
CREATE TABLE pay_gift_entries (
    caller TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    name TEXT,
    created REAL NOT NULL,
    updated REAL NOT NULL,
    PRIMARY KEY (caller, activity_id, kind, value)
);
CREATE INDEX pay_gift_entries_by_activity ON pay_gift_entries (caller, activity_id, kind);
CREATE TABLE pay_gift_changes (
    caller TEXT NOT NULL,
    kind TEXT NOT NULL,
    request_no TEXT NOT NULL,
    content TEXT NOT NULL,
    reply TEXT NOT NULL,
    PRIMARY KEY (caller, kind, request_no)
);
CREATE TABLE pay_gift_refused_merchants (
    mchid TEXT PRIMARY KEY,
    reason TEXT NOT NULL
);
CREATE TABLE pay_gift_totals (
    caller TEXT NOT NULL,
    state TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (caller, state)
);
CREATE TRIGGER pay_gift_activity_added AFTER INSERT ON pay_gift_activities BEGIN
    INSERT INTO pay_gift_totals VALUES (new.caller, new.state, 1) ON CONFLICT (caller, state) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER pay_gift_activity_moved AFTER UPDATE OF state ON pay_gift_activities WHEN old.state <> new.state BEGIN
    UPDATE pay_gift_totals SET total = total - 1 WHERE caller = old.caller AND state = old.state;
    INSERT INTO pay_gift_totals VALUES (new.caller, new.state, 1) ON CONFLICT (caller, state) DO UPDATE SET total = total + 1;
END;
