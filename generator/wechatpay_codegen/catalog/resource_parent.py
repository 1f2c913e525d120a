"""Writes the record that the records of a resource belong to as JSON, and the records that their examples need."""

from collections.abc import Iterator
from typing import Any

from wechatpay_codegen.api.resource_calls import CREATE
from wechatpay_codegen.api.resource_reach import Reach


def parent_entry(reach: Reach) -> dict[str, Any] | None:
    """Return the other record, its limits and the fields that a new record copies."""
    parent, other = reach.resource.parent, reach.parent()
    if parent is None or other is None:
        return None
    return {
        "resource": other.resource.dotted_name,
        "number": parent.number.text,
        "states": [state.text for state in parent.states],
        "counts": parent.counts.text,
        "at_most": parent.at_most.text,
        "per": parent.per.text,
        "at_most_per": parent.at_most_per.text,
        "copies": {name.text: source.text for name, source in parent.copies},
    }


def parents_of_examples(reach: Reach) -> Iterator[dict[str, object]]:
    """Yield the fields of the records to which the records of examples belong: their number, and fields that scope it."""
    resource = reach.resource
    for other in reach.resources.values():
        parent = other.parent
        if parent is None or parent.resource.text != resource.name:
            continue
        own = next(number for number in resource.numbers if number.name.text == parent.number.text)
        names = {own.name.text, *(name.text for name in own.within)}
        creates = (reach.operations[other.dotted(call.operation)] for call in other.calls if call.does == CREATE)
        for operation in creates:
            for example in operation.examples:
                yield {name: value for name, value in example.given.items() if name in names}
