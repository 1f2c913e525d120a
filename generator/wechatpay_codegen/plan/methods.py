"""Decides the methods of an operation: their arguments, and an overload for each route."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from wechatpay_codegen.api import names
from wechatpay_codegen.api.fields import Field, Parameter
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.operation import ErrorRow, Operation, Route
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.expressions import Argument, Arguments
from wechatpay_codegen.plan.file_docstrings import download_doc
from wechatpay_codegen.plan.method import MethodPlan, Passed
from wechatpay_codegen.plan.method_docstrings import method_doc
from wechatpay_codegen.plan.wait import plan_wait


def plan_methods(
    operation: Operation, models: Mapping[int, str], common_errors: Sequence[ErrorRow], writer: Writer
) -> tuple[MethodPlan, ...]:
    """Decide the methods of an operation: to call it, to download its file, and to wait.

    `models` contains the name of the reply model for each status that has a body.
    """
    doc = method_doc(operation, tuple(models.values()), common_errors)
    own = _method(operation, writer, doc, result_type(operation, models))
    if not operation.download_method:
        return (_downloading(own, writer),) if operation.answers_file else (own, *plan_wait(operation, own))
    download = evolve(own, name=Identifier(operation.download_method), doc=download_doc(operation, common_errors))
    return own, _downloading(download, writer), *plan_wait(operation, own)


def result_type(operation: Operation, models: Mapping[int, str]) -> Source:
    """Return the type of the result of a call, except for files."""
    classes = dict.fromkeys(models.get(reply.status, "None") for reply in operation.replies)
    return Source(" | ".join(sorted(classes, key=lambda name: name == "None")))


def _method(operation: Operation, writer: Writer, doc: Docstring, returns: Source) -> MethodPlan:
    return MethodPlan(
        name=Identifier(operation.name),
        overloads=_overloads(operation, writer) if len(operation.routes) > 1 else (),
        arguments=Arguments(
            (
                *_file(operation, writer),
                *(_argument(a, writer, is_required=operation.must_be_given(a)) for a in operation.arguments),
            )
        ),
        passed=(
            *(Passed(str(argument.name), argument.name) for argument in _file(operation, writer)),
            *(Passed(a.wire_name, names.argument_name(a.name.text)) for a in operation.arguments),
        ),
        carrier=Identifier("_call"),
        targets=(),
        returns=returns,
        doc=doc,
    )


def _downloading(method: MethodPlan, writer: Writer) -> MethodPlan:
    """Return the method with the arguments and the result of a download."""
    target, progress = writer.imports.use("FileTarget"), writer.imports.use("Progress")
    targets = (
        Argument(Identifier("to"), target, is_required=True),
        Argument(Identifier("progress"), Source(f"{progress} | None"), is_required=False),
    )
    return evolve(
        method,
        overloads=tuple(Arguments((*arguments, *targets)) for arguments in method.overloads),
        arguments=Arguments((*method.arguments, *targets)),
        carrier=Identifier("_download"),
        targets=tuple(argument.name for argument in targets),
        returns=writer.imports.use("DownloadedFile"),
    )


def _file(operation: Operation, writer: Writer) -> tuple[Argument, ...]:
    """Return the arguments for the file of an upload, which come before all others."""
    if operation.traits.upload is None:
        return ()
    source, name = writer.imports.use("FileSource"), Source("str | None")
    return (
        Argument(Identifier("file"), source, is_required=True),
        Argument(Identifier("filename"), name, is_required=False),
    )


def _argument(field: Field, writer: Writer, *, is_required: bool) -> Argument:
    annotation = writer.annotation(field.type, is_sent=True)
    type_ = annotation if is_required else writer.optional(annotation)
    return Argument(names.argument_name(field.name.text), type_, is_required)


def _overloads(operation: Operation, writer: Writer) -> tuple[Arguments, ...]:
    """Return a signature for each route.

    Its path parameters are required. A parameter that would select an earlier route is `None`.
    """
    overloads: list[Arguments] = []
    for index, route in enumerate(operation.routes):
        absent = {name for earlier in operation.routes[:index] for name in _selecting(earlier, route)}
        parameters = (_argument_on(route, operation, parameter, absent, writer) for parameter in operation.parameters)
        others = operation.arguments[len(operation.parameters) :]
        rest = (_argument(field, writer, is_required=operation.must_be_given(field)) for field in others)
        overloads.append(Arguments((*_file(operation, writer), *parameters, *rest)))
    return tuple(overloads)


def _selecting(earlier: Route, route: Route) -> set[str]:
    """Return the parameter that selects an earlier route. Empty if several do, because any of them could be missing."""
    others = set(earlier.path_names) - set(route.path_names)
    return others if len(others) == 1 else set()


def _argument_on(
    route: Route, operation: Operation, parameter: Parameter, absent: set[str], writer: Writer
) -> Argument:
    name = parameter.name.text
    is_sent = parameter.location == "header" or name in {*route.path_names, *route.query, *operation.outside_address}
    if name in absent or not is_sent:
        return Argument(names.argument_name(name), Source("None"), is_required=False)
    is_needed = operation.always_needs(parameter) or name in route.path_names
    return _argument(parameter, writer, is_required=is_needed and not operation.defaults_to_own_number(parameter))
