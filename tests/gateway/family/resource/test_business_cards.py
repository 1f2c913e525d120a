"""Applications for a brand, for its business card and for the payments that lead to the card, over HTTP."""

from typing import Any

import pytest

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.server import RunningGateway

CARDS = "/v3/brand/card/card-configs"
LINKS = "/v3/brand/card/card-links"
APPLYMENTS = "/v3/brand/applyments"
IN_USE = (400, "RESOURCE_ALREADY_EXISTS")
CARD = {
    "business_code": "card_1",
    "brand_id": "7",
    "brand_customer_service": {"customer_service_type": "SERVICE_PHONE", "customer_service_phone": "0755-86013388"},
}
LINK = {"business_code": "link_1", "brand_id": "7", "payment_scene": "MINI_PROGRAM", "appid": "wx1"}
OTHER_ACCOUNTS: list[dict[str, Any]] = [
    {"appid": "wx2"},
    {"payment_scene": "APP"},
    {"card_link_mchid": "1900000109"},
]


def application(merchant: Merchant) -> dict[str, Any]:
    """Return a request, encrypted with new random values each time."""
    return {
        "business_code": "brand_1",
        "admin_info": {
            "admin_name": merchant.seal("张三"),
            "id_doc_type": "IDENTIFICATION_TYPE_MAINLAND_ID_CARD",
            "id_card_number": merchant.seal("11010119900307757X"),
        },
        "subject_info": {
            "subject_type": "SUBJECT_TYPE_ENTERPRISE",
            "subject_name": "腾讯科技（深圳）有限公司",
            "unified_social_credit_code": "9144030071526726XG",
        },
        "brand_basic_info": {"brand_name": "企鹅咖啡", "brand_logo": "media"},
        "trademark": {"trademark_exists": "TRADEMARK_NONE", "no_trademark_addition_prove_list": ["media"]},
    }


