"""`wait_until_final` polls until a final state, through both clients over real HTTP, with a fake clock."""

import time
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pytest

from support.both import Both, Opened
from support.peer import NUMBER, ORDER
from support.time import FakeClock
from wechatpay_clients import InvalidArgument, NotFound, StillOpen, TransportError, VerificationError, WeChatPayError
from wechatpay_gateway.server import RunningGateway

pytestmark = pytest.mark.usefixtures("example_orders")

WAIT = "payments.transactions.wait_until_final"
REFUND_NUMBER = "refund-20260101-1"
EXAMPLE = "1217752501201407033233368018"


class Patience(FakeClock):
    """A clock whose wall time stands still, so that signatures stay fresh, and that acts during a certain wait."""

    def __init__(self, now: float) -> None:
        super().__init__(now)
        self.at_wait: dict[int, Callable[[], object]] = {}

    def now(self) -> float:
        return self.started_at

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.at_wait.pop(len(self.waits), lambda: None)()

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)

    @property
    def query_times(self) -> list[float]:
        """Return the times of the queries, in seconds since the first."""
        return [0.0, *accumulate(self.waits)]


@pytest.fixture
def clock() -> Patience:
    return Patience(time.time())


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway, clock: Patience) -> Both:
    return opened(wechatpay_gateway.environment, strict=True, clock=clock)


@pytest.fixture
def placed(client: Both, wechatpay_gateway: RunningGateway) -> Both:
    """A client that has placed an order."""
    client.call("payments.transactions.prepay_native", **ORDER)
    wechatpay_gateway.requests.clear()
    return client


def test_a_paid_order_is_returned_immediately(placed: Both, wechatpay_gateway: RunningGateway, clock: Patience) -> None:
    wechatpay_gateway.pay(NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).trade_state == "SUCCESS"
    assert clock.waits == []


def test_an_order_is_queried_every_five_seconds_until_it_is_paid(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience
) -> None:
    clock.at_wait[3] = lambda: wechatpay_gateway.pay(NUMBER, openid="oPayer")

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).payer.openid == "oPayer"
    assert clock.waits == [5, 5, 5]


def test_a_closed_order_is_final(placed: Both) -> None:
    placed.call("payments.transactions.close_order", out_trade_no=NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).trade_state == "CLOSED"


def test_after_a_minute_the_intervals_grow(placed: Both, clock: Patience) -> None:
    with pytest.raises(StillOpen):
        placed.call(WAIT, out_trade_no=NUMBER, timeout=6000)

    assert clock.query_times[12:] == [60, 90, 150, 330, 630, 1230, 3030, 4830, 6000]


def test_after_a_timeout_the_error_has_the_last_result(placed: Both, clock: Patience) -> None:
    with pytest.raises(StillOpen, match=f"The order {NUMBER} has not reached a final state after 12 s") as caught:
        placed.call(WAIT, out_trade_no=NUMBER, timeout=12)

    assert (clock.query_times, caught.value.waited_seconds) == ([0, 5, 10, 12], 12)
    assert caught.value.last.trade_state == "NOTPAY"


def test_the_last_query_is_sent_at_the_timeout(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience
) -> None:
    clock.at_wait[2] = lambda: wechatpay_gateway.pay(NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=7).trade_state == "SUCCESS"
    assert clock.waits == [5, 2]


