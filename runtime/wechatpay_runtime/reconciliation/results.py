"""Results of a reconciliation, as values."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import frozen

from wechatpay_runtime.bills.comparison import Difference

_FEE_SCALE = 5


@frozen(kw_only=True)
class DatedDifference(Difference):
    """A difference, with the day to which it belongs. `str` returns it as a sentence for people."""

    day: date | None = None
    """The day in Beijing: of the row in the bill if there is one, else of the order; `None` if neither has one."""

    def to_dict(self) -> dict[str, int | str | None]:
        """Return the attributes and the `message`, such as for JSON. The day is text, such as `2026-01-31`."""
        return {**super().to_dict(), "day": None if self.day is None else self.day.isoformat()}


@frozen(kw_only=True)
class DaySums:
    """Rows and sums of one kind on one day, on both sides."""

    day: date | None
    """The day in Beijing; `None` for rows whose time could not be read, and for orders without a moment that the bill lacks."""
    kind: str
    """`payment`, `refund` or `reversal`; for rows of a type that is not known, their `trade_state`."""
    bill_rows: int
    """Number of rows in the bill."""
    bill_fen: int
    """Sum of the bill: of payments `total_fen`, of everything else `refund_fen`."""
    fee: Decimal
    """Sum of the fees of the bill, in yuan."""
    records: int
    """Number of orders or refunds that are done in your records."""
    record_fen: int
    """Their sum."""


@frozen(kw_only=True)
class Totals:
    """Size of a comparison."""

    bill_rows: int
    """Rows of the bills."""
    records: int
    """Rows of the orders."""
    first_day: date | None
    """First day that was compared; `None` if the bills have no rows and no days were named."""
    last_day: date | None
    """Last day that was compared."""
    outside: int
    """Rows of either side that belong to other days, and have no partner: they were left out."""


def differences_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[DatedDifference]:
    """Return rows of the table `differences` as values."""
    for kind, record_kind, number, refund_number, transaction_id, day, expected_fen, received_fen, *texts in rows:
        expected, received = (int(text) if kind == "repeated" else text for text in texts)
        yield DatedDifference(
            kind=kind,
            record_kind=record_kind,
            number=number,
            refund_number=refund_number,
            transaction_id=transaction_id,
            expected=expected if expected_fen is None else expected_fen,
            received=received if received_fen is None else received_fen,
            day=day,
        )


def days_of(rows: Iterable[tuple[Any, ...]]) -> Iterator[DaySums]:
    """Return rows of the table `days` as values."""
    for day, kind, bill_rows, bill_fen, fee_thousandths, records, record_fen in rows:
        yield DaySums(
            day=day,
            kind=kind,
            bill_rows=bill_rows,
            bill_fen=bill_fen or 0,
            fee=Decimal(fee_thousandths or 0).scaleb(-_FEE_SCALE),
            records=records,
            record_fen=record_fen or 0,
        )