def refusal(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.code


def put(gateway: RunningGateway, merchant: Merchant, state: str) -> None:
    """Create an application for a brand and bring it into a state."""
    merchant.call_json(APPLYMENTS, application(merchant))
    gateway.brand_applyments.set_state("brand_1", f"APPLYMENT_STATE_{state}")


@pytest.mark.parametrize(
    "state", ["WAITING_VALIDATE", "WAITING_AUDIT", "WAITING_AUTH", "OPEN_ACCOUNT", "FINISH", "CANCELED"]
)
def test_an_application_for_a_brand_in_progress_is_not_accepted_twice(
    gateway: RunningGateway, merchant: Merchant, state: str
) -> None:
    put(gateway, merchant, state)
    assert refusal(merchant.call_json(APPLYMENTS, application(merchant))) == IN_USE


@pytest.mark.parametrize("state", ["UNKNOWN", "UNSUBMITTED", "AUDIT_REJECTED"])
def test_an_application_for_a_brand_can_be_submitted_again(
    gateway: RunningGateway, merchant: Merchant, state: str
) -> None:
    put(gateway, merchant, state)
    assert merchant.call_json(APPLYMENTS, application(merchant)).status == 200


@pytest.mark.parametrize(("address", "body"), [(CARDS, CARD), (LINKS, LINK)])
def test_an_application_in_progress_is_not_accepted_twice(
    merchant: Merchant, address: str, body: dict[str, Any]
) -> None:
    assert merchant.call_json(address, body).status == 200
    assert refusal(merchant.call_json(address, body)) == IN_USE


@pytest.mark.parametrize(("address", "body"), [(CARDS, CARD), (LINKS, LINK)])
def test_the_number_of_a_canceled_application_cannot_be_used_again(
    merchant: Merchant, address: str, body: dict[str, Any]
) -> None:
    merchant.call_json(address, body)
    named = {name: body[name] for name in ("business_code", "brand_id")}
    assert merchant.call_json(f"{address}/cancel-applyment", named).status == 200
    assert refusal(merchant.call_json(address, body)) == IN_USE


def test_a_rejected_configuration_waits_for_the_one_in_progress(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call_json(CARDS, CARD)
    gateway.business_card_configs.set_state("card_1", "AUDIT_REJECTED")
    assert merchant.call_json(CARDS, {**CARD, "business_code": "card_2"}).status == 200
    assert refusal(merchant.call_json(CARDS, CARD)) == IN_USE


@pytest.mark.parametrize("other", [{}, {"brand_id": "8"}])
def test_an_account_has_one_application_in_progress(merchant: Merchant, other: dict[str, str]) -> None:
    merchant.call_json(LINKS, LINK)
    assert refusal(merchant.call_json(LINKS, {**LINK, "business_code": "link_2", **other})) == IN_USE


@pytest.mark.parametrize("other", OTHER_ACCOUNTS)
def test_each_account_can_have_an_application(merchant: Merchant, other: dict[str, str]) -> None:
    merchant.call_json(LINKS, LINK)
    assert merchant.call_json(LINKS, {**LINK, "business_code": "link_2", **other}).status == 200


@pytest.mark.parametrize(("former", "corrected"), [({}, {"appid": "wx2"}), ({"card_link_mchid": "1900000109"}, {})])
def test_a_corrected_application_is_for_its_new_account(
    gateway: RunningGateway, merchant: Merchant, former: dict[str, str], corrected: dict[str, str]
) -> None:
    merchant.call_json(LINKS, {**LINK, **former})
    gateway.business_card_links.reject("link_1", reason="another account")
    merchant.call_json(LINKS, {**LINK, **corrected})
    others = [
        merchant.call_json(LINKS, {**LINK, "business_code": "link_2", **account}) for account in (corrected, former)
    ]
    assert [each.status for each in others] == [400, 200]


def test_a_corrected_configuration_is_not_scheduled_any_more(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call_json(CARDS, CARD)
    named = {name: CARD[name] for name in ("business_code", "brand_id")}
    when = {"publish_type": "SCHEDULED_PUBLISH", "scheduled_publish_time": "2030-05-20T13:29:35+08:00"}
    assert merchant.call_json(f"{CARDS}/publish", {**named, **when}).status == 200
    gateway.business_card_configs.reject("card_1", reason="a broken link")
    merchant.call_json(CARDS, CARD)
    target = f"{CARDS}?business_code=card_1&brand_id=7"
    shown = merchant.call(target, method="GET", changed={"Content-Type": None, "Content-Length": None}).json()
    assert (shown["applyment_state"], "scheduled_publish_time" in shown) == ("DRAFTING", False)


def links(merchant: Merchant, query: str = "") -> list[dict[str, Any]]:
    """Return the links in effect on the first page."""
    target = f"{LINKS}?brand_id=7{query}"
    shown = merchant.call(target, method="GET", changed={"Content-Type": None, "Content-Length": None}).json()
    found: list[dict[str, Any]] = shown["active_link_list"]
    return found


def take_effect(gateway: RunningGateway, merchant: Merchant, **changes: str) -> None:
    """Apply for a link that takes effect at once."""
    body = {**LINK, **changes}
    assert merchant.call_json(LINKS, body).status == 200
    gateway.business_card_links.approve(body["business_code"])


def unbind(merchant: Merchant, **changes: str) -> Answer:
    body = {name: value for name, value in {**LINK, **changes}.items() if name != "business_code"}
    return merchant.call_json(f"{LINKS}/unbind-card-link", body)


def test_an_application_in_effect_makes_a_link(gateway: RunningGateway, merchant: Merchant) -> None:
    merchant.call_json(LINKS, LINK)
    before = links(merchant)
    gateway.business_card_links.approve("link_1")
    assert (before, links(merchant)) == ([], [{"payment_scene": "MINI_PROGRAM", "appid_list": ["wx1"]}])


def test_an_application_in_effect_makes_one_link(gateway: RunningGateway, merchant: Merchant) -> None:
    take_effect(gateway, merchant)
    gateway.business_card_links.set_state("link_1", "IN_EFFECT")
    assert len(links(merchant)) == 1


def test_a_linked_account_can_be_applied_for_again_after_the_link_was_removed(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    take_effect(gateway, merchant)
    again = {**LINK, "business_code": "link_2", "brand_id": "8"}
    assert refusal(merchant.call_json(LINKS, again)) == IN_USE
    removed = unbind(merchant)
    assert (removed.json(), links(merchant)) == ({"brand_id": "7", "payment_scene": "MINI_PROGRAM", "appid": "wx1"}, [])
    assert (gateway.business_card_links.get("link_1").state, merchant.call_json(LINKS, again).status) == (
        "IN_EFFECT",
        200,
    )


@pytest.mark.parametrize("other", [{"brand_id": "8"}, {"appid": "wx2"}, {"card_link_mchid": "1900000109"}])
def test_only_a_link_of_the_brand_is_removed(
    gateway: RunningGateway, merchant: Merchant, other: dict[str, str]
) -> None:
    take_effect(gateway, merchant)
    assert refusal(unbind(merchant, **other)) == (404, "RESOURCE_NOT_EXISTS")
    assert len(links(merchant)) == 1


def test_the_links_of_a_brand_are_filtered_and_paged(gateway: RunningGateway, merchant: Merchant) -> None:
    take_effect(gateway, merchant)
    take_effect(gateway, merchant, business_code="link_2", payment_scene="APP")
    take_effect(gateway, merchant, business_code="link_3", brand_id="8", appid="wx3")
    assert [each["payment_scene"] for each in links(merchant)] == ["APP", "MINI_PROGRAM"]
    assert [each["payment_scene"] for each in links(merchant, "&page_index=2&page_size=1")] == ["MINI_PROGRAM"]
    assert links(merchant, "&payment_scene=APP") == [{"payment_scene": "APP", "appid_list": ["wx1"]}]
