"""How values travel: as text in an address, as JSON in a body.

A wire type checks a value on its way out and reads what came in. On the way out only a value of the right
Python type passes; limits, patterns and enum membership are WeChat Pay's to refuse. On the way in everything
passes that can be read without loss, so `"100"` where the page says integer becomes `100`.
"""

from enum import StrEnum
from typing import Any, Protocol


class Mismatch(Exception):
    """The value is not of this wire type; the text says what was expected."""


class WireType(Protocol):
    """What every wire type can do."""

    def to_address(self, value: Any) -> str:
        """Write a path or query value as text, not yet percent-encoded; raises `Mismatch`."""
        ...

    def from_address(self, text: str) -> Any:
        """Read a path or query value that was given as text; raises `Mismatch`."""
        ...

    def from_json(self, received: Any) -> Any:
        """Read a value out of a reply; raises `Mismatch` where it cannot be read without loss."""
        ...

    def to_json(self, value: Any) -> Any:
        """Write a value into a body; raises `Mismatch`."""
        ...


class String:
    """Text."""

    __slots__ = ()

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        if isinstance(value, str):
            return value
        raise Mismatch("text")

    def from_address(self, text: str) -> str:
        """Read it from text."""
        return text

    def from_json(self, received: Any) -> str:
        """Read it from JSON."""
        if isinstance(received, str):
            return received
        if type(received) is int:
            return str(received)
        raise Mismatch("text")

    def to_json(self, value: Any) -> str:
        """Write it as JSON."""
        return self.to_address(value)


class Integer:
    """A whole number of up to 64 bits; amounts of money are such numbers, in fen."""

    __slots__ = ()

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        return str(self.to_json(value))

    def from_address(self, text: str) -> int:
        """Read it from text."""
        return self.from_json(text)

    def from_json(self, received: Any) -> int:
        """Read it from JSON."""
        if type(received) is int:
            return received
        if isinstance(received, float) and received.is_integer():
            return int(received)
        if isinstance(received, str) and _is_canonical_integer(received):
            return int(received)
        raise Mismatch("a whole number")

    def to_json(self, value: Any) -> int:
        """Write it as JSON."""
        if isinstance(value, int) and not isinstance(value, bool):
            return int(value)
        raise Mismatch("a whole number")


def _is_canonical_integer(text: str) -> bool:
    digits = text.removeprefix("-")
    return len(digits) <= 19 and digits.isascii() and digits.isdigit() and str(int(text)) == text  # noqa: PLR2004 - 64 bits


class Number:
    """A number, whole or not; never money."""

    __slots__ = ()

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        return str(self.to_json(value))

    def from_address(self, text: str) -> float:
        """Read it from text."""
        try:
            return float(text)
        except ValueError:
            raise Mismatch("a number") from None

    def from_json(self, received: Any) -> int | float:
        """Read it from JSON."""
        return self.to_json(received)

    def to_json(self, value: Any) -> int | float:
        """Write it as JSON."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        raise Mismatch("a number")


class Boolean:
    """True or false."""

    __slots__ = ()

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        return "true" if self.to_json(value) else "false"

    def from_address(self, text: str) -> bool:
        """Read it from text."""
        if text in {"true", "false"}:
            return text == "true"
        raise Mismatch("true or false")

    def from_json(self, received: Any) -> bool:
        """Read it from JSON."""
        return self.to_json(received)

    def to_json(self, value: Any) -> bool:
        """Write it as JSON."""
        if isinstance(value, bool):
            return value
        raise Mismatch("true or false")


class OpenEnum:
    """Text of which a page lists values: a listed value is a member, any other stays the text it was."""

    __slots__ = ("_members",)

    def __init__(self, members: type[StrEnum]) -> None:
        self._members = {str(member): member for member in members}

    def to_address(self, value: Any) -> str:
        """Write it as text."""
        if isinstance(value, str):
            return str(value)
        raise Mismatch("text")

    def from_address(self, text: str) -> str:
        """Read it from text."""
        return self._members.get(text, text)

    def from_json(self, received: Any) -> str:
        """Read it from JSON."""
        if isinstance(received, str):
            return self._members.get(received, received)
        raise Mismatch("text")

    def to_json(self, value: Any) -> str:
        """Write it as JSON."""
        return self.to_address(value)


STRING = String()
INTEGER = Integer()
NUMBER = Number()
BOOLEAN = Boolean()
