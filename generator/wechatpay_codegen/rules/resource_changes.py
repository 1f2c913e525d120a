"""Checks what the calls and steps of a resource change, and the notifications that follow."""

from attrs import frozen

from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.resource_changes import Announcement, Change, Constants
from wechatpay_codegen.api.resource_reach import Reach, shape_fields
from wechatpay_codegen.rules.resource_names import Names
from wechatpay_codegen.rules.values import Values
from wechatpay_codegen.source.complaint import enumerated


@frozen(eq=False)
class ChangeChecks:
    """Checks the changes of one resource."""

    reach: Reach
    names: Names

    def check(self, change: Change) -> None:
        """Check the states, the fields, the values and the notification of a change."""
        self.names.check_states((*(change.source or ()), *((change.target,) if change.target else ())))
        self.names.check_all((*change.times, *change.counts, *change.unless, *change.needs))
        for constants in (change.values, change.requires):
            self._read_fields(constants)
        if change.announcement:
            self._check_announcement(change.announcement)

    def _read_fields(self, constants: Constants | None) -> None:
        """Read fixed values of fields of the record."""
        fields = self.reach.fields_by_name()
        for key, node in constants.node.entries if constants else ():
            if constants and self.names.check_member(key, fields, "field of a reply"):
                operation, field = fields[key.text]
                values = Values(self.names.document, operation.scope, is_received=True)
                constants.values[key.text] = values.of_type(key.text, field.type, node)

    def _check_announcement(self, announcement: Announcement) -> None:
        name, resource, document = announcement.notification, self.reach.resource, self.names.document
        notification = self.reach.notifications.get(resource.dotted(name))
        if notification is None:
            self.names.check_member(name, self.reach.notifications, "notification", resource.dotted(name))
            return
        events = [event_type.text for event_type in notification.event_types]
        if announcement.event_type:
            self.names.check_member(announcement.event_type, events, f"event type of {notification.dotted_name}")
        elif len(events) > 1:
            what = f"{notification.dotted_name} has several event types"
            document.complain(name, what, f"Add `event_type` with one of these: {enumerated(events)}.")
        if announcement.content:
            values = Values(document, notification.scope, is_received=True)
            fields = shape_fields(notification)
            announcement.content.values = values.of_fields(
                announcement.content.node, fields, "field of the notification"
            )
        self._check_url(announcement, notification)

    def _check_url(self, announcement: Announcement, notification: Notification) -> None:
        """Check that the URL of the notification is known: from a call of this resource, or of `notify_url_of`."""
        owner, name = self.reach.url_owner(), self.reach.resource.notify_url_of
        if name and owner is None:
            return
        if (owner or self.reach).addresses(notification):
            return
        which = f"the resource `{name.text}`" if name else "this resource"
        what = f"no operation of {which} has an argument with the URL for {notification.dotted_name}"
        self.names.document.complain(
            announcement.notification, what, "Add it to `notifications` of the operation with that argument."
        )
