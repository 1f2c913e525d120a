"""The result of a reconciliation in a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from wechatpay_cli.columns import columns_of, padded
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import Message, fragment, phrase, sentences
from wechatpay_runtime.money import yuan

if TYPE_CHECKING:
    from wechatpay_runtime.reconciliation import DaySums, Totals

_MOST_ROWS = 62
"""A month of payments and refunds."""
HEADINGS = (
    fragment("day"),
    fragment("kind"),
    fragment("rows in the bill"),
    fragment("yuan in the bill"),
    fragment("orders"),
    fragment("yuan in the orders"),
    fragment("bill minus orders"),
    fragment("fees"),
)
KINDS: Mapping[str, Message] = {
    "payment": fragment("payments"),
    "refund": fragment("refunds"),
    "reversal": fragment("reversals"),
}
_TEXT_COLUMNS = 2


def summary(totals: "Totals") -> str:
    """Return what was compared, as a sentence."""
    compared = (
        phrase(
            "Compared {bill_rows} rows of the bill with {records} orders, from {first} to {last}.",
            bill_rows=totals.bill_rows,
            records=totals.records,
            first=totals.first_day,
            last=totals.last_day,
        )
        if totals.first_day
        else phrase("Compared {records} orders with a bill without rows.", records=totals.records)
    )
    left_out = (
        phrase("{count} rows and orders of other days were left out.", count=totals.outside) if totals.outside else ""
    )
    return sentences(compared, left_out)


def kind_of(kind: str) -> str:
    """Return the name of a kind for people."""
    return KINDS[kind].translated() if kind in KINDS else one_line(kind)


def cells_of(sums: "DaySums") -> tuple[str, ...]:
    """Return the sums of a day as texts, in the order of the headings."""
    return (
        str(sums.day or "-"),
        kind_of(sums.kind),
        f"{sums.bill_rows:,}",
        f"{yuan(sums.bill_fen):,}",
        f"{sums.records:,}",
        f"{yuan(sums.record_fen):,}",
        f"{yuan(sums.bill_fen - sums.record_fen):,}",
        f"{sums.fee.normalize():,f}" if sums.fee != round(sums.fee, 2) else f"{round(sums.fee, 2):,}",
    )


def differs(sums: "DaySums") -> bool:
    """Return whether both sides have different sums."""
    return (sums.bill_rows, sums.bill_fen) != (sums.records, sums.record_fen)


def days_table(days: Sequence["DaySums"]) -> Iterator[str]:
    """Yield the lines of the sums by day: all, or those that differ if they are many."""
    shown = days if len(days) <= _MOST_ROWS else [sums for sums in days if differs(sums)]
    rows = [tuple(heading.translated() for heading in HEADINGS), *map(cells_of, shown)]
    yield from _aligned(rows)
    if len(shown) < len(days):
        yield phrase("{count} rows without a difference are not shown.", count=len(days) - len(shown))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(_cells(row, widths)).rstrip()


def _cells(row: Sequence[str], widths: Iterable[int]) -> Iterator[str]:
    for index, (text, width) in enumerate(zip(row, widths, strict=True)):
        yield padded(text, width) if index < _TEXT_COLUMNS else " " * (width - columns_of(text)) + text


def rest_of(count: int) -> str:
    """Return how many differences are not shown, and how to see them."""
    return phrase("{count} more: --rows FILE writes all of them.", count=count)
