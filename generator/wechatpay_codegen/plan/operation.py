"""Decides what the generated modules hold."""

from collections.abc import Iterable, Sequence

from wechatpay_codegen.api import names
from wechatpay_codegen.api.business_numbers import shared_numbers
from wechatpay_codegen.api.fields import Field, Parameter, Title
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.operation import ErrorRow, Operation, Reply, reply_models
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.api.service import Api, Group, Service
from wechatpay_codegen.api.traits import Choice, Repeat, Upload
from wechatpay_codegen.api.uses import Uses, leads_to_caller
from wechatpay_codegen.plan import docstrings
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.error_rows import own_rows
from wechatpay_codegen.plan.imports import Imports
from wechatpay_codegen.plan.lists import more_methods, plan_iterators, plan_pages
from wechatpay_codegen.plan.methods import answers, plan_methods
from wechatpay_codegen.plan.models import plan_enums, plan_field, plan_model, plan_models
from wechatpay_codegen.plan.parts import (
    ChoicePlan,
    ConstantPlan,
    DownloadPlan,
    ErrorRowPlan,
    Member,
    MethodPlan,
    MixIn,
    ModelPlan,
    OperationModule,
    PackageModule,
    ParameterPlan,
    RepeatPlan,
    ReplyPlan,
    RoutePlan,
    ServiceModule,
    UploadPlan,
)
from wechatpay_codegen.plan.services import plan_service_module
from wechatpay_codegen.source.document import Scalar


def plan_operation(
    operation: Operation, common_errors: Sequence[ErrorRow], uses: Uses | None = None
) -> OperationModule:
    """Decide the module of one operation; `uses` tells how the whole API uses the models that it shares."""
    if uses is None:
        uses = Uses()
        uses.add(operation)
    imports = Imports()
    writer = Writer(imports, operation.scope)
    model_names = reply_models(operation)
    declared = [declaration for declaration in operation.declared if uses.is_class(declaration)]
    models = (
        *plan_models(declared, uses, writer),
        *(
            _reply_model(operation, reply, Identifier(model_names[reply.status]), writer)
            for reply in operation.replies
            if reply.fields is not None and reply.model is None
        ),
    )
    constant = _constant(operation, model_names, common_errors, writer)
    methods = plan_methods(operation, model_names, common_errors, writer)
    iterators = plan_iterators(operation, methods[0], writer)
    if methods[0].overloads:
        imports.use_from("typing", "overload")
    return OperationModule(
        source=Source(f"specs/{operation.group}/{operation.service}/{operation.name}.yaml"),
        doc=docstrings.one_line(docstrings.summary(operation.title)),
        enums=plan_enums(declared, uses, imports),
        models=models,
        constant=constant,
        answers=answers(operation, model_names),
        mix_ins=_mix_ins(operation, iterators, imports),
        methods=methods,
        standard_imports=imports.of(is_standard=True),
        own_imports=imports.of(is_standard=False),
    )


def _constant(
    operation: Operation, models: dict[int, str], common_errors: Sequence[ErrorRow], writer: Writer
) -> ConstantPlan:
    imports = writer.imports
    errors = own_rows(operation.errors, common_errors)
    imports.use("Operation")
    imports.use("Route")
    imports.use_from(f"{CLIENTS}._shared", "COMMON_ERRORS")
    if errors:
        imports.use("ErrorRow")
    for reply in operation.replies:
        if reply.model:
            writer.class_of(reply.model)
    sent = operation.body.fields if operation.body else ()
    return ConstantPlan(
        name=operation.dotted_name,
        http_method=operation.method,
        routes=tuple(RoutePlan(route.path.text, route.query) for route in operation.routes),
        parameters=tuple(_parameter(operation, parameter, writer) for parameter in operation.parameters),
        body=tuple(_parameter(operation, field, writer) for field in sent),
        upload=_upload(operation, operation.traits.upload, writer),
        download=_download(operation, imports),
        choices=tuple(_choice(choice, imports) for choice in operation.traits.choices),
        numbers=shared_numbers(operation),
        repeat=_repeat(operation.traits.repeat, imports),
        pages=plan_pages(operation, imports),
        scheme=operation.traits.scheme,
        host=operation.traits.host,
        deprecated=docstrings.deprecation(operation.traits.deprecated),
        replies=tuple(_reply(reply, models, imports) for reply in operation.replies),
        errors=error_rows(errors),
        are_errors_checked="errors" in operation.checked or not operation.errors,
        docs=operation.docs[:1],
    )


def _upload(operation: Operation, upload: Upload | None, writer: Writer) -> UploadPlan | None:
    if upload is None:
        return None
    writer.imports.use("Upload")
    return UploadPlan(
        part=upload.part,
        meta=tuple(_parameter(operation, meta.field, writer) for meta in upload.meta),
        filename=upload.filled_in("filename"),
        digest=upload.filled_in("digest"),
        algorithm=upload.digest,
        form=tuple(_parameter(operation, field, writer) for field in upload.form),
        accepts=upload.endings,
        largest=upload.sizes,
    )


