"""Facts of the official pages of a brand's stores that are easily remembered wrong."""

import pytest

from support.spec_texts import at

STORES = "brand/brand_stores"
MODELS = f"{STORES}/_models"

FACTS = [
    (
        f"{STORES}/create_store",
        ("doc",),
        "automatic review is expected to take 1 day, a manual one, if it is needed, 7 days",
    ),
    (f"{STORES}/create_store", ("doc",), "if it rejects the data, the store stays in `CREATING`"),
    (f"{STORES}/update_store", ("doc",), "replaces the old data only after the review approved it"),
    (
        f"{STORES}/update_store",
        ("doc",),
        "(`store_reference_id`, `service_phone` and `business_hours`) takes effect at once",
    ),
    (f"{STORES}/update_store", ("doc",), "While a new store is still under review, they also wait"),
    (f"{STORES}/bind_recipient", ("doc",), "A store can have at most 3 merchant numbers"),
    (f"{STORES}/unbind_recipient", ("body", "mchid", "doc"), "must be `CONFIRMED`"),
    (f"{STORES}/query_store", ("rate",), "1,800 calls a minute"),
    (f"{STORES}/list_stores", ("rate",), "900 calls a minute"),
    (MODELS, ("models", "StoreBusiness", "business_hours", "doc"), "at most 7 periods"),
    (MODELS, ("models", "StoreBusiness", "business_hours", "doc"), "lasts at most 24 hours"),
    (MODELS, ("models", "StoreAddress", "longitude", "doc"), "from -180 to 180"),
    (MODELS, ("models", "StoreAddress", "latitude", "doc"), "from -90 to 90"),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)
