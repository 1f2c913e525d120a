CREATE TABLE service_orders (
    caller TEXT NOT NULL,
    is_partner INTEGER NOT NULL,
    out_order_no TEXT NOT NULL,
    order_id TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    created REAL NOT NULL,
    package TEXT NOT NULL,
    package_expires REAL NOT NULL,
    query_id TEXT NOT NULL,
    opened REAL,
    openid TEXT,
    confirmed REAL,
    is_deposited INTEGER NOT NULL,
    completion TEXT,
    completed REAL,
    total INTEGER,
    charged REAL,
    paid REAL,
    paid_type TEXT,
    transaction_id TEXT,
    cancellation TEXT,
    is_example INTEGER NOT NULL,
    PRIMARY KEY (caller, is_partner, out_order_no)
);
CREATE INDEX service_orders_by_number ON service_orders (out_order_no);
CREATE INDEX service_orders_by_query_id ON service_orders (query_id);
CREATE INDEX service_orders_that_expire ON service_orders (created) WHERE state = 'CREATED' AND NOT is_example;
CREATE INDEX service_orders_being_charged ON service_orders (charged) WHERE state = 'CHARGING' AND NOT is_example;
CREATE INDEX service_orders_by_kind ON service_orders (is_partner) WHERE NOT is_example;
