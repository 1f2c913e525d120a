"""`wait_until_final` asks until a thing is final, through both clients over real HTTP; no time passes."""

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

WAIT = "payments.transactions.wait_until_final"
REFUND_NUMBER = "refund-20260101-1"
EXAMPLE = "1217752501201407033233368018"


class Patience(FakeClock):
    """A clock that stands still on the wall, so that signatures stay fresh, and does something at a certain wait."""

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
    def asked_at(self) -> list[float]:
        """When questions were asked, in seconds since the first."""
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


def test_an_order_that_is_paid_is_answered_at_once(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience
) -> None:
    wechatpay_gateway.pay(NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).trade_state == "SUCCESS"
    assert clock.waits == []


def test_an_order_is_asked_for_every_five_seconds_until_it_is_paid(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience
) -> None:
    clock.at_wait[3] = lambda: wechatpay_gateway.pay(NUMBER, openid="oPayer")

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).payer.openid == "oPayer"
    assert clock.waits == [5, 5, 5]


def test_a_closed_order_is_final_too(placed: Both) -> None:
    placed.call("payments.transactions.close_order", out_trade_no=NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).trade_state == "CLOSED"


def test_a_minute_later_the_questions_grow_rare(placed: Both, clock: Patience) -> None:
    with pytest.raises(StillOpen):
        placed.call(WAIT, out_trade_no=NUMBER, timeout=6000)

    assert clock.asked_at[12:] == [60, 90, 150, 330, 630, 1230, 3030, 4830, 6000]


def test_when_the_time_is_up_the_last_answer_is_on_the_error(placed: Both, clock: Patience) -> None:
    with pytest.raises(StillOpen, match=f"The order {NUMBER} is not final after 12 s") as caught:
        placed.call(WAIT, out_trade_no=NUMBER, timeout=12)

    assert (clock.asked_at, caught.value.waited_seconds) == ([0, 5, 10, 12], 12)
    assert caught.value.last.trade_state == "NOTPAY"


def test_the_last_question_is_asked_when_the_time_is_over(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience
) -> None:
    clock.at_wait[2] = lambda: wechatpay_gateway.pay(NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=7).trade_state == "SUCCESS"
    assert clock.waits == [5, 2]


def test_without_time_one_question_is_asked(placed: Both, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(StillOpen):
        placed.call(WAIT, out_trade_no=NUMBER, timeout=0)

    assert len(wechatpay_gateway.requests) == 1


@pytest.mark.parametrize("fault", ["cut_before", "system_error", "html_502", "rate_limit"])
def test_a_question_that_fails_for_the_moment_does_not_end_the_wait(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience, fault: str
) -> None:
    wechatpay_gateway.faults.add(fault, times=3)
    wechatpay_gateway.pay(NUMBER)

    assert placed.call(WAIT, out_trade_no=NUMBER, timeout=60).trade_state == "SUCCESS"
    assert clock.waits[-1] == 5


def test_when_the_last_question_had_no_answer_the_error_says_why(
    placed: Both, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.faults.add("cut_before", times=3)

    with pytest.raises(StillOpen, match="the last question had no answer") as caught:
        placed.call(WAIT, out_trade_no=NUMBER, timeout=0)

    assert caught.value.last is None
    assert isinstance(caught.value.__cause__, TransportError)


@pytest.mark.parametrize(("fault", "error"), [("bad_signature", VerificationError), ("no_auth", WeChatPayError)])
def test_what_asking_again_cannot_cure_is_raised_at_once(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience, fault: str, error: type[WeChatPayError]
) -> None:
    wechatpay_gateway.faults.add(fault)

    with pytest.raises(error) as caught:
        placed.call(WAIT, out_trade_no=NUMBER, timeout=60)

    assert not isinstance(caught.value, StillOpen)
    assert clock.waits == []


def test_an_order_that_is_not_there_is_not_waited_for(client: Both, clock: Patience) -> None:
    with pytest.raises(NotFound):
        client.call(WAIT, out_trade_no="no-such-order", timeout=60)

    assert clock.waits == []


@pytest.mark.parametrize("timeout", [-1, float("nan"), float("inf"), "60", True, None])
def test_a_timeout_that_is_no_number_of_seconds_is_refused(
    client: Both, wechatpay_gateway: RunningGateway, timeout: Any
) -> None:
    with pytest.raises(InvalidArgument, match="timeout takes a number of seconds"):
        client.call(WAIT, out_trade_no=NUMBER, timeout=timeout)

    assert len(wechatpay_gateway.requests) == 0


def test_a_state_that_no_page_lists_is_not_final(
    placed: Both, wechatpay_gateway: RunningGateway, clock: Patience
) -> None:
    wechatpay_gateway.faults.add("changed_reply", changes={"trade_state": "SLEEPING"})
    wechatpay_gateway.pay(NUMBER)

    placed.call(WAIT, out_trade_no=NUMBER, timeout=60)

    assert clock.waits == [5]


def test_a_partners_order_is_waited_for(client: Both, wechatpay_gateway: RunningGateway) -> None:
    answer = client.call(
        "payments.partner_transactions.wait_until_final", out_trade_no=EXAMPLE, sub_mchid="1900000109", timeout=0
    )

    assert answer.trade_state == "SUCCESS"
    assert b"sp_mchid=1900000001" in wechatpay_gateway.requests[-1].request.target


@pytest.mark.parametrize(
    ("states", "waits"), [(["SUCCESS", "CLOSED"], []), (["SUCCESS", "NOTPAY"], [5]), ([], [5]), (None, [5])]
)
def test_a_combined_order_is_final_when_each_of_its_orders_is(
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
    """A client that has asked for a refund."""
    wechatpay_gateway.pay(NUMBER)
    amount = {"refund": 888, "total": 888, "currency": "CNY"}
    placed.call("payments.refunds.create_refund", out_trade_no=NUMBER, out_refund_no=REFUND_NUMBER, amount=amount)
    return placed


@pytest.mark.parametrize(("end", "status"), [("succeed", "SUCCESS"), ("fail", "ABNORMAL"), ("close", "CLOSED")])
def test_a_refund_is_asked_for_every_minute_until_it_is_final(
    refunding: Both, wechatpay_gateway: RunningGateway, clock: Patience, end: str, status: str
) -> None:
    clock.at_wait[2] = lambda: getattr(wechatpay_gateway.refunds, end)(REFUND_NUMBER)

    assert (
        refunding.call("payments.refunds.wait_until_final", out_refund_no=REFUND_NUMBER, timeout=600).status == status
    )
    assert clock.waits == [60, 60]


def test_five_minutes_later_a_refund_is_asked_for_less_often(refunding: Both, clock: Patience) -> None:
    with pytest.raises(StillOpen, match=f"The refund {REFUND_NUMBER} is not final"):
        refunding.call("payments.refunds.wait_until_final", out_refund_no=REFUND_NUMBER, timeout=7200)

    assert clock.asked_at == [0, 60, 120, 180, 240, 300, 600, 1200, 2400, 4200, 6000, 7200]
