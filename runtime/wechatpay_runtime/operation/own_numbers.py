"""Fills in the client's own number where a page wants it inside an argument."""

import json
from collections.abc import Mapping
from typing import Any

from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf, json_text
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.operation.wire_type import WireType


def with_own_number(wire_type: WireType, written: Any, number: str) -> Any:
    """Return a copy of `written`, and fill in each absent model field that defaults to the client's own number.

    Args:
        wire_type: The wire type of the value.
        written: The JSON that `to_json` returned; it is not modified.
        number: The client's own number.
    """
    match wire_type:
        case ListOf():
            return [with_own_number(wire_type.item, item, number) for item in written]
        case MapOf():
            return {key: with_own_number(wire_type.value, value, number) for key, value in written.items()}
        case JsonText():
            return json_text(with_own_number(wire_type.inner, json.loads(written), number))
        case ModelOf():
            return _fields_with_own_number(wire_type.model, written, number)
        case _:
            return written


def _fields_with_own_number(model: type[Model], written: Mapping[str, Any], number: str) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    for wire_field in model.__wire_fields__:
        if wire_field.wire in written:
            filled[wire_field.wire] = with_own_number(wire_field.type, written[wire_field.wire], number)
        elif wire_field.is_own_number:
            filled[wire_field.wire] = number
    return filled
