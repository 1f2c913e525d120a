"""Writes the lists of a resource as JSON."""

from typing import Any

from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource_calls import Call
from wechatpay_codegen.source.document import Scalar


def list_entry(call: Call, operation: Operation | None) -> dict[str, Any]:
    """Return the arguments that filter a list, the states of its records, and the list that is returned without an argument."""
    between, without = call.between, call.without
    arguments = operation.arguments if operation else ()
    required = [argument.wire_name for argument in arguments if argument.is_required]
    bounds = (
        {"field": between.field.text, "from": between.start.text, "to": between.end.text, "days": between.days}
        if between
        else None
    )
    other = (
        {
            "argument": without.argument.text,
            "filters": _mapping(without.filters),
            "required": [name.text for name, _ in without.filters if name.text in required],
            "contains": _mapping(without.contains),
            "states": [state.text for state in without.states],
        }
        if without
        else None
    )
    return {
        "filters": _mapping(call.filters),
        "required": [name.text for name, _ in call.filters if name.text in required],
        "between": bounds,
        "first_total": call.first_total,
        "states": [state.text for state in call.states],
        "widens": {name.text: [state.text for state in states] for name, states in call.widens},
        "without": other,
    }


def _mapping(pairs: tuple[tuple[Scalar, Scalar], ...]) -> dict[str, str]:
    return {name.text: value.text for name, value in pairs}
