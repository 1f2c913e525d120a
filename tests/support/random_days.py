"""Random days with every kind of difference, for Hypothesis."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from support.reconciling import MIDNIGHT, BillRow, Order, changed, matching, refund_row

NUMBERS = st.sampled_from(["a", "A", "a ", "b", "书-1", "é", "e\u0301", "a'b", "0", "a\u2028b", "\U0001f4da"])
AROUND_MIDNIGHT = st.sampled_from([0, -1, 1, -86_400, 86_399, 86_400, 3 * 86_400]).map(
    lambda seconds: MIDNIGHT + timedelta(seconds=seconds)
)
STATES = st.sampled_from(["SUCCESS", "SUCCESS", "REFUND", "REVOKED", "SPLIT"])
FEN = st.sampled_from([0, 1, 5900, 5901, 10**12])
RATES = st.sampled_from([None, Decimal("0.006"), Decimal("0.000001"), Decimal(0)])
FEES = st.sampled_from([Decimal("0.35"), Decimal("0.36"), Decimal("0.34400"), Decimal("0.36400"), Decimal("0.36401")])
ORDER_STATES = {
    "payment": ["SUCCESS", "REFUND", "NOTPAY", "CLOSED", "REVOKED", None],
    "refund": ["SUCCESS", "PROCESSING", "ABNORMAL", "CLOSED", None],
    "reversal": ["SUCCESS", None],
}


@st.composite
def rows(draw: st.DrawFn) -> BillRow:
    """A row, whose number is likely that of another one as well."""
    state = draw(STATES)
    refund_number = draw(NUMBERS | st.sampled_from(["", None])) if state == "REFUND" else "0"
    fee = draw(FEES)
    fen = draw(FEN)
    return BillRow(
        number=draw(NUMBERS),
        state=state,
        refund_number=refund_number,
        fen=fen,
        settlement_fen=draw(st.sampled_from([fen, fen // 2])),
        fee=-fee if state != "SUCCESS" else fee,
        time=draw(AROUND_MIDNIGHT | st.none()),
        transaction_id=draw(st.sampled_from(["4200000001", "4200000002"])),
    )


@st.composite
def orders(draw: st.DrawFn, near: Sequence[BillRow]) -> Order:
    """An order: one that equals a row, or nearly, or any other one."""
    known = [row for row in near if row.state != "SPLIT" and (row.state != "REFUND" or row.refund_number)]
    if known and draw(st.sampled_from([True, True, True, False])):
        order = matching(draw(st.sampled_from(known)))
    else:
        kind = draw(st.sampled_from(sorted(ORDER_STATES)))
        refund_number = draw(NUMBERS) if kind == "refund" else None
        order = Order(number=draw(NUMBERS), kind=kind, refund_number=refund_number, moment=draw(AROUND_MIDNIGHT))
    order = changed(order, rate=draw(RATES))
    change = draw(st.sampled_from(["nothing", "nothing", "fen", "state", "moment", "order"]))
    if change == "fen":
        return changed(order, fen=draw(FEN))
    if change == "state":
        return changed(order, state=draw(st.sampled_from(ORDER_STATES[order.kind])))
    if change == "order" and order.kind == "refund":
        return changed(order, number=draw(NUMBERS))
    if change == "moment":
        return changed(order, moment=draw(AROUND_MIDNIGHT | st.none()))
    return order


@st.composite
def days(draw: st.DrawFn) -> tuple[list[BillRow], list[Order]]:
    """Bills of some days, and the orders."""
    bill: list[BillRow] = draw(st.lists(rows(), max_size=8))
    return bill, draw(st.lists(orders(bill), max_size=8))


def every_kind() -> tuple[list[BillRow], list[Order]]:
    """Return a day with a difference of every kind, on the first of February."""
    rows = [BillRow(number=f"fixed-{index}") for index in range(6)]
    refunded = refund_row("fixed-0", "refund-0")
    orders = [
        changed(matching(rows[0]), fen=1),
        changed(matching(rows[1]), state="NOTPAY"),
        changed(matching(rows[2]), rate=Decimal("0.1")),
        changed(matching(rows[3]), moment=MIDNIGHT - timedelta(seconds=1)),
        changed(matching(rows[4])),
        changed(matching(rows[4])),
        changed(matching(rows[5]), number="fixed-6"),
        changed(matching(refunded), number="fixed-1"),
    ]
    return [*rows, refunded], orders


def merged(count: int) -> tuple[list[BillRow], list[Order]]:
    """Return many random days as one, with numbers that differ from day to day, and a difference of every kind.

    An engine needs as long for one day as for many.
    """
    found: list[tuple[list[BillRow], list[Order]]] = []

    @settings(max_examples=count, database=None, derandomize=True)
    @given(days())
    def collect(day: tuple[list[BillRow], list[Order]]) -> None:
        found.append(day)

    collect()
    found.append(every_kind())
    rows = [of_day(index, row) for index, (its_rows, _) in enumerate(found) for row in its_rows]
    orders = [of_day(index, order) for index, (_, its_orders) in enumerate(found) for order in its_orders]
    return rows, orders


def of_day(index: int, item: Any) -> Any:
    refund_number = f"{index}/{item.refund_number}" if item.refund_number else item.refund_number
    return evolve(item, number=f"{index}/{item.number}", refund_number=refund_number)
