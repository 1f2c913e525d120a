"""Facts of the official pages of pay gift activities that are easily remembered wrong."""

import pytest

from support.spec_texts import at, spec_of

ROOT = "marketing/pay_gift_activities"
MODELS, CREATE = f"{ROOT}/_models", f"{ROOT}/create_full_send_activity"
LIST, ADD, DELETE = (
    f"{ROOT}/{name}" for name in ("list_activities", "add_activity_merchants", "delete_activity_merchants")
)
UPLOAD, STOCK = "common/media/upload_marketing_image", "marketing/cash_coupons/create_stock"
MEDIA_URL = "common.media.upload_marketing_image.media_url"

FACTS = [
    (MODELS, ("models", "ActivityBaseInfo", "end_time", "doc"), "less than 365 days"),
    (MODELS, ("models", "ActivityBaseInfo", "end_time", "doc"), "at most 90 days"),
    (MODELS, ("models", "ActivityBaseInfo", "merchant_logo_url", "from"), MEDIA_URL),
    (MODELS, ("models", "AvailableDayTime", "begin_day_time", "doc"), "`110000` is 11:00:00"),
    (MODELS, ("enums", "SendContent", "GIFT_PACKAGE"), "3 to 5 coupons"),
    (LIST, ("parameters", "limit", "type"), "integer(1..100)"),
    (CREATE, ("repeat", "by"), "activity_base_info.out_request_no"),
    (ADD, ("repeat", "by"), "add_request_no"),
    (DELETE, ("repeat", "by"), "delete_request_no"),
    (UPLOAD, ("upload", "max_size"), "2 MB"),
    (UPLOAD, ("rate",), "100 calls a minute"),
    (UPLOAD, ("replies", "200", "media_url", "doc"), "Never expires"),
    *((STOCK, ("models", "PatternInfo", image, "from"), MEDIA_URL) for image in ("merchant_logo", "coupon_image")),
]


@pytest.mark.parametrize(("name", "path", "fact"), FACTS)
def test_a_fact_of_the_page_is_in_its_spec(name: str, path: tuple[str, ...], fact: str) -> None:
    assert fact in at(name, *path)


def test_the_number_of_a_page_of_activities_starts_from_0() -> None:
    assert spec_of(LIST)["pages"].get("first", "0") == "0"


@pytest.mark.parametrize("value", ["IN_SEVICE_COUPON_MERCHANT", "MANUAL_INPUT_MERCHANT"])
def test_the_sources_of_merchants_are_spelled_as_on_the_wire(value: str) -> None:
    assert value in spec_of(MODELS)["enums"]["MerchantOption"]
