"""Writes the lists of a resource as JSON."""

from typing import Any

from wechatpay_codegen.api.resource_calls import Call
from wechatpay_codegen.source.document import Scalar


def list_entry(call: Call) -> dict[str, Any]:
    """Return the arguments that filter a list, the states of its records, and the list that is returned without an argument."""
    between, without = call.between, call.without
    bounds = (
        {"field": between.field.text, "from": between.start.text, "to": between.end.text, "days": between.days}
        if between
        else None
    )
    other = (
        {
            "argument": without.argument.text,
            "filters": _mapping(without.filters),
            "contains": _mapping(without.contains),
            "states": [state.text for state in without.states],
        }
        if without
        else None
    )
    return {
        "filters": _mapping(call.filters),
        "between": bounds,
        "first_total": call.first_total,
        "states": [state.text for state in call.states],
        "widens": {name.text: [state.text for state in states] for name, states in call.widens},
        "without": other,
    }


def _mapping(pairs: tuple[tuple[Scalar, Scalar], ...]) -> dict[str, str]:
    return {name.text: value.text for name, value in pairs}
