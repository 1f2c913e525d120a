"""Days with bills and orders for reconciliations, and an oracle in plain Python that says what differs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

pa: Any = import_module("pyarrow")
pq: Any = import_module("pyarrow.parquet")

MIDNIGHT = datetime(2026, 1, 31, 16, tzinfo=UTC)
"""0:00 on 1 February in Beijing."""
BILL_SCHEMA = pa.schema(
    [
        ("transaction_time", pa.timestamp("us", "Asia/Shanghai")),
        ("mchid", pa.string()),
        ("transaction_id", pa.string()),
        ("out_trade_no", pa.string()),
        ("trade_state", pa.string()),
        ("settlement_total_fen", pa.int64()),
        ("out_refund_no", pa.string()),
        ("settlement_refund_fen", pa.int64()),
        ("fee", pa.decimal128(18, 5)),
        ("total_fen", pa.int64()),
        ("refund_fen", pa.int64()),
    ]
)
ORDER_SCHEMA = pa.schema(
    [
        ("number", pa.string()),
        ("kind", pa.string()),
        ("refund_number", pa.string()),
        ("fen", pa.int64()),
        ("state", pa.string()),
        ("rate", pa.decimal128(9, 6)),
        ("moment", pa.timestamp("us", "UTC")),
    ]
)
_KINDS = {"SUCCESS": "payment", "REFUND": "refund", "REVOKED": "reversal"}
_UNDECIDED = {("payment", "REVOKED"), ("refund", "CLOSED")}
_DONE = {None, "SUCCESS", "REFUND", "PROCESSING", "ABNORMAL"}


@frozen(kw_only=True)
class BillRow:
    """The cells of a bill that are compared."""

    number: str
    state: str = "SUCCESS"
    refund_number: str | None = "0"
    fen: int = 5900
    settlement_fen: int | None = None
    """By default, the same as `fen`."""
    fee: Decimal = Decimal("0.35")
    time: datetime | None = MIDNIGHT
    transaction_id: str = "4200000001"

    @property
    def settled_fen(self) -> int:
        return self.fen if self.settlement_fen is None else self.settlement_fen

    def cells(self) -> dict[str, Any]:
        """Return the row as it is in Parquet."""
        paid, refunded = ((self.fen, self.settled_fen), (0, 0))[:: 1 if self.state == "SUCCESS" else -1]
        return {
            "transaction_time": self.time,
            "mchid": "1900000001",
            "transaction_id": self.transaction_id,
            "out_trade_no": self.number,
            "trade_state": self.state,
            "settlement_total_fen": paid[1],
            "out_refund_no": self.refund_number,
            "settlement_refund_fen": refunded[1],
            "fee": self.fee,
            "total_fen": paid[0],
            "refund_fen": refunded[0],
        }


@frozen(kw_only=True)
class Order:
    """A row of the orders."""

    number: str
    kind: str = "payment"
    refund_number: str | None = None
    fen: int = 5900
    state: str | None = "SUCCESS"
    rate: Decimal | None = None
    moment: datetime | None = MIDNIGHT


def refund_row(number: str, refund_number: str | None, **rest: Any) -> BillRow:
    values: dict[str, Any] = {"state": "REFUND", "fee": Decimal("-0.35"), **rest}
    return BillRow(number=number, refund_number=refund_number, **values)


def refund(number: str, refund_number: str, **rest: Any) -> Order:
    return Order(number=number, kind="refund", refund_number=refund_number, **rest)


def matching(row: BillRow) -> Order:
    """Return the order that equals a row."""
    return Order(
        number=row.number,
        kind=_KINDS[row.state],
        refund_number=row.refund_number if row.state == "REFUND" else None,
        fen=row.fen,
        moment=row.time,
    )


def write_bill(rows: Iterable[BillRow], path: Path) -> Path:
    pq.write_table(pa.Table.from_pylist([row.cells() for row in rows], BILL_SCHEMA), path)
    return path


def write_orders(orders: Iterable[Order], path: Path, schema: Any = ORDER_SCHEMA) -> Path:
    rows = [{name: getattr(order, name) for name in schema.names} for order in orders]
    pq.write_table(pa.Table.from_pylist(rows, schema), path)
    return path


Key = tuple[str, str]


@frozen
class Expected:
    """Expected result of a reconciliation."""

    differences: Counter[tuple[Any, ...]]
    """`kind, record_kind, number, refund_number, day, expected, received` of each."""
    days: dict[tuple[date | None, str], tuple[int, int, Decimal, int, int]]
    """`bill_rows, bill_fen, fee, records, record_fen`."""
    outside: int


def day_of(moment: datetime | None) -> date | None:
    return None if moment is None else (moment.astimezone(UTC) + timedelta(hours=8)).date()


def oracle(rows: Sequence[BillRow], orders: Sequence[Order], days: tuple[date, date] | None = None) -> Expected:
    """Compare with dictionaries and loops: nothing here is shared with the library."""
    known = [day for row in rows if (day := day_of(row.time))]
    first, last = days or ((min(known), max(known)) if known else (date.min, date.max))

    def is_within(moment: datetime | None) -> bool:
        day = day_of(moment)
        return day is None or first <= day <= last

    bill_by_key: dict[Key, list[BillRow]] = {}
    orders_by_key: dict[Key, list[Order]] = {}
    for row in rows:
        bill_by_key.setdefault(_key_of_row(row), []).append(row)
    for order in orders:
        orders_by_key.setdefault((order.kind, order.refund_number or order.number), []).append(order)
    found: Counter[tuple[Any, ...]] = Counter()
    sums: dict[tuple[date | None, str], list[Any]] = {}
    outside = 0
    for key in bill_by_key.keys() | orders_by_key.keys():
        its_rows, its_orders = bill_by_key.get(key, []), orders_by_key.get(key, [])
        due_rows = [row for row in its_rows if is_within(row.time)]
        due_orders = [order for order in its_orders if _is_done(order) and is_within(order.moment)]
        has_both = bool(its_rows and its_orders)
        if (has_both and len(its_rows) + len(its_orders) > 2) or (not has_both and len(due_rows) + len(due_orders) > 1):
            found[_repeated(key, its_rows, its_orders)] += 1
            counted_rows, counted_orders = due_rows, due_orders
        elif has_both:
            found.update(_of_pair(key, its_rows[0], its_orders[0]))
            counted_rows = its_rows
            counted_orders = [order for order in its_orders if _is_done(order) is not False]
        else:
            found.update(_missing(key, due_rows, due_orders))
            counted_rows, counted_orders = due_rows, due_orders
            outside += len(its_rows) - len(due_rows)
            outside += sum(_is_done(order) is True for order in its_orders) - len(due_orders)
        for row in counted_rows:
            total = sums.setdefault((day_of(row.time), key[0]), [0, 0, Decimal(0), 0, 0])
            total[0] += 1
            total[1] += row.fen
            total[2] += row.fee
        for order in counted_orders:
            day = day_of(order.moment) or (day_of(its_rows[0].time) if len(its_rows) == 1 == len(its_orders) else None)
            total = sums.setdefault((day, key[0]), [0, 0, Decimal(0), 0, 0])
            total[3] += 1
            total[4] += order.fen
    return Expected(found, {key: tuple(total) for key, total in sums.items()}, outside)


def _key_of_row(row: BillRow) -> Key:
    kind = _KINDS.get(row.state, row.state)
    return kind, (row.refund_number or row.number) if kind == "refund" else row.number


def _is_done(order: Order) -> bool | None:
    return None if (order.kind, order.state) in _UNDECIDED else order.state in _DONE


def _names(key: Key, number: str) -> tuple[str, str, str | None]:
    kind, item = key
    return kind, number if kind == "refund" else item, item if kind == "refund" else None


def _repeated(key: Key, rows: Sequence[BillRow], orders: Sequence[Order]) -> tuple[Any, ...]:
    numbers = [row.number for row in rows] + [order.number for order in orders]
    days = [day_of(row.time) for row in rows] + [day_of(order.moment) for order in orders]
    day = min((day for day in days if day), default=None)
    return "repeated", *_names(key, min(numbers)), day, len(orders), len(rows)


def _missing(key: Key, rows: Sequence[BillRow], orders: Sequence[Order]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield "missing_in_records", *_names(key, row.number), day_of(row.time), None, row.fen
    for order in orders:
        yield "missing_in_bill", *_names(key, order.number), day_of(order.moment), order.fen, None


def _of_pair(key: Key, row: BillRow, order: Order) -> Iterator[tuple[Any, ...]]:
    names = (*_names(key, row.number), day_of(row.time) or day_of(order.moment))
    if _is_done(order) is False:
        yield "state", *names, order.state, row.state
    if row.number != order.number:
        yield "order", *names, order.number, row.number
    if row.fen != order.fen:
        yield "amount", *names, order.fen, row.fen
    if order.rate is not None:
        exact = order.rate * row.settled_fen * (1 if row.state == "SUCCESS" else -1)
        if abs(row.fee * 100 - exact) > 1:
            whole = [int(each.to_integral_value(ROUND_HALF_UP)) for each in (exact, row.fee * 100)]
            yield "fee", *names, *whole
    days = day_of(order.moment), day_of(row.time)
    if None not in days and days[0] != days[1]:
        yield "day", *names, str(days[0]), str(days[1])


def changed(order: Order, **changes: Any) -> Order:
    return evolve(order, **changes)
