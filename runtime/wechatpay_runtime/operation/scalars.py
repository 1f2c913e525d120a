"""Wire types of single values."""

import datetime as dt
from typing import Any

from wechatpay_runtime._crypto.sealing import FieldCipher, SealingError
from wechatpay_runtime.jsonable import MASK
from wechatpay_runtime.operation.wire_type import Mismatch, Scalar, WireType, wrong_type
from wechatpay_runtime.timestamp import Timestamp, write_moment


class String(Scalar):
    """Text."""

    __slots__ = ()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Write it as JSON."""
        if isinstance(value, str):
            return str.__str__(value)
        raise wrong_type("text", value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> str:
        """Read it from JSON; a whole number is read as its digits."""
        if isinstance(received, str):
            return received
        if type(received) is int:
            return str(received)
        raise wrong_type("text", received)


_EXACT_FLOATS_UP_TO = 2**53


class Integer(Scalar):
    """A whole number of up to 64 bits; amounts of money are such numbers, in fen."""

    __slots__ = ()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> int:
        """Write it as JSON."""
        if isinstance(value, int) and not isinstance(value, bool):
            return int(value)
        raise wrong_type("a whole number", value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> int:
        """Read it from JSON."""
        if type(received) is int:
            return received
        if isinstance(received, float) and received.is_integer() and abs(received) <= _EXACT_FLOATS_UP_TO:
            return int(received)
        if isinstance(received, str) and _is_canonical_integer(received):
            return int(received)
        raise wrong_type("a whole number", received)


def _is_canonical_integer(text: str) -> bool:
    digits = text.removeprefix("-")
    return len(digits) <= 19 and digits.isascii() and digits.isdigit() and str(int(text)) == text  # noqa: PLR2004 - 64 bits


class Number(Scalar):
    """A number, whole or not; never money."""

    __slots__ = ()

    def from_address(self, text: str) -> float:
        """Read it from text."""
        try:
            return int(text) if _is_canonical_integer(text) else float(text)
        except ValueError:
            raise wrong_type("a number", text) from None

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> int | float:
        """Write it as JSON."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise wrong_type("a number", value)


class Boolean(Scalar):
    """True or false."""

    __slots__ = ()

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        return "true" if self.to_json(value) else "false"

    def from_address(self, text: str) -> bool:
        """Read it from text."""
        if text in {"true", "false"}:
            return text == "true"
        raise wrong_type("true or false", text)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> bool:
        """Write it as JSON."""
        if isinstance(value, bool):
            return value
        raise wrong_type("true or false", value)


class DateTime(Scalar):
    """A moment, as RFC 3339 text; an aware datetime or such text is taken, a `Timestamp` or such text is given."""

    __slots__ = ()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Write it as JSON; text is sent unchanged, and that of a `Timestamp` as it was received."""
        if isinstance(value, str):
            return value
        if isinstance(value, dt.datetime) and value.tzinfo is not None:
            return value.text if isinstance(value, Timestamp) else write_moment(value)
        raise wrong_type("a datetime with a time zone, or RFC 3339 text", value)

    def from_address(self, text: str) -> str:
        """Read it from text, which is sent unchanged."""
        return text

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Timestamp | str:
        """Read it from JSON; what is no moment stays the text it was."""
        if isinstance(received, str):
            return Timestamp.read(received)
        raise wrong_type("text", received)


class Date(Scalar):
    """A day, as text; a date or text is taken, text is given, since 长期 (long-term) occurs."""

    __slots__ = ()

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> str:
        """Read it from JSON."""
        if isinstance(received, str):
            return received
        raise wrong_type("text", received)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Write it as JSON; text is sent unchanged."""
        if isinstance(value, str):
            return value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value.isoformat()
        raise wrong_type("a date or text", value)


class Anything(Scalar):
    """Any JSON value."""

    __slots__ = ()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Write it as JSON."""
        return value


STRING = String()
INTEGER = Integer()
NUMBER = Number()
BOOLEAN = Boolean()
DATETIME = DateTime()
DATE = Date()
ANY = Anything()


class Encrypted(Scalar):
    """Text that travels sealed; it never shows in a `repr`, a log or an error."""

    __slots__ = ("_type",)
    is_secret = True

    def __init__(self, wire_type: WireType = STRING) -> None:
        self._type = wire_type

    def to_address(self, value: Any) -> str:
        """Write it as text; an encrypted parameter is sealed by `encode`."""
        return self._type.to_address(value)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Write it as JSON, sealed where there is a cipher."""
        text = self._type.to_json(value)
        if cipher is None or not text:
            return text
        if text == MASK:
            raise Mismatch(f"is {MASK}, which to_dict shows in place of a secret; take to_dict(shows_secrets=True)")
        try:
            return cipher.seal(text)
        except SealingError as error:
            raise Mismatch(str(error)) from None

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Read it from JSON, opened where there is a cipher."""
        text = self._type.from_json(received)
        if cipher is None or not text:
            return text
        try:
            return cipher.open(text)
        except SealingError as error:
            raise Mismatch(str(error)) from None
