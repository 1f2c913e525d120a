"""The columns that a reconciliation reads, and how each becomes what the rules need."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from wechatpay_runtime._base.messages import Message, fragment, listed, phrase
from wechatpay_runtime.errors import InvalidArgument

Family: TypeAlias = Literal["text", "integer", "decimal", "date", "local time", "instant", "other"]
"""Types that the engines name differently. A local time has no time zone."""


@frozen
class Found:
    """The type of a column, as an engine has it."""

    family: Family
    name: str
    """Its name in the engine, for messages."""
    scale: int = 0
    """Decimal places of a decimal."""


@frozen
class Needed:
    """A column that the rules read."""

    name: str
    becomes: str
    """Its name in the rules."""
    families: tuple[Family, ...]
    largest_scale: int = 0
    """Most decimal places of a decimal; it becomes an integer number of the last place."""
    is_required: bool = True


BILLS, OWN_ORDERS = fragment("The bills"), fragment("The orders")
"""Names of both sides in messages."""
_TEXT: tuple[Family, ...] = ("text",)
_FEN: tuple[Family, ...] = ("integer",)
_DAY: tuple[Family, ...] = ("instant", "local time", "date")
_RATE_SCALE, _FEE_SCALE = 6, 5
BILL = (
    Needed("trade_state", "trade_state", _TEXT),
    Needed("out_trade_no", "out_trade_no", _TEXT),
    Needed("out_refund_no", "out_refund_no", _TEXT),
    Needed("transaction_id", "transaction_id", _TEXT),
    Needed("transaction_time", "day_of_row", _DAY),
    Needed("mchid", "mchid", _TEXT),
    Needed("total_fen", "total_fen", _FEN),
    Needed("refund_fen", "refund_fen", _FEN),
    Needed("settlement_total_fen", "settlement_total_fen", _FEN),
    Needed("settlement_refund_fen", "settlement_refund_fen", _FEN),
    Needed("fee", "fee_thousandths", ("decimal",), largest_scale=_FEE_SCALE),
)
"""Columns of a bill as Parquet."""
ORDERS = (
    Needed("number", "number", _TEXT),
    Needed("fen", "fen", _FEN),
    Needed("kind", "kind", _TEXT, is_required=False),
    Needed("refund_number", "refund_number", _TEXT, is_required=False),
    Needed("state", "state", _TEXT, is_required=False),
    Needed("rate", "rate_millionths", ("decimal",), largest_scale=_RATE_SCALE, is_required=False),
    Needed("moment", "day_of_order", _DAY, is_required=False),
)
"""Columns of the orders."""
_WITHOUT = {
    "kind": "'payment'",
    "refund_number": "CAST(NULL AS STRING)",
    "state": "CAST(NULL AS STRING)",
    "rate": "CAST(NULL AS BIGINT)",
    "moment": "CAST(NULL AS DATE)",
}
"""The values of columns that the orders may lack."""
_EXPECTED: Mapping[tuple[Family, ...], Message] = {
    _TEXT: fragment("text"),
    _FEN: fragment("an integer"),
    _DAY: fragment("a timestamp or a date"),
    ("decimal",): fragment("a decimal with at most {places} decimal places"),
}


def select(
    what: Message,
    needed: Sequence[Needed],
    found: Mapping[str, Found],
    source: str,
    day: Callable[[str, Family], str],
) -> str:
    """Return the query that reads columns as the rules need them.

    Args:
        what: The bills or the orders, for messages.
        needed: The columns.
        found: The columns that there are.
        source: What to select from, in SQL.
        day: Returns the expression for the day in Beijing of a column of a family.

    Raises:
        InvalidArgument: A column is missing or has another type; the message names all of them.
    """
    complaints = [complaint for column in needed if (complaint := _complaint(column, found.get(column.name)))]
    if complaints:
        raise InvalidArgument(
            phrase(
                "{what} cannot be compared: {complaints}. The columns are: {columns}.",
                what=what,
                complaints=listed(complaints, "; "),
                columns=listed(f"{name} {column.name}" for name, column in found.items()),
            )
        )
    expressions = (f"{_expression(column, found.get(column.name), day)} AS {column.becomes}" for column in needed)
    return f"SELECT {', '.join(expressions)} FROM {source}"  # noqa: S608 - only names that are written here


def _complaint(column: Needed, found: Found | None) -> Message | None:
    expected = _EXPECTED[column.families].filled(places=column.largest_scale)
    if found is None:
        if not column.is_required:
            return None
        return phrase("the column {column} ({expected}) is missing", column=column.name, expected=expected)
    if found.family in column.families and found.scale <= column.largest_scale:
        return None
    return phrase(
        "the column {column} must be {expected}, it is {type}", column=column.name, expected=expected, type=found.name
    )


def _expression(column: Needed, found: Found | None, day: Callable[[str, Family], str]) -> str:
    if found is None:
        return _WITHOUT[column.name]
    if found.family == "text":
        return f"CAST({column.name} AS STRING)"
    if found.family == "integer":
        return f"CAST({column.name} AS BIGINT)"
    if found.family == "decimal":
        scale = column.largest_scale
        return f"CAST(CAST({column.name} AS DECIMAL(18, {scale})) * {10**scale} AS BIGINT)"
    return day(column.name, found.family)
