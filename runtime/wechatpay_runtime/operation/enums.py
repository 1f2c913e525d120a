"""Wire types for enums. They are open: values that the page does not list are accepted."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.operation.scalars import Integer
from wechatpay_runtime.operation.wire_type import Scalar, Shortcut, wrong_type


class OpenEnum(Scalar):
    """A string enum: a listed value is read as its member, any other as a plain string."""

    __slots__ = ("_members",)

    def __init__(self, members: type[StrEnum]) -> None:
        self._members = {str(member): member for member in members}

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a value to JSON."""
        if isinstance(value, str):
            return str.__str__(value)
        raise wrong_type(phrase("a string"), value)

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> str:
        """Convert a JSON value."""
        if isinstance(received, str):
            return self._members.get(received, received)
        raise wrong_type(phrase("a string"), received)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(str, result="{members}(value, value)", names={"members": self._members.get})

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display: the listed ones, or any other."""
        return {"anyOf": [{"enum": list(self._members)}, {"type": self.json_type}]}


class OpenIntegerEnum(Integer):
    """An integer enum: a listed value is read as its member, any other as a plain integer."""

    __slots__ = ("_members",)

    def __init__(self, members: type[IntEnum]) -> None:
        self._members = {int(member): member for member in members}

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> int:
        """Convert a JSON value."""
        number = super().from_json(received)
        return self._members.get(number, number)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`."""
        return Shortcut(int, result="{members}(value, value)", names={"members": self._members.get})

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display: the listed ones, or any other."""
        return {"anyOf": [{"enum": list(self._members)}, {"type": self.json_type}]}
