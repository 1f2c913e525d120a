"""Writes models, enums and fields as JSON Schema: strict in requests, open in replies."""

from collections.abc import Iterable

from attrs import evolve, frozen

from wechatpay_codegen.api.declarations import Enum, Model, Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import Any as Anything
from wechatpay_codegen.api.types import (
    Boolean,
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
from wechatpay_codegen.openapi.components import Components, Schema
from wechatpay_codegen.openapi.directions import Directions
from wechatpay_codegen.openapi.names import open_name, schema_name, sent_name
from wechatpay_codegen.openapi.texts import enum_text, field_text
from wechatpay_codegen.openapi.wire import on_the_wire

_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$"


@frozen(eq=False)
class Schemas:
    """Writes the schemas of one operation or notification: of what is sent if `is_request`, otherwise of what is received."""

    components: Components
    directions: Directions
    owner: Operation | Notification
    scope: Scope
    is_request: bool = False

    def named(self, name: str, fields: Iterable[Field], source: object, *, is_checked: bool) -> Schema:
        """Return a reference to an object that is not a model of the specs, such as the body of a request."""
        return self.components.reference(name, source, lambda: self.object_of(fields, is_checked=is_checked))

    def model(self, model: Model) -> Schema:
        """Return a reference to a model."""
        name = schema_name(model, self.owner)
        is_checked = name not in self.directions.unchecked
        if self.is_request and name in self.directions.in_both:
            name = sent_name(name)
        inside = evolve(self, scope=model.home.scope)
        return self.components.reference(name, model, lambda: inside.object_of(model.fields, is_checked=is_checked))

    def of(self, field: Field) -> Schema:
        """Return the schema of a field's value, without its description."""
        return self._typed(field.type, field)

    def object_of(self, fields: Iterable[Field], *, is_checked: bool) -> Schema:
        """Return an object with some fields. Without `is_checked`, the fields of a reply are optional."""
        fields = tuple(fields)
        required = [field.wire_name for field in fields if field.is_required and (self.is_request or is_checked)]
        schema: Schema = {"type": "object", "properties": {field.wire_name: self.documented(field) for field in fields}}
        return schema | ({"required": required} if required else {})

    def documented(self, field: Field) -> Schema:
        """Return the schema of a property or parameter with its description."""
        has_bounds = self.is_request and not field.is_encrypted and _is_bound_by_schema(field.type)
        schema = self.of(field)
        if text := field_text(field, is_request=self.is_request, has_bounds=has_bounds):
            schema["description"] = text
        if field.deprecated:
            schema["deprecated"] = True
        if field.example_node:
            schema["examples"] = [on_the_wire(field.example, field.type, self.scope)]
        return schema

    def _typed(self, type_: Type, field: Field) -> Schema:
        match type_:
            case ListOf(item=item, minimum=minimum, maximum=maximum):
                items = {"type": "array", "items": self._typed(item, field)}
                return items | self._limits(minItems=minimum, maxItems=maximum)
            case MapOf(value=value):
                return {"type": "object", "additionalProperties": self._typed(value, field)}
            case JsonText(value=value):
                inner = self._typed(value, field)
                return {"type": "string", "contentMediaType": "application/json", "contentSchema": inner}
            case ModelReference(name=name):
                return self.model(self.scope.model(name))
            case EnumReference(name=name):
                return self._enum(self.scope.enum(name))
            case _:
                return self._single(type_, field)

    def _single(self, type_: Type, field: Field) -> Schema:
        match type_:
            case Integer(minimum=minimum, maximum=maximum):
                return {"type": "integer", **self._limits(minimum=minimum, maximum=maximum)}
            case Number() | Boolean():
                return {"type": "number" if isinstance(type_, Number) else "boolean"}
            case Anything():
                return {}
            case _:
                return {"type": "string", **self._of_text(type_, field)}

    def _of_text(self, type_: Type, field: Field) -> Schema:
        if field.is_encrypted:  # the bounds are those of the text before it is encrypted
            return {"x-encrypted": True}
        pattern = f"^(?:{field.pattern.text})$" if field.pattern else None
        match type_:
            case Text(minimum=minimum, maximum=maximum, is_in_bytes=False):
                return self._limits(minLength=minimum, maxLength=maximum, pattern=pattern)
            case Instant():
                return self._limits(pattern=_MOMENT)
            case _:
                return self._limits(pattern=pattern)

    def _limits(self, **limits: int | str | None) -> Schema:
        """Return keywords that a value must meet. Replies have none: a reply that exceeds a limit must still be readable."""
        return {key: limit for key, limit in limits.items() if limit is not None} if self.is_request else {}

    def _enum(self, enum: Enum) -> Schema:
        """Return an enum. In a reply, any other value is valid as well."""
        name = schema_name(enum, self.owner)
        schema = self.components.reference(name, enum, lambda: _values(enum))
        return (
            schema if self.is_request else self.components.reference(open_name(name), enum, lambda: _open(enum, schema))
        )


def _open(enum: Enum, schema: Schema) -> Schema:
    """Return an enum that accepts other values. Inline, some generators would give it the name of another schema."""
    return {"anyOf": [schema, {"type": "integer" if enum.is_integer else "string"}], "description": enum_text(enum)}


def _values(enum: Enum) -> Schema:
    values = [value.node.text for value in enum.values]
    return {
        "type": "integer" if enum.is_integer else "string",
        "enum": [int(value) for value in values] if enum.is_integer else values,
        "x-enum-varnames": [str(value.member) for value in enum.values],
        "description": enum_text(enum),
    }


def _is_bound_by_schema(type_: Type) -> bool:
    match type_:
        case ListOf(item=item):
            return _is_bound_by_schema(item)
        case Text(is_in_bytes=False) | Integer():
            return True
        case _:
            return False
