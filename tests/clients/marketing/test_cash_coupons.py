"""Cash coupons of users, from the call that sends one to its use or its end."""

from typing import Any

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_clients.marketing.cash_coupons.coupon_use import CouponUse
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

COUPONS = "marketing.cash_coupons"
STOCK = {
    "stock_name": "Autumn",
    "available_begin_time": "2026-01-01T00:00:00+08:00",
    "available_end_time": "2026-02-01T00:00:00+08:00",
    "stock_use_rule": {
        "max_coupons": 5,
        "max_amount": 500,
        "max_coupons_per_user": 4,
        "natural_person_limit": False,
        "prevent_api_abuse": False,
    },
    "coupon_use_rule": {
        "fixed_normal_coupon": {"coupon_amount": 100, "transaction_minimum": 101},
        "available_merchants": ["1900000109"],
    },
    "pattern_info": {"description": "For books"},
    "no_cash": True,
    "stock_type": "NORMAL",
    "out_request_no": "S1",
}
USER = {"openid": "user-1", "appid": "wx233544546545989"}
USE = {
    "consume_time": "2026-01-02T10:00:00+08:00",
    "consume_mchid": "1900000109",
    "transaction_id": "4200752501201407033233368018",
}


@pytest.fixture
def creator(wechatpay_gateway: RunningGateway) -> str:
    return wechatpay_gateway.merchants.default.mchid


@pytest.fixture
def stock_id(client: Both, creator: str) -> str:
    """A running stock."""
    number: str = client.call(f"{COUPONS}.create_stock", belong_merchant=creator, **STOCK).stock_id
    client.call(f"{COUPONS}.start_stock", stock_id=number, stock_creator_mchid=creator)
    return number


@pytest.fixture
def sent(client: Both, creator: str, stock_id: str) -> dict[str, Any]:
    """The arguments of a call that sends a coupon of the stock."""
    return {**USER, "stock_id": stock_id, "stock_creator_mchid": creator, "out_request_no": "C1"}


def send(client: Both, arguments: dict[str, Any], **changes: Any) -> str:
    coupon_id: str = client.call(f"{COUPONS}.send_coupon", **{**arguments, **changes}).coupon_id
    return coupon_id


def query(client: Both, coupon_id: str, **changes: Any) -> Any:
    return client.call(f"{COUPONS}.query_coupon", **{**USER, "coupon_id": coupon_id, **changes})


def refusal(client: Both, arguments: dict[str, Any], **changes: Any) -> tuple[int | None, str | None]:
    with pytest.raises(ApiError) as caught:
        send(client, arguments, **changes)
    return caught.value.status, caught.value.code


def test_a_coupon_has_what_its_stock_says(client: Both, sent: dict[str, Any], creator: str) -> None:
    coupon = query(client, send(client, sent))

    assert (coupon.status, coupon.stock_id, coupon.stock_creator_mchid) == ("SENDED", sent["stock_id"], creator)
    assert (coupon.coupon_name, coupon.description, coupon.no_cash) == ("Autumn", "For books", True)
    value = coupon.normal_coupon_information
    assert (value.coupon_amount, value.transaction_minimum, coupon.out_request_no) == (100, 101, "C1")


def test_the_same_request_is_one_coupon(
    client: Both, sent: dict[str, Any], creator: str, wechatpay_gateway: RunningGateway
) -> None:
    assert send(client, sent) == send(client, sent)
    stock = client.call(f"{COUPONS}.query_stock", stock_id=sent["stock_id"], stock_creator_mchid=creator)
    assert stock.distributed_coupons == 1


@pytest.mark.parametrize("changes", [{"openid": "user-2"}, {"appid": "wx2"}])
def test_a_number_is_refused_for_another_user(client: Both, sent: dict[str, Any], changes: dict[str, str]) -> None:
    send(client, sent)
    assert refusal(client, sent, **changes) == (400, "INVALID_REQUEST")


def test_a_user_gets_no_more_coupons_than_the_stock_says(client: Both, sent: dict[str, Any]) -> None:
    for at in range(4):
        send(client, sent, out_request_no=f"C{at}")

    assert refusal(client, sent, out_request_no="C4") == (403, "REQUEST_BLOCKED")
    assert send(client, sent, out_request_no="C4", openid="user-2")


def test_a_stock_has_no_more_coupons_than_it_says(client: Both, sent: dict[str, Any]) -> None:
    for at in range(5):
        send(client, sent, out_request_no=f"C{at}", openid=f"user-{at}")

    assert refusal(client, sent, out_request_no="C5", openid="user-5") == (403, "NOT_ENOUGH")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"stock_id": "1"}, (404, "RESOURCE_NOT_EXISTS")),
        ({"stock_creator_mchid": "1900000109"}, (404, "RESOURCE_NOT_EXISTS")),
    ],
)
def test_a_coupon_of_an_unknown_stock_is_refused(
    client: Both, sent: dict[str, Any], changes: dict[str, str], expected: tuple[int, str]
) -> None:
    assert refusal(client, sent, **changes) == expected


