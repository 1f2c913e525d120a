"""The fields of models, and what is wrong with one."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from attrs import frozen

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.operation.wire_type import Mismatch, WireType

UNREADABLE = object()
"""Stands for the value of a field that could not be read, or is missing though it is required."""
METADATA_KEY = "wechatpay"


@frozen
class Problem:
    """A field of a reply that differs from the official page."""

    field: str
    """Wire name; in a nested model the dotted path to it."""
    complaint: str = "is missing"
    received: Any = None
    """What came; `None` where that is secret."""
    is_missing: bool = False
    request_id: str | None = None

    def __str__(self) -> str:
        place = one_line(self.field)
        if self.is_missing:
            return f"{place}: the reply lacks it, though it is documented as always present"
        return f"{place} {self.complaint}"


@frozen(eq=False)
class WireField:
    """One field of a model."""

    name: str
    wire: str
    type: WireType
    is_required: bool
    is_own_number: bool
    """Whether the client's own number is sent where it is not given."""


def field(wire_type: WireType, *, default: Any = attrs.NOTHING, wire: str = "", is_own_number: bool = False) -> Any:
    """Declare a field.

    Args:
        wire_type: How its value travels.
        default: `None` for a field that may be absent; absent is `None`, and `None` is never sent. Without it, the
            official page says that the field is always there.
        wire: Its name on the wire, where that differs.
        is_own_number: Whether the client's own number is sent where it is absent.
    """
    facts = wire_type, wire, default is attrs.NOTHING, is_own_number
    return attrs.field(default=default, metadata={METADATA_KEY: facts})


def write_fields(fields: Iterable[WireField], values: Mapping[str, Any], cipher: FieldCipher | None) -> dict[str, Any]:
    """Write the values, keyed by wire names, that there are fields for; raises `Mismatch`."""
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
    """The value of a field; `UNREADABLE` where it could not be read, or was missing though the page requires it."""
    try:
        return object.__getattribute__(instance, name)
    except AttributeError:
        return UNREADABLE
