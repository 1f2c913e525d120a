"""Shapes of models and enums as comparable data."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from wechatpay_codegen.pages.draft.data import is_list, is_table

Key: TypeAlias = tuple[object, ...]
"""The shape of a model or enum as comparable data."""

_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_RULES = frozenset({"required_when", "pattern", "default"})
_BOUNDS = re.compile(r"(list<.*>|integer)\([^()<>]*\)")
_MINIMUM = re.compile(r"string\([0-9]+\.\.")
_FACTS = ("type", "required", "required_when", "encrypted", "roles", "in", "pattern", "default")


def classes_of(keys: Mapping[str, Any]) -> list[str]:
    """Return the classes in the type of a field."""
    return _CLASS.findall(keys.get("type", ""))


def without_rules(models: Mapping[str, Any]) -> dict[str, Any]:
    """Return models without the rules that only descriptions of requests state: conditions, patterns, defaults, bounds."""
    return {
        name: {wire: _without_rules(keys) for wire, keys in fields.items()} if is_table(fields) else fields
        for name, fields in models.items()
    }


def _without_rules(keys: Any) -> Any:
    if not is_table(keys):
        return keys
    bare = {key: value for key, value in keys.items() if key not in _RULES}
    bare["type"] = _MINIMUM.sub("string(", _BOUNDS.sub(r"\1", keys.get("type", "")))
    return bare


def shape_of(name: str, models: Mapping[str, Any], enums: Mapping[str, Any], outer: tuple[str, ...] = ()) -> Key:
    """Return the shape of a model or enum: names, types, limits, and who must send each field."""
    if name in enums:
        return ("enum", *sorted(_value(value) for value in enums[name]))
    if name in outer or name not in models:
        return ("class", name)
    fields = models[name].items() if isinstance(models[name], Mapping) else ()
    return (
        "model",
        *((wire, *(_fact(keys, fact, models, enums, (*outer, name)) for fact in _FACTS)) for wire, keys in fields),
    )


def _value(value: str) -> str:
    return f"{type(value).__name__} {value}" if value.isdigit() else value


def _fact(keys: Any, fact: str, models: Mapping[str, Any], enums: Mapping[str, Any], outer: tuple[str, ...]) -> object:
    value = (keys if fact == "type" else None) if isinstance(keys, str) else keys.get(fact)
    if fact == "type" and value is not None:
        parts = _CLASS.split(value)
        names = _CLASS.findall(value)
        return (*parts, *(shape_of(name, models, enums, outer) for name in names))
    if is_list(value):
        return tuple(str(item) for item in value)
    return str(value).lower() if value is not None and value is not False and value != "false" else None
