"""The definition of the numbers and the calls of a resource."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.family.resource.definition.effects import Change, Files

ErrorRow = tuple[int, str]
"""Status and code of an error."""


@frozen
class Number:
    """A number that identifies a record.

    A merchant's number is unique among the merchant's records with equal `within` fields; WeChat Pay's number is unique among all records,
    but a call finds the record only if its `within` fields are equal.
    `first` is the first number that the gateway generates; if it is empty, the gateway generates none. If `is_callers` is true, it is the number
    of the merchant that calls, so each merchant has one record.
    """

    name: str
    is_merchants: bool
    is_integer: bool
    within: tuple[str, ...]
    first: str
    is_callers: bool = False


@frozen
class History:
    """The call that lists what happened to a record, and the fields of an entry with its number, its time and its files.

    If `is_total_first` is true, only the first page has the total.
    """

    operation: str
    number: Number
    time: str
    files: Files | None
    is_total_first: bool
    errors: Mapping[str, ErrorRow]


@frozen
class Create:
    """The call that creates a record; in one of the states `again`, it replaces the record with the same number.

    If `is_once` is true, a number that is in use is refused even with the same content. If `is_replacing` is true, it is never refused.
    """

    operation: str
    again: frozenset[str]
    is_once: bool
    is_replacing: bool
    change: Change
    errors: Mapping[str, ErrorRow]


@frozen
class Read:
    """A call that reads a record by one of its numbers."""

    operation: str
    errors: Mapping[str, ErrorRow]


@frozen
class Between:
    """Two arguments of a list that limit a field to a range of days or times, both ends included, of at most `days` days."""

    field: str
    start: str
    end: str
    days: int | None


@frozen
class Listing:
    """A call that lists the caller's records, newest first; `filters` maps its arguments to the fields that must equal them.

    If `is_total_first` is true, only the first page has the total. Without a filter by state, it has only the records in `states`, if there are
    any; `widens` are the states that a filter by one state stands for. `contains` maps arguments to fields that are lists with the value, among the
    records of all merchants. Without the argument `needed`, the operation returns the list `otherwise`, which has no pages (`is_whole`). `required` are the
    arguments of `filters` that every call has.
    """

    operation: str
    filters: Mapping[str, str]
    between: Between | None
    is_total_first: bool
    states: tuple[str, ...] = ()
    widens: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    contains: Mapping[str, str] = field(factory=dict[str, str])
    is_whole: bool = False
    needed: str = ""
    otherwise: "Listing | None" = None
    required: frozenset[str] = frozenset()


@frozen
class Limit:
    """The largest number of entries that a move adds; the count starts again after an entry with the values `since`."""

    count: int
    since: Mapping[str, Any] | None


@frozen
class Move:
    """A call that changes a record, if its arguments equal `when`.

    `stores` maps arguments to the fields that they set, if these have another name. A move is made once for each value of the argument `once_per`. `reply` are constant fields of the reply. `otherwise` are the fields of the reply to a call in another state; without them, such a call is
    refused.
    """

    operation: str
    when: Mapping[str, Any]
    change: Change
    deletes: bool
    once_per: str
    at_most: Limit | None
    reply: Mapping[str, Any]
    otherwise: Mapping[str, Any] | None
    errors: Mapping[str, ErrorRow]
    stores: Mapping[str, str] = field(factory=dict[str, str])


@frozen
class Kind:
    """The calls for one kind of record; a resource without kinds has one kind with an empty name."""

    name: str
    creates: tuple[Create, ...]
    reads: tuple[Read, ...]
    lists: tuple[Listing, ...]
    moves: tuple[Move, ...]
    history: History | None
