"""Compares types, as callers pass values and as they get them."""

from enum import IntEnum

from wechatpay_codegen.api.declarations import Scope
from wechatpay_codegen.api.types import (
    Any,
    Boolean,
    Day,
    EnumReference,
    Instant,
    Integer,
    JsonText,
    ListOf,
    MapOf,
    ModelReference,
    Number,
    Text,
    Type,
)

_ACCEPTED = {
    "str": {"str"},
    "str enum": {"str"},
    "date": {"date", "str"},
    "datetime": {"datetime", "str"},
    "int": {"int"},
    "int enum": {"int"},
    "float": {"float", "int"},
    "bool": {"bool"},
}
"""The Python types of the values that an argument of each kind accepts. Members of enums are texts or numbers."""

_SAFE_IN_REPLIES = {("str", "str enum"), ("int", "int enum"), ("float", "int")}
"""Kinds of a reply field, before and after, where the new values can be used like the old ones."""


class Step(IntEnum):
    """How a type changed. A greater step hides a smaller one."""

    SAME = 0
    TEXT = 1
    FORM = 2
    """The same values in Python, but another form in JSON."""
    LOOSER = 3
    WIDER = 4
    TIGHTER = 5
    """Tighter bounds, or bounds where there were none."""
    NARROWER = 6


def sent(before: Type, after: Type, scopes: tuple[Scope, Scope]) -> Step:
    """Return how the type of an argument changed, or of a field inside one."""
    match before, after:
        case (ListOf(item=old), ListOf(item=new)):
            return max(sent(old, new, scopes), _bounds(before, after))
        case (MapOf(value=old), MapOf(value=new)) | (JsonText(value=old), JsonText(value=new)):
            return sent(old, new, scopes)
        case (JsonText(value=old), new) | (old, JsonText(value=new)):
            return max(sent(old, new, scopes), Step.FORM)
        case (_, Any()):
            return Step.SAME if isinstance(before, Any) else Step.WIDER
        case _:
            return _sent_value(before, after, scopes)


def received(before: Type, after: Type, scopes: tuple[Scope, Scope]) -> Step:
    """Return how the type of a reply field changed: `WIDER` if code may get values that it does not handle."""
    match before, after:
        case (ListOf(item=old), ListOf(item=new)):
            return max(received(old, new, scopes), Step.TEXT if _bounds(before, after) else Step.SAME)
        case (MapOf(value=old), MapOf(value=new)) | (JsonText(value=old), JsonText(value=new)):
            return received(old, new, scopes)
        case (JsonText(value=old), new) | (old, JsonText(value=new)):
            return max(received(old, new, scopes), Step.FORM)
        case (Any(), _):
            return Step.SAME if isinstance(after, Any) else Step.NARROWER
        case _:
            kinds = _kind(before, scopes[0], is_sent=False), _kind(after, scopes[1], is_sent=False)
            if kinds[0] == kinds[1] and _name(before) == _name(after):
                return Step.SAME if before == after else Step.TEXT
            return Step.NARROWER if kinds in _SAFE_IN_REPLIES else Step.WIDER


def _sent_value(before: Type, after: Type, scopes: tuple[Scope, Scope]) -> Step:
    old, new = _kind(before, scopes[0], is_sent=True), _kind(after, scopes[1], is_sent=True)
    if old == new and old not in _ACCEPTED:
        return Step.SAME if _name(before) == _name(after) else Step.NARROWER
    if old not in _ACCEPTED or new not in _ACCEPTED or not _ACCEPTED[old] <= _ACCEPTED[new]:
        return Step.NARROWER
    if type(before) is type(after):
        return max(_bounds(before, after), Step.SAME if _name(before) == _name(after) else Step.WIDER)
    return Step.WIDER


def _kind(type_: Type, scope: Scope, *, is_sent: bool) -> str:
    """Return the Python type of a value, in a few words."""
    match type_:
        case EnumReference(name=name):
            return "int enum" if scope.enum(name).is_integer else "str enum"
        case Day(pattern=pattern):
            return "date" if is_sent and not pattern else "str"
        case _:
            return _KINDS.get(type(type_), type(type_).__name__)


_KINDS: dict[type, str] = {Text: "str", Integer: "int", Number: "float", Boolean: "bool", Instant: "datetime"}


def _name(type_: Type) -> str:
    return type_.name if isinstance(type_, (EnumReference, ModelReference)) else ""


def _bounds(before: Type, after: Type) -> Step:
    """Return how the bounds of a text, a number or a list changed."""
    bounded = (Text, Integer, ListOf)
    if not (isinstance(before, bounded) and isinstance(after, bounded)):
        return Step.SAME if before == after else Step.TEXT
    old, new = (before.minimum, before.maximum), (after.minimum, after.maximum)
    is_in_bytes = isinstance(before, Text) and before.is_in_bytes, isinstance(after, Text) and after.is_in_bytes
    is_tighter = is_in_bytes == (False, True) or _exceeds(new[0], old[0]) or _exceeds(_minus(new[1]), _minus(old[1]))
    if is_tighter:
        return Step.TIGHTER
    return Step.SAME if (old, is_in_bytes[0]) == (new, is_in_bytes[1]) else Step.LOOSER


def _exceeds(value: int | None, other: int | None) -> bool:
    return value is not None and (other is None or value > other)


def _minus(value: int | None) -> int | None:
    return None if value is None else -value
