"""Amounts for people."""

_FEN = 100


def yuan(fen: int) -> str:
    """An amount as people read it: `8.88`."""
    return f"{fen // _FEN}.{fen % _FEN:02d}"
