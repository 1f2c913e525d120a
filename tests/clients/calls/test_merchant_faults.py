"""Faults that merchants meet in production, through both clients over real HTTP: late results, early notifications, failures, rate limits."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from gateway import transfers
from support.both import Both, Opened
from support.examples import own_example
from support.peer import NUMBER, ORDER
from support.receiver import Receiver, receiving
from support.time import FakeClock
from support.world import World
from wechatpay_clients import Client, NotFound, OutcomeUnknown, RateLimited, StillOpen
from wechatpay_gateway.base.faults import FaultError
from wechatpay_gateway.server import RunningGateway

PAYMENTS, REFUNDS, TRANSFERS = "payments.transactions", "payments.refunds", "transfers.merchant_transfer"
LINKS = "brand.business_cards.list_card_links"
FUNDS = "merchant_funds.accounts"
SHARING = "profit_sharing.profit_sharing"
QUERY = f"{PAYMENTS}.query_order_by_out_trade_no"
REFUND = "r1"
APPID, STORE = "wxd678efh567hg6787", "1900000109"
ACCOUNT = {"type": "MERCHANT_ID", "account": STORE, "name": "示例商户"}
SHARES = [
    {**ACCOUNT, "amount": 10, "description": "A share"},
    {"type": "PERSONAL_OPENID", "account": "oUser", "amount": 5, "description": "A commission"},
]


class Patience(FakeClock):
    """A clock whose wall time does not move, so that signatures stay fresh."""

    def now(self) -> float:
        return self.started_at


@pytest.fixture
def clock() -> Patience:
    return Patience(time.time())


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway, clock: Patience) -> Both:
    """A client as merchants use it, which accepts unknown values."""
    return opened(wechatpay_gateway.environment, clock=clock)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def order(client: Both, **changes: Any) -> None:
    client.call(f"{PAYMENTS}.prepay_native", **{**ORDER, **changes})


def paid(client: Both, gateway: RunningGateway, **changes: Any) -> None:
    order(client, **changes)
    gateway.pay(NUMBER)


def refund(client: Both, **changes: Any) -> Any:
    amount = {"refund": 888, "total": 888, "currency": "CNY"}
    request = {"out_trade_no": NUMBER, "out_refund_no": REFUND, "amount": amount, **changes}
    return client.call(f"{REFUNDS}.create_refund", **request)


def transfer(client: Both) -> Any:
    return client.call(f"{TRANSFERS}.create_transfer", **transfers.transfer())


def split(client: Both, gateway: RunningGateway) -> dict[str, str]:
    paid(client, gateway, settle_info={"profit_sharing": True})
    transaction_id: str = client.call(QUERY, out_trade_no=NUMBER).transaction_id
    gateway.clock.advance(minutes=1)
    for receiver in (ACCOUNT, {"type": "PERSONAL_OPENID", "account": "oUser"}):
        own = {**receiver, "type_": receiver["type"], "appid": APPID, "relation_type": "STORE"}
        del own["type"]
        client.call(f"{SHARING}.add_receiver", **own)
    numbers = {"out_order_no": "s1", "transaction_id": transaction_id}
    client.call(f"{SHARING}.create_order", **numbers, appid=APPID, receivers=SHARES, unfreeze_unsplit=False)
    return numbers


def test_a_query_can_miss_a_result_that_exists(client: Both, wechatpay_gateway: RunningGateway) -> None:
    order(client)
    client.call(QUERY, out_trade_no=NUMBER)
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.faults.add("stale_reply")
    states = [client.call(QUERY, out_trade_no=NUMBER).trade_state for _ in range(2)]
    assert states == ["NOTPAY", "SUCCESS"]


def test_a_wait_goes_on_until_a_late_result_appears(
    client: Both, wechatpay_gateway: RunningGateway, clock: Patience
) -> None:
    order(client)
    client.call(QUERY, out_trade_no=NUMBER)
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.faults.add("stale_reply", times=2)
    assert client.call(f"{PAYMENTS}.wait_until_final", out_trade_no=NUMBER, timeout=60).trade_state == "SUCCESS"
    assert clock.waits == [5, 5]


def test_a_stale_reply_waits_for_a_query_that_was_made_before(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("stale_reply")
    paid(client, wechatpay_gateway)
    assert client.call(QUERY, out_trade_no=NUMBER).trade_state == "SUCCESS"
    assert len(wechatpay_gateway.faults.pending) == 1


def test_a_notification_arrives_before_the_reply(
    client: Both, wechatpay_gateway: RunningGateway, receiver: Receiver
) -> None:
    paid(client, wechatpay_gateway)
    wechatpay_gateway.faults.add("then_step", family="refunds", step="succeed", notification_first=True)
    created = refund(client, notify_url=receiver.url)
    assert (created.status, receiver.event_types) == ("PROCESSING", ["REFUND.SUCCESS"])
    opened = client.parse(receiver.deliveries[0].headers, receiver.deliveries[0].body)
    assert (opened.resource.out_refund_no, opened.resource.refund_status) == (REFUND, "SUCCESS")


def test_a_shop_can_query_while_it_receives_a_notification_before_the_reply(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with Client.from_env(wechatpay_gateway.environment) as own:
                seen.append(str(own.payments.refunds.query_refund(out_refund_no=REFUND).status))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's signature)
            """Keep the output clean."""

    paid(client, wechatpay_gateway)
    wechatpay_gateway.faults.add("then_step", family="refunds", step="succeed", notification_first=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as shop:
        thread = Thread(target=shop.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            refund(client, notify_url=f"http://127.0.0.1:{shop.server_port}/refunded")
        finally:
            shop.shutdown()
            thread.join()
    assert seen == ["SUCCESS"]


def test_a_refund_becomes_abnormal(client: Both, wechatpay_gateway: RunningGateway) -> None:
    paid(client, wechatpay_gateway)
    wechatpay_gateway.faults.add("then_step", family="refunds", step="fail", operation=f"{REFUNDS}.create_refund")
    assert refund(client).status == "PROCESSING"
    assert client.call(f"{REFUNDS}.wait_until_final", out_refund_no=REFUND, timeout=60).status == "ABNORMAL"


def test_a_transfer_fails_after_it_was_accepted(client: Both, wechatpay_gateway: RunningGateway) -> None:
    reason = {"fail_reason": "PAYEE_ACCOUNT_ABNORMAL"}
    wechatpay_gateway.faults.add("then_step", family="transfers", step="fail", fields=reason)
    assert transfer(client).state == "WAIT_USER_CONFIRM"
    final = client.call(f"{TRANSFERS}.wait_until_final", out_bill_no=transfers.NUMBER, timeout=60)
    assert (final.state, final.fail_reason) == ("FAIL", "PAYEE_ACCOUNT_ABNORMAL")


def test_a_split_fails_for_one_receiver(client: Both, wechatpay_gateway: RunningGateway) -> None:
    fields = {"account": "oUser", "reason": "RECEIVER_RECEIPT_LIMIT"}
    operation = f"{SHARING}.create_order"
    wechatpay_gateway.faults.add("then_step", family="shares", step="fail", fields=fields, operation=operation)
    numbers = split(client, wechatpay_gateway)
    wechatpay_gateway.sharings.finish("s1")
    final = client.call(f"{SHARING}.wait_until_final", **numbers, timeout=60)
    results = {each.account: (each.result, each.fail_reason) for each in final.receivers}
    assert results["oUser"] == ("CLOSED", "RECEIVER_RECEIPT_LIMIT")
    assert results[STORE][0] == "SUCCESS"


def stuck_payment(client: Both, gateway: RunningGateway) -> dict[str, str]:
    gateway.orders.ask_password(1)
    code = {"payer": {"auth_code": "130061098828009406"}, "scene_info": {"store_info": {"id": "1"}}}
    placed = {name: value for name, value in ORDER.items() if name != "notify_url"}
    client.call(f"{PAYMENTS}.code_pay", **placed, **code)
    return {"out_trade_no": NUMBER}


def stuck_refund(client: Both, gateway: RunningGateway) -> dict[str, str]:
    paid(client, gateway)
    refund(client)
    return {"out_refund_no": REFUND}


def stuck_transfer(client: Both, gateway: RunningGateway) -> dict[str, str]:
    gateway.transfers.hold(1)
    transfer(client)
    return {"out_bill_no": transfers.NUMBER}


def stuck_return(client: Both, gateway: RunningGateway) -> dict[str, str]:
    numbers = {"out_order_no": split(client, gateway)["out_order_no"], "out_return_no": "b1"}
    gateway.sharings.finish("s1")
    gateway.sharing_returns.delay(1)
    client.call(f"{SHARING}.create_return_order", **numbers, return_mchid=STORE, amount=4, description="Refund")
    return numbers


def stuck_withdrawal(client: Both, gateway: RunningGateway) -> dict[str, str]:
    del gateway
    client.call(f"{FUNDS}.create_withdrawal", out_request_no="W1", amount=100, account_type="BASIC")
    return {"out_request_no": "W1"}


@pytest.mark.parametrize(
    ("wait", "begin", "field", "state"),
    [
        (f"{PAYMENTS}.wait_until_final", stuck_payment, "trade_state", "USERPAYING"),
        (f"{REFUNDS}.wait_until_final", stuck_refund, "status", "PROCESSING"),
        (f"{TRANSFERS}.wait_until_final", stuck_transfer, "state", "ACCEPTED"),
        (f"{SHARING}.wait_until_final", split, "state", "PROCESSING"),
        (f"{SHARING}.wait_until_return_final", stuck_return, "result", "PROCESSING"),
        (f"{FUNDS}.wait_until_final", stuck_withdrawal, "status", "CREATE_SUCCESS"),
    ],
)
def test_processing_that_does_not_end_is_still_open(
    client: Both, wechatpay_gateway: RunningGateway, wait: str, begin: Any, field: str, state: str
) -> None:
    numbers = begin(client, wechatpay_gateway)
    with pytest.raises(StillOpen) as caught:
        client.call(wait, **numbers, timeout=600)
    assert getattr(caught.value.last, field) == state


def test_an_unknown_value_is_kept_and_is_not_final(client: Both, wechatpay_gateway: RunningGateway) -> None:
    paid(client, wechatpay_gateway)
    wechatpay_gateway.faults.add("new_values", times=99, field="trade_state", value="SETTLING")
    with pytest.raises(StillOpen) as caught:
        client.call(f"{PAYMENTS}.wait_until_final", out_trade_no=NUMBER, timeout=60)
    assert (caught.value.last.trade_state, caught.value.last.trade_type) == ("SETTLING", "NATIVE")


def test_all_enums_can_have_unknown_values(client: Both, wechatpay_gateway: RunningGateway) -> None:
    paid(client, wechatpay_gateway)
    wechatpay_gateway.faults.add("new_values")
    queried = client.call(QUERY, out_trade_no=NUMBER)
    assert (queried.trade_state, queried.trade_type, queried.out_trade_no) == ("NEW_VALUE", "NEW_VALUE", NUMBER)


def test_a_new_field_does_not_disturb(client: Both, wechatpay_gateway: RunningGateway) -> None:
    paid(client, wechatpay_gateway)
    wechatpay_gateway.faults.add("new_fields")
    queried = client.call(QUERY, out_trade_no=NUMBER)
    assert (queried.trade_state, queried.amount.total) == ("SUCCESS", 888)
    assert b'"amount":{"total":888' in wechatpay_gateway.requests.last.reply.body  # type: ignore[union-attr]
    assert wechatpay_gateway.requests.last.reply.body.count(b'"new_field"') > 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "options", "expected"),
    [
        ("new_values", {"field": "trade_state"}, ("NEW_VALUE", "NATIVE", 888)),
        ("new_values", {}, ("NEW_VALUE", "NEW_VALUE", 888)),
        ("new_fields", {}, ("SUCCESS", "NATIVE", 888)),
        ("changed", {"changes": {"trade_state": "REFUND", "amount": {"total": 7}}}, ("REFUND", "NATIVE", 7)),
    ],
)
def test_a_notification_of_a_later_release_is_opened(
    client: Both,
    wechatpay_gateway: RunningGateway,
    receiver: Receiver,
    kind: str,
    options: dict[str, Any],
    expected: tuple[str, str, int],
) -> None:
    wechatpay_gateway.notifications.faults.add(kind, event_type="TRANSACTION.SUCCESS", **options)
    paid(client, wechatpay_gateway, notify_url=receiver.url)
    wechatpay_gateway.deliver()
    (delivery,) = receiver.deliveries
    paid_for = client.parse(delivery.headers, delivery.body).resource
    assert (paid_for.trade_state, paid_for.trade_type, paid_for.amount.total) == expected
    assert wechatpay_gateway.notifications.faults.pending == ()


class Frozen(FakeClock):
    """A clock that never moves."""

    def sleep(self, seconds: float) -> None:
        """Return immediately."""

    async def sleep_async(self, seconds: float) -> None:
        """Return immediately."""


@pytest.fixture
def hasty(world: World, opened: Opened) -> Both:
    """A client whose waits do not move the clock of its gateway."""
    return opened(world.gateway.environment, clock=Frozen(world.clock.now()))


def refuse_refunds(client: Both, count: int) -> None:
    """Request refunds of orders that do not exist."""
    for number in range(count):
        with pytest.raises(NotFound):
            refund(client, out_refund_no=f"wrong{number}", out_trade_no=f"unknown{number}")


def refuse_by_rate(client: Both, **changes: Any) -> None:
    """Request a refund above a limit. By its page, it may be in progress then, so its outcome is unknown."""
    with pytest.raises(OutcomeUnknown) as caught:
        refund(client, **changes)
    assert isinstance(caught.value.__cause__, RateLimited)
    assert (caught.value.__cause__.status, caught.value.__cause__.code) == (429, "FREQUENCY_LIMITED")


def test_a_refund_after_six_refused_ones_in_a_second_is_above_the_rate(world: World, hasty: Both) -> None:
    paid(hasty, world.gateway)
    world.gateway.rates.enforce()
    refuse_refunds(hasty, 6)
    refuse_by_rate(hasty)
    world.gateway.clock.advance(seconds=1)
    assert refund(hasty).status == "PROCESSING"


def test_the_second_refund_of_an_order_within_a_minute_is_above_the_rate(world: World, hasty: Both) -> None:
    paid(hasty, world.gateway)
    world.gateway.rates.enforce()
    part = {"refund": 100, "total": 888, "currency": "CNY"}
    assert [refund(hasty, amount=part).status for _ in range(2)] == ["PROCESSING", "PROCESSING"]
    refuse_by_rate(hasty, amount=part, out_refund_no="r2")
    world.gateway.clock.advance(minutes=1)
    assert refund(hasty, amount=part, out_refund_no="r2").status == "PROCESSING"


def list_links(client: Both) -> None:
    """Make a call that the page limits to one a second."""
    client.call_by_name(LINKS, own_example(LINKS))


def test_a_query_above_the_rate_raises_its_error(world: World, hasty: Both) -> None:
    world.gateway.rates.enforce()
    list_links(hasty)
    with pytest.raises(RateLimited):
        list_links(hasty)


def test_a_query_above_the_rate_is_repeated_until_the_window_ends(world: World, opened: Opened) -> None:
    client = world.client(opened, max_attempts=9)  # waits of a random length
    world.gateway.rates.enforce()
    list_links(client)
    list_links(client)
    assert world.clock.waits


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"family": "refund", "step": "fail"}, "'refund' is not a family; must be one of"),
        ({"family": "refunds", "step": "vanish"}, "refunds have no step 'vanish'; the steps are: succeed, fail, close"),
        ({"family": "refunds"}, "then_step requires the option 'step'"),
        ({"family": "refunds", "step": "fail", "notification_first": 1}, "must be true or false, got int"),
    ],
)
def test_a_wrong_step_is_refused_when_the_fault_is_added(
    wechatpay_gateway: RunningGateway, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(FaultError, match=message):
        wechatpay_gateway.faults.add("then_step", **options)


def test_a_step_that_is_not_possible_is_logged(
    client: Both, wechatpay_gateway: RunningGateway, caplog: pytest.LogCaptureFixture
) -> None:
    wechatpay_gateway.faults.add("then_step", family="transfers", step="succeed")
    assert transfer(client).state == "WAIT_USER_CONFIRM"
    assert (
        "the fault then_step could not take the step succeed of transfers: transfer transfer1 is in state"
        in caplog.text
    )
