"""Notifications about delivery plans, which the client opens."""

from collections.abc import Iterator
from typing import Any

import pytest

from support.both import Both
from support.receiver import Receiver, receiving
from wechatpay_clients.marketing.delivery_plans.delivery_plan_change import DeliveryPlanChange
from wechatpay_gateway.server import RunningGateway

PLANS = "marketing.delivery_plans"
PLAN = "12000"


@pytest.fixture
def receiver(client: Both, wechatpay_gateway: RunningGateway) -> Iterator[Receiver]:
    wechatpay_gateway.add_examples(wechatpay_gateway.merchants.default.mchid)
    with receiving() as receiver:
        wechatpay_gateway.delivery_plan_notification_urls.add(receiver.url)
        yield receiver


def heard(client: Both, gateway: RunningGateway, receiver: Receiver) -> list[tuple[str, str, str]]:
    """Return states and reason of the notifications that arrived, opened by the client."""
    gateway.deliver()
    found = [client.parse(each.headers, each.body).resource for each in receiver.deliveries]
    assert all(isinstance(each, DeliveryPlanChange) and each.plan_id == PLAN for each in found)
    return [(each.plan_state, each.audit_state, each.change_reason) for each in found]


def test_the_url_is_set_by_a_call(client: Both) -> None:
    url = "https://shop.example/plans"
    assert client.call(f"{PLANS}.set_notify_url", notify_url=url).notify_url == url


@pytest.mark.parametrize(
    ("state", "step", "arguments", "expected"),
    [
        ("CREATED", "approve", {}, [("DELIVERING", "PASSED", "审核通过")]),
        ("CREATED", "reject", {"reason": "名称不符"}, [("CREATED", "REJECTED", "名称不符")]),
        ("DELIVERING", "pause", {}, [("PAUSED", "PASSED", "品牌方暂停投放")]),
        ("PAUSED", "resume", {}, [("PAUSED", "PROCESSING", "恢复投放，提交审核")]),
        ("DELIVERING_REJECTED", "end", {}, [("TERMINATED", "REJECTED", "品牌方终止投放")]),
        ("DELIVERING", "expire", {}, []),
    ],
)
def test_a_step_is_notified(
    client: Both,
    wechatpay_gateway: RunningGateway,
    receiver: Receiver,
    state: str,
    step: str,
    arguments: dict[str, Any],
    expected: list[tuple[str, str, str]],
) -> None:
    wechatpay_gateway.delivery_plans.set_state(PLAN, state)
    wechatpay_gateway.delivery_plans.take(step, PLAN, **arguments)
    assert heard(client, wechatpay_gateway, receiver) == expected


def test_calls_are_notified(client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver) -> None:
    client.call(f"{PLANS}.update_plan", plan_id=PLAN, modify_content={"total_count": 12000}, out_request_no="update-1")
    client.call(f"{PLANS}.terminate_plan", plan_id=PLAN)
    changed, ended = heard(client, wechatpay_gateway, receiver)
    assert changed == ("CREATED", "PROCESSING", "服务商修改投放计划")
    assert (ended[0], ended[2]) == ("TERMINATED", "服务商终止投放")
