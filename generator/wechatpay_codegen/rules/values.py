"""Reads the values in examples, and checks them against their types."""

import json
import re
from collections.abc import Iterable

from attrs import frozen

from wechatpay_codegen.api.declarations import Enum, Scope
from wechatpay_codegen.api.fields import Field
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
    within,
)
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar, Sequence, whole_number

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?")
_CHANGED_NUMBER = re.compile(
    r"[-+]?("
    r"[0-9]{16,}"  # exceeds the precision of a floating-point number
    r"|0[0-9]+"  # octal, or loses its zero
    r"|[0-9][0-9_]*_[0-9_]*"  # loses its underscores
    r"|0[xob][0-9A-Fa-f_]+"
    r"|[0-9]*\.[0-9]+([eE][-+]?[0-9]+)?|[0-9]+\.?[eE][-+]?[0-9]+"
    r")"
)
"""Matches unquoted values that YAML 1.1 or 1.2 reads as numbers, and that would change if written back."""
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})")
_NO_VALUE: object = None
_NO_END = "长期"
_LONGEST_QUOTE = 60
_EXPECTED: dict[type, str] = {
    Integer: "a whole number, without quotes",
    Number: "a number, without quotes",
    Boolean: "true or false, without quotes",
    Instant: "a time such as `2015-05-20T13:29:35+08:00`",
}


@frozen(eq=False)
class Values:
    """Reads the values of one file."""

    document: Document
    scope: Scope
    is_received: bool = False
    """Whether the values are a received body, in which `json<T>` may be JSON text. In a call, `json<T>` is the value itself."""

    def of_fields(self, node: Mapping, fields: Iterable[Field], what: str) -> dict[str, object]:
        """Return the values of a mapping by wire name. `what` is the noun for a value in complaints."""
        known = {field.wire_name: field for field in fields}
        values: dict[str, object] = {}
        for key, value in node.entries:
            if field := known.get(key.text):
                values[key.text] = self.of_type(key.text, field.type, value)
            else:
                listed = f"Known: {enumerated(known)}." if known else ""
                self._complain(key, f"unknown {what} `{key.text}`", sentences(did_you_mean(key.text, known), listed))
        return values

    def complete(self, node: Mapping, fields: Iterable[Field], what: str) -> dict[str, object]:
        """Return the values of a mapping, and complain about missing required ones."""
        fields = tuple(fields)
        values = self.of_fields(node, fields, what)
        for field in fields:
            if field.is_required and field.wire_name not in values:
                self.complain_of_missing(node, field, what)
        return values

    def complain_of_missing(self, node: Node, field: Field, what: str) -> None:
        """Complain about a missing required value."""
        name = field.wire_name
        self._complain(
            node, f"the required {what} `{name}` is missing", f"Add `{name}`, or remove its `required` setting."
        )

    def of_type(self, name: str, type_: Type, node: Node) -> object:
        """Return a value of a type. `name` is the name of the field in complaints."""
        match type_:
            case ListOf():
                return self._list(name, type_, node)
            case MapOf():
                return self._map(name, type_, node)
            case ModelReference():
                return self._model(name, type_, node)
            case JsonText(value=inner):
                return self._json(name, inner, node)
            case Any():
                return _anything(node)
            case _:
                return self._single(name, type_, node)

    def _list(self, name: str, type_: ListOf, node: Node) -> object:
        if not isinstance(node, Sequence):
            return self._complain(node, f"`{name}` is not a list", f"Expected {_expected(type_)}.")
        count, most, fewest = len(node.items), type_.maximum, type_.minimum
        if (most is not None and count > most) or (fewest is not None and count < fewest):
            bounds = within(fewest, most)
            self._complain(node, f"`{name}` has {count} item{'' if count == 1 else 's'}", f"Expected {bounds}.")
        return [self.of_type(name, type_.item, item) for item in node.items]

    def _map(self, name: str, type_: MapOf, node: Node) -> object:
        if not isinstance(node, Mapping):
            return self._complain(node, f"`{name}` is not a mapping", f"Expected {_expected(type_)}.")
        return {key.text: self.of_type(key.text, type_.value, value) for key, value in node.entries}

    def _model(self, name: str, type_: ModelReference, node: Node) -> object:
        if not isinstance(node, Mapping):
            return self._complain(node, f"`{name}` is not a mapping", f"Expected {_expected(type_)}.")
        return self.complete(node, self.scope.model(type_.name).fields, "field")

    def _json(self, name: str, inner: Type, node: Node) -> object:
        if not self.is_received:
            return self.of_type(name, inner, node)
        if isinstance(node, Scalar) and _is_json(node.text):
            return node.text
        if isinstance(node, Scalar):
            return self._complain(node, f"`{name}` is not JSON", "Write JSON text, or the value itself.")
        return json.dumps(self.of_type(name, inner, node), ensure_ascii=False, separators=(",", ":"))

    def _single(self, name: str, type_: Type, node: Node) -> object:
        if not isinstance(node, Scalar):
            return self._complain(node, f"`{name}` is not a single value", f"Expected {_expected(type_)}.")
        value: object = node.text
        problem = ""
        match type_:
            case Text():
                self._check_quotes(name, node)
                problem = _length_problem(node.text, type_)
            case EnumReference(name=enum):
                value, problem = _enum_value(node, self.scope.enum(enum))
            case Instant() | Day():
                problem = "" if _is_moment(node.text, type_) else f"Expected {_expected(type_)}."
            case _:
                value = _plain_value(node, type_)
                problem = f"Expected {_expected(type_)}." if value is None else ""
        if problem:
            self._complain(node, f"{_quoted(node.text)} is not a valid `{name}`", problem)
        return value

    def _check_quotes(self, name: str, node: Scalar) -> None:
        """Check that text is in quotes if other YAML tools would read it as a number and change it."""
        if node.is_plain and _CHANGED_NUMBER.fullmatch(node.text):
            line, start = self.document.line_of(node), node.column - 1
            quoted = f'{line[:start]}"{node.text}"{line[start + len(node.text) :]}'.strip()
            self._complain(
                node,
                f"`{name}` is a string that other YAML tools would read as a number",
                f"Put it in quotes: `{quoted}`",
            )

    def _complain(self, node: Node, what: str, expected: str) -> object:
        self.document.complain(node, what, expected)
        return _NO_VALUE