def test_with_a_timeout_of_zero_one_query_is_sent(placed: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(StillOpen):
        placed.call(WAIT, out_trade_no=NUMBER, timeout=0)

    assert len(wechatpay_gateway.requests) == 1


@pytest.mark.parametrize("fault", ["cut_before", "system_error", "html_502", "rate_limit"])
def test_a_query_with_a_temporary_failure_does_not_end_the_wait(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience, fault: str
) -> None:
    wechatpay_gateway.faults.add(fault, times=3)
    wechatpay_gateway.pay(NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).trade_state == "SUCCESS"
    assert clock.waits[-1] == 5


def test_if_the_last_query_failed_the_error_says_why(placed: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("cut_before", times=3)

    with pytest.raises(StillOpen, match="the last query failed") as caught:
        placed.call(WAIT, out_trade_no=NUMBER, timeout=0)

    assert caught.value.last is None
    assert isinstance(caught.value.__cause__, TransportError)


@pytest.mark.parametrize(("fault", "error"), [("bad_signature", VerificationError), ("no_auth", WeChatPayError)])
def test_a_failure_that_retrying_cannot_cure_is_raised_immediately(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience, fault: str, error: type[WeChatPayError]
) -> None:
    wechatpay_gateway.faults.add(fault)

    with pytest.raises(error) as caught:
        placed.call(WAIT, out_trade_no=NUMBER, timeout=60)

    assert not isinstance(caught.value, StillOpen)
    assert clock.waits == []


def test_an_unknown_order_is_not_waited_for(client: Both, clock: Patience) -> None:
    with pytest.raises(NotFound):
        client.call(WAIT, out_trade_no="no-such-order", timeout=60)

    assert clock.waits == []


@pytest.mark.parametrize("timeout", [-1, float("nan"), float("inf"), "60", True, None])
def test_a_timeout_that_is_not_a_number_of_seconds_is_refused(
    client: Both, wechatpay_gateway: RunningGateway, timeout: Any
) -> None:
    with pytest.raises(InvalidArgument, match="timeout must be a number of seconds"):
        client.call(WAIT, out_trade_no=NUMBER, timeout=timeout)

    assert len(wechatpay_gateway.requests) == 0


def test_an_undocumented_state_is_not_final(placed: Both, wechatpay_gateway: RunningGateway, clock: Patience) -> None:
    wechatpay_gateway.faults.add("changed_reply", changes={"trade_state": "SLEEPING"})
    wechatpay_gateway.pay(NUMBER)

    placed.call(WAIT, out_trade_no=NUMBER, timeout=60)

    assert clock.waits == [5]


def test_a_wait_for_a_partners_order_ends_when_it_is_paid(client: Both, wechatpay_gateway: RunningGateway) -> None:
    answer = client.call(
        "payments.partner_transactions.wait_until_final", out_trade_no=EXAMPLE, sub_mchid="1900000109", timeout=0
    )

    assert answer.trade_state == "SUCCESS"
    assert b"sp_mchid=1900000001" in wechatpay_gateway.requests[-1].request.target


@pytest.mark.parametrize(
    ("states", "waits"), [(["SUCCESS", "CLOSED"], []), (["SUCCESS", "NOTPAY"], [5]), ([], [5]), (None, [5])]
)
def test_a_combined_order_is_final_when_all_of_its_orders_are(
    client: Both, wechatpay_gateway: RunningGateway, clock: Patience, states: list[str] | None, waits: list[float]
) -> None:
    service = "payments.combine_transactions"
    number = "P20150806125346"
    (order,) = client.call(f"{service}.query_order_by_out_trade_no", combine_out_trade_no=number).to_wire()[
        "sub_orders"
    ][:1]
    changes = {"sub_orders": None if states is None else [{**order, "trade_state": state} for state in states]}
    wechatpay_gateway.faults.add("changed_reply", changes=changes)
    clock.at_wait[1] = lambda: wechatpay_gateway.pay(number)

    client.call(f"{service}.wait_until_final", combine_out_trade_no=number, timeout=60)

    assert clock.waits == waits


@pytest.fixture
def refunding(placed: Both, wechatpay_gateway: RunningGateway) -> Both:
    """A client that has requested a refund."""
    wechatpay_gateway.pay(NUMBER)
    amount = {"refund": 888, "total": 888, "currency": "CNY"}
    placed.call("payments.refunds.create_refund", out_trade_no=NUMBER, out_refund_no=REFUND_NUMBER, amount=amount)
    return placed


@pytest.mark.parametrize(("end", "status"), [("succeed", "SUCCESS"), ("fail", "ABNORMAL"), ("close", "CLOSED")])
def test_a_refund_is_queried_every_minute_until_it_is_final(
    refunding: Both, wechatpay_gateway: RunningGateway, clock: Patience, end: str, status: str
) -> None:
    clock.at_wait[2] = lambda: getattr(wechatpay_gateway.refunds, end)(REFUND_NUMBER)

    assert (
        refunding.call("payments.refunds.wait_until_final", out_refund_no=REFUND_NUMBER, timeout=600).status == status
    )
    assert clock.waits == [60, 60]


def test_after_five_minutes_a_refund_is_queried_less_often(refunding: Both, clock: Patience) -> None:
    with pytest.raises(StillOpen, match=f"The refund {REFUND_NUMBER} has not reached a final state"):
        refunding.call("payments.refunds.wait_until_final", out_refund_no=REFUND_NUMBER, timeout=7200)

    assert clock.query_times == [0, 60, 120, 180, 240, 300, 600, 1200, 2400, 4200, 6000, 7200]
