"""Parses the types of pages and of specs into a common form, to compare and translate them."""

import re
from collections.abc import Set as AbstractSet

from attrs import frozen

_PAGE_WORDS = {
    "string": "text",
    "integer": "integer",
    "int": "integer",
    "int32": "integer",
    "int64": "integer",
    "uint32": "integer",
    "uint64": "integer",
    "number": "number",
    "double": "number",
    "float": "number",
    "boolean": "boolean",
    "bool": "boolean",
    "object": "object",
    "file": "file",
    "message": "file",
}
_PAGE_LENGTH = re.compile(r"(string)\s*[\[(（]\s*(?:([0-9]+)\s*[,，~-]\s*)?([0-9]+)\s*[\])）]", re.IGNORECASE)
_PAGE_LIST = re.compile(r"array(?:\s*\[(.*)\])?", re.IGNORECASE)
_PAGE_INTEGER = re.compile(r"u?int\((?:32|64)\)")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_SPEC = re.compile(r"([A-Za-z0-9_]+)(?:<(.*)>)?(?:\(([^<>]*)\))?")
_SPEC_LENGTH = re.compile(r"(?:([0-9]+)\.\.)?([0-9]+)(?: bytes)?")
_SPEC_BASES = {
    "string": "text",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "datetime": "text",
    "date": "text",
    "json": "text",
    "map": "object",
    "any": "any",
}


@frozen
class Kind:
    """A type in the common form.

    `base` is `text`, `integer`, `number`, `boolean`, `object`, `list`, `file` or `any`. `has_length` is true if the source
    can have a length for it. `name` is the class name in the source, or empty.
    """

    base: str
    minimum: int | None = None
    maximum: int | None = None
    has_length: bool = True
    item: "Kind | None" = None
    name: str = ""


def page_kind(text: str) -> Kind | None:
    """Parse a type of a page, such as `string[1,32]` or `array[object]`. Return `None` if it is unknown."""
    text = text.strip()
    if match := _PAGE_LENGTH.fullmatch(text):
        return Kind("text", int(match[2]) if match[2] else None, int(match[3]))
    if match := _PAGE_LIST.fullmatch(text):
        item = page_kind(match[1]) if match[1] else Kind("object")
        return Kind("list", item=item) if item else None
    if _PAGE_INTEGER.fullmatch(text):
        return Kind("integer")
    if base := _PAGE_WORDS.get(text.lower()):
        return Kind(base)
    return Kind("object", name=text) if _CLASS.fullmatch(text) else None


def spec_kind(text: str, enums: AbstractSet[str], integer_enums: AbstractSet[str]) -> Kind:
    """Parse a type of a spec, such as `list<OrderState>`. A name that is not an enum counts as a model."""
    match = _SPEC.fullmatch(text)
    name, inner, bounds = match.groups() if match else (text, None, None)
    if name == "list" and inner:
        return Kind("list", item=spec_kind(inner, enums, integer_enums))
    if name == "json" and inner:
        return Kind("text", has_length=False, item=spec_kind(inner, enums, integer_enums))
    if name == "string" and bounds and (length := _SPEC_LENGTH.fullmatch(bounds)):
        return Kind("text", int(length[1]) if length[1] else None, int(length[2]))
    if name in enums:
        return Kind("integer" if name in integer_enums else "text", has_length=False, name=name)
    if base := _SPEC_BASES.get(name):
        return Kind(base, has_length=name == "string")
    return Kind("object", name=name)


def difference(page: Kind, spec: Kind) -> str:
    """Return the difference between two types: `type`, `length`, or an empty string. A spec can be more exact than its page."""
    if spec.base == "any" and page.base in {"object", "any"}:
        return ""
    if page.base == "object" and spec.base == "text" and spec.item and spec.item.base == "object":
        return ""  # an object outside a body is sent as a JSON string
    if page.base != spec.base:
        # Pages can use the class name of an enum as its type, as they do for models.
        return "" if page.name and spec.base == "text" and spec.name else "type"
    if page.base == "list" and page.item and spec.item:
        return difference(page.item, spec.item)
    if page.base != "text" or not (page.has_length and spec.has_length):
        return ""
    is_shorter = page.minimum is not None and page.minimum != (spec.minimum or 0)
    return "length" if page.maximum != spec.maximum or is_shorter else ""


def spec_text(kind: Kind) -> str:
    """Return the type of a single value as a spec writes it. Objects and lists are not supported."""
    if kind.base == "text":
        bounds = f"{kind.minimum}..{kind.maximum}" if kind.minimum else f"{kind.maximum}"
        return f"string({bounds})" if kind.maximum else "string"
    return "any" if kind.base == "object" else kind.base
