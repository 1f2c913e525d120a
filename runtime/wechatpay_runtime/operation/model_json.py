"""Writes a model as JSON to show: every value that can be shown, and a mask in place of what travels encrypted.

`Model.to_wire` writes what is sent, and refuses what cannot be. This takes every value as it is, read or not.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.json_object import is_mapping, is_sequence, parse_json
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.jsonable import MASK, jsonable
from wechatpay_runtime.operation.containers import JsonText, ListOf, MapOf, ModelOf, json_text
from wechatpay_runtime.operation.model import UNREADABLE, Model, value_of
from wechatpay_runtime.operation.wire import Mismatch, WireType


def dict_of_model(model: Model, *, shows_secrets: bool) -> dict[str, Any]:
    """The JSON object of a model, in the order in which it was received.

    Args:
        model: The model.
        shows_secrets: Whether values that travel encrypted are shown.

    Raises:
        InvalidArgument: The model was made by hand, and a value in it has no JSON.
    """
    received, plain = model.received, dict[str, Any]()
    fields = {wire_field.wire: wire_field for wire_field in type(model).__wire_fields__}
    for wire in [*received, *(wire for wire in fields if wire not in received)]:
        if wire not in fields:
            plain[wire] = received[wire]
            continue
        value = value_of(model, fields[wire].name)
        value = received.get(wire) if value is UNREADABLE else value
        if value is not None:
            plain[wire] = _plain(fields[wire].type, value, shows_secrets=shows_secrets)
    return plain


def _plain(wire_type: WireType, value: Any, *, shows_secrets: bool) -> Any:
    """The JSON of a value, whether it is what its type says or not."""

    def inner(inner_type: WireType, inner_value: Any) -> Any:
        return _plain(inner_type, inner_value, shows_secrets=shows_secrets)

    match wire_type:
        case ListOf() if is_sequence(value):
            return [inner(wire_type.item, item) for item in value]
        case MapOf() if is_mapping(value):
            return {str(key): inner(wire_type.value, item) for key, item in value.items()}
        case ModelOf() if isinstance(value, Model):
            return dict_of_model(value, shows_secrets=shows_secrets)
        case ModelOf() if is_mapping(value):
            return _plain_mapping(wire_type.model, value, shows_secrets=shows_secrets)
        case JsonText() if isinstance(value, str):
            return _plain_text(wire_type.inner, value, shows_secrets=shows_secrets)
        case JsonText():
            return json_text(inner(wire_type.inner, value))
        case _ if wire_type.is_secret and not shows_secrets:
            return MASK if value else value
        case _:
            return _plain_scalar(wire_type, value)


def _plain_mapping(model: type[Model], entries: Mapping[Any, Any], *, shows_secrets: bool) -> dict[str, Any]:
    types = {wire_field.wire: wire_field.type for wire_field in model.__wire_fields__}
    return {
        str(name): _plain(types[name], value, shows_secrets=shows_secrets) if name in types else _plain_value(value)
        for name, value in entries.items()
    }


def _plain_text(inner: WireType, text: str, *, shows_secrets: bool) -> str:
    """Text that holds JSON; what is not JSON stays as it is."""
    try:
        value = parse_json(text.encode(errors="surrogatepass"))
    except ValueError:
        return MASK if inner.is_secret and not shows_secrets else text
    return json_text(_plain(inner, value, shows_secrets=shows_secrets))


def _plain_scalar(wire_type: WireType, value: Any) -> Any:
    try:
        return _plain_value(wire_type.to_json(value))
    except Mismatch:
        return _plain_value(value)


def _plain_value(value: Any) -> Any:
    """Any value as JSON."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if is_mapping(value):
        return {str(key): _plain_value(item) for key, item in value.items()}
    if is_sequence(value):
        return [_plain_value(item) for item in value]
    try:
        return _plain_value(jsonable(value))
    except TypeError as error:
        problem = str(error)
    raise InvalidArgument(f"{problem}.")
