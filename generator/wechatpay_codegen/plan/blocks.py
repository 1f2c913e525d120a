"""Docstrings as plain data: blocks of running text, to be wrapped and made safe where they are placed."""

from typing import TypeAlias

from attrs import frozen


@frozen
class Block:
    """One piece of running text: its first line stands `indent` columns in, the others `hang` further. Empty: a blank line."""

    text: str
    indent: int = 0
    hang: int = 0


Docstring: TypeAlias = tuple[Block, ...]
BLANK = Block("")


_UNITS = {"s": "second", "m": "minute", "h": "hour"}


def span_in_words(span: str) -> str:
    """A span of time of a spec, such as `5m`, in words: `5 minutes`."""
    number, unit = span[:-1], _UNITS[span[-1]]
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