def _download(operation: Operation, imports: Imports) -> DownloadPlan | None:
    download = operation.traits.download
    if download is None:
        return None
    imports.use("Download")
    prefix = f"{download.parts['list'].text}." if download.parts else ""

    def inside(name: Scalar | None) -> str:
        return name.text.removeprefix(prefix) if name else ""

    return DownloadPlan(
        method=operation.twin,
        url=inside(download.url),
        hosts=download.hosts,
        digest=inside(download.digest.get("value")),
        algorithm=inside(download.digest.get("algorithm")),
        is_unpacked="covers" in download.digest and download.digest["covers"].text == "unpacked",
        parts=download.parts["list"].text if download.parts else "",
        order=inside(download.parts.get("order")),
        count=download.parts["count"].text if "count" in download.parts else "",
        key=inside(download.sealed.get("key")),
        nonce=inside(download.sealed.get("nonce")),
        cipher=download.sealed["algorithm"].text if download.sealed else "",
    )


def _reply(reply: Reply, models: dict[int, str], imports: Imports) -> ReplyPlan:
    return ReplyPlan(
        reply.status, imports.use("FILE_REPLY") if reply.is_file else Source(models.get(reply.status, "None"))
    )


def _choice(choice: Choice, imports: Imports) -> ChoicePlan:
    rule = imports.use("OneOf" if choice.is_exclusive else "AnyOf")
    return ChoicePlan(rule, tuple(name.text for name in choice.names))


def _repeat(repeat: Repeat | None, imports: Imports) -> RepeatPlan | None:
    if repeat is None:
        return None
    imports.use("Repeat")
    settled, by = repeat.settled_by, tuple(name.text for name in repeat.by)
    if settled is None:
        return RepeatPlan(by, "", ())
    given = tuple((name.text, source.text) for name, source in settled.given)
    return RepeatPlan(by, settled.operation.text, given)


def _mix_ins(
    operation: Operation, iterators: tuple[MethodPlan | None, MethodPlan | None], imports: Imports
) -> tuple[MixIn, MixIn]:
    name = names.class_name(operation.name)
    methods = f"methods `{operation.name}` and `{operation.twin}`" if operation.twin else f"method `{operation.name}`"
    doc, async_doc = (f"Adds {methods} to {what}." for what in ("a service", "an async service"))
    one, other = names.async_name(name), docstrings.one_line(async_doc)
    return (
        MixIn(name, docstrings.one_line(doc), imports.use("Service"), is_async=False, iterator=iterators[0]),
        MixIn(one, other, imports.use("AsyncService"), is_async=True, iterator=iterators[1]),
    )


def plan_service(group: Group, service: Service) -> ServiceModule:
    """Decide the package of one service."""
    members = (_member(operation.name, operation.title, more_methods(operation)) for operation in service.operations)
    package = _package(f"{group.name}/{service.name}", service.name, service.title, service.doc, members)
    return plan_service_module(package, group, service)


def plan_group(group: Group) -> PackageModule:
    """Decide the package of one group."""
    members = (_member(service.name, service.title) for service in group.services if service.operations)
    return _package(group.name, group.name, group.title, group.doc, members)


def plan_client(api: Api) -> tuple[Member, ...]:
    """Decide what the clients offer."""
    return _sorted(_member(group.name, group.title) for group in api.groups if group.has_operations)


def error_rows(rows: Iterable[ErrorRow]) -> tuple[ErrorRowPlan, ...]:
    """The rows of an error table, ready to be placed."""
    return tuple(ErrorRowPlan(row.status, row.code, row.means, row.fix) for row in rows)


def _package(folder: str, name: str, title: Title, doc: str, members: Iterable[Member]) -> PackageModule:
    class_name = names.class_name(name)
    return PackageModule(
        source=Source(f"specs/{folder}"),
        doc=docstrings.described(title, doc),
        class_name=class_name,
        async_class_name=names.async_name(class_name),
        class_doc=docstrings.one_line(docstrings.summary(title)),
        async_class_doc=docstrings.one_line(docstrings.summary(title, ", async.")),
        members=_sorted(members),
    )


def _sorted(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: (names.natural_order(member.name), member.name)))


def _member(name: str, title: Title, more_methods: tuple[str, ...] = ()) -> Member:
    class_name = names.class_name(name)
    async_class_name = names.async_name(class_name)
    return Member(
        name=Identifier(name),
        more_methods=more_methods,
        class_name=class_name,
        async_class_name=async_class_name,
        imported=tuple(sorted((class_name, async_class_name), key=names.import_order)),
        doc=docstrings.one_line(docstrings.summary(title)),
    )


def _reply_model(operation: Operation, reply: Reply, name: Identifier, writer: Writer) -> ModelPlan:
    has_others = len(operation.replies) > 1
    doc = f"Reply of `{operation.name}`" + (f" with status {reply.status}." if has_others else ".")
    fields = (
        plan_field(writer, f, is_given=False, is_required=operation.always_answers(f)) for f in reply.fields or ()
    )
    return plan_model(name, doc, fields, writer.imports)


def _parameter(operation: Operation, field: Field, writer: Writer) -> ParameterPlan:
    writer.imports.use("Parameter")
    name = names.argument_name(field.name.text)
    return ParameterPlan(
        name=name,
        type=writer.wire_type(field.type, is_encrypted=field.is_encrypted),
        is_required=operation.must_be_given(field),
        wire_name="" if name == field.wire_name else field.wire_name,
        is_header=isinstance(field, Parameter) and field.location == "header",
        is_caller=operation.means_caller(field),
        holds_caller=leads_to_caller(operation, field),
    )
