"""Writes bodies, replies and parameters as JSON Schema. Each schema contains the definitions of its models."""

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from wechatpay_codegen.api.conditions import Condition, Range
from wechatpay_codegen.api.declarations import Enum, Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.types import (
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

Schema = dict[str, Any]


def marks(field: Field) -> Schema:
    """Return the properties of a field besides its type, such as its deprecation."""
    schema: Schema = {}
    if field.deprecated:
        schema |= {"deprecated": True, "x-deprecated": field.deprecated}
    if field.roles:
        schema["x-only"] = list(field.roles)
    if field.required_of:
        schema["x-required-of"] = list(field.required_of)
    if field.is_own_number:
        schema["x-caller"] = True
    if field.default_node:
        schema["default"] = field.default
    if field.origin:
        schema["x-from"] = field.origin.text
    if field.example_node:
        schema["examples"] = [field.example]
    return schema


def required_when(field: Field) -> list[Schema]:
    """Return the alternatives under which a field is required."""
    return [_demands(conditions) for conditions in field.required_when]


def _demands(conditions: Iterable[Condition]) -> Schema:
    """Return what each field of a set of conditions must be: `present`, `absent`, one of a list, or within bounds."""
    demands: Schema = {}
    for condition in conditions:
        match condition.demand:
            case Range(minimum=minimum, maximum=maximum):
                demands[condition.name.text] = _known({"minimum": minimum, "maximum": maximum})
            case tuple():
                demands[condition.name.text] = list(condition.values)
            case presence:
                demands[condition.name.text] = presence
    return demands


@define(eq=False)
class Schemas:
    """Writes one schema: of a request if `is_request`, otherwise of a reply."""

    scope: Scope
    is_request: bool = False
    is_checked: bool = False
    """Whether the reply was compared with its page. Otherwise its required fields are optional."""
    _definitions: dict[str, Schema] = field(factory=dict[str, Schema], init=False)

    def whole(self, title: str, fields: Iterable[Field]) -> Schema:
        """Return the schema of a body, with its definitions."""
        return self._with_definitions({"type": "object", "title": title, **self._members(fields)})

    def alone(self, field: Field) -> Schema:
        """Return the schema of a value outside a body, with its definitions."""
        return self._with_definitions(self._value(field))

    def _value(self, field: Field) -> Schema:
        schema = self.of(field.type, is_encrypted=field.is_encrypted)
        if field.pattern:
            text = schema
            while "items" in text:
                text = text["items"]
            text["pattern"] = f"^(?:{field.pattern.text})$"
        return schema

    def _with_definitions(self, schema: Schema) -> Schema:
        return {**schema, "$defs": self._definitions} if self._definitions else schema

    def of(self, type_: Type, *, is_encrypted: bool = False) -> Schema:
        """Return the schema of a type."""
        match type_:
            case ListOf(item=item, minimum=minimum, maximum=maximum):
                items = {"items": self.of(item, is_encrypted=is_encrypted)}
                return {"type": "array", **items, **_known({"minItems": minimum, "maxItems": maximum})}
            case MapOf(value=value):
                return {"type": "object", "additionalProperties": self.of(value)}
            case JsonText(value=value):
                return {"type": "string", "contentMediaType": "application/json", "contentSchema": self.of(value)}
            case ModelReference(name=name):
                return self._reference(name)
            case EnumReference(name=name):
                return _enum(self.scope.enum(name))
            case _:
                return {**_single(type_), **({"x-encrypted": True} if is_encrypted else {})}

    def _reference(self, name: str) -> Schema:
        if name not in self._definitions:
            self._definitions[name] = {}  # a model can refer to itself
            self._definitions[name] |= {"type": "object", **self._members(self.scope.model(name).fields)}
        return {"$ref": f"#/$defs/{name}"}

    def _members(self, fields: Iterable[Field]) -> Schema:
        fields = tuple(fields)
        is_known = self.is_request or self.is_checked
        members: Schema = {
            "properties": {field.wire_name: self._property(field) for field in fields},
            "required": [field.wire_name for field in fields if field.is_required and is_known],
        }
        if not self.is_request:
            return members
        if conditional := {field.wire_name: required_when(field) for field in fields if field.required_when}:
            members["x-required-when"] = conditional
        return {**members, "additionalProperties": False}

    def _property(self, field: Field) -> Schema:
        schema = self._value(field)
        kind: Schema = {key: schema.pop(key) for key in ("type", "$ref") if key in schema}
        facts = {"title": field.zh, "description": field.text if self.is_request else field.doc.strip()}
        return {**kind, **{key: fact for key, fact in facts.items() if fact}, **marks(field), **schema}


def _single(type_: Type) -> Schema:
    match type_:
        case Text():
            return _text(type_)
        case Integer(minimum=minimum, maximum=maximum):
            return {"type": "integer", **_known({"minimum": minimum, "maximum": maximum})}
        case Number() | Boolean():
            return {"type": "number" if isinstance(type_, Number) else "boolean"}
        case Instant():
            return {"type": "string", "format": "date-time"}
        case Day(pattern=pattern):
            return {"type": "string", **({"x-date-pattern": pattern} if pattern else {"format": "date"})}
        case _:
            return {}


def _text(type_: Text) -> Schema:
    least, most = ("x-minBytes", "x-maxBytes") if type_.is_in_bytes else ("minLength", "maxLength")
    return {"type": "string", **_known({least: type_.minimum, most: type_.maximum})}


def _enum(enum: Enum) -> Schema:
    meanings = {value.node.text: value.meaning for value in enum.values}
    if enum.is_integer:
        return {"type": "integer", "enum": [int(value) for value in meanings], "x-meanings": meanings}
    return {"type": "string", "enum": list(meanings), "x-meanings": meanings}


def _known(bounds: dict[str, int | None]) -> Schema:
    return {key: bound for key, bound in bounds.items() if bound is not None}
