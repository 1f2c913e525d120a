"""Looks up the arguments and reply fields that traits refer to, and complains about missing ones."""

from collections.abc import Collection, Sequence

from wechatpay_codegen.api import names
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
    found: Field | None = None
    for part in name.text.split("."):
        if is_one and found and isinstance(found.type, ListOf):
            what = f"`{name.text}` is in each item of the list `{found.wire_name}`"
            operation.document.complain(name, what, "Use a field that occurs once in the reply.")
            return None
        found = next((field for field in fields if field.wire_name == part), None)
        if found is None:
            known = [field.wire_name for field in fields]
            listed = f"Known: {enumerated(known)}." if known else "There are no fields."
            operation.document.complain(name, what, sentences(did_you_mean(part, known), listed))
            return None
        inner = found.type
        while isinstance(inner, ListOf):
            inner = inner.item
        fields = operation.scope.model(inner.name).fields if isinstance(inner, ModelReference) else ()
    return found