def _quoted(text: str) -> str:
    short = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"`{short}`" if text else "an empty text"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_moment(text: str, type_: Instant | Day) -> bool:
    if isinstance(type_, Instant):
        return _INSTANT.fullmatch(text) is not None
    pattern = re.escape(type_.pattern or "yyyy-MM-dd")
    for letters in ("yyyy", "MM", "dd"):
        pattern = pattern.replace(letters, f"[0-9]{{{len(letters)}}}")
    return text == _NO_END or re.fullmatch(pattern, text) is not None


def _anything(node: Node) -> object:
    """Return the value as JSON data. Quoted scalars are text."""
    match node:
        case Mapping():
            return {key.text: _anything(value) for key, value in node.entries}
        case Sequence():
            return [_anything(item) for item in node.items]
        case Scalar():
            if node.is_plain and node.text in {"true", "false", "null"}:
                return {"true": True, "false": False, "null": None}[node.text]
            number = _plain_value(node, Number())
            return node.text if number is None else number


def _plain_value(node: Scalar, type_: Type) -> int | float | bool | None:
    """Return the number or boolean of an unquoted scalar, or `None` if it does not have the type."""
    whole = whole_number(node)
    match type_:
        case Integer(minimum=minimum, maximum=maximum):
            is_inside = (
                whole is not None and (minimum is None or whole >= minimum) and (maximum is None or whole <= maximum)
            )
            return whole if is_inside else None
        case Number():
            is_number = node.is_plain and _NUMBER.fullmatch(node.text) is not None
            return whole if whole is not None else float(node.text) if is_number else None
        case Boolean():
            return {"true": True, "false": False}.get(node.text) if node.is_plain else None
        case _:
            return None


def _enum_value(node: Scalar, enum: Enum) -> tuple[object, str]:
    values = [value.node.text for value in enum.values]
    if enum.is_integer and whole_number(node) is None:
        return None, "Expected a whole number, without quotes."
    if node.text in values:
        return (int(node.text) if enum.is_integer else node.text), ""
    return node.text, sentences(did_you_mean(node.text, values), f"Known: {enumerated(values)}.")


def _length_problem(text: str, type_: Text) -> str:
    length = len(text.encode()) if type_.is_in_bytes else len(text)
    unit = "bytes" if type_.is_in_bytes else "characters"
    if type_.maximum is not None and length > type_.maximum:
        return f"Expected at most {type_.maximum} {unit}, got {length}."
    if type_.minimum is not None and length < type_.minimum:
        return f"Expected at least {type_.minimum} {unit}, got {length}."
    return ""


def _expected(type_: Type) -> str:
    match type_:
        case Integer(minimum=minimum, maximum=maximum) if (minimum, maximum) != (None, None):
            joined = "of" if minimum is None or maximum is None else "from"
            return f"a whole number {joined} {within(minimum, maximum)}, without quotes"
        case Day(pattern=pattern):
            return f"a date as `{pattern or 'yyyy-MM-dd'}`, or `{_NO_END}`"
        case ListOf(item=item):
            return f"a list in which each item is {_expected(item)}"
        case MapOf(value=value):
            return f"a mapping in which each value is {_expected(value)}"
        case ModelReference(name=name):
            return f"a mapping with the fields of `{name}`"
        case _:
            return _EXPECTED.get(type(type_), "a string")
