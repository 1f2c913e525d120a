"""Parse the cells of a bill: amounts, dates and counts.

Each function expects the text of a cell without its backquote. The message of a `ValueError` describes the expected value.
"""

import re
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from wechatpay_runtime._base.messages import phrase

_YUAN = re.compile(r"([+-]?)([0-9]{1,18})(?:\.([0-9]{1,18}))?")
_COUNT = re.compile(r"([0-9]{1,18})(?:\.0{1,18})?")
_USUAL_YUAN = re.compile(r"-?[0-9]{1,18}\.[0-9]{2}")
_FEN_DIGITS = 2
_REMEMBERED_AMOUNTS = 4096
"""Cache size. Amounts repeat: most cells of a bill contain 0.00."""
_BEIJING = "+08:00"
_ESCAPED = re.compile(r"\\(140|.)", re.DOTALL)
_ESCAPES = {"140": "`", " ": ",", "n": "\n", "r": "\r", "t": "\t"}
_HOUR = slice(11, 13)
_NO_HOUR = "24"
"""Python reads the hour 24 from 3.14 on, as the start of the next day; a text is read alike in every version."""
_MOMENT_CHARACTERS = len("2015-01-01 10:00:00")


@lru_cache(_REMEMBERED_AMOUNTS)
def as_yuan(text: str) -> Decimal:
    """Parse an amount in yuan without changing its precision: `45.0` is `Decimal("45.0")`."""
    if _YUAN.fullmatch(text):
        return Decimal(text)
    raise ValueError(phrase("an amount in yuan, such as 12.34"))


@lru_cache(_REMEMBERED_AMOUNTS)
def as_fen(text: str) -> int:
    """Parse an amount in yuan and convert it to fen."""
    if _USUAL_YUAN.fullmatch(text):
        return int(text[:-3] + text[-2:])
    match = _YUAN.fullmatch(text)
    if not match:
        raise ValueError(phrase("an amount in yuan, such as 12.34"))
    sign, whole, fraction = match.groups(default="")
    fraction = fraction.rstrip("0")
    if len(fraction) > _FEN_DIGITS:
        raise ValueError(phrase("an amount in yuan with at most two decimal places, such as 12.34"))
    return int(sign + whole + fraction.ljust(_FEN_DIGITS, "0"))


def as_count(text: str) -> int:
    """Parse a number of rows, which some bills write as `20.0`."""
    match = _COUNT.fullmatch(text)
    if not match:
        raise ValueError(phrase("a number of rows, such as 20"))
    return int(match[1])


def as_moment(text: str) -> datetime | str:
    """Parse a date and time, which bills write in Beijing time without an offset; returns `text` if it cannot be parsed."""
    if len(text) == _MOMENT_CHARACTERS and text[_HOUR] != _NO_HOUR:
        try:
            return datetime.fromisoformat(text + _BEIJING)
        except ValueError:
            pass
    return text


def unescape(text: str) -> str:
    """Restore the merchant's text from a cell of a trade bill: `description`, `attach` or `device_id`.

    Bills write a comma as a backslash and a space. They write one invisible character the same way; it becomes a comma as well.
    """
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)
