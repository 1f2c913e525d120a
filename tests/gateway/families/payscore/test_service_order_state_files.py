"""PayScore orders survive a restart, and end while the gateway is not running."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from time import time

import pytest

from gateway.money import HOST, SHOP
from wechatpay_gateway import Gateway
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.families.payscore.steps import ServiceOrderState
from wechatpay_gateway.family.behavior import to_content

DAY_SECONDS = 86400
FIELDS = {
    "appid": "wx1",
    "service_id": "2",
    "service_introduction": "充电宝",
    "time_range": {"start_time": "OnAccept"},
    "risk_fund": {"name": "DEPOSIT", "amount": 100},
    "notify_url": "https://shop.example/scored",
}


@contextmanager
def opened(path: Path, later_seconds: float = 0) -> Generator[Gateway]:
    """Open a state file, perhaps at a later time."""
    gateway = Gateway(state=path, has_published_keys=True, clock=lambda: time() + later_seconds)
    gateway.serve_at(f"http://{HOST}", frozenset({HOST}))
    try:
        yield gateway
    finally:
        gateway.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a state file with one order of each kind, and one that is being charged."""
    path = tmp_path / "gateway.sqlite"
    with opened(path) as gateway, gateway.changes.commit():
        now = gateway.clock.now()
        for number, is_partner in (("s1", False), ("s2", True), ("s3", False)):
            content = to_content(FIELDS | ({"sub_mchid": "1900000109"} if is_partner else {}))
            created = (ServiceOrderState.CREATED, content, now, "package", now + 3600, f"query-{number}")
            gateway.payscore.orders.add(ServiceOrder(SHOP, is_partner, number, "1", *created))
        gateway.service_orders.set_state("s3", "CHARGING")
    return path


def test_orders_survive_a_restart(path: Path) -> None:
    with opened(path) as gateway:
        assert gateway.service_orders.confirm("s1", openid="oUser").openid == "oUser"
        assert gateway.partner_service_orders.confirm("s2").state is ServiceOrderState.USER_CONFIRM
        assert gateway.service_orders.get("s3").state is ServiceOrderState.CHARGING
    with opened(path) as gateway:
        order = gateway.service_orders.get("s1")
        assert (order.state, order.openid, order.fields) == (ServiceOrderState.USER_CONFIRM, "oUser", FIELDS)
        assert gateway.service_orders.collect("s3").transaction_id is not None
    with opened(path) as gateway:
        paid = gateway.service_orders.get("s3")
        assert [each.total for each in gateway.payments.orders.of_transaction(paid.transaction_id or "")] == [100]


def test_a_charge_that_ended_meanwhile_has_failed(path: Path) -> None:
    with opened(path, later_seconds=181) as gateway:
        gateway.make_due_changes()
        assert gateway.service_orders.get("s3").state is ServiceOrderState.MCH_COMPLETE
        assert gateway.service_orders.get("s1").state is ServiceOrderState.CREATED


def test_orders_that_nobody_confirmed_meanwhile_have_expired(path: Path) -> None:
    with opened(path, later_seconds=30 * DAY_SECONDS + 1) as gateway:
        gateway.make_due_changes()
        expired = (gateway.service_orders.get("s1"), gateway.partner_service_orders.get("s2"))
        assert {each.state for each in expired} == {ServiceOrderState.EXPIRED}


@pytest.mark.parametrize("is_partner", [False, True])
def test_the_newest_orders_of_a_kind_are_found_without_those_of_the_other(path: Path, *, is_partner: bool) -> None:
    with opened(path) as gateway:
        newest = gateway.payscore.orders.newest(20, is_partner=is_partner)
    query = "SELECT * FROM service_orders WHERE is_partner = ? AND NOT is_example ORDER BY rowid DESC LIMIT 20"
    with closing(sqlite3.connect(path)) as connection:
        plan = [detail for *_, detail in connection.execute("EXPLAIN QUERY PLAN " + query, (is_partner,))]
    assert [each.out_order_no for each in newest] == (["s2"] if is_partner else ["s3", "s1"])
    assert plan == ["SEARCH service_orders USING INDEX service_orders_by_kind (is_partner=?)"]
