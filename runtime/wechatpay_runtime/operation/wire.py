"""How values travel: as text in an address, as JSON in a body.

A wire type checks a value on its way out and reads what came in. On the way out only a value of the right
Python type passes; limits, patterns and enum membership are WeChat Pay's to refuse. On the way in everything
passes that can be read without loss, so `"100"` where the page says integer becomes `100`.

Containers and models are wire types, too, so that a body is written and read by one walk. The walk carries the
cipher that seals encrypted fields on their way out and opens them on their way in; without one they stay as
they are.
"""

import datetime as dt
from enum import IntEnum, StrEnum
from typing import Any, Protocol

from wechatpay_runtime._crypto.sealing import FieldCipher, SealingError
from wechatpay_runtime.jsonable import MASK
from wechatpay_runtime.timestamp import Timestamp, write_moment


class Mismatch(Exception):
    """A value does not fit its wire type; it becomes an `InvalidArgument` or a `Problem` and never leaves the runtime.

    The text is a predicate, such as "takes text, not int"; `path` leads to the place inside the value.
    """

    def __init__(self, predicate: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(predicate)
        self.path = path

    def inside(self, place: str) -> "Mismatch":
        """The same complaint, seen from the value that holds the place."""
        return Mismatch(str(self), (place, *self.path))


def wrong_type(expected: str, value: Any) -> Mismatch:
    """The complaint that a value is of another type than expected."""
    return Mismatch(f"takes {expected}, not {type(value).__name__}")


class WireType(Protocol):
    """What every wire type can do."""

    @property
    def is_secret(self) -> bool:
        """Whether its values are encrypted on the wire, and so never shown."""
        ...

    def to_address(self, value: Any) -> str:
        """Write a path, query or header value as text, not yet percent-encoded; raises `Mismatch`."""
        ...

    def from_address(self, text: str) -> Any:
        """Read a path, query or header value that was given as text; raises `Mismatch`."""
        ...

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Write a value into a body; raises `Mismatch`."""
        ...

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Read a value out of a reply; raises `Mismatch` where it cannot be read without loss."""
        ...


class _Scalar:
    """What single values have in common: in an address they stand as their JSON value does."""

    __slots__ = ()
    is_secret = False

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        return str(self.to_json(value))

    def from_address(self, text: str) -> Any:
        """Read it from text."""
        return self.from_json(text)

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:
        """Write it as JSON."""
        raise wrong_type("no value", value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Read it from JSON."""
        return self.to_json(received)


class String(_Scalar):
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


class Integer(_Scalar):
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


class Number(_Scalar):
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


class Boolean(_Scalar):
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


class OpenEnum(_Scalar):
    """Text of which a page lists values: a listed value is a member, any other stays the text it was."""

    __slots__ = ("_members",)

    def __init__(self, members: type[StrEnum]) -> None:
        self._members = {str(member): member for member in members}

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Write it as JSON."""
        if isinstance(value, str):
            return str.__str__(value)
        raise wrong_type("text", value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> str:
        """Read it from JSON."""
        if isinstance(received, str):
            return self._members.get(received, received)
        raise wrong_type("text", received)


class OpenIntegerEnum(Integer):
    """A whole number of which a page lists values: a listed value is a member, any other stays the number it was."""

    __slots__ = ("_members",)

    def __init__(self, members: type[IntEnum]) -> None:
        self._members = {int(member): member for member in members}

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> int:
        """Read it from JSON."""
        number = super().from_json(received)
        return self._members.get(number, number)


class DateTime(_Scalar):
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


class Date(_Scalar):
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


class Anything(_Scalar):
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


class Encrypted(_Scalar):
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
