"""DuckDB finds on random days what a program of loops finds, and what `compare_trade_bill` finds."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import settings

from support.bills import REFUND, trade_row
from support.random_days import merged
from support.reconciling import BillRow, Order, oracle, write_bill, write_orders
from wechatpay_runtime.bills import TradeBillRow
from wechatpay_runtime.bills.comparison import DifferenceKind, Record, compare_trade_bill
from wechatpay_runtime.reconciliation import Reconciliation, reconcile

Day = tuple[list[BillRow], list[Order]]
PERIODS: dict[str, dict[str, Any]] = {
    "all": {},
    "one day": {"first_day": date(2026, 2, 1), "last_day": date(2026, 2, 1)},
    "some days": {"first_day": date(2026, 1, 31), "last_day": date(2026, 2, 3)},
}


@pytest.fixture(scope="module")
def day() -> Day:
    """Random days as one."""
    return merged(settings().max_examples)


def run(folder: Path, bill: Sequence[BillRow], records: Sequence[Order], **options: Any) -> Reconciliation:
    files = write_bill(bill, folder / "bill.parquet"), write_orders(records, folder / "orders.parquet")
    return reconcile(*files, threads=1, **options)


@pytest.mark.parametrize("period", PERIODS)
def test_duckdb_and_a_program_of_loops_agree(tmp_path: Path, day: Day, period: str) -> None:
    options = PERIODS[period]
    expected = oracle(*day, (options["first_day"], options["last_day"]) if options else None)

    with run(tmp_path, *day, **options) as found:
        differences = Counter(
            (each.kind, each.record_kind, each.number, each.refund_number, each.day, each.expected, each.received)
            for each in found.differences()
        )
        sums = {
            (each.day, each.kind): (each.bill_rows, each.bill_fen, each.fee, each.records, each.record_fen)
            for each in found.days
        }
    assert differences == expected.differences
    assert sums == expected.days
    assert found.totals.outside == expected.outside
    assert len(found.counts) == len(get_args(DifferenceKind))


def once(
    bill: Sequence[BillRow], records: Sequence[Order], undecided: tuple[str, ...] = ("REVOKED", "CLOSED")
) -> tuple[list[BillRow], list[Order]]:
    """Return what `compare_trade_bill` can compare: each item once, and states that are done or not."""
    rows = {
        (row.state, row.refund_number if row.state == "REFUND" else row.number): row
        for row in bill
        if row.refund_number
    }
    orders = {
        (order.kind, order.refund_number or order.number): order
        for order in records
        if order.state not in undecided or (order.kind, order.state) == ("payment", "CLOSED")
    }
    return list(rows.values()), list(orders.values())


def as_trade_row(row: BillRow) -> TradeBillRow:
    cells = {name: f"{Decimal(fen) / 100:.2f}" for name, fen in _amounts(row).items()}
    numbers = {"商户订单号": row.number, "商户退款单号": row.refund_number or "", "交易状态": row.state}
    return trade_row(REFUND, **cells, **numbers, 手续费=str(row.fee))


def _amounts(row: BillRow) -> dict[str, int]:
    cells = row.cells()
    names = {"应结订单金额": "settlement_total_fen", "退款金额": "settlement_refund_fen"}
    return {zh: cells[name] for zh, name in {**names, "订单金额": "total_fen", "申请退款金额": "refund_fen"}.items()}


def as_record(order: Order) -> Record:
    kind: Any = order.kind
    return Record(
        number=order.number,
        amount_fen=order.fen,
        kind=kind,
        refund_number=order.refund_number,
        is_expected=order.state not in {"NOTPAY", "CLOSED"},
        rate=order.rate,
    )


def test_duckdb_and_the_comparison_in_memory_agree(tmp_path: Path, day: Day) -> None:
    rows, orders = once(*day)
    expected = compare_trade_bill(map(as_trade_row, rows), map(as_record, orders))

    with run(tmp_path, rows, orders, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31)) as found:
        assert Counter(map(named, found.differences())) == Counter(map(named, expected)) + Counter(
            named(each) for each in found.differences() if each.kind == "day"
        )


def named(difference: Any) -> tuple[Any, ...]:
    expected = None if difference.kind == "state" else difference.expected
    names = (difference.kind, difference.record_kind, difference.number, difference.refund_number)
    return (*names, expected, difference.received)
