"""Checks the objects and lists that steps set: a reply with them must have the form of its page."""

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.catalog.schema import Schema
from wechatpay_gateway.family.resource.definition.resource import Argument, Resource

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}
_STRUCTURES = ("list", "object")


class Shapes:
    """The forms of a resource's objects and lists, as the replies of its queries document them."""

    def __init__(self, resource: Resource, operations: Mapping[str, Operation]) -> None:
        self._resource = resource
        self._operations = operations

    @cached_property
    def _fields(self) -> Mapping[str, Schema]:
        """The forms by field. Most gateways need none, so the operations are read when the first is needed."""
        resource = self._resource
        reads = [each.operation for kind in resource.kinds for each in kind.reads]
        replies = [self._operations[name].replies.get(200) or {} for name in reads if name in self._operations]
        paired = {each.name for each in resource.fields if each.pairs}  # objects that replies have as lists of pairs
        found: dict[str, Schema] = {}
        for reply in replies:
            whole = reply.get("properties", {})
            inside = whole[resource.inside].get("properties", {}) if resource.inside else whole
            for name, schema in inside.items():
                field = resource.names.get(name, name)
                if field not in paired:
                    found.setdefault(field, schema)
        return found

    def check(self, arguments: Iterable[Argument], values: Mapping[str, Any]) -> None:
        """Check the objects and lists among the arguments of a step. Enums and lengths are free, for tests of unusual replies.

        Raises:
            ValueError: a value does not have the form of its page; the message names the place.
        """
        for each in arguments:
            value = values.get(each.name)
            if value is not None and each.type in _STRUCTURES and each.field in self._fields:
                _check(self._fields[each.field], value, each.name)


def _check(schema: Schema, value: Any, place: str) -> None:
    kind = schema.get("type", "")
    if not _is_of(kind, value):
        raise ValueError(f"{place} must be {kind}, not {json.dumps(value, ensure_ascii=False, default=repr)}")
    if kind == "array":
        for number, item in enumerate(value):
            _check(schema.get("items", {}), item, f"{place}[{number}]")
    elif kind == "object" and "properties" in schema:
        _check_object(schema, value, place)


def _is_of(kind: str, value: object) -> bool:
    """Return whether a value has a JSON type; without a type, every value does."""
    return kind not in _TYPES or (
        isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
    )


def _check_object(schema: Schema, value: Mapping[str, Any], place: str) -> None:
    fields: Mapping[str, Schema] = schema["properties"]
    for name in value:
        if name not in fields:
            raise ValueError(f"{place} has no field {name}; expected some of {', '.join(fields)}")
    for name in schema.get("required", ()):
        if name not in value:
            raise ValueError(f"{place}.{name} is missing; it must be {fields[name].get('type', 'given')}")
    for name, each in value.items():
        _check(fields[name], each, f"{place}.{name}")
