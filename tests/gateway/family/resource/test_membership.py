"""Membership card templates of brands, and activities that give coupons to new members, over HTTP."""

from typing import Any

import pytest

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.server import RunningGateway

ROOT = "/v3/brand/partner/card-member"
BRAND = {"brand_id": "1004"}
PAGE = {"mini": "wxea9c30a90fs8d3fe", "path": "/pages/points/points"}
TEMPLATE = {
    **BRAND,
    "out_request_no": "template-1",
    "appid": "wxea9c30890f48d5ae",
    "card_type": "NORMAL",
    "card_title": "Silver",
    "card_color": "#FFFF00",
    "card_picture_url": "https://wxpaylogo.qpic.cn/1",
    "code_mode": "SYSTEM_ALLOCATE",
    "code_type": "BAR_CODE",
    "benefits": "10 % off",
    "notify_url": "https://shop.example/cards",
    "legal_agreement": "None.",
    "valid_date_information": {"type": "PERMANENT"},
    "member_information": {"jump_appid": PAGE["mini"], "jump_path": PAGE["path"]},
}
ACTIVITY = {
    **BRAND,
    "out_request_no": "activity-1",
    "card_id": "card-1",
    "activity_channel": "MECHANT_APP_COMPONENT",
    "title": "Join",
    "sub_title": "5 coupons",
    "begin_time": "2025-05-20T13:29:35+08:00",
    "end_time": "2026-05-20T13:29:35+08:00",
    "apply_total": 1000,
    "product_coupon_stock_list": [{"product_coupon_id": "1", "stock_id": "2"}],
}


def ask(merchant: Merchant, target: str) -> Answer:
    return merchant.call(f"{ROOT}/{target}", method="GET", changed={"Content-Type": None, "Content-Length": None})


def create(merchant: Merchant, target: str, body: dict[str, Any]) -> dict[str, Any]:
    created = merchant.call_json(f"{ROOT}/{target}", body)
    assert created.status == 200
    record: dict[str, Any] = created.json()
    return record


def invalidate(merchant: Merchant, card_id: str, brand_id: str = BRAND["brand_id"]) -> Answer:
    return merchant.call_json(f"{ROOT}/cards/{card_id}/invalidate", {"brand_id": brand_id})


def start(gateway: RunningGateway, merchant: Merchant) -> int:
    number = int(create(merchant, "membership-activities", ACTIVITY)["activity_id"])
    gateway.membership_activities.start(number)
    return number


@pytest.mark.parametrize(("state", "is_listed"), [("CARD_EFFECTIVE", False), ("CARD_INVALID", True)])
def test_an_invalidated_template_is_listed_as_such(merchant: Merchant, state: str, *, is_listed: bool) -> None:
    card_id = create(merchant, "cards", TEMPLATE)["card_id"]
    assert invalidate(merchant, card_id).json()["state"] == "CARD_INVALID"
    listed = ask(merchant, f"cards?brand_id=1004&state={state}&offset=0&limit=20").json()
    assert (card_id in [each["card_id"] for each in listed.get("data", [])]) is is_listed


def test_a_template_is_shown_as_it_was_created(merchant: Merchant) -> None:
    card_id = create(merchant, "cards", TEMPLATE)["card_id"]
    shown = ask(merchant, f"cards/{card_id}?brand_id=1004").json()
    assert {name: shown[name] for name in TEMPLATE} == TEMPLATE


def test_a_repeated_request_for_a_template_is_refused(merchant: Merchant) -> None:
    create(merchant, "cards", TEMPLATE)
    refused = merchant.call_json(f"{ROOT}/cards", TEMPLATE)
    assert (refused.status, refused.json()["code"]) == (400, "PARAM_ERROR")


def test_a_template_of_another_brand_does_not_exist(merchant: Merchant) -> None:
    card_id = create(merchant, "cards", TEMPLATE)["card_id"]
    assert [ask(merchant, f"cards/{card_id}?brand_id=1005").status, invalidate(merchant, card_id, "1005").status] == [
        404,
        404,
    ]


def test_a_template_can_have_one_effective_activity(gateway: RunningGateway, merchant: Merchant) -> None:
    start(gateway, merchant)
    refused = merchant.call_json(f"{ROOT}/membership-activities", {**ACTIVITY, "out_request_no": "activity-2"})
    assert (refused.status, refused.json()["code"]) == (400, "ALREADY_EXISTS")


def test_an_activity_of_another_brand_is_refused(gateway: RunningGateway, merchant: Merchant) -> None:
    number = start(gateway, merchant)
    refused = ask(merchant, f"membership-activities/{number}?brand_id=1005")
    assert (refused.status, refused.json()["code"]) == (403, "NO_AUTH")


def test_a_terminated_activity_makes_room_for_another(gateway: RunningGateway, merchant: Merchant) -> None:
    number = start(gateway, merchant)
    ended = merchant.call_json(f"{ROOT}/membership-activities/{number}/terminate", BRAND).json()
    assert ended["activity_state"] == "MEMBERSHIP_ACTIVITY_TERMINATED"
    again = create(merchant, "membership-activities", {**ACTIVITY, "out_request_no": "activity-2"})
    assert again["activity_state"] == "MEMBERSHIP_ACTIVITY_CREATED"
