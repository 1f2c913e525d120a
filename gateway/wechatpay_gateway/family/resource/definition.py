"""The definition of a resource in the catalog: its numbers, its states, its calls and its steps."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory, field, frozen

ErrorRow = tuple[int, str]
"""Status and code of an error."""


@frozen
class Number:
    """A number that identifies a record.

    A merchant's number is unique among the merchant's records with equal `within` fields; WeChat Pay's number is unique among all records,
    but a call finds the record only if its `within` fields are equal.
    `first` is the first number that the gateway generates; if it is empty, the gateway generates none.
    """

    name: str
    is_merchants: bool
    is_integer: bool
    within: tuple[str, ...]
    first: str


@frozen
class FieldRule:
    """A field that depends on the state.

    Only records in `states` have it; if `states` is empty, all records do. `value` is its default. If `pairs` is set, a reply shows the object
    as rows with these two fields: name and value.
    """

    name: str
    states: frozenset[str]
    value: Any
    pairs: tuple[str, ...]


@frozen
class Announcement:
    """The notification of a change; `address` is the field of the record that contains the notification URL."""

    notification: str
    event_type: str
    address: str


@frozen
class Change:
    """The effect of a call or a step on a record.

    Without `source` it can start from any state; without `target` the state does not change. `times` are the fields that are set to the time
    of the change.
    """

    source: frozenset[str] | None
    target: str | None
    times: tuple[str, ...]
    announces: Announcement | None


@frozen
class Create:
    """The call that creates a record; in one of the states `again`, it replaces the record with the same number.

    If `is_once` is true, a number that is in use is refused even with the same content.
    """

    operation: str
    again: frozenset[str]
    is_once: bool
    change: Change
    errors: Mapping[str, ErrorRow]


@frozen
class Read:
    """A call that reads a record by one of its numbers."""

    operation: str
    errors: Mapping[str, ErrorRow]


@frozen
class Between:
    """Two arguments of a list that limit a field to a range of days or times, both ends included."""

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
    """A call that changes a record, if its arguments equal `when`.

    `reply` are constant fields of the reply. `otherwise` are the fields of the reply to a call in another state; without them, such a call is
    refused.
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
    """The calls for one kind of record; a resource without kinds has one kind with an empty name."""

    name: str
    creates: tuple[Create, ...]
    reads: tuple[Read, ...]
    lists: tuple[Listing, ...]
    moves: tuple[Move, ...]


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


def _by_name(resource: "Resource") -> dict[str, Number]:
    return {number.name: number for number in resource.numbers}


@frozen
class Resource:
    """A resource of the catalog.

    `names` maps wire names to names of the record's fields, if they differ. If `absent` is set, a query for an unknown number returns a record
    in this state. If `is_shared` is true, every merchant can read every record.
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
    _by_name: Mapping[str, Number] = field(init=False, repr=False, eq=False, default=Factory(_by_name, takes_self=True))

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
