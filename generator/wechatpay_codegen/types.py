"""The types a field or parameter can have, read from the text that a spec writes."""

import re
from typing import TypeAlias

from attrs import frozen

from wechatpay_codegen.complaint import did_you_mean, sentences


@frozen
class Text:
    """`string`, with bounds on its length in characters, or in bytes when `is_in_bytes`."""

    minimum: int | None = None
    maximum: int | None = None
    is_in_bytes: bool = False


@frozen
class Integer:
    """`integer`, with bounds on its value."""

    minimum: int | None = None
    maximum: int | None = None


@frozen
class Number:
    """`number`."""


@frozen
class Boolean:
    """`boolean`."""


@frozen
class EnumReference:
    """An enum of the same file."""

    name: str


Type: TypeAlias = Text | Integer | Number | Boolean | EnumReference


class TypeProblem(Exception):
    """The text names no type; `cure` says what would. The loader makes a complaint of it."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.cure = cure


_FORMS = ("string", "string(64)", "string(6..32)", "string(80 bytes)", "integer", "integer(1..20)", "number", "boolean")
_CALL = re.compile(r"([A-Za-z0-9_<>]+)(?:\((.*)\))?")
_BOUNDS = re.compile(r"(?:([0-9]{1,9})\.\.)?([0-9]{1,9})( bytes)?")
_RANGE = re.compile(r"(-?[0-9]{1,18})\.\.(-?[0-9]{1,18})")


def parse_type(text: str, enums: frozenset[str]) -> Type:
    """The type a spec writes; raises `TypeProblem`."""
    match = _CALL.fullmatch(text)
    name, bounds = match.groups() if match else (text, None)
    if name == "string":
        return Text() if bounds is None else _text(text, bounds)
    if name == "integer":
        return Integer() if bounds is None else _integer(text, bounds)
    plain: dict[str, Type] = {"number": Number(), "boolean": Boolean()}
    if name not in plain and name not in enums:
        raise TypeProblem(f"unknown type `{text}`", _known(name, enums))
    if bounds is not None:
        raise TypeProblem(f"`{name}` takes no bounds", f"Write `{name}`.")
    return plain.get(name) or EnumReference(name)


def _text(text: str, bounds: str) -> Text:
    match = _BOUNDS.fullmatch(bounds)
    if not match:
        raise TypeProblem(
            f"`{text}` has no length that can be read", "Write `string(64)`, `string(6..32)` or `string(80 bytes)`."
        )
    minimum, maximum = int(match[1]) if match[1] else None, int(match[2])
    if maximum == 0 or (minimum is not None and minimum > maximum):
        raise TypeProblem(f"no text fits `{text}`", "Write the smaller length first, and a longest length above 0.")
    return Text(minimum, maximum, is_in_bytes=bool(match[3]))


def _integer(text: str, bounds: str) -> Integer:
    match = _RANGE.fullmatch(bounds)
    if not match:
        raise TypeProblem(
            f"`{text}` has no bounds that can be read", "Write `integer(1..20)`: smallest and largest value."
        )
    minimum, maximum = int(match[1]), int(match[2])
    if minimum > maximum:
        raise TypeProblem(f"no number fits `{text}`", "Write the smaller bound first.")
    return Integer(minimum, maximum)


def _known(name: str, enums: frozenset[str]) -> str:
    names = ["string", "integer", "number", "boolean", *sorted(enums)]
    listed = f"Known types: {', '.join(_FORMS)}" + (
        f"; enums of this file: {', '.join(sorted(enums))}." if enums else "."
    )
    return sentences(did_you_mean(name, names), listed)
