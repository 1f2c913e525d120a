"""The effects of calls and steps on a record of a resource: changes, entries of its history, and notifications."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen


@frozen
class Announcement:
    """The notification of a change; `address` is the field of the record that contains the notification URL.

    If `address_of` is set, the record is the one of that resource with the same owner. `content` are constant fields of the notification.
    """

    notification: str
    event_type: str
    address: str
    address_of: str
    content: Mapping[str, Any]


@frozen
class Entry:
    """An entry that a change adds to the history: constant fields, copies of arguments or fields, and the argument with the IDs of files."""

    values: Mapping[str, Any]
    copies: Mapping[str, str]
    files: str


@frozen
class Files:
    """The object of an entry that has the URLs of its files: `path` is the path at which a file is downloaded, `values` are constant fields."""

    path: str
    field: str
    urls: str
    values: Mapping[str, Any]


@frozen
class Parent:
    """The record of another resource that a record belongs to, and how many records it allows.

    A record is created while the other record, with the number in the field `number`, is in one of `states`. `counts` is the field with the
    number of records, `at_most` the path of its limit, and `at_most_per` the path of the limit for records with an equal field `per`. `copies` maps
    fields of a new record to paths in the other record.
    """

    resource: str
    number: str
    states: frozenset[str]
    counts: str
    at_most: tuple[str, ...]
    per: str
    at_most_per: tuple[str, ...]
    copies: Mapping[str, tuple[str, ...]]


@frozen
class Change:
    """The effect of a call or a step on a record.

    Without `source` it can start from any state; without `target` the state does not change. Fields of the record must have the values
    `requires`, and the record must have all fields `needs` and none of the fields `unless`. `values` are fields that are set, `counts` those that are increased by 1,
    and `times` those that are set to the time of the change. `logs` is the entry that is added to the history.
    """

    source: frozenset[str] | None
    target: str | None
    requires: Mapping[str, Any]
    unless: tuple[str, ...]
    values: Mapping[str, Any]
    counts: tuple[str, ...]
    times: tuple[str, ...]
    logs: Entry | None
    announces: Announcement | None
    needs: tuple[str, ...] = ()
