"""Wire types of single values."""

from __future__ import annotations

import datetime as dt
from typing import Any

from wechatpay_runtime._base.messages import complaint_of, phrase
from wechatpay_runtime._crypto.sealing import FieldCipher, SealingError
from wechatpay_runtime.jsonable import MASK
from wechatpay_runtime.operation.wire_type import Mismatch, Scalar, Shortcut, WireType, wrong_type
from wechatpay_runtime.timestamp import Timestamp, write_moment


class String(Scalar):
    """A string."""

    __slots__ = ()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a value to JSON."""
        if isinstance(value, str):
            return str.__str__(value)
        raise wrong_type(phrase("a string"), value)

    to_address = to_json

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a JSON value; an integer becomes the string of its digits."""
        if isinstance(received, str):
            return received
        if type(received) is int:
            return str(received)
        raise wrong_type(phrase("a string"), received)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(str)


_EXACT_FLOATS_UP_TO = 2**53


class Integer(Scalar):
    """An integer of up to 64 bits. Amounts of money are integers in fen."""

    __slots__ = ()
    json_type = "integer"

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> int:
        """Convert a value to JSON."""
        if isinstance(value, int) and not isinstance(value, bool):
            return int(value)
        raise wrong_type(phrase("an integer"), value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> int:
        """Convert a JSON value."""
        if type(received) is int:
            return received
        if isinstance(received, float) and received.is_integer() and abs(received) <= _EXACT_FLOATS_UP_TO:
            return int(received)
        if isinstance(received, str) and _is_canonical_integer(received):
            return int(received)
        raise wrong_type(phrase("an integer"), received)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(int)


def _is_canonical_integer(text: str) -> bool:
    digits = text.removeprefix("-")
    return len(digits) <= 19 and digits.isascii() and digits.isdigit() and str(int(text)) == text  # noqa: PLR2004 - 64 bits


class Number(Scalar):
    """A number, integer or float. Not used for money."""

    __slots__ = ()
    json_type = "number"

    def from_address(self, text: str) -> float:
        """Convert text to a value."""
        try:
            return int(text) if _is_canonical_integer(text) else float(text)
        except ValueError:
            raise wrong_type(phrase("a number"), text) from None

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> int | float:
        """Convert a value to JSON."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise wrong_type(phrase("a number"), value)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(int, float)


class Boolean(Scalar):
    """A boolean."""

    __slots__ = ()
    json_type = "boolean"

    def to_address(self, value: Any) -> str:
        """Convert a value to text."""
        return "true" if self.to_json(value) else "false"

    def from_address(self, text: str) -> bool:
        """Convert text to a value."""
        if text in {"true", "false"}:
            return text == "true"
        raise wrong_type(phrase("a boolean"), text)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> bool:
        """Convert a value to JSON."""
        if isinstance(value, bool):
            return value
        raise wrong_type(phrase("a boolean"), value)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(bool)


class DateTime(Scalar):
    """A date and time (RFC 3339). Writes an aware datetime or a string; reads a `Timestamp`, or a string if unreadable."""

    __slots__ = ()

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a value to JSON; a string is sent unchanged, a `Timestamp` with the text that was received."""
        if isinstance(value, str):
            return value
        if isinstance(value, dt.datetime) and value.tzinfo is not None:
            return value.text if isinstance(value, Timestamp) else write_moment(value)
        raise wrong_type(phrase("a datetime with a time zone or an RFC 3339 string"), value)

    def from_address(self, text: str) -> str:
        """Return the text, which is sent unchanged."""
        return text

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Timestamp | str:
        """Convert a JSON value; a string that is not a date and time with a time zone is returned unchanged."""
        if isinstance(received, str):
            return Timestamp.read(received)
        raise wrong_type(phrase("a string"), received)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(str, result="{read}(value)", names={"read": Timestamp.read})


class Date(Scalar):
    """A date. Writes a `date` or a string; reads a string, because 长期 (long-term) occurs."""

    __slots__ = ()

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a JSON value."""
        if isinstance(received, str):
            return received
        raise wrong_type(phrase("a string"), received)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(str)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a value to JSON; a string is sent unchanged."""
        if isinstance(value, str):
            return value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value.isoformat()
        raise wrong_type(phrase("a date or a string"), value)


class Anything(Scalar):
    """Any JSON value."""

    __slots__ = ()
    json_type = ""

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a value to JSON."""
        return value

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(str, int, float, bool, dict, list)


STRING = String()
INTEGER = Integer()
NUMBER = Number()
BOOLEAN = Boolean()
DATETIME = DateTime()
DATE = Date()
ANY = Anything()


class Encrypted(Scalar):
    """A value that is encrypted on the wire; it never appears in a `repr`, a log or an error."""

    __slots__ = ("_type",)
    is_secret = True

    def __init__(self, wire_type: WireType = STRING) -> None:
        self._type = wire_type

    def to_address(self, value: Any) -> str:
        """Convert a value to text; `encode` encrypts it."""
        return self._type.to_address(value)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a value to JSON, encrypted if there is a cipher."""
        text = self._type.to_json(value)
        if cipher is None or not text:
            return text
        if text == MASK:
            raise Mismatch(
                phrase(
                    "is {mask}, the mask that to_dict() prints for secrets; use to_dict(shows_secrets=True)", mask=MASK
                )
            )
        try:
            return cipher.seal(text)
        except SealingError as error:
            raise Mismatch(complaint_of(error)) from None

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Convert a JSON value, decrypted if there is a cipher."""
        text = self._type.from_json(received)
        if cipher is None or not text:
            return text
        try:
            return cipher.open(text)
        except SealingError as error:
            raise Mismatch(complaint_of(error)) from None
