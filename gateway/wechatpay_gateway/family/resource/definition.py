"""The definition of a resource in the catalog: its numbers, its states, its calls and its steps."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory, field, frozen

from wechatpay_gateway.family.resource.effects import Change, Files, Parent

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
class FieldRule:
    """A field that depends on the state.

    Only records in `states` have it; if `states` is empty, all records do. `value` is its default. If `pairs` is set, a reply shows the object
    as rows with these two fields: name and value. `shows` are the paths of the fields of the request that it shows until a call or a step sets it.
    """

    name: str
    states: frozenset[str]
    value: Any
    pairs: tuple[str, ...]
    shows: tuple[tuple[str, ...], ...] = ()


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
    records of all merchants. Without the argument `needed`, the operation returns the list `otherwise`, which has no pages (`is_whole`).
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


@frozen
class Limit:
    """The largest number of entries that a move adds; the count starts again after an entry with the values `since`."""

    count: int
    since: Mapping[str, Any] | None


@frozen
class Move:
    """A call that changes a record, if its arguments equal `when`.

    A move is made once for each value of the argument `once_per`. `reply` are constant fields of the reply. `otherwise` are the fields of the reply to a call in another state; without them, such a call is
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


@frozen
class Kind:
    """The calls for one kind of record; a resource without kinds has one kind with an empty name."""

    name: str
    creates: tuple[Create, ...]
    reads: tuple[Read, ...]
    lists: tuple[Listing, ...]
    moves: tuple[Move, ...]
    history: History | None


@frozen
class Argument:
    """An argument of a step, and the field that it sets."""

    name: str
    field: str
    type: str
    is_required: bool


@frozen
class StaffStep:
    """A step of WeChat Pay's staff or of a user; `means` describes it in a sentence."""

    name: str
    change: Change
    arguments: tuple[Argument, ...]
    actor: str
    means: str


@frozen
class Addition:
    """The effect of adding a record without a call, its arguments, and the sentence that describes it."""

    change: Change
    arguments: tuple[Argument, ...]
    means: str


@frozen
class OneOpen:
    """A limit of one open record among those with equal `per` fields; a record is open unless its state is in `closed`."""

    per: tuple[str, ...]
    closed: frozenset[str]


@frozen
class ExampleRecord:
    """A record that an example refers to; if `state` is empty, it is in the first state."""

    kind: str
    fields: Mapping[str, Any]
    state: str


def _shown(resource: "Resource") -> frozenset[str]:
    return frozenset(rule.name for rule in resource.fields if rule.shows)


def _by_name(resource: "Resource") -> dict[str, Number]:
    return {number.name: number for number in resource.numbers}


@frozen
class Resource:
    """A resource of the catalog.

    `names` maps wire names to names of the record's fields, if they differ. If `absent` is set, a query for an unknown number returns a record
    in this state. If `is_shared` is true, every merchant can read every record. A call must not contradict the fields `fixed`.
    """

    name: str
    family: str
    noun: str
    noun_zh: str
    title: str
    numbers: tuple[Number, ...]
    is_shared: bool
    state_field: str
    state_type: str
    states: tuple[str, ...]
    first: str
    absent: str
    fields: tuple[FieldRule, ...]
    fixed: tuple[str, ...]
    names: Mapping[str, str]
    one_open: OneOpen | None
    default_kind: str
    kinds: tuple[Kind, ...]
    add: Addition | None
    adds: Mapping[str, Addition]
    steps: tuple[StaffStep, ...]
    examples: tuple[ExampleRecord, ...]
    parent: Parent | None = None
    _by_name: Mapping[str, Number] = field(init=False, repr=False, eq=False, default=Factory(_by_name, takes_self=True))

    shown: frozenset[str] = field(init=False, repr=False, eq=False, default=Factory(_shown, takes_self=True))
    """The fields that show parts of the request."""

    @property
    def callers_number(self) -> Number | None:
        """The number of the calling merchant that identifies its record; `None` if calls contain other numbers."""
        return next((number for number in self.numbers if number.is_callers), None)

    @property
    def is_first(self) -> bool:
        """Whether the control addresses of the family are named after this resource."""
        return self.name.rpartition(".")[2] == self.family

    def kind(self, name: str) -> Kind:
        """Return the kind with this name.

        Raises:
            ValueError: the kind does not exist.
        """
        for kind in self.kinds:
            if kind.name == name:
                return kind
        known = ", ".join(kind.name for kind in self.kinds)
        raise ValueError(f"{name!r} is not a kind of {self.noun}; the kinds are: {known}")

    def check_state(self, state: str) -> str:
        """Return the state after checking that it exists.

        Raises:
            ValueError: the state does not exist.
        """
        if self.states and state not in self.states:
            raise ValueError(f"{state!r} is not a valid {self.state_type}; its values are: {', '.join(self.states)}")
        return state

    def field_of(self, wire_name: str) -> str:
        """Return the name that the record uses for a field with this wire name."""
        return self.names.get(wire_name, wire_name)

    def number_of(self, wire_name: str) -> Number | None:
        """Return the number with this wire name; `None` if the field is not a number."""
        return self._by_name.get(self.names.get(wire_name, wire_name))
