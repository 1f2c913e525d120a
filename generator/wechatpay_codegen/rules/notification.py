"""Checks a notification."""

from collections.abc import Iterable

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration
from wechatpay_codegen.api.notification import Notification, Shape
from wechatpay_codegen.api.uses import of_notification
from wechatpay_codegen.rules.fields import check_declarations
from wechatpay_codegen.rules.values import Values
from wechatpay_codegen.source.complaint import did_you_mean, enumerated, sentences
from wechatpay_codegen.source.place import Place


def check_notification(notification: Notification) -> None:
    """Complain about contradictions in a notification."""
    document = notification.document
    check_declarations(document, notification.declared, notification.scope)
    earlier: set[str] = set()
    for event_type in notification.event_types:
        if event_type.text in earlier:
            document.complain(event_type, f"duplicate event type `{event_type.text}`", "Keep one of them.")
        earlier.add(event_type.text)
    for index, shape in enumerate(notification.shapes):
        _check_shape(notification, shape, is_last=index == len(notification.shapes) - 1)
    used = {*of_notification(notification), *notification.models}
    _check_names(notification, used)
    for declaration in notification.declared:
        if declaration not in used:
            what = f"`{declaration.name.text}` is not used"
            document.complain(declaration.name, what, "Use it as the `type` of a field or in a shape, or remove it.")
    if not document.complaints:
        _check_examples(notification)


def _check_names(notification: Notification, used: Iterable[Declaration]) -> None:
    """Check that no class in the module has the same name as the notification's type."""
    own, document = names.notification_name(notification.name), notification.document
    for declaration in dict.fromkeys((*notification.declared, *used)):
        if declaration.name.text == own:
            node = declaration.name if declaration in notification.declared else Place(document.path, 1, 1)
            document.complain(node, f"`{own}` is also the type of this notification", "Rename one of them.")


def _check_shape(notification: Notification, shape: Shape, *, is_last: bool) -> None:
    document = notification.document
    if shape.when is None and not is_last:
        what = f"the shapes after `{shape.model_name.text}` are never used, because this one has no `when`"
        document.complain(shape.model_name, what, "Add `when`, or move this shape to the end.")
    if shape.when and shape.model:
        known = [field.wire_name for field in shape.model.fields]
        if shape.when.text not in known:
            what = f"`{shape.model_name.text}` has no field `{shape.when.text}`"
            document.complain(
                shape.when, what, sentences(did_you_mean(shape.when.text, known), f"Known: {enumerated(known)}.")
            )


def _check_examples(notification: Notification) -> None:
    document = notification.document
    events = [event_type.text for event_type in notification.event_types]
    for notice in notification.examples:
        if notice.event_type.text not in events:
            what = f"`{notice.event_type.text}` is not an event type of this notification"
            listed = f"Known: {enumerated(events)}."
            document.complain(notice.event_type, what, sentences(did_you_mean(notice.event_type.text, events), listed))
        present = {key.text for key, _ in notice.resource_node.entries}
        shape = next((shape for shape in notification.shapes if shape.when is None or shape.when.text in present), None)
        if shape is None:
            fields = enumerated(f"`{shape.when.text}`" for shape in notification.shapes if shape.when)
            document.complain(notice.resource_node, "this resource matches no shape", f"Add one of {fields}.")
        elif shape.model:
            values = Values(document, notification.scope, is_received=True)
            notice.resource = values.complete(notice.resource_node, shape.model.fields, "field")