def test_a_coupon_of_another_merchants_stock_is_refused(
    client: Both, sent: dict[str, Any], wechatpay_gateway: RunningGateway
) -> None:
    other = {"stock_id": "77", "stock_creator_mchid": "1900000109"}
    wechatpay_gateway.cash_coupon_stocks.add(**other, mchid="1900000109", state="running")

    assert refusal(client, sent, **other) == (403, "REQUEST_BLOCKED")


@pytest.mark.parametrize("state", ["unactivated", "audit", "paused", "stoped"])
def test_only_a_running_stock_has_coupons(
    client: Both, sent: dict[str, Any], creator: str, state: str, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.cash_coupon_stocks.add(stock_id="77", stock_creator_mchid=creator, state=state)

    assert refusal(client, sent, stock_id="77") == (400, "INVALID_REQUEST")


def test_a_used_coupon_is_notified_at_the_url_of_its_creator(
    client: Both, sent: dict[str, Any], wechatpay_gateway: RunningGateway
) -> None:
    coupon_id = send(client, sent)
    with receiving() as receiver:
        wechatpay_gateway.cash_coupon_notification_urls.add(receiver.url)
        wechatpay_gateway.cash_coupons.use(coupon_id, USE)
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    used = notification.resource
    assert isinstance(used, CouponUse)
    assert (notification.event_type, used.coupon_id, used.status) == ("COUPON.USE", coupon_id, "USED")
    assert used.consume_information is not None
    assert used.consume_information.transaction_id == USE["transaction_id"]
    assert query(client, coupon_id).status == "USED"


@pytest.mark.parametrize(("step", "state"), [("expire", "EXPIRED"), ("take_back", "RECOVER"), ("revoke", "REVOKED")])
def test_a_coupon_that_ended_cannot_be_used(
    client: Both, sent: dict[str, Any], step: str, state: str, wechatpay_gateway: RunningGateway
) -> None:
    coupon_id = send(client, sent)
    getattr(wechatpay_gateway.cash_coupons, step)(coupon_id)

    assert query(client, coupon_id).status == state
    with pytest.raises(WrongStateError):
        wechatpay_gateway.cash_coupons.use(coupon_id, USE)


@pytest.mark.parametrize("changes", [{"openid": "user-2"}, {"appid": "wx2"}])
def test_a_coupon_is_only_shown_for_its_user(client: Both, sent: dict[str, Any], changes: dict[str, str]) -> None:
    coupon_id = send(client, sent)

    with pytest.raises(ApiError) as caught:
        query(client, coupon_id, **changes)
    assert (caught.value.status, caught.value.code) == (403, "REQUEST_BLOCKED")


@pytest.fixture
def coupons(client: Both, sent: dict[str, Any], wechatpay_gateway: RunningGateway) -> dict[str, str]:
    """The numbers of coupons by their ID: of the first user, two are usable, one is used and one has expired."""
    users = {f"C{at}": "user-2" if at == 3 else "user-1" for at in range(1, 6)}
    ids = {name: send(client, sent, out_request_no=name, openid=user) for name, user in users.items()}
    wechatpay_gateway.cash_coupons.use(ids["C1"], USE)
    wechatpay_gateway.cash_coupons.expire(ids["C4"])
    return {coupon_id: name for name, coupon_id in ids.items()}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"creator_mchid": True}, ["C5", "C2", "C1"]),
        ({"creator_mchid": True, "status": "SENDED"}, ["C5", "C2"]),
        ({"creator_mchid": True, "status": "USED"}, ["C5", "C2", "C1"]),
        ({"creator_mchid": True, "offset": 1, "limit": 2}, ["C1"]),
        ({"creator_mchid": True, "stock_id": "1"}, []),
        ({"creator_mchid": True, "business_type": "MULTIUSE"}, []),
        ({"creator_mchid": True, "available_mchid": "1900000110"}, ["C5", "C2", "C1"]),
        ({"creator_mchid": True, "openid": "user-2"}, ["C3"]),
        ({"available_mchid": "1900000109"}, ["C5", "C2"]),
        ({"available_mchid": "1900000109", "status": "USED", "stock_id": "1", "limit": 1, "offset": 1}, ["C5", "C2"]),
        ({"available_mchid": "1900000110"}, []),
    ],
)
def test_the_coupons_of_a_user_are_listed(
    client: Both, coupons: dict[str, str], creator: str, filters: dict[str, Any], expected: list[str]
) -> None:
    arguments = {**USER, **filters, **({"creator_mchid": creator} if "creator_mchid" in filters else {})}
    listed = client.respond(f"{COUPONS}.list_user_coupons", **arguments).model
    assert [coupons[each.coupon_id] for each in listed.data] == expected


def test_only_a_list_by_creator_has_pages(client: Both, coupons: dict[str, str], creator: str) -> None:
    by_creator = client.respond(f"{COUPONS}.list_user_coupons", **USER, creator_mchid=creator, limit=2).model
    by_acceptor = client.respond(f"{COUPONS}.list_user_coupons", **USER, available_mchid="1900000109").model

    assert (by_creator.total_count, by_creator.limit, by_creator.offset) == (3, 2, 0)
    assert (by_acceptor.total_count, by_acceptor.limit, by_acceptor.offset) == (2, None, None)
