"""Describes the plan of one operation for the `explain` command: each decision, with the line of the spec behind it."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Model
from wechatpay_codegen.api.fields import Field, Parameter
from wechatpay_codegen.api.operation import ErrorRow, Operation, Reply, reply_models
from wechatpay_codegen.api.packages import CATALOG, CLIENTS
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.api.uses import Uses, declared_by, uses_of
from wechatpay_codegen.language.parts import ROLES
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.docstrings import facts, summary
from wechatpay_codegen.plan.error_rows import listed_among_common, own_rows
from wechatpay_codegen.plan.expressions import Argument
from wechatpay_codegen.plan.imports import Imports
from wechatpay_codegen.plan.method import MethodPlan
from wechatpay_codegen.plan.method_docstrings import notes
from wechatpay_codegen.plan.operation import OperationModule, plan_operation
from wechatpay_codegen.source.place import Place


@frozen
class Line:
    """A decision, and the place in the specs that it is based on. `None` if it follows from a general rule."""

    text: str
    place: Place | None = None


@frozen
class Section:
    """Lines about one subject."""

    title: str
    lines: tuple[Line, ...]


def explain_operation(api: Api, operation: Operation) -> tuple[Section, ...]:
    """Return every decision about an operation, in the order of its module."""
    uses = uses_of(api.operations, api.notifications)
    module = plan_operation(operation, api.common_errors, uses)
    sections = (
        Section("Title", (Line(summary(operation.title), operation.place_of("title")),)),
        Section("Methods", tuple(_methods(operation, module))),
        Section("Routes", tuple(_routes(operation))),
        Section("Arguments", tuple(_arguments(operation, module.methods[0]))),
        Section("Replies", tuple(_replies(operation, uses))),
        Section("Models and enums", tuple(_declarations(operation, module))),
        Section("Errors", tuple(_errors(operation, api.common_errors))),
        Section("Behavior", tuple(_behavior(operation))),
        Section("Checked", tuple(_checks(operation))),
        Section("Files", tuple(_files(operation, module))),
    )
    return tuple(section for section in sections if section.lines)


def _methods(operation: Operation, module: OperationModule) -> Iterator[Line]:
    for method in module.documented:
        yield Line(f"client.{operation.group}.{operation.service}.{method.name}(...) -> {method.returns}")
    classes = " and ".join(f"`{mix_in.name}`" for mix_in in module.mix_ins)
    yield Line(f"Named after the file. Classes: {classes}. Constant: `OPERATION`.")
    roles = ", ".join(ROLES[role] for role in operation.roles)
    yield Line(f"Available to: {roles}.", operation.place_of("roles"))


def _routes(operation: Operation) -> Iterator[Line]:
    for route in operation.routes:
        query = f"?{'&'.join(route.query)}" if route.query else ""
        yield Line(f"{operation.method} {route.path.text}{query}", operation.document.place(route.path))
    if len(operation.routes) > 1:
        yield Line("A call uses the first route whose path parameters are all passed. Each route is an overload.")


def _arguments(operation: Operation, method: MethodPlan) -> Iterator[Line]:
    fields = {str(names.argument_name(field.name.text)): field for field in operation.arguments}
    for argument in method.arguments:
        if field := fields.get(argument.name):
            yield Line(_argument(operation, argument, field), _place(operation, field))
        else:
            yield Line(f"{_signature(argument)}; added to every upload or download")


def _argument(operation: Operation, argument: Argument, field: Field) -> str:
    where = f"in the {field.location}" if isinstance(field, Parameter) else "in the body"
    if operation.traits.upload and not isinstance(field, Parameter):
        where = "next to the file"
    name = f" as `{field.wire_name}`" if argument.name != field.wire_name else ""
    facts_in_words = "; ".join([_signature(argument), f"{where}{name}", *facts(field)])
    return f"{facts_in_words}. {field.rules}" if field.rules else facts_in_words


def _signature(argument: Argument) -> str:
    return f"{argument.name}: {argument.annotation}{'' if argument.is_required else ' = None'}"


def _place(operation: Operation, field: Field) -> Place:
    """Return the place of an argument: in the operation's file, or in the file of the model that is its body."""
    model = operation.body.model if operation.body else None
    document = model.home.document if model and field in model.fields else operation.document
    return document.place(field.name)


