"""Reconcile bills with orders on a Spark cluster. Requires the extra `[spark]`, and Java 17 or newer.

    from pyspark.sql import SparkSession

    with reconcile_on_spark(SparkSession.builder.getOrCreate(), "s3a://shop/bills/trade", "s3a://shop/orders") as found:
        print(found.counts)
        found.differences.write.parquet("s3a://shop/differences")

The rules and their steps are those of `wechatpay_runtime.reconciliation.reconcile`, from the same SQL.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Self

from attrs import field, frozen

from wechatpay_runtime.reconciliation.columns import BILL, BILLS, ORDERS, OWN_ORDERS, Family, Found, select
from wechatpay_runtime.reconciliation.plan import compare, counts, days_between
from wechatpay_runtime.reconciliation.results import DaySums, Totals, days_of

__all__ = ["SparkReconciliation", "reconcile_on_spark"]

_BEIJING_MICROSECONDS = 8 * 3600 * 1_000_000
_DAY_MICROSECONDS = 24 * 3600 * 1_000_000
_DECIMAL = re.compile(r"decimal\(\d+,(\d+)\)")
_FAMILIES: Mapping[str, Family] = {
    "string": "text",
    **dict.fromkeys(("tinyint", "smallint", "int", "bigint"), "integer"),
    "date": "date",
    "timestamp_ntz": "local time",
    "timestamp": "instant",
}
Places = str | Path | Iterable[str | Path]


@frozen
class SparkReconciliation:
    """Result of a reconciliation. Use it in a `with` statement, which frees what the cluster keeps for it."""

    totals: Totals
    """Size of the comparison."""
    counts: Mapping[str, int]
    """Number of differences by kind; kinds without any are left out."""
    days: tuple[DaySums, ...]
    """Sums of both sides by day and kind."""
    differences: Any
    """The differences as a `DataFrame`, with the columns that `Reconciliation.write_differences` writes."""
    _engine: "_Spark" = field(alias="engine", repr=False)

    def close(self) -> None:
        """Free what the cluster keeps. The differences cannot be read afterwards."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def reconcile_on_spark(
    session: Any,
    bills: Places,
    orders: Places,
    *,
    first_day: date | None = None,
    last_day: date | None = None,
) -> SparkReconciliation:
    """Compare trade bills with your orders, in both directions.

    The columns of the orders are those that `wechatpay_runtime.reconciliation.reconcile` expects.

    Args:
        session: A `SparkSession`. Views and settings of the reconciliation are in a new session on the same cluster.
        bills: Trade bills of one merchant as Parquet, such as those of `wechatpay_runtime.bills.parquet.write_parquet`:
            paths that Spark can read.
        orders: Orders as Parquet: paths that Spark can read.
        first_day: First day that is compared. Default: the first one in the bills.
        last_day: Last day that is compared. Default: the last one in the bills.

    Raises:
        InvalidArgument: A column is missing or wrong, or an order cannot be compared.
    """
    days = days_between(first_day, last_day)
    engine = _Spark(session)
    try:
        for name, what, needed, places in (
            ("bill_rows", BILLS, BILL, bills),
            ("order_rows", OWN_ORDERS, ORDERS, orders),
        ):
            source = f"{name}_source"
            engine.view(name, select(what, needed, engine.read(source, places), source, _day))
        return SparkReconciliation(
            totals=compare(engine, days),
            counts=counts(engine),
            days=tuple(days_of(engine.rows("SELECT * FROM days"))),
            differences=engine.frame("differences").withColumnRenamed("difference_day", "day"),
            engine=engine,
        )
    except BaseException:
        engine.close()
        raise


class _Spark:
    """Executes SQL in a new session of a cluster, in which sums that are too large are errors, as in DuckDB."""

    pack = "struct"

    def __init__(self, session: Any) -> None:
        self._session = session.newSession()
        self._session.conf.set("spark.sql.ansi.enabled", "true")
        self._kept: list[Any] = []

    def read(self, name: str, places: Places) -> dict[str, Found]:
        """Give Parquet files a name, and return their columns."""
        named = [places] if isinstance(places, str | Path) else places
        frame = self._session.read.option("mergeSchema", "true").parquet(*map(str, named))
        frame.createOrReplaceTempView(name)
        return {column: _found(kind) for column, kind in frame.dtypes}

    def frame(self, name: str) -> Any:
        """Return the rows that have a name."""
        return self._session.table(name)

    def view(self, name: str, query: str) -> None:
        """Give a query a name."""
        self._session.sql(query).createOrReplaceTempView(name)

    def keep(self, name: str, query: str) -> None:
        """Execute a query once, and keep its rows under a name."""
        frame = self._session.sql(query).persist()
        self._kept.append(frame)
        frame.createOrReplaceTempView(name)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query, which must be few."""
        return [tuple(row) for row in self._session.sql(query).collect()]

    def close(self) -> None:
        """Free what is kept."""
        for frame in self._kept:
            frame.unpersist()


def _found(kind: str) -> Found:
    if decimal := _DECIMAL.fullmatch(kind):
        return Found("decimal", kind, int(decimal[1]))
    return Found(_FAMILIES.get(kind, "other"), kind)


def _day(column: str, family: Family) -> str:
    if family == "instant":
        days = f"(unix_micros({column}) + {_BEIJING_MICROSECONDS}) div {_DAY_MICROSECONDS}"
        return f"date_add(DATE '1970-01-01', CAST({days} AS INT))"
    return f"CAST({column} AS DATE)"
