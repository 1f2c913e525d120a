"""Docstrings as plain data: blocks of text, which the `docstring` filter wraps and escapes."""

from typing import TypeAlias

from attrs import frozen


@frozen
class Block:
    """A paragraph. Its first line is indented by `indent` columns, all others by `hang` more. Empty text is a blank line."""

    text: str
    indent: int = 0
    hang: int = 0


Docstring: TypeAlias = tuple[Block, ...]
BLANK = Block("")


_UNITS = {"s": "second", "m": "minute", "h": "hour"}


def span_in_words(span: str) -> str:
    """Return a duration of a spec in words: `5 minutes` for `5m`."""
    number, unit = span[:-1], _UNITS[span[-1]]
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
