"""Checks the filters and the states of the lists of a resource."""

from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.resource import Resource
from wechatpay_codegen.api.resource_calls import Call
from wechatpay_codegen.api.resource_reach import rows_of
from wechatpay_codegen.rules.resource_names import Names


def check_list(call: Call, operation: Operation, resource: Resource, names: Names) -> None:
    """Check the arguments and the fields of the filters, and the states."""
    arguments = {argument.wire_name: argument for argument in operation.arguments}
    what = f"argument of {operation.dotted_name}"
    without = call.without
    if without:
        names.check_states(without.states)
        names.check_member(without.argument, arguments, what)
    names.check_states((*call.states, *(each for state, others in call.widens for each in (state, *others))))
    known = dict.fromkeys((*(resource.field_of(field.wire_name) for field in rows_of(operation)), *names.known))
    for argument, name in (*call.filters, *((*without.filters, *without.contains) if without else ())):
        if names.check_member(argument, arguments, what):
            names.check_member(name, known, "field of a record", resource.field_of(name.text))
