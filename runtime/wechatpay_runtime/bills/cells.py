"""What one cell of a bill says: amounts, moments, counts.

Each function takes the text of a cell, without its backquote. A `ValueError` says what was expected instead.
"""

import re
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

_YUAN = re.compile(r"([+-]?)([0-9]{1,18})(?:\.([0-9]{1,18}))?")
_COUNT = re.compile(r"([0-9]{1,18})(?:\.0{1,18})?")
_USUAL_YUAN = re.compile(r"-?[0-9]{1,18}\.[0-9]{2}")
_FEN_DIGITS = 2
_REMEMBERED_AMOUNTS = 4096
"""Amounts repeat: most cells of a bill say 0.00."""
_BEIJING = "+08:00"
_ESCAPED = re.compile(r"\\(140|.)", re.DOTALL)
_ESCAPES = {"140": "`", " ": ",", "n": "\n", "r": "\r", "t": "\t"}
_MOMENT_CHARACTERS = len("2015-01-01 10:00:00")


@lru_cache(_REMEMBERED_AMOUNTS)
def as_yuan(text: str) -> Decimal:
    """An amount of yuan, exactly as it is written: `45.0` stays `Decimal("45.0")`."""
    if _YUAN.fullmatch(text):
        return Decimal(text)
    raise ValueError("an amount of yuan, such as 12.34")


@lru_cache(_REMEMBERED_AMOUNTS)
def as_fen(text: str) -> int:
    """An amount of yuan, as a whole number of fen."""
    if _USUAL_YUAN.fullmatch(text):
        return int(text[:-3] + text[-2:])
    match = _YUAN.fullmatch(text)
    if not match:
        raise ValueError("an amount of yuan, such as 12.34")
    sign, whole, fraction = match.groups(default="")
    fraction = fraction.rstrip("0")
    if len(fraction) > _FEN_DIGITS:
        raise ValueError("an amount of yuan that is a whole number of fen, such as 12.34")
    return int(sign + whole + fraction.ljust(_FEN_DIGITS, "0"))


def as_count(text: str) -> int:
    """A number of rows; some bills write `20.0`."""
    match = _COUNT.fullmatch(text)
    if not match:
        raise ValueError("a number of rows, such as 20")
    return int(match[1])


def as_moment(text: str) -> datetime | str:
    """A moment of Beijing time, which bills write without its offset; the text where it cannot be read."""
    if len(text) == _MOMENT_CHARACTERS:
        try:
            return datetime.fromisoformat(text + _BEIJING)
        except ValueError:
            pass
    return text


def unescape(text: str) -> str:
    """What a merchant gave, out of a cell of a trade bill that holds such text: `description`, `attach` or `device_id`.

    Bills write a comma as a backslash and a space, and that for one invisible character, too, which comes out as a comma.
    """
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)
