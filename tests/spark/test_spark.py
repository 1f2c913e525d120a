"""Spark finds what DuckDB and a program of loops find. Run with `make spark`; a missing Java is a failure."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import settings

from support.random_days import merged
from support.reconciling import (
    BILL_SCHEMA,
    ORDER_SCHEMA,
    BillRow,
    changed,
    matching,
    oracle,
    write_bill,
    write_orders,
)
from wechatpay_runtime.bills.comparison import DifferenceKind
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.reconciliation import reconcile
from wechatpay_runtime.reconciliation.spark import reconcile_on_spark

pa: Any = import_module("pyarrow")
pq: Any = import_module("pyarrow.parquet")
RANDOM_DAYS = max(settings().max_examples, 500)
pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A Spark session on this machine."""
    if not shutil.which("java"):
        pytest.fail("Spark needs Java 17 or newer, and there is no program java in PATH")
    builder: Any = import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "America/New_York",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("period", [None, (date(2026, 2, 1), date(2026, 2, 1))], ids=["all", "one day"])
def test_spark_duckdb_and_a_program_of_loops_agree(
    spark: Any, tmp_path: Path, period: tuple[date, date] | None
) -> None:
    rows, orders = merged(RANDOM_DAYS)
    expected = oracle(rows, orders, period)
    bill, records = write_bill(rows, tmp_path / "bill.parquet"), write_orders(orders, tmp_path / "orders.parquet")
    options: dict[str, Any] = {"first_day": period[0], "last_day": period[1]} if period else {}

    with reconcile_on_spark(spark, bill, records, **options) as on_spark, reconcile(bill, records, **options) as here:
        here.write_differences(tmp_path / "differences.parquet")
        found = [row.asDict() for row in on_spark.differences.collect()]

        assert found == pq.read_table(tmp_path / "differences.parquet").to_pylist()
        assert (on_spark.totals, on_spark.counts, on_spark.days) == (here.totals, here.counts, here.days)
        assert Counter(each.kind for each in here.differences()) == on_spark.counts
        assert Counter(key[0] for key in expected.differences.elements()) == on_spark.counts
        assert len(on_spark.counts) == len(get_args(DifferenceKind))
        assert Counter(map(identity, here.differences())) == expected.differences
        assert here.totals.outside == expected.outside


def identity(each: Any) -> tuple[Any, ...]:
    return each.kind, each.record_kind, each.number, each.refund_number, each.day, each.expected, each.received


def test_bills_by_day_are_read_as_one(spark: Any, tmp_path: Path) -> None:
    rows = [BillRow(number="book-1"), BillRow(number="book-2")]
    for row in rows:
        folder = tmp_path / "trade" / f"date=2026-02-0{row.number[-1]}"
        folder.mkdir(parents=True)
        write_bill([row], folder / "bill.parquet")
    orders = write_orders([matching(rows[0]), changed(matching(rows[1]), fen=1)], tmp_path / "orders.parquet")

    with reconcile_on_spark(spark, tmp_path / "trade", orders) as found:
        assert (found.totals.bill_rows, found.counts) == (2, {"amount": 1})


def test_views_of_the_session_stay_as_they_are(spark: Any, tmp_path: Path) -> None:
    spark.sql("SELECT 'mine' AS days").createOrReplaceTempView("days")

    with reconcile_on_spark(
        spark, write_bill([], tmp_path / "bill.parquet"), write_orders([], tmp_path / "orders.parquet")
    ):
        assert spark.table("days").collect()[0].days == "mine"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (None, "the column fen (an integer) is missing"),
        (pa.float64(), "the column fen must be an integer, it is double"),
        (pa.decimal128(9, 2), "the column fen must be an integer, it is decimal(9,2)"),
    ],
)
def test_a_wrong_column_is_named_with_its_type(spark: Any, tmp_path: Path, kind: Any, said: str) -> None:
    changed_types: dict[str, Any] = {**{each.name: each.type for each in ORDER_SCHEMA}, "fen": kind}
    schema = pa.schema([(name, each) for name, each in changed_types.items() if each is not None])
    orders = write_orders([], tmp_path / "orders.parquet", schema)
    pq.write_table(pa.Table.from_pylist([], BILL_SCHEMA), tmp_path / "bill.parquet")

    with pytest.raises(InvalidArgument) as refused:
        reconcile_on_spark(spark, tmp_path / "bill.parquet", orders)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "types",
    [
        {"moment": pa.date32(), "fen": pa.int32()},
        {"moment": pa.timestamp("us"), "rate": pa.decimal128(18, 4)},
        dict.fromkeys(("kind", "refund_number", "state", "rate", "moment")),
    ],
    ids=["date", "local time", "only the necessary ones"],
)
def test_other_types_of_columns_are_accepted(spark: Any, tmp_path: Path, types: dict[str, Any]) -> None:
    row = BillRow(number="book-1")
    all_types = {**{each.name: each.type for each in ORDER_SCHEMA}, **types}
    schema = pa.schema([(name, each) for name, each in all_types.items() if each is not None])
    cells: Sequence[dict[str, Any]] = [{name: getattr(matching(row), name) for name in schema.names}]
    if types.get("moment"):
        cells[0]["moment"] = row.time and row.time.replace(hour=0, day=1, month=2, tzinfo=None)
    pq.write_table(pa.Table.from_pylist(cells, schema), tmp_path / "orders.parquet")

    with reconcile_on_spark(spark, write_bill([row], tmp_path / "bill.parquet"), tmp_path / "orders.parquet") as found:
        assert found.counts == {}
