"""Notifications of violations, and their URL, which is set once, changed, queried and deleted."""

from collections.abc import Callable

import pytest

from support.both import Both
from support.receiver import receiving
from wechatpay_clients.risk.violation_notifications.violation_changed import ViolationChanged
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import ApiError

SERVICE = "risk.violation_notifications"
URL = "https://shop.example/violations"
CALLS: dict[str, Callable[[Both], object]] = {
    "query": lambda client: client.call(f"{SERVICE}.query_notification_url").notify_url,
    "update": lambda client: client.call(f"{SERVICE}.update_notification_url", notify_url=f"{URL}/2").notify_url,
    "delete": lambda client: client.call(f"{SERVICE}.delete_notification_url"),
}


def create(client: Both) -> str:
    return str(client.call(f"{SERVICE}.create_notification_url", notify_url=URL).notify_url)


@pytest.mark.parametrize(("call", "expected"), [("query", URL), ("update", f"{URL}/2"), ("delete", None)])
def test_a_call_uses_the_url_that_is_set(client: Both, call: str, expected: str | None) -> None:
    create(client)

    assert CALLS[call](client) == expected


def test_a_second_url_is_refused(client: Both) -> None:
    create(client)

    with pytest.raises(ApiError, match="409 ALREADY_EXISTS"):
        create(client)


@pytest.mark.parametrize("call", CALLS)
def test_a_deleted_url_is_not_found(client: Both, call: str) -> None:
    create(client)
    CALLS["delete"](client)

    with pytest.raises(ApiError, match="404 NOT_FOUND"):
        CALLS[call](client)


def test_a_url_can_be_set_again_after_its_deletion(client: Both) -> None:
    create(client)
    CALLS["delete"](client)

    assert create(client) == URL


@pytest.mark.parametrize(
    ("way", "event_type"),
    [("punish", "VIOLATION.PUNISH"), ("intercept", "VIOLATION.INTERCEPT"), ("appeal", "VIOLATION.APPEAL")],
)
def test_a_violation_is_notified(client: Both, wechatpay_gateway: RunningGateway, way: str, event_type: str) -> None:
    with receiving() as receiver:
        wechatpay_gateway.violation_notification_urls.add(receiver.url)
        number = getattr(wechatpay_gateway.violations, way)("1900009231", plan="关闭支付权限").record_id
        wechatpay_gateway.deliver()
        (delivery,) = receiver.deliveries

    notification = client.parse(delivery.headers, delivery.body)
    found = notification.resource
    assert isinstance(found, ViolationChanged)
    assert (notification.event_type, found.record_id, found.sub_mchid) == (event_type, number, "1900009231")
    assert found.punish_plan == "关闭支付权限"
