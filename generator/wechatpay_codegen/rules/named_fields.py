"""The fields that a trait names must be there: arguments, and fields of the reply."""

from collections.abc import Collection, Sequence

from wechatpay_codegen.api import names
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import ListOf, ModelReference
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Scalar


def check_argument(operation: Operation, name: Scalar) -> bool:
    """Whether a name is that of an argument; a complaint if not."""
    known = [argument.wire_name for argument in operation.arguments]
    if name.text in known:
        return True
    listed = f"Arguments: {enumerated(known)}." if known else "It has no arguments."
    what = f"`{name.text}` is no argument of this operation"
    operation.document.complain(name, what, sentences(did_you_mean(name.text, known), listed))
    return False


def check_taken(operation: Operation, taken: Collection[str], what: str) -> None:
    """No field may give an argument the name of one that every such method has."""
    for argument in operation.arguments:
        if names.argument_name(argument.name.text) in taken:
            operation.document.complain(
                argument.name,
                f"every {what} has an argument `{argument.name.text}` already",
                "A field of that name cannot be given as yet.",
            )


def reply_field(operation: Operation, name: Scalar, *, is_one: bool = False) -> Field | None:
    """The field of the reply that a dotted name leads to, through models and lists of them; just one where `is_one`."""
    fields: Sequence[Field] = next((reply.fields for reply in operation.replies if reply.fields), ())
    return field_at(operation, name, fields, f"the reply has no field `{name.text}`", is_one=is_one)


def field_at(
    operation: Operation, name: Scalar, fields: Sequence[Field], what: str, *, is_one: bool = False
) -> Field | None:
    """The field that a dotted name leads to, through models and lists of them; `what` is the complaint if there is none."""
    found: Field | None = None
    for part in name.text.split("."):
        if is_one and found and isinstance(found.type, ListOf):
            what = f"`{name.text}` is in each item of the list `{found.wire_name}`"
            operation.document.complain(name, what, "Name a field that a reply has once.")
            return None
        found = next((field for field in fields if field.wire_name == part), None)
        if found is None:
            known = [field.wire_name for field in fields]
            listed = f"Known there: {enumerated(known)}." if known else "There are no fields."
            operation.document.complain(name, what, sentences(did_you_mean(part, known), listed))
            return None
        inner = found.type
        while isinstance(inner, ListOf):
            inner = inner.item
        fields = operation.scope.model(inner.name).fields if isinstance(inner, ModelReference) else ()
    return found
