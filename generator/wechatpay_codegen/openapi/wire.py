"""Writes values of examples as they travel."""

import json
from collections.abc import Mapping
from typing import cast

from wechatpay_codegen.api.declarations import Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.types import JsonText, ListOf, MapOf, ModelReference, Type


def on_the_wire(value: object, type_: Type, scope: Scope) -> object:
    """Return a value of a type with the JSON inside strings as text."""
    match type_, value:
        case JsonText(value=inner), _:
            return json.dumps(on_the_wire(value, inner, scope), ensure_ascii=False, separators=(",", ":"))
        case ListOf(item=item), list():
            return [on_the_wire(each, item, scope) for each in cast("list[object]", value)]
        case MapOf(value=inner), dict():
            return {key: on_the_wire(each, inner, scope) for key, each in cast("dict[str, object]", value).items()}
        case ModelReference(name=name), dict():
            model = scope.model(name)
            return sent_fields(cast("dict[str, object]", value), model.fields, model.home.scope)
        case _:
            return value


def sent_fields(values: Mapping[str, object], fields: tuple[Field, ...], scope: Scope) -> dict[str, object]:
    """Return the values of some fields as they travel; others as they are."""
    types = {field.wire_name: field.type for field in fields}
    return {name: on_the_wire(value, types[name], scope) if name in types else value for name, value in values.items()}
