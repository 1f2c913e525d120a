CREATE TABLE merchant_restrictions (
    case_id TEXT PRIMARY KEY,
    sub_mchid TEXT NOT NULL,
    state TEXT NOT NULL,
    fields TEXT NOT NULL
);
CREATE INDEX merchant_restrictions_by_merchant ON merchant_restrictions (sub_mchid);
