"""Checks the record that the records of a resource belong to."""

from collections.abc import Iterator

from wechatpay_codegen.api.resource_reach import Reach
from wechatpay_codegen.api.types import ModelReference
from wechatpay_codegen.rules.resource_names import Names
from wechatpay_codegen.rules.resource_paths import request_paths


def check_parent(reach: Reach, names: Names) -> None:
    """Check the fields and the states of both records."""
    parent, other = reach.resource.parent, reach.parent()
    if parent is None or other is None:
        return
    names.check_all((parent.number, parent.per, *(name for name, _ in parent.copies)))
    others = Names(names.document, dict.fromkeys(_paths(other)), other.states())
    others.check_states(parent.states)
    others.check_all((parent.counts, parent.at_most, parent.at_most_per, *(source for _, source in parent.copies)))
    numbers = [number.name.text for number in other.resource.numbers]
    names.check_member(parent.number, numbers, f"number of {other.resource.dotted_name}")


def _paths(reach: Reach) -> Iterator[str]:
    """Yield the fields of a record, and the fields of its objects with their paths."""
    yield from reach.known()
    yield from request_paths(reach)
    for name, (operation, field) in reach.fields_by_name().items():
        if isinstance(field.type, ModelReference):
            yield from (f"{name}.{each.wire_name}" for each in operation.scope.model(field.type.name).fields)
