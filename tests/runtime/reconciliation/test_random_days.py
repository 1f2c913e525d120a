"""DuckDB finds on random days what a program of loops finds, and what `compare_trade_bill` finds."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.random_days import days
from support.reconciling import BillRow, Order, oracle, write_bill, write_orders
from wechatpay_runtime.reconciliation import Reconciliation, reconcile

PERIODS = st.sampled_from([None, (date(2026, 2, 1), date(2026, 2, 1)), (date(2026, 1, 31), date(2026, 2, 3))])
few = settings(max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture])


def run(folder: Path, bill: Sequence[BillRow], records: Sequence[Order], **options: Any) -> Reconciliation:
    files = write_bill(bill, folder / "bill.parquet"), write_orders(records, folder / "orders.parquet")
    return reconcile(*files, threads=1, **options)


@few
@given(days(), PERIODS)
def test_duckdb_and_a_program_of_loops_agree(
    tmp_path: Path, day: tuple[list[BillRow], list[Order]], period: tuple[date, date] | None
) -> None:
    expected = oracle(*day, period)
    options: dict[str, Any] = {"first_day": period[0], "last_day": period[1]} if period else {}

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
