"""Parses the types of specs, such as `list<string(64)>`."""

import re
from collections.abc import Callable

from wechatpay_codegen.api.types import (
    SIMPLE,
    Any,
    Boolean,
    Day,
    EnumReference,
    Instant,
    Integer,
    JsonText,
    Known,
    ListOf,
    MapOf,
    ModelReference,
    Number,
    Text,
    Type,
)
from wechatpay_codegen.source import full_width
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences


class TypeProblem(Exception):
    """The text is not a type. `cure` explains how to correct it. The loader turns it into a complaint."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.cure = cure


FORMS = (
    "string",
    "string(64)",
    "string(6..32)",
    "string(80 bytes)",
    "integer",
    "integer(1..20)",
    "integer(1..)",
    "number",
    "boolean",
    "datetime",
    "date",
    "date(yyyyMMdd)",
    "list<T>",
    "list<T>(..50)",
    "list<T>(1..)",
    "map<T>",
    "json<T>",
    "any",
)
"""An example of each form of a type."""

_PLAIN: dict[str, Type] = {"number": Number(), "boolean": Boolean(), "datetime": Instant(), "any": Any()}
_BOUNDED = ("string", "integer", "date", "list")
_NESTING = ("list", "map", "json")
_CALL = re.compile(r"([A-Za-z0-9_]+)(?:<(.*)>)?(?:\(([^<>]*)\))?")
_BOUNDS = re.compile(r"(?:([0-9]{1,9})\.\.)?([0-9]{1,9})( bytes)?")
_RANGE = re.compile(r"(-?[0-9]{1,18})?\.\.(-?[0-9]{1,18})?")
_COUNT = re.compile(r"([0-9]{1,9})?\.\.([0-9]{1,9})?")
_ARRAY = re.compile(r"(?:array|List|list|\[\])?[<\[](\w+)[>\]]|(\w+)\[\]")
_PAGE_BOUNDS = re.compile(r"(string|integer)\[(\d+)?,(\d+)\]")
_ELSEWHERE = {
    **dict.fromkeys(("array", "list"), "Write `list<T>`, such as `list<string>`."),
    **dict.fromkeys(("object", "dict"), "Declare its fields under `models`, and write the name of that model."),
    **dict.fromkeys(("int", "int32", "int64", "uint32", "uint64", "long"), "Write `integer`."),
    **dict.fromkeys(("float", "double", "decimal"), "Write `number`."),
    **dict.fromkeys(("str", "text"), "Write `string`."),
    **dict.fromkeys(("timestamp", "date-time", "time"), "Write `datetime`."),
    "bool": "Write `boolean`.",
    "enum": "Declare its values under `enums`, and write the name of that enum.",
}
"""Names of types in other languages, each with the correction."""
_DATE = re.compile(r"yyyy([-/.]?)MM\1dd")


_plain_types: dict[str, Type] = {}
"""Cache of the types that do not refer to other types, by their text. Specs repeat the same few types."""


def parse_type(text: str, known: Known) -> Type:
    """Parse a type.

    Raises:
        TypeProblem: The text is not a type.
    """
    if text not in _plain_types:
        type_ = _parsed(text, known)
        if not isinstance(type_, SIMPLE):
            return type_
        _plain_types[text] = type_
    return _plain_types[text]


def _parsed(text: str, known: Known) -> Type:
    match = _CALL.fullmatch(text)
    if not match:
        raise TypeProblem(f"unknown type `{text}`", _known(text, known))
    name, inner, bounds = match.groups()
    if inner == "" or (inner is not None) is not (name in _NESTING):
        raise _nesting_problem(text, name, known)
    if bounds is not None and name not in _BOUNDED:
        if name not in _NESTING:
            _refuse_unknown(text, name, known)
        plain = f"{name}<{inner}>" if inner is not None else name
        raise TypeProblem(f"`{name}` must not have bounds", f"Write `{plain}`.")
    if inner is not None:
        value = parse_type(inner, known)
        return _list(text, value, bounds) if name == "list" else MapOf(value) if name == "map" else JsonText(value)
    if name in _READERS:
        plain_type, read = _READERS[name]
        return plain_type if bounds is None else read(text, bounds)
    _refuse_unknown(text, name, known)
    return _PLAIN.get(name) or (EnumReference(name) if name in known.enums else ModelReference(name))


def _refuse_unknown(text: str, name: str, known: Known) -> None:
    if name not in _PLAIN and name not in known.enums and name not in known.models:
        raise TypeProblem(f"unknown type `{text}`", _known(name, known))


def _nesting_problem(text: str, name: str, known: Known) -> TypeProblem:
    if name in _NESTING:
        return TypeProblem(f"`{text}` requires a type for its values", f"Write `{name}<T>`, such as `{name}<string>`.")
    if name in _BOUNDED or name in _PLAIN or name in known.enums or name in known.models:
        return TypeProblem(f"`{name}` must not contain another type", f"Write `{name}`, or `list<{name}>`.")
    return TypeProblem(f"unknown type `{text}`", _known(name, known))


def _text(text: str, bounds: str) -> Text:
    match = _BOUNDS.fullmatch(bounds)
    if not match:
        raise TypeProblem(
            f"`{text}` has an invalid length", "Write `string(64)`, `string(6..32)` or `string(80 bytes)`."
        )
    minimum, maximum = int(match[1]) if match[1] else None, int(match[2])
    if maximum == 0 or (minimum is not None and minimum > maximum):
        raise TypeProblem(f"no string can satisfy `{text}`", "Write the smaller length first, and a maximum above 0.")
    return Text(minimum, maximum, is_in_bytes=bool(match[3]))


def _integer(text: str, bounds: str) -> Integer:
    match = _RANGE.fullmatch(bounds)
    if not match or not any(match.groups()):
        raise TypeProblem(
            f"`{text}` has invalid bounds",
            "Write the minimum and the maximum, such as `integer(1..20)`. One of them can be omitted.",
        )
    minimum, maximum = _bound(match[1]), _bound(match[2])
    if minimum is not None and maximum is not None and minimum > maximum:
        raise TypeProblem(f"no number can satisfy `{text}`", "Write the smaller bound first.")
    return Integer(minimum, maximum)


def _bound(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _day(text: str, pattern: str) -> Day:
    if not _DATE.fullmatch(pattern):
        raise TypeProblem(f"`{text}` has an invalid format", "Write `date` or `date(yyyyMMdd)`.")
    return Day("" if pattern == "yyyy-MM-dd" else pattern)


def _list(text: str, item: Type, bounds: str | None) -> ListOf:
    if bounds is None:
        return ListOf(item)
    match = _COUNT.fullmatch(bounds)
    if not match or not any(match.groups()):
        raise TypeProblem(
            f"`{text}` has invalid bounds",
            "Write `list<T>(..50)`, `list<T>(1..50)` or `list<T>(1..)`.",
        )
    minimum, maximum = _bound(match[1]), _bound(match[2])
    if maximum == 0 or (minimum is not None and maximum is not None and minimum > maximum):
        raise TypeProblem(f"no list can satisfy `{text}`", "Write the smaller number first, and a maximum above 0.")
    return ListOf(item, minimum, maximum)


_READERS: dict[str, tuple[Type, Callable[[str, str], Type]]] = {
    "string": (Text(), _text),
    "integer": (Integer(), _integer),
    "date": (Day(), _day),
}
"""Types that can have bounds: the type without bounds, and the function that reads them."""


_WORDS = frozenset(form.partition("(")[0].partition("<")[0] for form in FORMS)
"""The names of types without their parameters."""


def _known(name: str, known: Known) -> str:
    own = sorted({*known.enums, *known.models})
    listed = f"Known types: {', '.join(FORMS)}" + (f"; enums and models: {enumerated(own)}." if own else ".")
    guess = _written_elsewhere(name) or full_width.hint(name) or did_you_mean(name, [*_WORDS, *own])
    return sentences(guess, listed)


def _written_elsewhere(text: str) -> str:
    """Return the correction of a type as other languages or the official pages write it, or an empty string."""
    if match := _ARRAY.fullmatch(text):
        return f"Write `list<{match[1] or match[2]}>`."
    if text.lower() in _ELSEWHERE:
        return _ELSEWHERE[text.lower()]
    if match := _PAGE_BOUNDS.fullmatch(text):
        return f"Write `{match[1]}({match[2] or ''}..{match[3]})`."
    return ""
