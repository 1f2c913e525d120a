"""How an operation's method is called: its arguments, and one overload for each way to address it."""

from collections.abc import Mapping, Sequence

from wechatpay_codegen import docstrings, names, plan, spec
from wechatpay_codegen.imports import annotation
from wechatpay_codegen.names import Identifier, Source


def plan_method(
    operation: spec.Operation, models: Mapping[int, str], common_errors: Sequence[spec.ErrorRow]
) -> plan.MethodPlan:
    """Decide the method of an operation; `models` names the reply model of each status that has a body."""
    return plan.MethodPlan(
        name=Identifier(operation.name),
        overloads=_overloads(operation) if len(operation.routes) > 1 else (),
        arguments=tuple(_argument(p, is_required=operation.always_needs(p)) for p in operation.parameters),
        passed=tuple(plan.Passed(p.name.text, names.argument_name(p.name.text)) for p in operation.parameters),
        returns=_returns(operation, models),
        doc=docstrings.method_doc(operation, tuple(models.values()), common_errors),
    )


def _argument(parameter: spec.Parameter, *, is_required: bool) -> plan.Argument:
    type_ = annotation(parameter.type)
    shown = type_ if is_required else Source(f"{type_} | None")
    return plan.Argument(names.argument_name(parameter.name.text), shown, is_required)


def _overloads(operation: spec.Operation) -> tuple[tuple[plan.Argument, ...], ...]:
    """One signature for each route: what its path takes is required, what would take an earlier route is `None`."""
    overloads: list[tuple[plan.Argument, ...]] = []
    for index, route in enumerate(operation.routes):
        absent = {name for earlier in operation.routes[:index] for name in _deciding(earlier, route)}
        overloads.append(tuple(_argument_on(route, parameter, absent) for parameter in operation.parameters))
    return tuple(overloads)


def _deciding(earlier: spec.Route, route: spec.Route) -> set[str]:
    """The one parameter that makes the earlier route win; with several, any may be missing, so none is named."""
    others = set(earlier.path_names) - set(route.path_names)
    return others if len(others) == 1 else set()


def _argument_on(route: spec.Route, parameter: spec.Parameter, absent: set[str]) -> plan.Argument:
    name = parameter.name.text
    if name in absent or name not in {*route.path_names, *route.query}:
        return plan.Argument(names.argument_name(name), Source("None"), is_required=False)
    return _argument(parameter, is_required=parameter.is_required or name in route.path_names)


def _returns(operation: spec.Operation, models: Mapping[int, str]) -> Source:
    shown = dict.fromkeys(models.get(reply.status, "None") for reply in operation.replies)
    return Source(" | ".join(sorted(shown, key=lambda name: name == "None")))
