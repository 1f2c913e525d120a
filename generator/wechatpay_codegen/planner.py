"""Decides what the generated modules hold."""

from collections.abc import Iterable, Sequence

from wechatpay_codegen import docstrings, names, plan, spec
from wechatpay_codegen.imports import CLIENTS, Imports, annotation, wire_type
from wechatpay_codegen.names import Identifier, Source
from wechatpay_codegen.rules import reply_models
from wechatpay_codegen.signatures import plan_method
from wechatpay_codegen.types import EnumReference


def plan_operation(operation: spec.Operation, common_errors: Sequence[spec.ErrorRow]) -> plan.OperationModule:
    """Decide the module of one operation."""
    imports = Imports()
    model_names = reply_models(operation)
    models = tuple(
        _model(operation, reply, Identifier(model_names[reply.status]), imports)
        for reply in operation.replies
        if reply.fields is not None
    )
    constant = _constant(operation, model_names, imports)
    method = plan_method(operation, model_names, common_errors)
    if method.overloads:
        imports.use_from("typing", "overload")
    if operation.enums:
        imports.use_from("enum", "StrEnum")
    return plan.OperationModule(
        source=Source(f"specs/{operation.group}/{operation.service}/{operation.name}.yaml"),
        doc=docstrings.one_line(docstrings.summary(operation.title)),
        enums=tuple(_enum(operation, enum) for enum in operation.enums),
        models=models,
        constant=constant,
        mix_ins=_mix_ins(operation, imports),
        method=method,
        standard_imports=imports.of(is_standard=True),
        own_imports=imports.of(is_standard=False),
    )


def _constant(operation: spec.Operation, models: dict[int, str], imports: Imports) -> plan.ConstantPlan:
    imports.use("Operation")
    imports.use("Route")
    imports.use_from(f"{CLIENTS}._shared", "COMMON_ERRORS")
    if operation.errors:
        imports.use("ErrorRow")
    return plan.ConstantPlan(
        name=operation.dotted_name,
        http_method=operation.method,
        routes=tuple(plan.RoutePlan(route.path.text, route.query) for route in operation.routes),
        parameters=tuple(_parameter(operation, parameter, imports) for parameter in operation.parameters),
        replies=tuple(plan.ReplyPlan(r.status, Source(models.get(r.status, "None"))) for r in operation.replies),
        errors=error_rows(operation.errors),
        docs=operation.docs,
    )


def _mix_ins(operation: spec.Operation, imports: Imports) -> tuple[plan.MixIn, plan.MixIn]:
    name = names.class_name(operation.name)
    doc, async_doc = (f"Gives {what} its method `{operation.name}`." for what in ("a service", "an async service"))
    return (
        plan.MixIn(name, docstrings.one_line(doc), imports.use("Service"), is_async=False),
        plan.MixIn(names.async_name(name), docstrings.one_line(async_doc), imports.use("AsyncService"), is_async=True),
    )


def plan_service(group: spec.Group, service: spec.Service) -> plan.PackageModule:
    """Decide the package of one service."""
    members = (_member(operation.name, operation.title) for operation in service.operations)
    return _package(f"{group.name}/{service.name}", service.name, service.title, service.doc, members)


def plan_group(group: spec.Group) -> plan.PackageModule:
    """Decide the package of one group."""
    members = (_member(service.name, service.title) for service in group.services)
    return _package(group.name, group.name, group.title, group.doc, members)


def plan_client(api: spec.Api) -> tuple[plan.Member, ...]:
    """Decide what the clients offer."""
    return _sorted(_member(group.name, group.title) for group in api.groups)


def error_rows(rows: Iterable[spec.ErrorRow]) -> tuple[plan.ErrorRowPlan, ...]:
    """The rows of an error table, ready to be placed."""
    return tuple(plan.ErrorRowPlan(row.status, row.code, row.means, row.fix) for row in rows)


def _package(folder: str, name: str, title: spec.Title, doc: str, members: Iterable[plan.Member]) -> plan.PackageModule:
    class_name = names.class_name(name)
    return plan.PackageModule(
        source=Source(f"specs/{folder}"),
        doc=docstrings.described(title, doc),
        class_name=class_name,
        async_class_name=names.async_name(class_name),
        class_doc=docstrings.one_line(docstrings.summary(title)),
        async_class_doc=docstrings.one_line(docstrings.summary(title, ", async.")),
        members=_sorted(members),
    )


def _sorted(members: Iterable[plan.Member]) -> tuple[plan.Member, ...]:
    return tuple(sorted(members, key=lambda member: (names.natural_order(member.name), member.name)))


def _member(name: str, title: spec.Title) -> plan.Member:
    class_name = names.class_name(name)
    async_class_name = names.async_name(class_name)
    return plan.Member(
        name=Identifier(name),
        class_name=class_name,
        async_class_name=async_class_name,
        imported=tuple(sorted((class_name, async_class_name), key=names.import_order)),
        doc=docstrings.one_line(docstrings.summary(title)),
    )


def _enum(operation: spec.Operation, enum: spec.Enum) -> plan.EnumPlan:
    fields: list[spec.Field] = [*operation.parameters, *(f for reply in operation.replies for f in reply.fields or ())]
    user = next(f for f in fields if isinstance(f.type, EnumReference) and f.type.name == enum.name.text)
    subject = user.zh or f"`{user.name.text}`"
    return plan.EnumPlan(
        Identifier(enum.name.text),
        docstrings.one_line(f"Values of {subject} that the page lists; any other value stays the text it was."),
        tuple(
            plan.EnumMember(names.member_name(value.node.text), value.node.text, docstrings.one_line(value.meaning))
            for value in enum.values
        ),
    )


def _model(operation: spec.Operation, reply: spec.Reply, name: Identifier, imports: Imports) -> plan.ModelPlan:
    for used in ("Model", "model", "field"):
        imports.use(used)
    has_others = len(operation.replies) > 1
    doc = f"What `{operation.name}` answers" + (f" with status {reply.status}." if has_others else ".")
    fields = [_field(field, imports, is_required=operation.always_answers(field)) for field in reply.fields or ()]
    return plan.ModelPlan(name, docstrings.one_line(doc), tuple(fields))


def _field(field: spec.Field, imports: Imports, *, is_required: bool) -> plan.FieldPlan:
    name = names.field_name(field.name.text)
    type_ = annotation(field.type)
    return plan.FieldPlan(
        name=name,
        annotation=type_ if is_required else Source(f"{type_} | None"),
        type=wire_type(field.type, imports),
        is_required=is_required,
        wire_name="" if name == field.name.text else field.name.text,
        doc=docstrings.field_doc(field),
    )


def _parameter(operation: spec.Operation, parameter: spec.Parameter, imports: Imports) -> plan.ParameterPlan:
    imports.use("Parameter")
    name = names.argument_name(parameter.name.text)
    return plan.ParameterPlan(
        name=name,
        type=wire_type(parameter.type, imports),
        is_required=operation.always_needs(parameter),
        wire_name="" if name == parameter.name.text else parameter.name.text,
    )
