"""Product coupons through the typed client: from the stock to the use of a user's coupon, with the notification."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from support.both import Both
from support.receiver import Receiver, receiving
from wechatpay_clients import Client
from wechatpay_clients.marketing.product_coupons.product_coupon_sent import ProductCouponSent
from wechatpay_gateway.server import RunningGateway

COUPONS, STOCKS, USERS = (
    "marketing.product_coupons",
    "marketing.product_coupon_stocks",
    "marketing.user_product_coupons",
)
BRAND = {"brand_id": "120344"}
APPID, OPENID = "wx233544546545989", "user-1"
URL = "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/xxx"


def period(gateway: RunningGateway) -> dict[str, str]:
    now = datetime.fromtimestamp(gateway.clock.now(), UTC)
    return {
        "available_begin_time": (now - timedelta(days=1)).isoformat(timespec="seconds"),
        "available_end_time": (now + timedelta(days=9)).isoformat(timespec="seconds"),
    }


def stock(gateway: RunningGateway, **rule: Any) -> dict[str, Any]:
    return {
        "coupon_code_mode": "WECHATPAY",
        "stock_send_rule": {"max_count": 10000, "max_count_per_user": 100},
        "usage_rule_display_info": {"coupon_usage_method_list": ["OFFLINE"], "usage_description": "可用"},
        "coupon_display_info": {"code_display_mode": "QRCODE"},
        "notify_config": {"notify_appid": APPID},
        "store_scope": "NONE",
        **(rule or {"single_usage_rule": {"coupon_available_period": period(gateway)}}),
    }


def product(usage_mode: str, **fields: Any) -> dict[str, Any]:
    return {
        "out_request_no": "coupon-1",
        "scope": "ALL",
        "type": "DISCOUNT",
        "usage_mode": usage_mode,
        "display_info": {"name": "全场满100立打8折", "image_url": URL, "background_url": URL},
        **fields,
        **BRAND,
    }


@pytest.fixture
def numbers(client: Both, wechatpay_gateway: RunningGateway) -> dict[str, str]:
    """The numbers of a product coupon that can be used once, and of its stock."""
    discount = {"single_usage_info": {"discount_coupon": {"threshold": 100, "percent_off": 20}}}
    body = product("SINGLE", **discount, stock=stock(wechatpay_gateway))
    made = client.call_by_name(f"{COUPONS}.create_product_coupon", body)
    return {"product_coupon_id": made.product_coupon_id, "stock_id": made.stock.stock_id, "appid": APPID, **BRAND}


def heard(client: Both, gateway: RunningGateway, receiver: Receiver) -> ProductCouponSent:
    """Return the content of the only notification that arrived, opened by the client."""
    gateway.deliver()
    (delivery,) = receiver.deliveries
    receiver.deliveries.clear()
    found = client.parse(delivery.headers, delivery.body).resource
    assert isinstance(found, ProductCouponSent)
    return found


def test_a_coupon_from_its_notification_to_its_return(
    client: Both, wechatpay_gateway: RunningGateway, numbers: dict[str, str]
) -> None:
    with receiving() as receiver:
        wechatpay_gateway.product_coupon_notification_urls.add(receiver.url)
        sent = client.call(f"{USERS}.send_coupon", openid=OPENID, send_request_no="send-1", attach="a", **numbers)
        notice = heard(client, wechatpay_gateway, receiver)
    assert (notice.coupon_code, notice.openid, notice.appid) == (sent.coupon_code, OPENID, APPID)
    assert (notice.send_channel, notice.attach, notice.send_request_no) == ("API", "a", "send-1")
    assert (notice.valid_end_time, notice.stock_bundle_id) == (sent.valid_end_time, None)

    named = {"openid": OPENID, "coupon_code": notice.coupon_code, **numbers}
    states = [
        client.call(f"{USERS}.confirm_coupon", out_request_no="confirm-1", **named).coupon_state,
        client.call(
            f"{USERS}.use_coupon", out_request_no="use-number-1", use_time=sent.receive_time, **named
        ).coupon_state,
        client.call(f"{USERS}.return_coupon", out_request_no="return-1", **named).coupon_state,
        client.call(f"{USERS}.query_coupon", **named).coupon_state,
    ]
    assert states == ["EFFECTIVE", "USED", "EFFECTIVE", "EFFECTIVE"]


@pytest.mark.parametrize("channel", ["BRAND_MANAGE", "RECEIVE_COMPONENT"])
def test_a_user_who_takes_a_coupon_is_notified(
    client: Both, wechatpay_gateway: RunningGateway, numbers: dict[str, str], channel: str
) -> None:
    machine = wechatpay_gateway.user_product_coupons
    with receiving() as receiver:
        wechatpay_gateway.product_coupon_notification_urls.add(receiver.url)
        if channel == "BRAND_MANAGE":
            machine.receive(numbers["stock_id"], OPENID, phone_number="13212345678")
        else:
            token = client.call(f"{USERS}.pre_send_coupon", openid=OPENID, send_request_no="send-1", **numbers).token
            machine.receive_by_token(token)
        notice = heard(client, wechatpay_gateway, receiver)
    phone = "13212345678" if channel == "BRAND_MANAGE" else None
    assert (notice.send_channel, notice.phone_number) == (channel, phone)


def test_each_coupon_of_a_bundle_is_notified(client: Both, wechatpay_gateway: RunningGateway) -> None:
    rule = {
        "coupon_available_period": period(wechatpay_gateway),
        "discount_coupon_list": [{"threshold": 0, "percent_off": each} for each in (10, 20, 30)],
    }
    bundle = stock(wechatpay_gateway, progressive_bundle_usage_rule=rule)
    body = product("PROGRESSIVE_BUNDLE", progressive_bundle_usage_info={"count": 3}, stock_bundle=bundle)
    made = client.call_by_name(f"{COUPONS}.create_product_coupon", body)
    numbers = {"product_coupon_id": made.product_coupon_id, "appid": APPID, **BRAND}
    bundle_id = made.stock_bundle.stock_bundle_id
    sending = {"openid": OPENID, "stock_bundle_id": bundle_id, "send_request_no": "send-1", **numbers}
    with receiving() as receiver:
        wechatpay_gateway.product_coupon_notification_urls.add(receiver.url)
        client.call(f"{USERS}.send_coupon_bundle", **sending)
        first = heard(client, wechatpay_gateway, receiver)
        named = {"openid": OPENID, "coupon_code": first.coupon_code, "stock_id": first.stock_id, **numbers}
        client.call(f"{USERS}.confirm_coupon", out_request_no="confirm-1", **named)
        client.call(f"{USERS}.use_coupon", out_request_no="use-number-1", use_time=first.receive_time, **named)
        second = heard(client, wechatpay_gateway, receiver)

    assert (first.stock_bundle_id, second.user_coupon_bundle_id) == (bundle_id, first.user_coupon_bundle_id)
    assert [first.stock_id, second.stock_id] == [each.stock_id for each in made.stock_bundle.stock_list[:2]]


def test_all_coupons_of_a_user_are_listed_over_pages(client: Both, numbers: dict[str, str]) -> None:
    codes = [
        client.call(f"{USERS}.send_coupon", openid=OPENID, send_request_no=f"send-{at}", **numbers).coupon_code
        for at in range(5)
    ]
    found: list[str] = []
    token: dict[str, str] = {}
    while True:
        page = client.call(f"{USERS}.list_coupons", openid=OPENID, appid=APPID, page_size=2, **token, **BRAND)
        found += [each.coupon_code for each in page.user_coupon_list]
        if page.next_page_token is None:
            break
        token = {"page_token": page.next_page_token}
    assert found == codes[::-1]


def test_a_list_of_more_than_a_thousand_coupons_is_paged_completely(
    wechatpay_gateway: RunningGateway, numbers: dict[str, str]
) -> None:
    records = wechatpay_gateway.product_coupon.records
    stock = records.stocks.get(numbers["stock_id"])
    records.stocks.update(
        stock, fields={**stock.fields, "stock_send_rule": {"max_count": 9999, "max_count_per_user": 9999}}
    )
    first = wechatpay_gateway.user_product_coupons.receive(numbers["stock_id"], OPENID)
    for at in range(1000):
        records.user_coupons.add(evolve(first, coupon_code=f"code-{at}", send_request_no=f"send-{at}"))
    with Client.from_env(wechatpay_gateway.environment) as client:
        listed = client.marketing.user_product_coupons.iter_coupons(
            openid=OPENID, appid=APPID, page_size=50, brand_id=BRAND["brand_id"]
        )
        codes = [each.coupon_code for each in listed]
    assert codes == [*(f"code-{at}" for at in reversed(range(1000))), first.coupon_code]
