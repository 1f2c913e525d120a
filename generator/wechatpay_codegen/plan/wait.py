"""Decides the method that polls until a record reaches a final state."""

from collections.abc import Sequence

from attrs import evolve

from wechatpay_codegen.api.fields import Field, Title
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.traits import Wait
from wechatpay_codegen.api.types import EnumReference, ListOf, ModelReference
from wechatpay_codegen.plan.blocks import BLANK, Block, Docstring, span_in_words
from wechatpay_codegen.plan.docstrings import argument, prose, source, summary
from wechatpay_codegen.plan.expressions import Argument, Arguments
from wechatpay_codegen.plan.method import MethodPlan


def plan_wait(operation: Operation, query: MethodPlan) -> tuple[MethodPlan, ...]:
    """Decide the method, which has the arguments of the query and a timeout. Empty if the query has no `wait`."""
    wait = operation.traits.wait
    if wait is None:
        return ()
    timeout = Argument(Identifier("timeout"), Source("float"), is_required=True)
    method = evolve(
        query,
        name=Identifier(wait.method),
        overloads=tuple(Arguments((*arguments, timeout)) for arguments in query.overloads),
        arguments=Arguments((*query.arguments, timeout)),
        carrier=Identifier("_wait"),
        targets=(timeout.name,),
        doc=_wait_doc(operation, wait, query.returns),
    )
    return (method,)


def final_values(operation: Operation, wait: Wait) -> tuple[str | int, ...]:
    """Return the final states as values of the reply's field."""
    texts = tuple(state.text for state in wait.final)
    return tuple(int(text) for text in texts) if operation.scope.enum(_enum(operation, wait)).is_integer else texts


def _enum(operation: Operation, wait: Wait) -> str:
    fields: Sequence[Field] = next((reply.fields for reply in operation.replies if reply.fields), ())
    for name in wait.field.text.split("."):
        kind = next(field.type for field in fields if field.wire_name == name)
        while isinstance(kind, ListOf):
            kind = kind.item
        if isinstance(kind, EnumReference):
            return kind.name
        assert isinstance(kind, ModelReference)  # noqa: S101 - a rule has checked it
        fields = operation.scope.model(kind.name).fields
    raise LookupError(wait.field.text)


def _wait_doc(operation: Operation, wait: Wait, result: str) -> Docstring:
    spans = _joined([f"{span_in_words(each.span)}{_times(each.count)}" for each in wait.every], "and")
    states = _joined([f"`{state.text}`" for state in wait.final], "or")
    blocks = [Block(summary(Title(f"Poll until the {wait.noun} reaches a final state", operation.title.zh))), BLANK]
    blocks += [Block(f"Calls `{operation.name}` immediately, then at intervals of {spans}. The last interval repeats.")]
    blocks += [BLANK, *prose(wait.doc)] if wait.doc else []
    timeout = "Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout expires."
    blocks += [BLANK, Block("Args:"), *(argument(field) for field in operation.arguments)]
    blocks += [Block(f"timeout: {timeout}", 4, 4)]
    blocks += [BLANK, Block("Returns:"), Block(f"`{result}` whose `{wait.field.text}` is {states}.", 4)]
    blocks += [BLANK, Block("Raises:")]
    blocks += [
        Block(
            "StillOpen: The timeout expired before the state became final. `last` is the result of the last query.",
            4,
            4,
        )
    ]
    failures = f"Same errors as `{operation.name}`, for example `NotFound`. A temporary failure does not end the wait."
    blocks += [Block(f"WeChatPayError: {failures}", 4, 4)]
    return (*blocks, BLANK, source(wait.docs or operation.docs[0]))


def _joined(parts: Sequence[str], word: str) -> str:
    return f" {word} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""