def _replies(operation: Operation, uses: Uses) -> Iterator[Line]:
    models, writer = reply_models(operation), Writer(Imports(), operation.scope)
    for reply in operation.replies:
        document = reply.model.home.document if reply.model else operation.document
        yield Line(_reply(reply, models), operation.document.place(reply.node))
        for field in reply.fields or ():
            always = uses.always_has(reply.model, field) if reply.model else operation.always_answers(field)
            annotation = writer.annotation(field.type, is_sent=False)
            type_ = annotation if always else writer.optional(annotation)
            yield Line(f"  .{names.field_name(field.name.text)}: {type_}", document.place(field.name))
    if any(reply.fields for reply in operation.replies) and not operation.has_known_reply:
        yield Line("Every field is optional, because the reply was not compared with the official page.")


def _reply(reply: Reply, models: dict[int, str]) -> str:
    if reply.is_file:
        return f"{reply.status}: a file"
    accepted = ", accepted and still in progress" if reply.is_accepted else ""
    return f"{reply.status}: {models.get(reply.status, 'no body')}{accepted}"


def _declarations(operation: Operation, module: OperationModule) -> Iterator[Line]:
    own = {declaration.name.text for declaration in operation.declared}
    for declaration in declared_by(operation):
        kind = "model" if isinstance(declaration, Model) else "enum"
        name, home = declaration.name.text, declaration.home
        where = "" if name in own else f", in `{CLIENTS}.{home.module}`"
        yield Line(f"{kind} {name}{where}", home.document.place(declaration.name))
    for model in module.models:
        if model.name not in own:
            yield Line(f"model {model.name}: the fields of a reply, named after `sample_class` or the file")


def _errors(operation: Operation, common: Sequence[ErrorRow]) -> Iterator[Line]:
    for row in own_rows(operation.errors, common):
        outcome = "; the outcome is open" if row.outcome else ""
        yield Line(f"{row.status} {row.code}{outcome}: {row.means}", operation.document.place(row.node))
    for row in listed_among_common(operation.errors, common):
        yield Line(f"{row.status} {row.code}: a common row, printed by name", operation.document.place(row.node))
    codes = ", ".join(f"{row.status} {row.code}" for row in common)
    if codes:
        yield Line(f"Common to all operations, in specs/_shared/errors.yaml: {codes}.")


def _behavior(operation: Operation) -> Iterator[Line]:
    """Yield what the spec states beyond the request and the reply, with the place of each key."""
    if upload := operation.traits.upload:
        digest = f"its {upload.digest} digest as `{upload.filled_in('digest')}`"
        yield Line(f"The file is sent as the part `{upload.part}`, {digest}.", operation.place_of("upload"))
    for key, text in notes(operation):
        yield Line(text, operation.place_of(key))
    if operation.method != "GET" and not operation.traits.repeat:
        yield Line("No `repeat`: a call that may have been received is not retried.")


def _checks(operation: Operation) -> Iterator[Line]:
    for part in ("request", "reply", "errors"):
        date = operation.checked.get(part)
        text = f"compared with the official page on {date}" if date else "not compared with the official page"
        yield Line(f"{part}: {text}", operation.place_of("checked"))


def _files(operation: Operation, module: OperationModule) -> Iterable[Line]:
    folder = f"{operation.group}/{operation.service}"
    yield Line(f"{CLIENTS}/{folder}/{operation.name}.py")
    for one in module.own_imports:
        if one.module.endswith("._models"):
            yield Line(f"{one.module.replace('.', '/')}.py: {', '.join(one.names)}")
    yield Line(f"{CLIENTS}/{folder}/__init__.py: the method and the classes, imported on first use")
    yield Line(f"{CATALOG}/operations/{folder}/{operation.name}.json")
