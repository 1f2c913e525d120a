"""Rules for orders from the text of the official pages: payer, scene, goods, subsidy and the lifetime of an H5 URL."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gateway.merchant_side import Merchant
from gateway.orders import (
    GOODS,
    NUMBER,
    SUB_APPID,
    SUB_MCHID,
    combined,
    direct,
    partner,
    place,
    place_and_pay,
    refusal_of,
)
from support.receiver import receiving
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

Make = Callable[..., tuple[str, dict[str, Any]]]
SINGLE = [pytest.param(direct, id="direct"), pytest.param(partner, id="partner")]
EVERY = [*SINGLE, pytest.param(combined, id="combined")]


def get(merchant: Merchant, target: str) -> Any:
    reply = merchant.call(target, method="GET")
    assert reply.status == 200, reply.body
    return reply.json()


def partners_order(merchant: Merchant) -> Any:
    own = f"sp_mchid={merchant.mchid}&sub_mchid={SUB_MCHID}"
    return get(merchant, f"/v3/pay/partner/transactions/out-trade-no/{NUMBER}?{own}")


PAYERS = [
    pytest.param("jsapi", {}, {"sp_openid"}, id="under the partner's AppID"),
    pytest.param("jsapi", {"sub_appid": SUB_APPID}, {"sp_openid", "sub_openid"}, id="with sub_appid"),
    pytest.param(
        "jsapi",
        {"sub_appid": SUB_APPID, "payer": {"sub_openid": "oSub"}},
        {"sp_openid", "sub_openid"},
        id="under the sub-merchant's AppID",
    ),
    pytest.param("native", {}, {"sp_openid"}, id="QR code"),
    pytest.param("native", {"sub_appid": SUB_APPID}, {"sp_openid", "sub_openid"}, id="QR code with sub_appid"),
]


@pytest.mark.parametrize(("kind", "changes", "names"), PAYERS)
def test_a_partners_query_has_the_payers_openid_under_each_appid_of_the_order(
    gateway: RunningGateway, merchant: Merchant, kind: str, changes: dict[str, Any], names: set[str]
) -> None:
    place_and_pay(gateway, merchant, partner(merchant, kind, **changes))
    assert set(partners_order(merchant)["payer"]) == names


@pytest.mark.parametrize(("kind", "changes", "names"), PAYERS)
def test_a_partners_notification_has_the_payers_openid_under_each_appid_of_the_order(
    gateway: RunningGateway, merchant: Merchant, kind: str, changes: dict[str, Any], names: set[str]
) -> None:
    with receiving() as receiver:
        place_and_pay(gateway, merchant, partner(merchant, kind, notify_url=receiver.url, **changes))
        gateway.deliver()
    (delivery,) = receiver.deliveries
    assert set(delivery.opened(merchant.environment["WECHATPAY_APIV3_KEY"])["payer"]) == names


def test_the_payers_openids_of_a_partners_order_are_those_of_the_request(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    payer = {"sp_openid": "oPartner", "sub_openid": "oSub"}
    place_and_pay(gateway, merchant, partner(merchant, "jsapi", sub_appid=SUB_APPID, payer=payer))
    assert partners_order(merchant)["payer"] == payer


def test_a_payer_has_a_different_openid_under_another_appid(gateway: RunningGateway, merchant: Merchant) -> None:
    place_and_pay(gateway, merchant, partner(merchant, "jsapi", sub_appid=SUB_APPID, payer={"sub_openid": "oSub"}))
    payer = partners_order(merchant)["payer"]
    assert (payer["sub_openid"], payer["sp_openid"] != "oSub") == ("oSub", True)


def test_a_combined_order_has_the_payers_openid_under_each_of_its_appids(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    order = combined(merchant, "jsapi", part={"sub_appid": SUB_APPID}, combine_payer_info={"sub_openid": "oSub"})
    place(merchant, order)
    gateway.pay(NUMBER)
    order = get(merchant, f"/v3/combine-transactions/out-trade-no/{NUMBER}")
    openids = [part.get("sub_openid") for part in order["sub_orders"]]
    assert (openids, order["combine_payer_info"]["openid"] != "oSub") == (["oSub", None], True)


OPENIDS = [
    pytest.param(partner, {"payer": {"sub_openid": "oSub"}}, "/sub_appid", id="partner"),
    pytest.param(combined, {"combine_payer_info": {"sub_openid": "oSub"}}, "/sub_orders/0/sub_appid", id="combined"),
]


@pytest.mark.parametrize(("make", "changes", "field"), OPENIDS)
def test_sub_openid_requires_sub_appid(merchant: Merchant, make: Make, changes: dict[str, Any], field: str) -> None:
    reply = merchant.call_json(*make(merchant, "jsapi", **changes))
    assert refusal_of(reply) == (400, "PARAM_ERROR", field)


def test_only_one_order_of_a_combined_order_can_have_sub_appid_with_sub_openid(merchant: Merchant) -> None:
    payer = {"sub_openid": "oSub"}
    target, body = combined(merchant, "jsapi", part={"sub_appid": SUB_APPID}, combine_payer_info=payer)
    body["sub_orders"][1]["sub_appid"] = SUB_APPID
    assert refusal_of(merchant.call_json(target, body)) == (400, "PARAM_ERROR", "/sub_orders/1/sub_appid")


def h5_code(merchant: Merchant, make: Make) -> str:
    url: str = place(merchant, make(merchant, "h5")).json()["h5_url"]
    return url.rpartition("/")[2].partition("?")[0]


@pytest.mark.parametrize("make", EVERY)
def test_an_h5_url_is_valid_for_five_minutes(gateway: RunningGateway, merchant: Merchant, make: Make) -> None:
    code = h5_code(merchant, make)
    gateway.clock.advance(minutes=4, seconds=50)
    gateway.orders.pay_prepayment(code)


@pytest.mark.parametrize("make", EVERY)
def test_an_h5_url_expires_after_five_minutes(gateway: RunningGateway, merchant: Merchant, make: Make) -> None:
    code = h5_code(merchant, make)
    gateway.clock.advance(minutes=5)
    with pytest.raises(WrongStateError, match=r"expired at 20.*\. Prepay again"):
        gateway.orders.pay_prepayment(code)


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("url", ["https://shop.example", "https://shop.example/", "http://127.0.0.1:8000"])
def test_a_notify_url_must_have_a_path(merchant: Merchant, make: Make, url: str) -> None:
    reply = merchant.call_json(*make(merchant, notify_url=url))
    assert refusal_of(reply) == (400, "PARAM_ERROR", "/notify_url")


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("address", ["not-an-ip", "14.23.150", "14.23.150.256", "localhost", ""])
def test_the_payers_ip_address_must_be_valid(merchant: Merchant, make: Make, address: str) -> None:
    reply = merchant.call_json(*make(merchant, scene_info={"payer_client_ip": address}))
    assert refusal_of(reply) == (400, "PARAM_ERROR", "/scene_info/payer_client_ip")


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize("address", ["14.23.150.211", "240e:3a1:5c10::1", "::1"])
def test_the_payers_ip_address_can_be_ipv4_or_ipv6(merchant: Merchant, make: Make, address: str) -> None:
    place(merchant, make(merchant, scene_info={"payer_client_ip": address}))


@pytest.mark.parametrize("make", SINGLE)
def test_the_ip_address_of_a_device_must_be_valid(merchant: Merchant, make: Make) -> None:
    scene = {"device_ip": "till-3", "store_info": {"id": "1"}}
    reply = merchant.call_json(*make(merchant, "codepay", scene_info=scene))
    assert refusal_of(reply) == (400, "PARAM_ERROR", "/scene_info/device_ip")


BAD_GOODS = [
    pytest.param({"merchant_goods_id": "book 7"}, "merchant_goods_id", id="blank"),
    pytest.param({"merchant_goods_id": "书"}, "merchant_goods_id", id="Chinese"),
    pytest.param({"merchant_goods_id": ""}, "merchant_goods_id", id="empty"),
    pytest.param({"quantity": 0}, "quantity", id="none of them"),
    pytest.param({"unit_price": -1}, "unit_price", id="negative price"),
]


@pytest.mark.parametrize("kind", ["jsapi", "app", "h5", "native", "codepay"])
@pytest.mark.parametrize("make", SINGLE)
@pytest.mark.parametrize(("change", "name"), BAD_GOODS)
def test_goods_that_break_a_rule_of_the_page_are_refused(
    merchant: Merchant, make: Make, kind: str, change: dict[str, Any], name: str
) -> None:
    reply = merchant.call_json(*make(merchant, kind, detail={"goods_detail": [GOODS, GOODS | change]}))
    assert refusal_of(reply) == (400, "PARAM_ERROR", f"/detail/goods_detail/1/{name}")


def detail_of(size: int) -> dict[str, Any]:
    """Return goods whose JSON without spaces has `size` bytes, most of them in Chinese characters of three bytes."""
    goods = [
        {"merchant_goods_id": f"book-{n}", "goods_name": "书" * 200, "quantity": 1, "unit_price": 1} for n in range(9)
    ]
    detail = {"goods_detail": goods}
    written = json.dumps(detail, ensure_ascii=False, separators=(",", ":")).encode()
    goods[0]["goods_name"] = "书" * 200 + "x" * (size - len(written))
    return detail


@pytest.mark.parametrize("make", SINGLE)
@pytest.mark.parametrize(("size", "status"), [(6144, 200), (6145, 400)])
def test_the_detail_of_an_order_has_at_most_6144_bytes_without_spaces(
    merchant: Merchant, make: Make, size: int, status: int
) -> None:
    assert merchant.call_json(*make(merchant, detail=detail_of(size))).status == status


@pytest.mark.parametrize("kind", ["jsapi", "app", "h5", "native"])
def test_a_subsidy_without_profit_sharing_is_refused(merchant: Merchant, kind: str) -> None:
    reply = merchant.call_json(*partner(merchant, kind, settle_info={"subsidy_amount": 10}))
    assert refusal_of(reply)[:2] == (400, "INVALID_REQUEST")


def test_a_subsidy_of_a_combined_order_without_profit_sharing_is_refused(merchant: Merchant) -> None:
    reply = merchant.call_json(*combined(merchant, part={"settle_info": {"subsidy_amount": 10}}))
    assert refusal_of(reply)[:2] == (400, "INVALID_REQUEST")


def test_a_subsidy_with_profit_sharing_is_accepted(merchant: Merchant) -> None:
    place(merchant, partner(merchant, settle_info={"profit_sharing": True, "subsidy_amount": 10}))


WRONG_CODES = ["abc", "28763443825664394", "286758512841235610", "160061098828009406", "13006109882800940"]


@pytest.mark.parametrize("make", SINGLE)
@pytest.mark.parametrize("code", WRONG_CODES)
def test_an_invalid_payment_code_is_refused(merchant: Merchant, make: Make, code: str) -> None:
    reply = merchant.call_json(*make(merchant, "codepay", payer={"auth_code": code}))
    assert refusal_of(reply)[:2] == (400, "AUTH_CODE_INVALID")


@pytest.mark.parametrize("prefix", range(10, 16))
def test_a_payment_code_starts_with_10_to_15(merchant: Merchant, prefix: int) -> None:
    place(merchant, direct(merchant, "codepay", payer={"auth_code": f"{prefix}0061098828009406"}))


@pytest.mark.parametrize("make", SINGLE)
def test_a_payment_code_pays_once(merchant: Merchant, make: Make) -> None:
    place(merchant, make(merchant, "codepay"))
    reply = merchant.call_json(*make(merchant, "codepay", out_trade_no="order-2"))
    assert refusal_of(reply)[:2] == (400, "AUTH_CODE_INVALID")


def test_a_refused_order_leaves_its_payment_code_unused(merchant: Merchant) -> None:
    merchant.call_json(*direct(merchant, "codepay", amount={"total": 0}))
    place(merchant, direct(merchant, "codepay"))


def test_a_partner_closes_a_combined_order_with_the_numbers_of_its_sub_merchants(merchant: Merchant) -> None:
    _, order = combined(merchant)
    place(merchant, combined(merchant))
    named = [{"mchid": merchant.mchid, "out_trade_no": part["out_trade_no"]} for part in order["sub_orders"]]
    close = {"combine_appid": order["combine_appid"], "sub_orders": named}
    reply = merchant.call_json(f"/v3/combine-transactions/out-trade-no/{NUMBER}/close", close)
    assert refusal_of(reply) == (400, "PARAM_ERROR", "/sub_orders/0/sub_mchid")
