"""Checks a wait against its query: the field with the state, and the final states."""

from wechatpay_codegen.api import names
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.traits import Wait
from wechatpay_codegen.api.types import EnumReference, ListOf
from wechatpay_codegen.rules.named_fields import check_taken, reply_field
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences


def check_wait(operation: Operation, wait: Wait) -> None:
    """Complain about a wait that contradicts its operation."""
    if operation.method != "GET":
        what = f"`wait` in a {operation.method} operation"
        operation.document.complain(wait.node, what, "Only a query (GET) can be polled.")
    check_taken(operation, names.WAIT_ARGUMENTS, "wait")
    field = reply_field(operation, wait.field)
    if field is None:
        return
    kind = field.type
    while isinstance(kind, ListOf):
        kind = kind.item
    if isinstance(kind, EnumReference):
        _check_states(operation, wait, kind.name)
    else:
        what = f"`{wait.field.text}` is not an enum"
        operation.document.complain(wait.field, what, "Use the field with the state, and list its states in an enum.")


def _check_states(operation: Operation, wait: Wait, enum: str) -> None:
    known = [value.node.text for value in operation.scope.enum(enum).values]
    for index, state in enumerate(wait.final):
        if state.text not in known:
            fix = sentences(did_you_mean(state.text, known), f"States: {enumerated(known)}.")
            operation.document.complain(state, f"`{state.text}` is not a state of `{enum}`", fix)
        elif state.text in {other.text for other in wait.final[:index]}:
            operation.document.complain(state, f"duplicate `{state.text}` in `final`", "Keep one of them.")
