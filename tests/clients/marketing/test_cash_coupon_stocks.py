"""Stocks of cash coupons, from their creation to their end."""

from typing import Any

import pytest

from support.both import Both
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

COUPONS = "marketing.cash_coupons"
RULE = {
    "max_coupons": 100,
    "max_amount": 10000,
    "max_amount_by_day": 1000,
    "max_coupons_per_user": 2,
    "natural_person_limit": False,
    "prevent_api_abuse": False,
}
USE = {
    "fixed_normal_coupon": {"coupon_amount": 100, "transaction_minimum": 101},
    "combine_use": True,
    "available_merchants": ["1900000109"],
}


def create(client: Both, gateway: RunningGateway, number: str = "S1", **changes: Any) -> str:
    mchid = gateway.merchants.default.mchid
    created = client.call(
        f"{COUPONS}.create_stock",
        **{
            "stock_name": "Autumn",
            "belong_merchant": mchid,
            "available_begin_time": "2026-01-01T00:00:00+08:00",
            "available_end_time": "2026-02-01T00:00:00+08:00",
            "stock_use_rule": RULE,
            "coupon_use_rule": USE,
            "pattern_info": {"description": "For books"},
            "no_cash": True,
            "stock_type": "NORMAL",
            "out_request_no": number,
            **changes,
        },
    )
    return str(created.stock_id)


def do(client: Both, gateway: RunningGateway, name: str, stock_id: str) -> Any:
    creator = gateway.merchants.default.mchid
    return client.call(f"{COUPONS}.{name}", stock_id=stock_id, stock_creator_mchid=creator)


def test_a_stock_is_shown_with_the_rules_of_its_creation(client: Both, wechatpay_gateway: RunningGateway) -> None:
    stock = do(client, wechatpay_gateway, "query_stock", create(client, wechatpay_gateway))

    rule = stock.stock_use_rule
    assert (stock.status, stock.stock_name, stock.description) == ("unactivated", "Autumn", "For books")
    assert (stock.distributed_coupons, stock.no_cash, stock.start_time) == (0, True, None)
    assert (rule.max_coupons, rule.max_amount, rule.max_coupons_per_user) == (100, 10000, 2)
    assert (rule.fixed_normal_coupon.coupon_amount, rule.combine_use) == (100, True)
    assert not {"natural_person_limit", "available_merchants"} & set(rule.to_dict())


def test_a_stock_is_started_paused_and_restarted(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client, wechatpay_gateway)

    reached: list[str] = []
    for name in ("start_stock", "pause_stock", "restart_stock"):
        do(client, wechatpay_gateway, name, number)
        reached.append(do(client, wechatpay_gateway, "query_stock", number).status)
    assert reached == ["running", "paused", "running"]


def test_a_repeated_start_returns_the_time_of_the_first(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client, wechatpay_gateway)
    first = do(client, wechatpay_gateway, "start_stock", number)
    wechatpay_gateway.clock.advance(minutes=1)

    assert do(client, wechatpay_gateway, "start_stock", number).start_time == first.start_time


def test_a_stopped_stock_has_the_time_of_its_end(client: Both, wechatpay_gateway: RunningGateway) -> None:
    number = create(client, wechatpay_gateway)
    do(client, wechatpay_gateway, "start_stock", number)
    wechatpay_gateway.cash_coupon_stocks.stop(number)

    stock = do(client, wechatpay_gateway, "query_stock", number)
    assert (stock.status, stock.start_time is not None, stock.stop_time is not None) == ("stoped", True, True)


def test_a_number_creates_one_stock(client: Both, wechatpay_gateway: RunningGateway) -> None:
    create(client, wechatpay_gateway)

    with pytest.raises(ApiError) as refusal:
        create(client, wechatpay_gateway)
    assert (refusal.value.status, refusal.value.code) == (403, "NO_AUTH")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"stock_id": "1"}, (404, "RESOURCE_NOT_EXISTS")),
        ({"stock_creator_mchid": "1900000109"}, (403, "REQUEST_BLOCKED")),
    ],
)
def test_a_stock_is_only_found_with_its_creator(
    client: Both, wechatpay_gateway: RunningGateway, changes: dict[str, str], expected: tuple[int, str]
) -> None:
    numbers = {"stock_id": create(client, wechatpay_gateway)}
    numbers["stock_creator_mchid"] = wechatpay_gateway.merchants.default.mchid

    with pytest.raises(ApiError) as refusal:
        client.call(f"{COUPONS}.query_stock", **{**numbers, **changes})
    assert (refusal.value.status, refusal.value.code) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["5", "4"]),
        ({"status": "running"}, ["4", "2"]),
        ({"create_end_time": "2000-01-01T00:00:00+08:00"}, []),
        ({"offset": 3}, []),
    ],
)
def test_stocks_are_listed_in_pages(
    client: Both, wechatpay_gateway: RunningGateway, filters: dict[str, Any], expected: list[str]
) -> None:
    numbers = [create(client, wechatpay_gateway, f"S{at}", stock_name=str(at)) for at in range(1, 6)]
    for at in (1, 3):
        do(client, wechatpay_gateway, "start_stock", numbers[at])

    creator = wechatpay_gateway.merchants.default.mchid
    arguments = {"stock_creator_mchid": creator, "offset": 0, "limit": 2, **filters}
    assert [each.stock_name for each in client.respond(f"{COUPONS}.list_stocks", **arguments).model.data] == expected
