"""Each rule of a reconciliation, with DuckDB."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import pytest
from attrs import evolve

from support.reconciling import (
    BILL_SCHEMA,
    MIDNIGHT,
    BillRow,
    Order,
    changed,
    matching,
    refund,
    refund_row,
    write_bill,
    write_orders,
)
from wechatpay_runtime._base.messages import speaking
from wechatpay_runtime.reconciliation import DatedDifference, DaySums, reconcile

pa: Any = import_module("pyarrow")
pq: Any = import_module("pyarrow.parquet")
Item = TypeVar("Item", BillRow, Order)
DAY = date(2026, 2, 1)
ROW = BillRow(number="book-1")
REFUND_ROW = refund_row("book-1", "refund-1")
REVERSAL_ROW = BillRow(number="book-1", state="REVOKED", fee=Decimal(0))
NEW_ROW = BillRow(number="book-1", state="SPLIT")
EARLIER = MIDNIGHT - timedelta(seconds=1)
PAYMENT, REFUND, REVERSAL = matching(ROW), matching(REFUND_ROW), matching(REVERSAL_ROW)


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[DatedDifference]]:
    def found(rows: Sequence[BillRow], orders: Sequence[Order], **options: Any) -> list[DatedDifference]:
        bill, records = write_bill(rows, tmp_path / "bill.parquet"), write_orders(orders, tmp_path / "orders.parquet")
        with reconcile(bill, records, threads=1, **options) as result:
            return list(result.differences())

    return found


def short(difference: DatedDifference) -> tuple[object, ...]:
    return difference.kind, difference.record_kind, difference.expected, difference.received


CASES: dict[str, tuple[Sequence[BillRow], Sequence[Order], list[tuple[object, ...]]]] = {
    "nothing": ([], [], []),
    "equal": ([ROW, REFUND_ROW, REVERSAL_ROW], [REVERSAL, REFUND, PAYMENT], []),
    "unknown payment": ([ROW], [], [("missing_in_records", "payment", None, 5900)]),
    "row of a new type": ([NEW_ROW], [], [("missing_in_records", "SPLIT", None, 5900)]),
    "both directions": ([REFUND_ROW], [PAYMENT], [("missing_in_bill", "payment", 5900, None), ("missing_in_records", "refund", None, 5900)]),
    "another case": ([ROW], [changed(PAYMENT, number="BOOK-1")], [("missing_in_bill", "payment", 5900, None), ("missing_in_records", "payment", None, 5900)]),
    "row twice": ([ROW, ROW], [PAYMENT], [("repeated", "payment", 1, 2)]),
    "order twice": ([ROW], [PAYMENT, changed(PAYMENT, fen=1)], [("repeated", "payment", 2, 1)]),
    "row twice, not an order": ([ROW, ROW], [], [("repeated", "payment", 0, 2)]),
    "twice on both sides": ([ROW, ROW], [PAYMENT, PAYMENT], [("repeated", "payment", 2, 2)]),
    "open order not in the bill": ([ROW], [PAYMENT, changed(PAYMENT, number="book-2", state="NOTPAY")], []),
    "open order paid": ([ROW], [changed(PAYMENT, state="NOTPAY")], [("state", "payment", "NOTPAY", "SUCCESS")]),
    "order that may or may not be in the bill": ([ROW], [changed(PAYMENT, state="REVOKED")], []),
    "order without a state": ([ROW], [changed(PAYMENT, state=None)], []),
    "amount": ([ROW], [changed(PAYMENT, fen=5899)], [("amount", "payment", 5899, 5900)]),
    "another order": ([REFUND_ROW], [refund("book-2", "refund-1")], [("order", "refund", "another order/book-2", "another order/book-1")]),
    "fee rounded": ([ROW], [changed(PAYMENT, rate=Decimal("0.006"))], []),
    "fee": ([ROW], [changed(PAYMENT, rate=Decimal("0.0062"))], [("fee", "payment", 37, 35)]),
    "fee a whole fen higher": ([evolve(ROW, fee=Decimal("0.364"))], [changed(PAYMENT, rate=Decimal("0.006"))], []),
    "fee more than a fen higher": ([evolve(ROW, fee=Decimal("0.36401"))], [changed(PAYMENT, rate=Decimal("0.006"))], [("fee", "payment", 35, 36)]),
    "closed refund in the bill": ([REFUND_ROW], [changed(REFUND, state="CLOSED")], []),
    "closed refund not in the bill": ([], [changed(REFUND, state="CLOSED")], []),
    "refund that is in process": ([], [changed(REFUND, state="PROCESSING")], [("missing_in_bill", "refund", 5900, None)]),
    "fee of a refund": ([REFUND_ROW], [changed(REFUND, rate=Decimal("0.006"))], []),
    "other fee": ([REFUND_ROW], [changed(REFUND, rate=Decimal("0.002"))], [("fee", "refund", -12, -35)]),
    "a second before midnight": ([ROW], [changed(PAYMENT, moment=EARLIER)], [("day", "payment", "2026-01-31", "2026-02-01")]),
    "order without a moment": ([ROW], [changed(PAYMENT, moment=None)], []),
}  # fmt: skip
"""Expected differences of each case. All are in one bill, with numbers that begin with the name of the case."""


@pytest.fixture(scope="module")
def by_case(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """Reconcile all cases at once."""
    folder = tmp_path_factory.mktemp("cases")
    rows = [of_case(case, row) for case, (its_rows, _, _) in CASES.items() for row in its_rows]
    orders = [of_case(case, order) for case, (_, its_orders, _) in CASES.items() for order in its_orders]
    bill, records = write_bill(rows, folder / "bill.parquet"), write_orders(orders, folder / "orders.parquet")
    found: dict[str, list[tuple[object, ...]]] = {case: [] for case in CASES}
    with reconcile(bill, records, first_day=date(2026, 1, 31), last_day=DAY, threads=1) as result:
        for difference in result.differences():
            found[difference.number.partition("/")[0]].append(short(difference))
    return found


def of_case(case: str, item: Item) -> Item:
    refund_number = item.refund_number if item.refund_number in {None, "0"} else f"{case}/{item.refund_number}"
    return evolve(item, number=f"{case}/{item.number}", refund_number=refund_number)


@pytest.mark.parametrize("case", CASES)
def test_each_difference_is_found(case: str, by_case: dict[str, list[tuple[object, ...]]]) -> None:
    assert by_case[case] == CASES[case][2]


def test_a_difference_has_the_numbers_to_look_it_up(found: Callable[..., list[DatedDifference]]) -> None:
    (difference,) = found([REFUND_ROW], [changed(REFUND, fen=1)])

    assert difference.to_dict() == {
        "kind": "amount",
        "record_kind": "refund",
        "number": "book-1",
        "refund_number": "refund-1",
        "transaction_id": "4200000001",
        "expected": 1,
        "received": 5900,
        "day": "2026-02-01",
        "message": "refund refund-1 of book-1: 1 fen in the records, 5900 fen in the bill",
    }


@pytest.mark.parametrize(
    ("orders", "english", "chinese"),
    [
        (
            [PAYMENT, PAYMENT],
            "payment book-1: 1 times in the bill, 2 times in the records",
            "支付 book-1：账单中有 1 条，记录中有 2 条",
        ),
        (
            [changed(PAYMENT, moment=EARLIER)],
            "payment book-1: on 2026-02-01 in the bill, on 2026-01-31 in the records",
            "支付 book-1：账单中为 2026-02-01，记录中为 2026-01-31",
        ),
    ],
    ids=["repeated", "day"],
)
def test_a_difference_of_several_days_is_a_sentence_in_both_languages(
    found: Callable[..., list[DatedDifference]], orders: list[Order], english: str, chinese: str
) -> None:
    (difference,) = found([ROW], orders)
    with speaking("en"):
        in_english = str(difference)
    with speaking("zh"):
        assert (in_english, str(difference)) == (english, chinese)


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        pytest.param((DAY, DAY), [], id="none of the two"),
        pytest.param((date(2026, 1, 31), DAY), ["missing_in_bill"], id="that of the order"),
        pytest.param((DAY, date(2026, 2, 2)), ["missing_in_records"], id="that of the row"),
    ],
)
def test_what_lacks_a_partner_is_reported_if_its_day_is_compared(
    found: Callable[..., list[DatedDifference]], days: tuple[date, date], kinds: list[str]
) -> None:
    later = MIDNIGHT + timedelta(days=1)
    rows = [BillRow(number="later", time=later), ROW]
    orders = [PAYMENT, changed(PAYMENT, number="earlier", moment=EARLIER)]

    differences = found(rows, orders, first_day=days[0], last_day=days[1])

    assert [each.kind for each in differences] == kinds


def test_an_order_is_compared_by_default_if_its_day_is_one_of_the_bills(tmp_path: Path) -> None:
    bill = write_bill([ROW], tmp_path / "bill.parquet")
    other_days = [changed(PAYMENT, number=f"{days}", moment=MIDNIGHT + timedelta(days=days)) for days in (-1, 1)]
    with reconcile(bill, write_orders([PAYMENT, *other_days], tmp_path / "orders.parquet")) as result:
        assert result.counts == {}
        assert (result.totals.first_day, result.totals.last_day, result.totals.outside) == (DAY, DAY, 2)


def test_an_order_without_a_moment_counts_on_the_day_of_its_row(tmp_path: Path) -> None:
    rows, orders = [ROW, BillRow(number="book-2", fen=1)], [changed(PAYMENT, moment=None)]
    with reconcile(write_bill(rows, tmp_path / "b"), write_orders(orders, tmp_path / "o"), threads=1) as result:
        assert result.days == (
            DaySums(
                day=DAY,
                kind="payment",
                bill_rows=2,
                bill_fen=5901,
                fee=Decimal("0.70000"),
                records=1,
                record_fen=5900,
            ),
        )


def test_an_amount_that_the_bill_lacks_is_a_difference(tmp_path: Path) -> None:
    table = pa.Table.from_pylist([{**REFUND_ROW.cells(), "refund_fen": None}], BILL_SCHEMA)
    pq.write_table(table, tmp_path / "bill.parquet")
    with reconcile(tmp_path / "bill.parquet", write_orders([REFUND], tmp_path / "o"), threads=1) as result:
        assert [short(each) for each in result.differences()] == [("amount", "refund", 5900, None)]
