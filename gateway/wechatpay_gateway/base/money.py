"""Amounts for display."""

_FEN = 100


def yuan(fen: int) -> str:
    """Return an amount in yuan with two decimals, such as `8.88`."""
    return f"{fen // _FEN}.{fen % _FEN:02d}"
