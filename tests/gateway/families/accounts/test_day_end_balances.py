"""The balance that a merchant had at the end of a day."""

import json
from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest

from gateway.clocks import Clock, get
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN

SHOP = "1900000001"


@pytest.fixture
def clock(shared_clock: Clock) -> Clock:
    shared_clock.now = datetime(2026, 3, 1, 12, tzinfo=CHINA).timestamp()
    return shared_clock


@pytest.fixture
def gateway(clocked_gateway: Gateway, clock: Clock) -> Gateway:
    del clock  # It is at the start when the gateway is reset.
    clocked_gateway.reset()
    return clocked_gateway


def balance(gateway: Gateway, clock: Clock, date: str = "") -> tuple[int, dict[str, object]]:
    query = f"?{urlencode({'date': date})}" if date else ""
    reply = get(gateway, clock, f"/v3/merchant/fund/dayendbalance/BASIC{query}")
    return reply.status, json.loads(reply.body)


@pytest.mark.parametrize(
    ("date", "fen"),
    [
        ("2026-02-27", INITIAL_FEN),
        ("2026-02-28", INITIAL_FEN),
        ("2026-03-01", INITIAL_FEN - 500),
        ("2026-03-02", INITIAL_FEN - 700),
        ("", INITIAL_FEN - 700),
    ],
)
def test_the_balance_of_a_day_is_that_at_its_end(gateway: Gateway, clock: Clock, date: str, fen: int) -> None:
    gateway.accounts.take(SHOP, 500)
    clock.now += timedelta(days=1).total_seconds()
    gateway.accounts.take(SHOP, 200)
    clock.now += timedelta(days=1).total_seconds()

    assert balance(gateway, clock, date) == (200, {"available_amount": fen, "pending_amount": 0})


@pytest.mark.parametrize(("date", "status"), [("2026-03-01", 400), ("2025-12-01", 200), ("2025-11-30", 400)])
def test_a_balance_can_be_queried_after_its_day_for_90_days(
    gateway: Gateway, clock: Clock, date: str, status: int
) -> None:
    assert balance(gateway, clock, date)[0] == status
