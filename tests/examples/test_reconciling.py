"""The example shop settles orders and refunds whose notification never arrived."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from examples.conftest import APPID, EXAMPLES, MCHID
from shop.bill import check
from shop.goods import GOODS
from shop.orders import Order, Orders, RefundNotPossible
from shop.payments import ORDER_SECONDS, Payments, Settings
from wechatpay_clients import BadRequest, Client
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.server import RunningGateway

BOOK = GOODS["book"]
CREATE_REFUND = "payments.refunds.create_refund"
QUERY_ORDER = "payments.transactions.query_order_by_out_trade_no"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "shop.sqlite"


@pytest.fixture
def payments(wechatpay_client: Client, database: Path) -> Payments:
    """A shop that receives no notifications and sends each query once."""
    settings = Settings(APPID, MCHID, "https://shop.example")
    return Payments(wechatpay_client.with_options(max_attempts=1), Orders(database), settings)


@pytest.fixture
def order(payments: Payments) -> Order:
    """An order with a QR code."""
    placed = payments.place(BOOK)
    assert payments.code_url(placed)
    return placed


@pytest.fixture
def paid(payments: Payments, order: Order, wechatpay_gateway: RunningGateway) -> str:
    """The number of an order that the shop knows to be paid."""
    wechatpay_gateway.pay(order.out_trade_no)
    payments.reconcile()
    return order.out_trade_no


def state(payments: Payments, order: Order) -> str:
    return payments.orders.order(order.out_trade_no).state


def change(database: Path, statement: str, *values: int) -> None:
    """Change the shop's database directly."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement, values)


def let_time_pass(database: Path) -> None:
    """Backdate all orders so that they have expired."""
    change(database, "UPDATE orders SET placed_at = placed_at - ?", ORDER_SECONDS + 1)


def refunds(gateway: RunningGateway) -> list[tuple[str, int]]:
    """Return the refunds that the gateway has."""
    return [(refund.out_refund_no, refund.amount) for refund in gateway.refunds if not refund.is_example]


