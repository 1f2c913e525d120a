"""The fee of a payment."""

from decimal import ROUND_HALF_UP, Decimal

_RATE = Decimal("0.006")
RATE_TEXT = "0.60%"
"""The rate as bills show it."""


def fee_of(fen: int) -> int:
    """Return the fee of an amount, in fen: 0.6 %, rounded half up."""
    return int((fen * _RATE).quantize(Decimal(1), ROUND_HALF_UP))
