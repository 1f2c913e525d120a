"""The marketplace of the examples: an order is paid, shared and refunded, whatever fails, and both sides have the same rows."""

import sqlite3
import time
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from examples.conftest import MCHID
from examples.selling import COURIER, SELLER, Shop, gained, ours, started, theirs
from marketplace.bill import check
from marketplace.market import ORDER_SECONDS
from marketplace.records import NotPossible
from marketplace.rows import Order, Refund, Return, Share, Split
from support.unreliable import FAULTS, OPEN_FAULTS, first, receiving
from wechatpay_clients import Client, PaymentMismatch
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.server import RunningGateway

SHARE = "profit_sharing.profit_sharing.create_order"
OPERATIONS = (
    *("payments.partner_transactions.query_order_by_out_trade_no", SHARE),
    *("profit_sharing.profit_sharing.unfreeze_remaining_funds", "profit_sharing.profit_sharing.create_return_order"),
    *("payments.refunds.create_refund", "payments.refunds.query_refund"),
)
TOTAL_FEN = 10_000
RUNS = 6
"""How often the worker runs after each change: a fault in each operation costs a run."""


@pytest.fixture
def shop(impatient_client: Client, database: Path) -> Shop:
    """The programs, with a seller."""
    shop = started(impatient_client, database)
    shop.market.add_seller(SELLER)
    return shop


def work(shop: Shop, gateway: RunningGateway) -> None:
    """Run the worker often enough, and let WeChat Pay carry out the splits."""
    for _ in range(RUNS):
        shop.worker.run()
        for sharing in gateway.sharings.records():
            if sharing.state.value == "PROCESSING":
                gateway.sharings.finish(sharing.out_order_no)


def paid(shop: Shop, gateway: RunningGateway) -> str:
    """Place and pay an order, and return its number a minute later."""
    number = shop.market.place(SELLER, "A lamp", TOTAL_FEN).out_trade_no
    shop.market.code_url(number)
    gateway.pay(number)
    gateway.clock.advance(minutes=1)
    work(shop, gateway)
    return number


def shared(shop: Shop, gateway: RunningGateway) -> str:
    """Place, pay and share an order, and return its number."""
    number = paid(shop, gateway)
    shop.market.share(number)
    work(shop, gateway)
    return number


@pytest.mark.parametrize("fault", OPEN_FAULTS)
def test_an_order_is_shared_and_refunded_whatever_fails(
    shop: Shop, wechatpay_gateway: RunningGateway, fault: str
) -> None:
    gateway = wechatpay_gateway
    kind, options = FAULTS.get(fault, (fault, {}))
    for operation in OPERATIONS:
        gateway.faults.add(kind, operation=operation, **options)
    number = shared(shop, gateway)
    shop.market.refund(number, "R1", 2_500)
    work(shop, gateway)
    gateway.refunds.succeed("R1")
    work(shop, gateway)

    assert gateway.faults.pending == ()
    assert ours(shop.market.records) == theirs(gateway)
    assert shop.market.records.balances() == {"payer": -7_500, SELLER: 6_150, MCHID: 750, COURIER: 600}
    assert gained(gateway) == {SELLER: 6_150, MCHID: 750, COURIER: 600}


