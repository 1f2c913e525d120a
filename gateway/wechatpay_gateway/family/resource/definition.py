"""A resource as the catalog describes it: its numbers, its states, and which call or step does what."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

ErrorRow = tuple[int, str]
"""Status and code of an error."""


@frozen
class Number:
    """A number that names a record.

    The merchant's is unique among the records of one merchant that agree in the fields `within`; WeChat Pay's is unique among all. `first`
    is the first number that the gateway makes; it makes none when `first` is empty.
    """

    name: str
    is_merchants: bool
    is_integer: bool
    within: tuple[str, ...]
    first: str


@frozen
class FieldRule:
    """A field that depends on the state.

    It is absent outside `states`, unless that is empty. `value` is what it is until something sets it. `pairs` are the two field names of the
    rows that a reply makes of an object.
    """

    name: str
    states: frozenset[str]
    value: Any
    pairs: tuple[str, ...]


@frozen
class Announcement:
    """The notification that follows a change; `address` is the field of the record with the address it goes to."""

    notification: str
    event_type: str
    address: str


@frozen
class Change:
    """What a call or a step does to a record.

    Without `source` it starts from every state; without `target` the state stays. `times` are the fields that get the time of the change.
    """

    source: frozenset[str] | None
    target: str | None
    times: tuple[str, ...]
    announces: Announcement | None


@frozen
class Create:
    """The call that makes a record; in a state of `again`, the same number takes other content, and starts anew."""

    operation: str
    again: frozenset[str]
    change: Change
    errors: Mapping[str, ErrorRow]


@frozen
class Read:
    """A call that reads a record by one of its numbers."""

    operation: str
    errors: Mapping[str, ErrorRow]


@frozen
class Between:
    """Two arguments of a list that bound a field: days or moments, both included."""

    field: str
    start: str
    end: str


@frozen
class Listing:
    """A call that lists the caller's records, newest first; `filters` maps its arguments to the fields that must equal them."""

    operation: str
    filters: Mapping[str, str]
    between: Between | None


@frozen
class Move:
    """A call that changes a record where its arguments are `when`.

    `reply` are fields of the reply that are always the same, `otherwise` those of the reply that takes the place of an error in other states.
    """

    operation: str
    when: Mapping[str, Any]
    change: Change
    deletes: bool
    reply: Mapping[str, Any]
    otherwise: Mapping[str, Any] | None
    errors: Mapping[str, ErrorRow]


@frozen
class Kind:
    """The calls of one kind of a resource; a resource without kinds has one with an empty name."""

    name: str
    creates: tuple[Create, ...]
    reads: tuple[Read, ...]
    lists: tuple[Listing, ...]
    moves: tuple[Move, ...]


@frozen
class Argument:
    """What a step takes, and the field that it sets."""

    name: str
    field: str
    type: str
    is_required: bool


@frozen
class StaffStep:
    """What WeChat Pay's staff or a user does; `means` says it in a sentence."""

    name: str
    change: Change
    arguments: tuple[Argument, ...]
    actor: str
    means: str


@frozen
class OneOpen:
    """Of the records that agree in the fields `per`, all but one are in a state of `closed`."""

    per: tuple[str, ...]
    closed: frozenset[str]


@frozen
class ExampleRecord:
    """A record that the examples of the pages name; in the first state where `state` is empty."""

    kind: str
    fields: Mapping[str, Any]
    state: str


@frozen
class Resource:
    """Everything that the catalog says of a resource.

    `names` maps names on the wire to those of the record's fields, where they differ. `absent` is the state of a record that nobody made:
    with one, a query of an unknown number succeeds. A record that `is_shared` shows to every merchant.
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
    names: Mapping[str, str]
    one_open: OneOpen | None
    default_kind: str
    kinds: tuple[Kind, ...]
    steps: tuple[StaffStep, ...]
    examples: tuple[ExampleRecord, ...]

    @property
    def is_first(self) -> bool:
        """Whether the addresses of its steps begin with its own name."""
        return self.name.rpartition(".")[2] == self.family

    def kind(self, name: str) -> Kind:
        """The kind with this name.

        Raises:
            ValueError: there is none.
        """
        for kind in self.kinds:
            if kind.name == name:
                return kind
        known = ", ".join(kind.name for kind in self.kinds)
        raise ValueError(f"{name!r} is not a kind of {self.noun}; the kinds are: {known}")

    def check_state(self, state: str) -> str:
        """The state, if it is one.

        Raises:
            ValueError: it is not.
        """
        if self.states and state not in self.states:
            raise ValueError(f"{state!r} is not a valid {self.state_type}; its values are: {', '.join(self.states)}")
        return state

    def field_of(self, wire_name: str) -> str:
        """The record's name of a field that travels as `wire_name`."""
        return self.names.get(wire_name, wire_name)
