"""Amounts: WeChat Pay counts whole fen, people and bills write yuan. A float is never an amount."""

import re
from typing import TYPE_CHECKING, Any

from wechatpay_runtime.errors import InvalidArgument

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["fen", "yuan"]

_YUAN = r"[+-]?[0-9]{1,16}(?:\.[0-9]{1,2})?"
_FEN_PER_YUAN = 100
_CURE = 'Pass text, such as fen("12.34"), or a Decimal.'


def fen(amount: "str | Decimal") -> int:
    """Turn an amount of yuan into a whole number of fen: `fen("12.34")` is 1234.

    Args:
        amount: Yuan, as text with at most two decimals and without signs of currency or grouping, or as a `Decimal`.
            It may be negative, as a difference is; what is sent may not, and WeChat Pay refuses it.

    Raises:
        InvalidArgument: It is a float, which is not exact; a whole number, which may be fen already; text that is no
            amount; or more precise than a fen.
    """
    from decimal import Decimal

    value: Any = amount  # not everybody checks types
    if isinstance(value, Decimal):
        return _of_decimal(value)
    if not isinstance(value, str):
        why = {"float": " A float is not exact.", "int": " A whole number may be yuan or fen."}
        kind = type(value).__name__
        raise InvalidArgument(f"fen takes an amount of yuan, not {kind}.{why.get(kind, '')} {_CURE}")
    if not re.fullmatch(_YUAN, value):
        raise InvalidArgument(
            f"fen takes an amount of yuan with at most two decimals, not {value[:40]!r}. {_CURE} Round it yourself, "
            "if it is to be rounded; leave out blanks, signs of currency and grouping."
        )
    return _of_decimal(Decimal(value))


def yuan(amount: int) -> "Decimal":
    """Turn a whole number of fen into yuan, with two decimals: `yuan(1234)` is `Decimal("12.34")`.

    Args:
        amount: Fen, as replies have them; may be negative.

    Raises:
        InvalidArgument: It is no whole number.
    """
    from decimal import Decimal

    value: Any = amount  # not everybody checks types
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidArgument(f"yuan takes a whole number of fen, not {type(value).__name__}. Pass an int: yuan(1234).")
    return Decimal(f"{int(value)}E-2")


def _of_decimal(amount: "Decimal") -> int:
    if amount.is_finite():
        numerator, denominator = amount.as_integer_ratio()
        whole, rest = divmod(numerator * _FEN_PER_YUAN, denominator)
        if not rest:
            return whole
    raise InvalidArgument(f"fen takes a whole number of fen in yuan, and {amount} is none. Round it yourself first.")
