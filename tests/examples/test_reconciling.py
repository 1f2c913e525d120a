"""What the example shop does about everything that no notification has settled."""

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
    """A shop that no notification reaches, and that asks once."""
    settings = Settings(APPID, MCHID, "https://shop.example")
    return Payments(wechatpay_client.with_options(max_attempts=1), Orders(database), settings)


@pytest.fixture
def order(payments: Payments) -> Order:
    """An order with a code."""
    placed = payments.place(BOOK)
    assert payments.code_url(placed)
    return placed


@pytest.fixture
def paid(payments: Payments, order: Order, wechatpay_gateway: RunningGateway) -> str:
    """The number of an order that was paid, as the shop knows."""
    wechatpay_gateway.pay(order.out_trade_no)
    payments.reconcile()
    return order.out_trade_no


def state(payments: Payments, order: Order) -> str:
    return payments.orders.order(order.out_trade_no).state


def change(database: Path, statement: str, *values: int) -> None:
    """Change the shop's record behind its back."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement, values)


def let_time_pass(database: Path) -> None:
    """Make all orders older than an order may become."""
    change(database, "UPDATE orders SET placed_at = placed_at - ?", ORDER_SECONDS + 1)


def refunds(gateway: RunningGateway) -> list[tuple[str, int]]:
    """What was refunded, as the gateway knows."""
    return [(refund.out_refund_no, refund.amount) for refund in gateway.refunds if not refund.is_example]


def test_a_payment_is_found_without_its_notification(
    payments: Payments, order: Order, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.pay(order.out_trade_no)
    payments.reconcile()
    payments.reconcile()

    assert state(payments, order) == "PAID"


def test_an_order_that_waits_for_its_payer_stays_open(payments: Payments, order: Order) -> None:
    payments.reconcile()

    assert state(payments, order) == "OPEN"


def test_an_order_that_nobody_pays_in_time_is_closed_on_both_sides(
    payments: Payments, order: Order, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    let_time_pass(database)
    payments.reconcile()

    assert state(payments, order) == "CLOSED"
    assert wechatpay_gateway.orders.get(order.out_trade_no).state == "CLOSED"


@pytest.mark.parametrize(("is_old", "expected"), [(False, "OPEN"), (True, "CLOSED")])
def test_an_order_without_a_code_is_closed_when_its_time_is_over(
    payments: Payments, database: Path, *, is_old: bool, expected: str
) -> None:
    order = payments.place(BOOK)
    if is_old:
        let_time_pass(database)
    payments.reconcile()

    assert state(payments, order) == expected


def test_an_order_gets_its_code_when_wechat_pay_answers_again(
    payments: Payments, wechatpay_gateway: RunningGateway
) -> None:
    order = payments.place(BOOK)
    wechatpay_gateway.faults.add("cut_after")
    codes = [payments.code_url(order) for _ in range(2)]

    assert (codes[0], codes[1] is None) == (None, False)


def test_one_order_that_fails_holds_up_no_other(payments: Payments, wechatpay_gateway: RunningGateway) -> None:
    first, second = payments.place(BOOK), payments.place(BOOK)
    for order in (first, second):
        payments.code_url(order)
        wechatpay_gateway.pay(order.out_trade_no)
    wechatpay_gateway.faults.add("no_auth", operation=QUERY_ORDER)
    payments.reconcile()

    assert (state(payments, first), state(payments, second)) == ("OPEN", "PAID")


@pytest.mark.parametrize("fault", ["no_auth", "system_error", "system_error_after", "cut_before", "cut_after"])
def test_a_refund_that_failed_is_asked_for_again_with_its_number(
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


def test_an_order_can_be_given_back_in_parts(payments: Payments, paid: str, wechatpay_gateway: RunningGateway) -> None:
    payments.refund(paid, "R-1", 100)
    payments.refund(paid, "R-2", BOOK.price_fen - 100)

    assert refunds(wechatpay_gateway) == [("R-1", 100), ("R-2", BOOK.price_fen - 100)]


def test_what_was_not_given_back_after_all_is_left(
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
def test_a_refund_that_cannot_be_is_refused_before_wechat_pay_is_asked(
    payments: Payments, paid: str, wechatpay_gateway: RunningGateway, number: str, amount_fen: int, reason: str
) -> None:
    payments.refund(paid, "R-1", 100)
    with pytest.raises(RefundNotPossible, match=reason):
        payments.refund(paid, number, amount_fen)

    assert refunds(wechatpay_gateway) == [("R-1", 100)]


def test_an_order_that_is_not_paid_is_not_given_back(payments: Payments, order: Order) -> None:
    with pytest.raises(RefundNotPossible, match="the order is OPEN"):
        payments.refund(order.out_trade_no, "R-1", 100)


def run_module(gateway: RunningGateway, database: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run one of the shop's commands as a process."""
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
    done = run_module(wechatpay_gateway, database, "shop.reconcile")

    assert (done.returncode, state(payments, order)) == (0, "PAID")


@pytest.fixture
def day(payments: Payments, paid: str, wechatpay_gateway: RunningGateway) -> date:
    """A day on which an order was paid and a part of it given back; its bill is made."""
    payments.refund(paid, "R-1", 100)
    wechatpay_gateway.clock.advance(days=1, hours=12)
    return date.fromisoformat(payments.orders.order(paid).paid_on or "")


def test_the_bill_of_a_day_in_order_differs_in_nothing(payments: Payments, wechatpay_client: Client, day: date) -> None:
    assert check(wechatpay_client, payments.orders, day) == []


@pytest.mark.parametrize(
    ("mistake", "told"),
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
def test_a_mistake_in_the_record_is_found_in_the_bill(
    payments: Payments, paid: str, day: date, database: Path, wechatpay_client: Client, mistake: str, told: list[str]
) -> None:
    transaction_id = payments.orders.order(paid).transaction_id
    change(database, mistake)

    found = check(wechatpay_client, payments.orders, day)
    assert found == [line.format(number=paid, transaction=transaction_id) for line in told]


@pytest.mark.usefixtures("order")
def test_a_day_without_payments_has_no_bill_and_needs_none(
    payments: Payments, wechatpay_client: Client, wechatpay_gateway: RunningGateway
) -> None:
    today = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date()
    wechatpay_gateway.clock.advance(days=1, hours=12)

    assert check(wechatpay_client, payments.orders, today) == []


def test_a_bill_that_is_not_made_yet_is_an_error(
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
    done = run_module(wechatpay_gateway, database, "shop.bill", day.isoformat())

    assert (done.returncode, done.stdout) == expected
