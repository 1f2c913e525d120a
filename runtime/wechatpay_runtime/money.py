"""Convert amounts between fen, which the API uses, and yuan, which people and bills use. Floats are not accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.messages import fragment, phrase, sentences
from wechatpay_runtime.errors import InvalidArgument

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["fen", "yuan"]

_YUAN = r"[+-]?[0-9]{1,16}(?:\.[0-9]{1,2})?"
_FEN_PER_YUAN = 100
_CURE = fragment('Pass a string, such as fen("12.34"), or a Decimal.')


def fen(amount: str | Decimal) -> int:
    """Convert yuan to fen: `fen("12.34")` returns 1234.

    Args:
        amount: Yuan, as a `Decimal` or a string with at most two decimal places and no currency sign or thousands separator.
            It may be negative, such as a difference, but WeChat Pay refuses negative amounts in requests.

    Raises:
        InvalidArgument: The amount is a float, which is not exact, or an int, which may already be fen; it is not a valid
            amount; or it has a fraction of a fen.
    """
    from decimal import Decimal

    value: Any = amount  # callers may not use a type checker
    if isinstance(value, Decimal):
        return _of_decimal(value)
    if not isinstance(value, str):
        reasons = {"float": phrase("A float is not exact."), "int": phrase("An int could be yuan or fen.")}
        kind = type(value).__name__
        raise InvalidArgument(
            sentences(phrase("fen() expects an amount in yuan, got {type}.", type=kind), reasons.get(kind, ""), _CURE)
        )
    if not re.fullmatch(_YUAN, value):
        raise InvalidArgument(
            phrase(
                "fen() expects an amount in yuan with at most two decimal places, got {value!r}. {cure} Round it first if necessary; remove spaces, currency signs and thousands separators.",
                value=value[:40],
                cure=_CURE,
            )
        )
    return _of_decimal(Decimal(value))


def yuan(amount: int) -> Decimal:
    """Convert fen to yuan with two decimal places: `yuan(1234)` returns `Decimal("12.34")`.

    Args:
        amount: Fen, as in replies; may be negative.

    Raises:
        InvalidArgument: It is not an int.
    """
    from decimal import Decimal

    value: Any = amount  # callers may not use a type checker
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidArgument(
            phrase(
                "yuan() expects fen as an int, got {type}. Pass an int, such as yuan(1234).", type=type(value).__name__
            )
        )
    return Decimal(f"{int(value)}E-2")


def _of_decimal(amount: Decimal) -> int:
    if amount.is_finite():
        numerator, denominator = amount.as_integer_ratio()
        whole, rest = divmod(numerator * _FEN_PER_YUAN, denominator)
        if not rest:
            return whole
    raise InvalidArgument(
        phrase("{amount} yuan is not a whole number of fen. Round it to two decimal places first.", amount=amount)
    )