def test_everything_is_notified_without_the_worker(
    impatient_client: Client, shop: Shop, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    with receiving(shop.market.router, first(0)) as url:
        shop = started(impatient_client, database, url)
        number = shop.market.place(SELLER, "A lamp", TOTAL_FEN).out_trade_no
        shop.market.code_url(number)
        wechatpay_gateway.pay(number)
        wechatpay_gateway.deliver()
        before = shop.market.records.row(Order, number).state
        shop.market.refund(number, "R1", TOTAL_FEN)
        shop.worker.run()
        wechatpay_gateway.refunds.succeed("R1")
        wechatpay_gateway.deliver()

    assert (before, shop.market.records.row(Refund, "R1").state) == ("PAID", "SUCCESS")


def test_the_money_of_a_share_that_fails_stays_with_the_seller(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    gateway = wechatpay_gateway
    number = paid(shop, gateway)
    shop.market.share(number)
    shop.worker.run()
    (split,) = gateway.sharings.records()
    gateway.shares.fail(split.out_order_no, COURIER, "RECEIVER_HIGH_RISK")
    work(shop, gateway)
    shop.market.refund(number, "R1", TOTAL_FEN)
    work(shop, gateway)

    shares = [(each.account, each.result, each.fail_reason) for each in shop.market.records.rows(Share)]
    assert shares == [(MCHID, "SUCCESS", None), (COURIER, "CLOSED", "RECEIVER_HIGH_RISK")]
    assert [each.account for each in shop.market.records.rows(Return)] == [MCHID]
    assert ours(shop.market.records) == theirs(gateway)


def test_a_refund_waits_until_a_receiver_can_pay_its_share_back(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    gateway = wechatpay_gateway
    number = shared(shop, gateway)
    gateway.balances.withdraw(COURIER, 800)
    shop.market.refund(number, "R1", TOTAL_FEN)
    work(shop, gateway)
    waiting = [each.result for each in shop.market.records.rows(Return)], shop.market.records.row(Refund, "R1").state
    gateway.balances.deposit(COURIER, 800)
    gateway.balances.deposit(SELLER, 60)
    work(shop, gateway)

    assert waiting == (["SUCCESS", "PROCESSING"], "PLANNED")
    assert ours(shop.market.records) == theirs(gateway)
    assert shop.market.records.row(Refund, "R1").state == "PROCESSING"


def test_a_refund_goes_on_without_a_share_that_is_not_paid_back(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    gateway = wechatpay_gateway
    number = shared(shop, gateway)
    gateway.balances.withdraw(COURIER, 800)
    gateway.balances.deposit(SELLER, 1_000)
    shop.market.refund(number, "R1", TOTAL_FEN)
    work(shop, gateway)
    gateway.clock.advance(days=5)
    work(shop, gateway)

    returns = [(each.result, each.fail_reason) for each in shop.market.records.rows(Return)]
    assert returns == [("SUCCESS", None), ("FAILED", "TIME_OUT_CLOSED")]
    assert shop.market.records.row(Refund, "R1").state == "PROCESSING"


def test_a_refund_without_enough_money_is_sent_again(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    number = shared(shop, wechatpay_gateway)
    wechatpay_gateway.balances.withdraw(SELLER, 8_000)
    shop.market.refund(number, "R1", TOTAL_FEN)
    work(shop, wechatpay_gateway)
    before = shop.market.records.row(Refund, "R1").state
    wechatpay_gateway.balances.deposit(SELLER, 8_000)
    work(shop, wechatpay_gateway)

    assert (before, shop.market.records.row(Refund, "R1").state) == ("PLANNED", "PROCESSING")


@pytest.mark.parametrize(("step", "state"), [("fail", "ABNORMAL"), ("close", "CLOSED")])
def test_a_refund_that_does_not_arrive_is_found(
    shop: Shop, wechatpay_gateway: RunningGateway, step: str, state: str
) -> None:
    number = paid(shop, wechatpay_gateway)
    shop.market.refund(number, "R1", 100)
    work(shop, wechatpay_gateway)
    getattr(wechatpay_gateway.refunds, step)("R1")
    work(shop, wechatpay_gateway)

    assert shop.market.records.row(Refund, "R1").state == state


def test_what_was_refunded_before_is_not_shared(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    number = paid(shop, wechatpay_gateway)
    shop.market.refund(number, "R1", 5_000)
    work(shop, wechatpay_gateway)
    with pytest.raises(NotPossible, match="with 1 refunds"):
        shop.market.share(number)
    wechatpay_gateway.refunds.succeed("R1")
    work(shop, wechatpay_gateway)
    shop.market.share(number)
    work(shop, wechatpay_gateway)

    assert [each.amount_fen for each in shop.market.records.rows(Share)] == [500, 400]
    assert ours(shop.market.records) == theirs(wechatpay_gateway)


def test_an_order_that_was_refunded_in_full_has_nothing_to_share(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    number = paid(shop, wechatpay_gateway)
    shop.market.refund(number, "R1", TOTAL_FEN)
    work(shop, wechatpay_gateway)
    wechatpay_gateway.refunds.succeed("R1")
    work(shop, wechatpay_gateway)
    shop.market.share(number)
    work(shop, wechatpay_gateway)

    assert [(each.kind, each.state) for each in shop.market.records.rows(Split)] == [("REST", "EMPTY")]
    assert ours(shop.market.records) == theirs(wechatpay_gateway)


@pytest.mark.parametrize(
    ("number", "fen", "reason"),
    [
        ("R2", TOTAL_FEN, "7500 fen of it can be refunded"),
        ("R2", 0, "7500 fen of it can be refunded"),
        ("R1", 200, "belongs to another refund"),
    ],
)
def test_an_impossible_refund_is_refused(
    shop: Shop, wechatpay_gateway: RunningGateway, number: str, fen: int, reason: str
) -> None:
    order = shared(shop, wechatpay_gateway)
    shop.market.refund(order, "R1", 2_500)
    with pytest.raises(NotPossible, match=reason):
        shop.market.refund(order, number, fen)

    assert [each.amount_fen for each in shop.market.records.rows(Return)] == [250, 200]


def test_an_order_that_is_being_shared_is_not_refunded(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    number = paid(shop, wechatpay_gateway)
    shop.market.share(number)

    with pytest.raises(NotPossible, match="is being shared"):
        shop.market.refund(number, "R1", 100)


def test_an_order_is_shared_once(shop: Shop, wechatpay_gateway: RunningGateway) -> None:
    number = shared(shop, wechatpay_gateway)
    shop.market.share(number)
    work(shop, wechatpay_gateway)

    assert len(list(wechatpay_gateway.sharings.records())) == 2  # the shares and the rest


@pytest.mark.parametrize("is_requested", [True, False])
def test_an_order_that_is_not_paid_in_time_is_closed(
    shop: Shop, database: Path, wechatpay_gateway: RunningGateway, *, is_requested: bool
) -> None:
    number = shop.market.place(SELLER, "A lamp", TOTAL_FEN).out_trade_no
    if is_requested:
        shop.market.code_url(number)
    change(database, "UPDATE orders SET placed_at = ?", time.time() - ORDER_SECONDS - 1)
    shop.worker.run()

    assert shop.market.records.row(Order, number).state == "CLOSED"
    assert [each.state.value for each in wechatpay_gateway.orders if not each.is_example] == ["CLOSED"] * is_requested


def test_a_payment_of_another_amount_is_refused(
    impatient_client: Client, shop: Shop, wechatpay_gateway: RunningGateway
) -> None:
    number = shop.market.place(SELLER, "A lamp", TOTAL_FEN).out_trade_no
    shop.market.code_url(number)
    wechatpay_gateway.pay(number)
    wechatpay_gateway.faults.add("changed_reply", changes={"amount": {"total": 1}})
    query = impatient_client.payments.partner_transactions.query_order_by_out_trade_no
    with pytest.raises(PaymentMismatch, match=r"amount\.total"):
        shop.market.settle(query(out_trade_no=number, sub_mchid=SELLER))

    assert shop.market.records.row(Order, number).state == "OPEN"


def change(database: Path, statement: str, *values: float) -> None:
    """Change the database directly."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement, values)


@pytest.mark.parametrize(
    ("mistake", "differences"),
    [
        ("SELECT 1", []),
        (
            "UPDATE shares SET amount_fen = 1 WHERE amount_fen = 1000",
            [
                "{0} of 1900000001 over 1 fen is missing from the bills",
                "{0} of 1900000001 over 1000 fen is only in the bills",
            ],
        ),
        ("DELETE FROM returns WHERE amount_fen = 200", ["R1-2 of 1900000110 over 200 fen is only in the bills"]),
    ],
)
def test_an_error_in_the_records_is_found_with_the_bill(
    impatient_client: Client,
    shop: Shop,
    database: Path,
    wechatpay_gateway: RunningGateway,
    mistake: str,
    differences: list[str],
) -> None:
    day: date = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date()
    shop.market.refund(shared(shop, wechatpay_gateway), "R1", 2_500)
    work(shop, wechatpay_gateway)
    wechatpay_gateway.clock.advance(days=2)
    number = shop.market.records.rows(Share)[0].out_order_no
    change(database, mistake)

    found = check(impatient_client, shop.market.records, [day, day + timedelta(days=1)])
    assert found == [each.format(number) for each in differences]
