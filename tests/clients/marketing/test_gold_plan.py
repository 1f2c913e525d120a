"""The settings of the Gold Plan of a sub-merchant."""

from typing import Any

import pytest

from support.both import Both
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SERVICE = "marketing.gold_plan"
SUB_MERCHANT = "1900009109"


def change(client: Both, status: str) -> Any:
    return client.call(f"{SERVICE}.change_gold_plan_status", sub_mchid=SUB_MERCHANT, operation_type=status)


def advertise(client: Both, operation: str, *filters: str) -> None:
    own = {"advertising_industry_filters": list(filters)} if filters else {}
    client.call(f"{SERVICE}.{operation}", sub_mchid=SUB_MERCHANT, **own)


def test_advertisements_are_turned_on_and_off(client: Both, wechatpay_gateway: RunningGateway) -> None:
    change(client, "OPEN")
    advertise(client, "open_advertising", "E_COMMERCE")
    advertise(client, "set_industry_filter", "GAME", "CAR")
    shown = wechatpay_gateway.gold_plans.get(SUB_MERCHANT)
    advertise(client, "close_advertising")

    assert (shown.has_advertisements, shown.filters) == (True, "GAME,CAR")
    assert not wechatpay_gateway.gold_plans.get(SUB_MERCHANT).has_advertisements


@pytest.mark.parametrize("operation", ["open_advertising", "set_industry_filter", "close_advertising"])
def test_advertisements_need_a_plan_that_is_on(client: Both, operation: str) -> None:
    with pytest.raises(ApiError) as refusal:
        advertise(client, operation, *(() if operation == "close_advertising" else ("GAME",)))
    assert (refusal.value.status, refusal.value.code) == (400, "INVALID_REQUEST")


def test_a_plan_that_was_turned_off_waits_for_24_hours(client: Both, wechatpay_gateway: RunningGateway) -> None:
    change(client, "OPEN")
    change(client, "CLOSE")
    with pytest.raises(ApiError) as refusal:
        change(client, "OPEN")
    wechatpay_gateway.clock.advance(hours=24)

    assert refusal.value.code == "INVALID_REQUEST"
    assert change(client, "OPEN").sub_mchid == SUB_MERCHANT


def test_own_receipts_can_be_turned_on_before_the_plan(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call(f"{SERVICE}.change_custom_page_status", sub_mchid=SUB_MERCHANT, operation_type="OPEN")
    wechatpay_gateway.gold_plans.turn_on(SUB_MERCHANT)

    plan = wechatpay_gateway.gold_plans.get(SUB_MERCHANT)
    assert (plan.state, plan.has_own_receipts) == ("OPEN", True)
