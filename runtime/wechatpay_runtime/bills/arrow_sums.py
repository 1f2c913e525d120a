"""Compare the totals of a summary with the sums of the rows.

Requires the extra `[arrow]`.
"""

from decimal import Decimal
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.bills.arrow_library import pa, pc
from wechatpay_runtime.bills.columns import Sum, Summary
from wechatpay_runtime.bills.reading import damaged

_ONE_FEN = Decimal("0.01")
_FITS = 2**63
"""Smaller sums are correct in int64."""


class Sums:
    """The sums of all batches so far."""

    def __init__(self, summary: type[Summary]) -> None:
        self._sums: dict[Sum, Any] = dict.fromkeys(summary.sums, 0)

    def add(self, batch: Any) -> None:
        """Add the rows of a batch."""
        for each in self._sums:
            self._sums[each] += _sum(each, batch)

    def compare(self, summary: Summary) -> None:
        """Compare the sums with a summary, for the totals that it has.

        The total of amounts with more than two decimal places is rounded, in any direction.

        Raises:
            DamagedBill: A total differs, or cannot be parsed.
        """
        for each, added in self._sums.items():
            column = vars(type(summary))[each.total]
            if not any(name in summary.header.positions for name in (column.zh, *column.older)):
                continue
            total = getattr(summary, each.total)
            if total is not None and abs(total - added) >= (_ONE_FEN if isinstance(total, Decimal) else 1):
                problem = phrase(
                    "{column} is {total} in the summary, but the sum of the rows is {sum}",
                    column=column.zh,
                    total=_shown(total, each),
                    sum=_shown(added, each),
                )
                raise damaged(summary.line_number, problem)


def _shown(total: Any, of: Sum) -> str:
    """Return a total as in the file: amounts in yuan."""
    return f"{Decimal(total) / 100:.2f}" if (of.of or "").endswith("_fen") else str(total)


def _sum(of: Sum, batch: Any) -> Any:
    """Return the sum of a batch, exactly."""
    rows = batch.column(of.of) if of.of else None
    if of.where:
        name, text = of.where
        codes = batch.column(name)
        matches = pc.equal(codes.indices, pa.scalar(pc.index(codes.dictionary, text).as_py(), pa.int32()))
        if rows is None:
            return matches.true_count
        rows = rows.filter(matches)
    if rows is None:
        return len(batch)
    if pa.types.is_decimal(rows.type):
        return pc.sum(rows).as_py() or 0
    extent = pc.min_max(rows)
    most = max((abs(each.as_py()) for each in extent.values() if each.is_valid), default=0)
    return (pc.sum(rows).as_py() or 0) if most * len(rows) < _FITS else sum(filter(None, rows.to_pylist()))
