"""Checks the conditions under which fields are required, and whether the arguments of an example meet them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from attrs import evolve, frozen

from wechatpay_codegen.api.conditions import Condition, Range
from wechatpay_codegen.api.declarations import Declaration, Model
from wechatpay_codegen.api.fields import Field, Parameter
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.api.types import (
    Boolean,
    EnumReference,
    Integer,
    JsonText,
    ListOf,
    MapOf,
    ModelReference,
    Text,
    Type,
)
from wechatpay_codegen.api.uses import declared_by, reached
from wechatpay_codegen.rules.named_fields import Missing, find_field
from wechatpay_codegen.rules.values import Values
from wechatpay_codegen.source.complaint import Complaint
from wechatpay_codegen.source.document import Document, Node

_COMPARABLE = (Boolean, EnumReference, Integer, Text)


@frozen(eq=False)
class _Place:
    """A field of a request with conditions, its file, and the fields beside it."""

    operation: Operation
    document: Document
    field: Field
    siblings: Sequence[Field]


def broken_conditions(api: Api, *, is_whole: bool) -> Iterable[Complaint]:
    """Yield a complaint for every condition that does not fit the requests with its field. Each file must be valid.

    Args:
        api: The specs.
        is_whole: Whether these are all services, so that a shared model that they do not send is never sent.
    """
    sent: set[Field] = set()
    for place in (place for operation in api.operations for place in _places(operation)):
        sent.add(place.field)
        yield from _broken(place)
    for document, field in _conditional(api, is_whole=is_whole):
        if field not in sent:
            what = f"`{field.name.text}` is in no request, so it cannot be required there"
            yield _complaint(document, field.name, what, "Remove `required_when`.")


def _places(operation: Operation) -> Iterator[_Place]:
    lender = operation.body.model if operation.body else None
    lent = set(lender.fields) if lender else set[Field]()
    for field in operation.arguments:
        if field.required_when:
            home = lender.home.document if lender and field in lent else operation.document
            yield _Place(operation, home, field, operation.arguments)
    if not any(_has_conditions(declaration) for declaration in declared_by(operation)):
        return  # a shortcut for most operations
    for model in reached(operation.arguments, operation.scope):
        if isinstance(model, Model):
            fields = (field for field in model.fields if field.required_when)
            yield from (_Place(operation, model.home.document, field, model.fields) for field in fields)


def _has_conditions(declaration: Declaration) -> bool:
    return isinstance(declaration, Model) and any(field.required_when for field in declaration.fields)


def _conditional(api: Api, *, is_whole: bool) -> Iterator[tuple[Document, Field]]:
    """Yield the fields with conditions of all replies and models, each with its file."""
    declared: list[Declaration] = list(api.shared) if is_whole else []
    for service in (service for group in api.groups for service in group.services):
        declared += service.declared
        declared += (each for operation in service.operations for each in operation.declared)
        declared += (each for notification in service.notifications for each in notification.declared)
    for operation in api.operations:
        for reply in operation.replies:
            own = reply.fields or () if reply.model is None else ()
            yield from ((operation.document, field) for field in own if field.required_when)
    for model in declared:
        if isinstance(model, Model):
            yield from ((model.home.document, field) for field in model.fields if field.required_when)


def _broken(place: _Place) -> Iterator[Complaint]:
    field, operation = place.field, place.operation
    if place.siblings is operation.arguments and operation.always_needs(field):
        what = f"`{field.name.text}` is always required"
        yield _complaint(place.document, field.name, what, "Remove `required_when`.")
    for condition in (condition for conditions in field.required_when for condition in conditions):
        found = _field_of(condition, place)
        if isinstance(found, Missing):
            yield _complaint(place.document, condition.name, found.what, found.expected)
        elif isinstance(found, Parameter) and found.location == "header":
            what = f"`{found.name.text}` is a header"
            yield _complaint(place.document, condition.name, what, "Use a field of the path, the query or the body.")
        elif found is field:
            yield _complaint(
                place.document, condition.name, f"`{found.name.text}` depends on itself", "Use another field."
            )
        else:
            yield from _unfit(place, condition, found)


def _field_of(condition: Condition, place: _Place) -> Field | Missing:
    """Return the field of a condition: beside the field that it makes required, or else from the top of the request."""
    first = condition.name.text.partition(".")[0]
    is_beside = any(field.wire_name == first for field in place.siblings)
    fields = place.siblings if is_beside else place.operation.arguments
    what = f"`{condition.name.text}` is neither beside `{place.field.name.text}` nor an argument of {place.operation.dotted_name}"
    return find_field(condition.name, fields, place.operation.scope, what, is_one=True)


def _unfit(place: _Place, condition: Condition, found: Field) -> Iterator[Complaint]:
    """Check that the field can have the values of the condition, and set them as data."""
    document, name = place.document, condition.name.text
    match condition.demand:
        case "present" | "absent":
            if found.is_required and "." not in name:
                yield _complaint(
                    document, condition.name, f"`{name}` is always sent", "Use `required`, or a list of values."
                )
        case Range():
            if not isinstance(found.type, Integer):
                yield _complaint(document, condition.node, f"`{name}` is not an integer", "Write a list of values.")
        case tuple() as nodes:
            type_ = found.type.item if isinstance(found.type, ListOf) else found.type
            if not isinstance(type_, _COMPARABLE):
                known = "Only a string, an integer, a boolean, an enum or a list of them has values. Write `present` or `absent`."
                yield _complaint(document, condition.node, f"`{name}` has no single value", known)
                return
            scratch = evolve(document, complaints=[])
            values = Values(scratch, place.operation.scope)
            condition.values = tuple(values.of_type(name, type_, node) for node in nodes)
            condition.is_of_list = isinstance(found.type, ListOf)
            yield from scratch.complaints


def _complaint(document: Document, node: Node, what: str, expected: str) -> Complaint:
    return Complaint(document.place(node), what, expected, document.line_of(node))


def missing(operation: Operation, arguments: Mapping[str, object]) -> Iterator[tuple[str, Field]]:
    """Yield the fields that a call lacks although their conditions are met, each with its dotted name."""
    yield from _Call(operation, arguments).missing("", operation.arguments, arguments)


@frozen(eq=False)
class _Call:
    operation: Operation
    arguments: Mapping[str, object]

    def missing(self, prefix: str, fields: Sequence[Field], sent: Mapping[str, object]) -> Iterator[tuple[str, Field]]:
        for field in fields:
            name = field.wire_name
            if name in sent:
                yield from self._inside(f"{prefix}{name}", field.type, sent[name])
            elif any(all(self._is_met(each, fields, sent) for each in every) for every in field.required_when):
                yield f"{prefix}{name}", field

    def _inside(self, name: str, type_: Type, value: object) -> Iterator[tuple[str, Field]]:
        match type_, value:
            case ListOf(item=inner), list():
                for item in cast("list[object]", value):
                    yield from self._inside(name, inner, item)
            case MapOf(value=inner), dict():
                for item in cast("dict[str, object]", value).values():
                    yield from self._inside(name, inner, item)
            case JsonText(value=inner), _:
                yield from self._inside(name, inner, value)
            case ModelReference(name=model), dict():
                fields = self.operation.scope.model(model).fields
                yield from self.missing(f"{name}.", fields, cast("dict[str, object]", value))
            case _:
                return

    def _is_met(self, condition: Condition, fields: Sequence[Field], sent: Mapping[str, object]) -> bool:
        first, *rest = condition.name.text.split(".")
        beside = next((field for field in fields if field.wire_name == first), None)
        value: object = (sent if beside else self.arguments).get(first)
        for part in rest:
            value = cast("dict[str, object]", value).get(part) if isinstance(value, dict) else None
        match condition.demand:
            case "present":
                return value is not None
            case "absent":
                return value is None
            case Range(minimum=least, maximum=most):
                return isinstance(value, int) and (least is None or value >= least) and (most is None or value <= most)
            case tuple() as nodes:
                if value is None and beside and beside.default_node:
                    value = beside.default_node.text
                found = cast("list[object]", value) if isinstance(value, list) else [value]
                texts = {str(each).lower() if isinstance(each, bool) else str(each) for each in found}
                return any(node.text in texts for node in nodes)
