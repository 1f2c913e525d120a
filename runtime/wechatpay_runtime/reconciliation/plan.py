"""The steps of a reconciliation, the same for every engine. The rules are the queries in `sql/`."""

from datetime import date
from importlib.resources import files
from typing import Any, Protocol

from attrs import frozen

from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.reconciliation.results import Totals

_NO_REPEATED = (
    "SELECT CAST('' AS STRING) AS kind, CAST('' AS STRING) AS item_key FROM (SELECT 1 AS one) AS none WHERE one = 0"
)
_BILL_FACTS = "SELECT CAST(count(*) AS BIGINT), min(day_of_row), max(day_of_row), min(mchid), max(mchid) FROM bill_rows"
_RECORD_COUNT = "SELECT CAST(count(*) AS BIGINT) FROM order_rows"
_PROBLEMS = """
    SELECT
        kept.problem, CAST(sum(row_count) AS BIGINT), min(coalesce(nullif(kept.record_order, ''), kept.item_key)),
        min(kind), min(kept.state)
    FROM compared WHERE kept.problem IS NOT NULL GROUP BY kept.problem ORDER BY kept.problem
"""
_PAIRED = """
    SELECT
        CAST(coalesce(sum(CASE WHEN is_in_bill AND is_in_records THEN row_count END), 0) AS BIGINT),
        CAST(coalesce(sum(CASE WHEN NOT is_in_records THEN row_count END), 0) AS BIGINT),
        CAST(coalesce(sum(CASE WHEN NOT is_in_bill THEN row_count END), 0) AS BIGINT)
    FROM compared
"""
_REPEATED_ALONE = """
    SELECT CAST(count(*) AS BIGINT) FROM (
        SELECT 1 AS one FROM compared WHERE kept IS NOT NULL AND NOT (is_in_bill AND is_in_records)
        GROUP BY kind, kept.item_key, is_in_bill HAVING sum(row_count) > 1
    ) AS repeated_alone
"""
_OUTSIDE = """
    SELECT CAST(coalesce(sum(row_count), 0) AS BIGINT) FROM compared
    WHERE kept IS NULL AND (NOT is_in_records OR (NOT is_in_bill AND is_done))
"""
_COUNTS = "SELECT kind, CAST(count(*) AS BIGINT) FROM differences GROUP BY kind ORDER BY kind"
_ALWAYS = (date(1, 1, 1), date(9999, 12, 31))
_COMPLAINTS = {
    "number": fragment("the number is empty"),
    "kind": fragment("the kind {kind!r} is not payment, refund or reversal"),
    "refund_number": fragment("a refund has no refund_number"),
    "no refund": fragment("the kind is {kind}, but there is a refund_number"),
    "fen": fragment("fen is empty or negative"),
    "state": fragment("the state {state!r} is not a state of WeChat Pay for the kind {kind}"),
}


class Engine(Protocol):
    """Executes SQL. Each name can be given again; then it means the later query."""

    pack: str
    """Name of the function that makes one value of several columns, each with its name."""

    def view(self, name: str, query: str) -> None:
        """Give a query a name."""
        ...

    def keep(self, name: str, query: str) -> None:
        """Execute a query once, and keep its rows under a name."""
        ...

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query, which must be few."""
        ...


@frozen
class Days:
    """The days that are compared, both included."""

    first: date
    last: date


def days_between(first: date | None, last: date | None) -> Days | None:
    """Return the days that the arguments of a caller name; `None` for the days of the bills.

    Raises:
        InvalidArgument: Only one of them is given.
    """
    if (first is None) != (last is None):
        raise InvalidArgument(phrase("Pass both first_day and last_day, or neither."))
    return Days(first, last) if first and last else None


def compare(engine: Engine, days: Days | None) -> Totals:
    """Compare the views `bill_rows` and `order_rows`; the results are `differences`, `days` and `counts`.

    Args:
        engine: Has both views.
        days: What to compare. Default: from the first to the last day in the bills.

    Raises:
        InvalidArgument: The bills belong to several merchants, or an order cannot be compared.
    """
    ((bill_rows, first, last, mchid, other_mchid),) = engine.rows(_BILL_FACTS)
    if mchid != other_mchid:
        raise InvalidArgument(
            phrase(
                "The bills belong to several merchants, such as {mchid} and {other}, which may use the same numbers. Reconcile each alone.",
                mchid=mchid,
                other=other_mchid,
            )
        )
    ((records,),) = engine.rows(_RECORD_COUNT)
    period = days or (Days(first, last) if first else None)
    engine.keep("repeated", _NO_REPEATED)
    _pair(engine, period)
    _refuse_problems(engine)
    if _has_repeated(engine, bill_rows, records):
        engine.keep("repeated", read("repeated"))
        _pair(engine, period)
    engine.keep("differences", read("differences"))
    engine.keep("days", read("days"))
    ((outside,),) = engine.rows(_OUTSIDE)
    return Totals(
        bill_rows=bill_rows,
        records=records,
        first_day=period.first if period else None,
        last_day=period.last if period else None,
        outside=outside,
    )


def counts(engine: Engine) -> dict[str, int]:
    """Return the number of differences by kind."""
    return dict(engine.rows(_COUNTS))


def read(name: str) -> str:
    """Return a query of `sql/`."""
    return (files("wechatpay_runtime.reconciliation") / "sql" / f"{name}.sql").read_text("utf-8")


def _pair(engine: Engine, period: Days | None) -> None:
    first, last = (period.first, period.last) if period else _ALWAYS
    for name in ("bill", "records"):
        query = read(name).replace(":first_day", f"DATE '{first}'").replace(":last_day", f"DATE '{last}'")
        engine.view(name, query)
    engine.keep("compared", read("compared").replace(":pack", engine.pack))


def _refuse_problems(engine: Engine) -> None:
    found = engine.rows(_PROBLEMS)
    if found:
        problem, count, number, kind, state = found[0]
        raise InvalidArgument(
            phrase(
                "The orders cannot be compared: {complaint}. This concerns {count} of them, such as {number!r}.",
                count=count,
                number=number,
                complaint=_COMPLAINTS[problem].filled(kind=kind, state=state),
            )
        )


def _has_repeated(engine: Engine, bill_rows: int, records: int) -> bool:
    """Return whether an item occurs more than once on a side: then there are more pairs than rows that have a partner."""
    ((pairs, only_in_bill, only_in_records),) = engine.rows(_PAIRED)
    ((alone,),) = engine.rows(_REPEATED_ALONE)
    return bool(alone or pairs != bill_rows - only_in_bill or pairs != records - only_in_records)
