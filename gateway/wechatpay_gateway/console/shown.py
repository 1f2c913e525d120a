"""Bytes as text for people: bodies, and messages to sign line by line."""

import json
from collections.abc import Sequence
from itertools import zip_longest

from attrs import frozen

MAX_SHOWN_CHARACTERS = 40_000


@frozen
class Line:
    """A line of a message to sign, without its end.

    Attributes:
        text: the line; a carriage return is shown as `␍`.
        is_ended: whether a line feed follows.
        is_different: whether the other message has another line in this place.
    """

    text: str
    is_ended: bool
    is_different: bool = False


def compared(expected: bytes | None, signed: bytes | None) -> tuple[list[Line], list[Line]]:
    """Return the lines of the message that the signature must cover, and of the one that the client signed; `None` has no lines."""
    left, right = _lines(expected), _lines(signed)
    if signed is None:
        return left, []
    different = [one != other for one, other in zip_longest(left, right)]
    return _marked(left, different), _marked(right, different)


def _marked(lines: Sequence[Line], different: Sequence[bool]) -> list[Line]:
    return [Line(line.text, line.is_ended, is_marked) for line, is_marked in zip(lines, different, strict=False)]


def _lines(message: bytes | None) -> list[Line]:
    if message is None:
        return []
    *ended, rest = shortened(message.decode("utf-8", errors="replace")).replace("\r", "␍").split("\n")
    lines = [Line(text, is_ended=True) for text in ended]
    return [*lines, Line(rest, is_ended=False)] if rest else lines


def shortened(text: str) -> str:
    """Return the text, or its beginning and an ellipsis if it is too long for a page."""
    return text if len(text) <= MAX_SHOWN_CHARACTERS else f"{text[:MAX_SHOWN_CHARACTERS]}…"


def to_text(value: object) -> str:
    """Return JSON as indented text."""
    return shortened(json.dumps(value, ensure_ascii=False, indent=2))


def pretty(body: bytes) -> str:
    """Return a body as text, indented if it is JSON."""
    try:
        return to_text(json.loads(body))
    except (ValueError, RecursionError):
        return shortened(body.decode("utf-8", errors="replace"))
