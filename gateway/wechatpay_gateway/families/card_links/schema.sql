CREATE TABLE card_links (
    owner TEXT NOT NULL,
    brand_id TEXT NOT NULL,
    payment_scene TEXT NOT NULL,
    appid TEXT NOT NULL,
    card_link_mchid TEXT NOT NULL,
    service_id TEXT NOT NULL,
    is_example INTEGER NOT NULL
);
CREATE INDEX card_links_by_brand ON card_links (owner, brand_id);
CREATE INDEX card_links_by_account ON card_links (payment_scene, appid, card_link_mchid, service_id);
