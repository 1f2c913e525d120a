"""Queues the notifications of changed records."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from wechatpay_gateway.catalog.notification import Notification
from wechatpay_gateway.catalog.schema import Schema
from wechatpay_gateway.family.resource.definition.effects import Announcement
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.numbers import key_of
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.replies import content_of, visible
from wechatpay_gateway.notifications.changes import Announce

Commit = Callable[[], AbstractContextManager[Announce]]


class Announcer:
    """Queues the notification of a change, if there is a notification URL for it.

    Args:
        commit: opens, or joins, the commit of the change; yields the function that queues a notification in it.
        notifications: the notifications of the catalog, by name.
        records: the records of all resources.
        resources: the resources whose records contain URLs for other resources, by name.
    """

    def __init__(
        self,
        commit: Commit,
        notifications: Mapping[str, Notification],
        records: Records,
        resources: Mapping[str, Resource],
    ) -> None:
        self._commit = commit
        self._notifications = notifications
        self._records = records
        self._resources = resources

    def announce(self, resource: Resource, record: Record, announcement: Announcement | None) -> None:
        """Queue a notification to the record's owner; does nothing without an announcement or a URL."""
        if announcement is None:
            return
        url = self._url(resource, record, announcement)
        if not url:
            return
        notification = self._notifications[announcement.notification]
        example = notification.example_of(announcement.event_type)
        content = content_of(
            resource, record, _shape(notification, visible(resource, record)), example, announcement.content
        )
        with self._commit() as announce:
            announce(
                mchid=record.mchid,
                event_type=announcement.event_type,
                original_type=notification.original_type,
                url=str(url),
                resource=content,
            )

    def _url(self, resource: Resource, record: Record, announcement: Announcement) -> Any:
        """Return the URL that a call set for the record, or for its owner."""
        if not announcement.address_of:
            return visible(resource, record).get(announcement.address)
        other = self._resources[announcement.address_of]
        return value_of(other, self._records, record.mchid, announcement.address, record.fields)


def value_of(resource: Resource, records: Records, mchid: str, name: str, fields: Mapping[str, Any]) -> Any:
    """Return a field of the record of a merchant that its number, or another one among `fields`, identifies; `None` if there is no such record."""
    keys = [key_of(number, kind.name, mchid, fields) for number in resource.numbers for kind in resource.kinds]
    found = [each for key in keys if key is not None for each in records.find(resource.name, key)]
    return visible(resource, found[0]).get(name) if found else None


def _shape(notification: Notification, values: Mapping[str, Any]) -> Schema:
    """Return the schema of the first shape whose distinguishing field is among the values, or else of the last shape."""
    *others, last = notification.shapes
    return next((shape.schema for shape in others if values.get(shape.when) is not None), last.schema)
