"""Checks references by dotted name to operations and notifications of other files."""

import re
from collections.abc import Iterable

from wechatpay_codegen.api.declarations import Declaration, Model
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.api.traits import Outcome
from wechatpay_codegen.api.uses import declared_by, fields_of
from wechatpay_codegen.source.complaint import Complaint, did_you_mean, enumerated, sentences
from wechatpay_codegen.source.document import Document, Node, Scalar

_DOTTED = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){2}")


def broken_references(api: Api) -> Iterable[Complaint]:
    """Yield a complaint for every broken reference. Each file must be valid."""
    operations = {operation.dotted_name: operation for operation in api.operations}
    events = [notification.dotted_name for notification in api.notifications]
    for operation in api.operations:
        document, traits = operation.document, operation.traits
        if traits.repeat and traits.repeat.outcome:
            yield from _outcome(document, traits.repeat.outcome, operations)
        for consequence in traits.notifications:
            yield from _missing(document, consequence.notification, events, "notification")
        if traits.deprecated and _DOTTED.fullmatch(traits.deprecated.use.text):
            yield from _missing(document, traits.deprecated.use, operations, "operation")
    for home, field in _fields(api):
        if field.origin:
            yield from _origin(home, field.origin, operations)


def _fields(api: Api) -> Iterable[tuple[Document, Field]]:
    """Yield every field once, with its file."""
    earlier: set[Declaration] = set()
    for operation in api.operations:
        lent = operation.body.model if operation.body else None
        own = [field for field in fields_of(operation) if not _is_lent(operation, field)]
        yield from ((operation.document, field) for field in own)
        named = {*declared_by(operation), *(reply.model for reply in operation.replies if reply.model)}
        for declaration in {*named, *((lent,) if lent else ())} - earlier:
            if isinstance(declaration, Model):
                yield from ((declaration.home.document, field) for field in declaration.fields)
        earlier |= named
        earlier |= {lent} if lent else set[Declaration]()


def _is_lent(operation: Operation, field: Field) -> bool:
    lenders = [operation.body.model if operation.body else None, *(reply.model for reply in operation.replies)]
    return any(field in lender.fields for lender in lenders if lender)


def _outcome(document: Document, outcome: Outcome, operations: dict[str, Operation]) -> Iterable[Complaint]:
    query = operations.get(outcome.operation.text)
    if query is None:
        yield from _missing(document, outcome.operation, operations, "operation")
        return
    known = {argument.wire_name: argument for argument in query.arguments}
    passed = {name.text for name, _ in outcome.with_}
    for name, _ in outcome.with_:
        if name.text not in known:
            what = f"`{name.text}` is not an argument of {query.dotted_name}"
            listed = sentences(did_you_mean(name.text, known), f"Arguments: {enumerated(known)}.")
            yield _complaint(document, name, what, listed)
    for needed, argument in known.items():
        if query.always_needs(argument) and not argument.is_own_number and needed not in passed:
            what = f"{query.dotted_name} requires `{needed}`"
            yield _complaint(document, outcome.operation, what, f"Add `{needed}` under `with`.")


def _origin(document: Document, origin: Scalar, operations: dict[str, Operation]) -> Iterable[Complaint]:
    parts = origin.text.split(".")
    operation = operations.get(".".join(parts[:3]))
    if operation is None:
        name = Scalar(".".join(parts[:3]), origin.is_plain, origin.line, origin.column)
        yield from _missing(document, name, operations, "operation")
        return
    known = [field.wire_name for reply in operation.replies for field in reply.fields or ()]
    if parts[3] not in known:
        listed = sentences(did_you_mean(parts[3], known), f"Known: {enumerated(known)}." if known else "")
        yield _complaint(document, origin, f"the reply of {operation.dotted_name} has no field `{parts[3]}`", listed)


def _missing(document: Document, name: Scalar, known: Iterable[str], what: str) -> Iterable[Complaint]:
    known = list(known)
    if name.text not in known:
        hint = sentences(did_you_mean(name.text, known), f"Write `<group>.<service>.<{what}>`.")
        yield _complaint(document, name, f"there is no {what} `{name.text}`", hint)


def _complaint(document: Document, node: Node, what: str, expected: str) -> Complaint:
    return Complaint(document.place(node), what, expected, document.line_of(node))
