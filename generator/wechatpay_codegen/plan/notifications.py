"""Decides the modules of notifications, and the table that maps event types to these modules."""

from collections.abc import Iterable

from attrs import frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Model
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.notification import Answer, Notification, Shape
from wechatpay_codegen.api.packages import CLIENTS
from wechatpay_codegen.api.uses import Uses
from wechatpay_codegen.plan import docstrings
from wechatpay_codegen.plan.annotations import Writer
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.expressions import New, Rows, Table
from wechatpay_codegen.plan.imports import Import, Imports
from wechatpay_codegen.plan.models import EnumPlan, ModelPlan, plan_enums, plan_models
from wechatpay_codegen.plan.notification_docstrings import notification_doc


@frozen
class NotificationModule:
    """The module of one notification: its models, and the `NOTIFICATION` constant."""

    source: Source
    doc: Docstring
    standard_imports: tuple[Import, ...]
    own_imports: tuple[Import, ...]
    enums: tuple[EnumPlan, ...]
    models: tuple[ModelPlan, ...]
    alias: Identifier
    """Name of the type alias."""
    alias_doc: Docstring
    resource: Source
    """Type of the decrypted content."""
    acknowledgement: Source
    """Type of the data that handlers return."""
    constant: New


_SECONDS = {"s": 1, "m": 60, "h": 3600}


def plan_notification(notification: Notification, uses: Uses) -> NotificationModule:
    """Decide the module of one notification."""
    imports = Imports()
    writer = Writer(imports, notification.scope)
    declared = [declaration for declaration in notification.declared if uses.is_class(declaration)]
    models, enums = plan_models(declared, uses, writer), plan_enums(declared, uses, imports)
    classes = [writer.class_of(shape.model) for shape in notification.shapes if shape.model]
    answer = notification.answer.model if notification.answer else None
    imports.use("Notification")
    imports.use_from("typing", "TypeAlias")
    constant = _constant(notification, writer)
    return NotificationModule(
        source=Source(f"specs/{notification.group}/{notification.service}/{notification.name}.yaml"),
        doc=notification_doc(notification),
        standard_imports=imports.of(is_standard=True),
        own_imports=imports.of(is_standard=False),
        enums=enums,
        models=models,
        alias=names.notification_name(notification.name),
        alias_doc=docstrings.one_line("The type that a handler of this notification receives."),
        resource=Source(" | ".join(dict.fromkeys(classes))),
        acknowledgement=writer.class_of(answer) if answer else Source("None"),
        constant=constant,
    )


def _constant(notification: Notification, writer: Writer) -> New:
    return New(
        writer.imports.use("NotificationType"),
        is_spread=True,
        name=notification.dotted_name,
        event_types=tuple(event_type.text for event_type in notification.event_types),
        original_types=notification.original_types or None,
        shapes=Rows(_shape(shape, shape.model, writer) for shape in notification.shapes if shape.model),
        answer=_answer(notification.answer, writer),
        docs=notification.docs[:1],
    )


def _shape(shape: Shape, model: Model, writer: Writer) -> New:
    when = shape.when.text if shape.when else None
    return New(writer.imports.use("NotificationShape"), writer.class_of(model), when=when)


def _answer(answer: Answer | None, writer: Writer) -> New | None:
    if answer is None or answer.model is None:
        return None
    return New(
        writer.imports.use("NotificationAnswer"),
        writer.class_of(answer.model),
        within_seconds=int(answer.within[:-1]) * _SECONDS[answer.within[-1]],
        is_signed=answer.is_signed or None,
    )


def plan_events(notifications: Iterable[Notification]) -> Table:
    """Decide the module of each event type and original type. An empty original type matches any."""
    events: dict[str, dict[str, str]] = {}
    for notification in notifications:
        module = f"{CLIENTS}.{notification.dotted_name}"
        for event_type in notification.event_types:
            for original_type in notification.original_types or ("",):
                events.setdefault(event_type.text, {})[original_type] = module
    modules = ((name, Table(sorted(events[name].items()))) for name in sorted(events))
    return Table(modules, is_spread=True)
