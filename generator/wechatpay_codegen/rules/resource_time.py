"""Checks the steps of a resource that happen by themselves."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource import Step
from wechatpay_codegen.api.resource_calls import CREATE, MOVE
from wechatpay_codegen.api.resource_reach import Reach
from wechatpay_codegen.api.types import Day, Instant, ModelReference
from wechatpay_codegen.rules.resource_names import Names
from wechatpay_codegen.source.complaint import enumerated


def check_times(reach: Reach, names: Names) -> None:
    """Check the moments, the arguments and the states of the steps that happen by themselves."""
    steps = [step for step in reach.resource.steps if step.is_timed]
    moments = _moments(reach)
    for step in steps:
        if step.at:
            names.check_member(step.at, moments, "field with a time")
        for argument in step.arguments:
            if argument.is_required:
                what = f"`{step.name.text}` happens by itself, so nobody passes `{argument.name.text}`"
                names.document.complain(argument.name, what, "Remove `required`, or set the field with `values`.")
        if step.change.target is None:
            what = f"`{step.name.text}` happens by itself, but does not change the state"
            names.document.complain(step.name, what, "Add `to`, so that it happens once.")
    _check_cycles(steps, names)


def _check_cycles(steps: Iterable[Step], names: Names) -> None:
    """Complain about steps that would repeat each other forever."""
    targets: dict[str, set[str]] = {}
    for step in steps:
        for source in step.change.source or ():
            if step.change.target:
                targets.setdefault(source.text, set()).add(step.change.target.text)
    try:
        TopologicalSorter(targets).prepare()
    except CycleError as error:
        states = list(dict.fromkeys(error.args[1]))
        step = next(
            step for step in steps if step.change.target and step.change.target.text in states and step.change.source
        )
        what = f"steps that happen by themselves lead from {enumerated(states)} back to the same state"
        names.document.complain(step.name, what, "Let one of them lead elsewhere: they would repeat forever.")


def _moments(reach: Reach) -> dict[str, None]:
    """Return the fields of a record that are times, and those of its objects with their paths."""
    found: dict[str, None] = {}
    for call, operation in reach.used():
        for argument in operation.arguments if call.does in {CREATE, MOVE} else ():
            found |= dict.fromkeys(_times(operation, argument, argument.wire_name, ()))
    for name, (operation, field) in reach.fields_by_name().items():
        found |= dict.fromkeys(_times(operation, field, name, ()))
    return {reach.resource.field_of(name) if "." not in name else name: None for name in found}


def _times(operation: Operation, field: Field, path: str, above: tuple[str, ...]) -> Iterator[str]:
    if isinstance(field.type, Instant) or (isinstance(field.type, Day) and not field.type.pattern):
        yield path
    elif isinstance(field.type, ModelReference) and field.type.name not in above:
        for inner in operation.scope.model(field.type.name).fields:
            yield from _times(operation, inner, f"{path}.{inner.wire_name}", (*above, field.type.name))
