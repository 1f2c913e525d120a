"""The numbers of records: their keys in the database, the numbers in a call, and new numbers."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.times import to_pattern
from wechatpay_gateway.catalog.catalog import Route
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.resource.definition.calls import Number
from wechatpay_gateway.family.resource.definition.effects import Parent
from wechatpay_gateway.family.resource.definition.resource import Resource

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Created once: with these options, `json.dumps` would create an encoder for each key."""
_LARGEST_INTEGER_DIGITS = 18
_PARAMETER = re.compile(r"\{([^{}]*)\}")
_FORM = re.compile(r"(.*?)([0-9]+)")


def key_of(number: Number, kind: str, owner: str, fields: Mapping[str, Any]) -> str | None:
    """Return the key of a record for one of its numbers; `None` if the number, or a field that it is unique within, is missing."""
    if number.is_callers:
        fields = {**fields, number.name: owner}
    parts = [fields.get(name) for name in (*(number.within if number.is_merchants else ()), number.name)]
    if None in parts:
        return None
    return _key(kind, number.name, *((owner, *parts) if number.is_merchants else parts))


def keys_of(resource: Resource, kind: str, owner: str, fields: Mapping[str, Any]) -> list[str]:
    """Return all keys of a record."""
    keys = [key_of(number, kind, owner, fields) for number in resource.numbers]
    if resource.parent is not None:
        keys.append(sibling_key(resource.parent, kind, fields))
    if resource.one_open is not None:
        keys.append(open_key(resource.one_open.per, kind, fields))
    return [key for key in keys if key is not None]


def open_key(per: tuple[str, ...], kind: str, fields: Mapping[str, Any]) -> str:
    """Return the key that is shared by the records of which only one may be open."""
    return _key(kind, "open", *(fields.get(name) for name in per))


def loose_key(number: Number, kind: str, owner: str, value: object) -> str:
    """Return the key of a merchant's records with a number, whatever the fields contain that the number is unique within."""
    return _key(kind, "any", number.name, owner, value)


def sibling_key(parent: Parent, kind: str, fields: Mapping[str, Any]) -> str:
    """Return the key that is shared by the records whose number the record that they belong to limits."""
    return _key(kind, "of", fields.get(parent.number), fields.get(parent.per))


def _key(*parts: Any) -> str:
    return _encode(parts)


@frozen
class Naming:
    """A number in a call that identifies a record, its value, and the parameter that contains it."""

    number: Number
    value: Any
    parameter: str


def namings(resource: Resource, call: Call) -> list[Naming]:
    """Return all numbers in a call that identify a record, first those in the path, then those in query and body.

    If several routes of an operation have the same shape, the value in the path may be the number of any of them.
    """
    if (own_number := resource.callers_number) is not None:
        return [Naming(own_number, call.mchid or call.brand_id, own_number.name)]
    values = {**call.arguments, **call.fields}
    in_path: dict[str, tuple[str, ...]] = {}
    for own in _path_names(call.operation.routes):
        if own.keys() <= values.keys():
            in_path = own
            break
    found: list[Naming] = []
    for name in dict.fromkeys((*in_path, *values)):
        for other in in_path.get(name, (name,)):
            number = resource.number_of(other)
            value = None if number is None else _as_number(number, values[name])
            if number is not None and value is not None:
                found.append(Naming(number, value, name))
    return found


def _as_number(number: Number, value: Any) -> Any:
    """Convert a value to the type of the number; `None` if that is not possible."""
    if not number.is_integer or isinstance(value, int):
        return value
    text = str(value)
    is_integer = text.isascii() and text.isdigit() and len(text) <= _LARGEST_INTEGER_DIGITS
    return int(text) if is_integer else None


@cache
def _path_names(routes: tuple[Route, ...]) -> list[dict[str, tuple[str, ...]]]:
    """Return the parameters in the path of each route, each with the parameters at its position in all routes of the same shape."""
    names = [_PARAMETER.findall(route.path) for route in routes]
    shapes = [_PARAMETER.sub("{}", route.path) for route in routes]
    found: list[dict[str, tuple[str, ...]]] = []
    for own, shape in zip(names, shapes, strict=True):
        alike = [each for each, other in zip(names, shapes, strict=True) if other == shape]
        found.append({name: tuple(dict.fromkeys(each[at] for each in alike)) for at, name in enumerate(own)})
    return found


def new_number(number: Number, serial: int, now: float) -> Iterator[str | int]:
    """Generate numbers to try for a new record: `first`, counted up, with its date letters replaced by the time."""
    match = _FORM.fullmatch(number.first)
    if match is None:
        raise ValueError(f"the gateway does not generate {number.name}. Pass it.")
    letters, digits = match.groups()
    beginning = to_pattern(now, letters)
    count = serial - 1
    while True:
        text = f"{beginning}{int(digits) + count:0{len(digits)}d}"
        yield int(text) if number.is_integer else text
        count += 1


def filled_in(resource: Resource, fields: Mapping[str, Any], owner: str) -> dict[str, Any]:
    """Complete the fields of a record that is added without a call.

    The number of the calling merchant is the owner's. A missing number of the merchant defaults to the other number; a missing field that it is unique within defaults to the owner's number.
    """
    filled = dict(fields)
    known = next((fields[number.name] for number in resource.numbers if fields.get(number.name) is not None), None)
    for number in resource.numbers:
        if number.is_callers:
            filled[number.name] = owner
        if number.is_merchants and filled.get(number.name) is None and known is not None:
            filled[number.name] = str(known)
        for name in number.within if number.is_merchants else ():
            filled.setdefault(name, owner)
    return filled