def test_a_payment_is_found_without_its_notification(
    payments: Payments, order: Order, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.pay(order.out_trade_no)
    payments.reconcile()
    payments.reconcile()

    assert state(payments, order) == "PAID"


def test_an_unpaid_order_stays_open(payments: Payments, order: Order) -> None:
    payments.reconcile()

    assert state(payments, order) == "OPEN"


def test_an_expired_order_is_closed_on_both_sides(
    payments: Payments, order: Order, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    let_time_pass(database)
    payments.reconcile()

    assert state(payments, order) == "CLOSED"
    assert wechatpay_gateway.orders.get(order.out_trade_no).state == "CLOSED"


@pytest.mark.parametrize(("is_old", "expected"), [(False, "OPEN"), (True, "CLOSED")])
def test_an_order_without_a_qr_code_is_closed_after_it_expires(
    payments: Payments, database: Path, *, is_old: bool, expected: str
) -> None:
    order = payments.place(BOOK)
    if is_old:
        let_time_pass(database)
    payments.reconcile()

    assert state(payments, order) == expected


def test_an_order_gets_its_qr_code_when_wechat_pay_is_available_again(
    payments: Payments, wechatpay_gateway: RunningGateway
) -> None:
    order = payments.place(BOOK)
    wechatpay_gateway.faults.add("cut_after")
    codes = [payments.code_url(order) for _ in range(2)]

    assert (codes[0], codes[1] is None) == (None, False)


def test_an_order_that_fails_does_not_block_the_others(payments: Payments, wechatpay_gateway: RunningGateway) -> None:
    first, second = payments.place(BOOK), payments.place(BOOK)
    for order in (first, second):
        payments.code_url(order)
        wechatpay_gateway.pay(order.out_trade_no)
    wechatpay_gateway.faults.add("no_auth", operation=QUERY_ORDER)
    payments.reconcile()

    assert (state(payments, first), state(payments, second)) == ("OPEN", "PAID")


@pytest.mark.parametrize("fault", ["no_auth", "system_error", "system_error_after", "cut_before", "cut_after"])
def test_a_failed_refund_is_retried_with_the_same_number(
    payments: Payments, paid: str, wechatpay_gateway: RunningGateway, fault: str
) -> None:
    wechatpay_gateway.faults.add(fault, operation=CREATE_REFUND)
    payments.refund(paid, "R-1", 100)
    before = payments.orders.refund("R-1").state
    payments.reconcile()

    assert (before, payments.orders.refund("R-1").state) == ("REQUESTED", "PROCESSING")
    assert refunds(wechatpay_gateway) == [("R-1", 100)]


@pytest.mark.parametrize(("step", "expected"), [("succeed", "SUCCESS"), ("fail", "ABNORMAL"), ("close", "CLOSED")])
def test_the_result_of_a_refund_is_found_without_its_notification(
    payments: Payments, paid: str, wechatpay_gateway: RunningGateway, step: str, expected: str
) -> None:
    payments.refund(paid, "R-1", 100)
    getattr(wechatpay_gateway.refunds, step)("R-1")
    payments.reconcile()

    assert payments.orders.refund("R-1").state == expected


def test_an_order_can_be_refunded_in_parts(payments: Payments, paid: str, wechatpay_gateway: RunningGateway) -> None:
    payments.refund(paid, "R-1", 100)
    payments.refund(paid, "R-2", BOOK.price_fen - 100)

    assert refunds(wechatpay_gateway) == [("R-1", 100), ("R-2", BOOK.price_fen - 100)]


def test_a_closed_refund_can_be_requested_again(
    payments: Payments, paid: str, wechatpay_gateway: RunningGateway
) -> None:
    payments.refund(paid, "R-1", BOOK.price_fen)
    wechatpay_gateway.refunds.close("R-1")
    payments.reconcile()
    payments.refund(paid, "R-2", BOOK.price_fen)

    assert payments.orders.refund("R-2").state == "PROCESSING"


@pytest.mark.parametrize(
    ("number", "amount_fen", "reason"),
    [
        ("R-2", BOOK.price_fen, "5800 fen of it can be refunded"),
        ("R-2", 0, "5800 fen of it can be refunded"),
        ("R-1", 200, "belongs to another refund"),
        ("no spaces", 100, "does not accept this refund number"),
    ],
)
def test_an_impossible_refund_is_refused_before_a_request_is_sent(
    payments: Payments, paid: str, wechatpay_gateway: RunningGateway, number: str, amount_fen: int, reason: str
) -> None:
    payments.refund(paid, "R-1", 100)
    with pytest.raises(RefundNotPossible, match=reason):
        payments.refund(paid, number, amount_fen)

    assert refunds(wechatpay_gateway) == [("R-1", 100)]


def test_an_unpaid_order_is_not_refunded(payments: Payments, order: Order) -> None:
    with pytest.raises(RefundNotPossible, match="the order is OPEN"):
        payments.refund(order.out_trade_no, "R-1", 100)


def run_module(gateway: RunningGateway, database: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run one of the shop's commands in a separate process."""
    settings = {"SHOP_APPID": APPID, "SHOP_URL": "https://shop.example", "SHOP_DATABASE": str(database)}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=EXAMPLES,
        env={**os.environ, **gateway.environment, **settings},
        timeout=30,
        check=False,
        capture_output=True,
        text=True,
    )


def test_reconciling_is_a_command(
    payments: Payments, order: Order, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.pay(order.out_trade_no)
    result = run_module(wechatpay_gateway, database, "shop.reconcile")

    assert (result.returncode, state(payments, order)) == (0, "PAID")


@pytest.fixture
def day(payments: Payments, paid: str, wechatpay_gateway: RunningGateway) -> date:
    """A day with a payment and a partial refund, whose bill is available."""
    payments.refund(paid, "R-1", 100)
    wechatpay_gateway.clock.advance(days=1, hours=12)
    return date.fromisoformat(payments.orders.order(paid).paid_on or "")


def test_a_correct_bill_has_no_differences(payments: Payments, wechatpay_client: Client, day: date) -> None:
    assert check(wechatpay_client, payments.orders, day) == []


@pytest.mark.parametrize(
    ("mistake", "differences"),
    [
        (
            "UPDATE orders SET total_fen = 1",
            [
                "order {number} is ('PAID', '{transaction}', 1) in the records, but ('PAID', '{transaction}', 5900) in the bill"
            ],
        ),
        (
            "UPDATE orders SET out_trade_no = 'x'",
            ["order {number} is in the bill, but not in the records", "order x is paid, but missing from the bill"],
        ),
        (
            "UPDATE refunds SET amount_fen = 1",
            ["refund R-1 is ('{number}', 1) in the records, but ('{number}', 100) in the bill"],
        ),
        ("DELETE FROM refunds", ["refund R-1 is in the bill, but not in the records"]),
    ],
)
def test_an_error_in_the_records_is_found_with_the_bill(
    payments: Payments,
    paid: str,
    day: date,
    database: Path,
    wechatpay_client: Client,
    mistake: str,
    differences: list[str],
) -> None:
    transaction_id = payments.orders.order(paid).transaction_id
    change(database, mistake)

    actual = check(wechatpay_client, payments.orders, day)
    assert actual == [line.format(number=paid, transaction=transaction_id) for line in differences]


@pytest.mark.usefixtures("order")
def test_a_day_without_payments_has_no_bill_and_needs_none(
    payments: Payments, wechatpay_client: Client, wechatpay_gateway: RunningGateway
) -> None:
    today = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date()
    wechatpay_gateway.clock.advance(days=1, hours=12)

    assert check(wechatpay_client, payments.orders, today) == []


def test_a_bill_that_is_not_available_yet_is_an_error(
    payments: Payments, wechatpay_client: Client, wechatpay_gateway: RunningGateway
) -> None:
    today = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date()

    with pytest.raises(BadRequest, match="STATEMENT_CREATING"):
        check(wechatpay_client, payments.orders, today)


@pytest.mark.parametrize(
    ("mistake", "expected"),
    [("SELECT 1", (0, "")), ("DELETE FROM refunds", (1, "refund R-1 is in the bill, but not in the records\n"))],
)
def test_checking_a_bill_is_a_command(
    day: date, database: Path, wechatpay_gateway: RunningGateway, mistake: str, expected: tuple[int, str]
) -> None:
    change(database, mistake)
    result = run_module(wechatpay_gateway, database, "shop.bill", day.isoformat())

    assert (result.returncode, result.stdout) == expected
