"""Fields of models, and the problems found in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.values import NOTHING, Field, frozen
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.operation.wire_type import Mismatch, WireType

UNREADABLE = object()
"""Value of a field that could not be read, or that is required and missing."""


@frozen
class Problem:
    """A field of a reply that differs from the official page."""

    field: str
    """Wire name; for a field of a nested model, the dotted path."""
    complaint: str = fragment("is missing")
    received: Any = None
    """The value received; `None` if it is secret."""
    is_missing: bool = False
    request_id: str | None = None

    def __str__(self) -> str:
        place = one_line(self.field)
        if self.is_missing:
            return phrase(
                "{field} is missing from the reply, but the official page documents it as always present", field=place
            )
        return phrase("{field} {mismatch}", field=place, mismatch=self.complaint)


@frozen(eq=False)
class WireField:
    """One field of a model."""

    name: str
    wire: str
    type: WireType
    is_required: bool
    is_own_number: bool
    """Whether it defaults to the client's own number."""


class ModelField(Field):
    """How a field of a model is set, read and written."""

    __slots__ = ("is_own_number", "wire", "wire_type")

    def __init__(self, wire_type: WireType, *, default: Any, wire: str, is_own_number: bool) -> None:
        super().__init__(default=default)
        self.wire_type = wire_type
        self.wire = wire
        self.is_own_number = is_own_number


def field(wire_type: WireType, *, default: Any = NOTHING, wire: str = "", is_own_number: bool = False) -> Any:
    """Declare a field of a model.

    Args:
        wire_type: The wire type of its value.
        default: `None` for an optional field. An absent field is read as `None`, and `None` is not sent. Omit it for a field
            that the official page documents as always present.
        wire: Name on the wire, if it differs from the attribute.
        is_own_number: Whether it defaults to the client's own number.
    """
    return ModelField(wire_type, default=default, wire=wire, is_own_number=is_own_number)


def write_fields(fields: Iterable[WireField], values: Mapping[str, Any], cipher: FieldCipher | None) -> dict[str, Any]:
    """Convert the values that have a field to JSON, keyed by wire name; raises `Mismatch`."""
    written: dict[str, Any] = {}
    for wire_field in fields:
        value = values.get(wire_field.wire)
        if value is not None:
            try:
                written[wire_field.wire] = wire_field.type.to_json(value, cipher)
            except Mismatch as mismatch:
                raise mismatch.inside(wire_field.wire) from None
    return written


def value_of(instance: object, name: str) -> Any:
    """Return the value of a field; `UNREADABLE` if it could not be read, or is required and missing."""
    try:
        return object.__getattribute__(instance, name)
    except AttributeError:
        return UNREADABLE
