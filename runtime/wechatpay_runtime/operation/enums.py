"""Wire types of values of which a page lists some; the list is open."""

from enum import IntEnum, StrEnum
from typing import Any

from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.operation.scalars import Integer
from wechatpay_runtime.operation.wire_type import Scalar, wrong_type


class OpenEnum(Scalar):
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
