"""Describes the fields of values for the functions of attrs; nothing else in a call imports attrs."""

from collections.abc import Mapping
from typing import Any

import attrs


def attrs_fields(cls: type, fields: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what `attrs.fields` returns for a class with these fields.

    Args:
        cls: A class that `frozen` made.
        fields: Its fields (`Field`), by attribute.
    """
    types: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        types |= getattr(base, "__annotations__", {})
    described = {name: _described(name, each, types.get(name)) for name, each in fields.items()}
    shadow: Any = attrs.make_class(cls.__name__, described, init=False, repr=False, eq=False)
    shown: tuple[Any, ...] = shadow.__attrs_attrs__
    return shown


def _described(name: str, each: Any, kind: Any) -> Any:
    default: Any = attrs.NOTHING if each.is_required else each.default
    return attrs.field(
        default=default if each.factory is None else attrs.Factory(each.factory),
        init=each.init,
        kw_only=bool(each.kw_only),
        repr=each.repr,
        alias=each.alias or name,
        type=kind,
    )
