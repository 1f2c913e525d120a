"""Looks up the arguments and reply fields that traits refer to, and complains about missing ones."""

from collections.abc import Collection, Sequence

from attrs import frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import ListOf, ModelReference
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Scalar


def check_argument(operation: Operation, name: Scalar) -> bool:
    """Return whether the operation has an argument of this name. If not, add a complaint."""
    known = [argument.wire_name for argument in operation.arguments]
    if name.text in known:
        return True
    listed = f"Arguments: {enumerated(known)}." if known else "It has no arguments."
    what = f"`{name.text}` is not an argument of this operation"
    operation.document.complain(name, what, sentences(did_you_mean(name.text, known), listed))
    return False


def check_taken(operation: Operation, taken: Collection[str], what: str) -> None:
    """Complain about arguments with a name that every method of this kind already uses."""
    for argument in operation.arguments:
        if names.argument_name(argument.name.text) in taken:
            operation.document.complain(
                argument.name,
                f"every {what} method already has an argument `{argument.name.text}`",
                "Fields with this name are not supported.",
            )


def reply_field(operation: Operation, name: Scalar, *, is_one: bool = False) -> Field | None:
    """Return the reply field with a dotted name, whose path leads through models and lists of models.

    If `is_one`, the path must not lead through lists. If there is no such field, add a complaint and return `None`.
    """
    fields: Sequence[Field] = next((reply.fields for reply in operation.replies if reply.fields), ())
    return field_at(operation, name, fields, f"the reply has no field `{name.text}`", is_one=is_one)


def field_at(
    operation: Operation, name: Scalar, fields: Sequence[Field], what: str, *, is_one: bool = False
) -> Field | None:
    """Return the field with a dotted name, as `reply_field` does. `what` is the complaint if there is no such field."""
    found = find_field(name, fields, operation.scope, what, is_one=is_one)
    if isinstance(found, Field):
        return found
    operation.document.complain(name, found.what, found.expected)
    return None


@frozen
class Missing:
    """Why there is no field with a name, and what was expected."""

    what: str
    expected: str


def find_field(
    name: Scalar, fields: Sequence[Field], scope: Scope, what: str, *, is_one: bool = False
) -> Field | Missing:
    """Return the field with a dotted name, as `reply_field` does. `what` is the complaint if there is no such field."""
    first, *rest = name.text.split(".")
    found = _named(first, fields)
    for part in rest:
        if found is None:
            break
        if is_one and isinstance(found.type, ListOf):
            what = f"`{name.text}` is in each item of the list `{found.wire_name}`"
            return Missing(what, "Use a field that occurs once.")
        inner = found.type
        while isinstance(inner, ListOf):
            inner = inner.item
        fields = scope.model(inner.name).fields if isinstance(inner, ModelReference) else ()
        first, found = part, _named(part, fields)
    if found:
        return found
    known = [field.wire_name for field in fields]
    listed = f"Known: {enumerated(known)}." if known else "There are no fields."
    return Missing(what, sentences(did_you_mean(first, known), listed))


def _named(name: str, fields: Sequence[Field]) -> Field | None:
    return next((field for field in fields if field.wire_name == name), None)
