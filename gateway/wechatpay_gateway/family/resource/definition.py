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


def parse_resource(data: Mapping[str, Any]) -> Resource:
    """Make a resource of the JSON that the generator writes for it."""
    state: Mapping[str, Any] = data["state"] or {}
    one_open = data["one_open"]
    return Resource(
        name=data["resource"],
        family=data["family"],
        noun=data["noun"]["en"],
        noun_zh=data["noun"]["zh"],
        numbers=tuple(_number(entry) for entry in data["numbers"]),
        is_shared=data["shared"],
        state_field=state.get("field", ""),
        state_type=state.get("enum", ""),
        states=tuple(state.get("states", ())),
        first=state.get("first") or "",
        absent=state.get("absent") or "",
        fields=tuple(_field(entry) for entry in data["fields"]),
        names=data["names"],
        one_open=OneOpen(tuple(one_open["per"]), frozenset(one_open["closed"])) if one_open else None,
        default_kind=data["default_kind"] or "",
        kinds=tuple(_kind(entry) for entry in data["kinds"]),
        steps=tuple(_step(entry) for entry in data["steps"]),
        examples=tuple(ExampleRecord(each["kind"], each["fields"], each["state"] or "") for each in data["examples"]),
    )


def _number(entry: Mapping[str, Any]) -> Number:
    return Number(
        name=entry["name"],
        is_merchants=entry["made_by"] == "merchant",
        is_integer=entry["type"] == "integer",
        within=tuple(entry["within"]),
        first=entry["first"] or "",
    )


def _field(entry: Mapping[str, Any]) -> FieldRule:
    return FieldRule(entry["name"], frozenset(entry["states"]), entry["value"], tuple(entry["pairs"]))


def _kind(entry: Mapping[str, Any]) -> Kind:
    return Kind(
        name=entry["name"],
        creates=tuple(
            Create(each["operation"], frozenset(each["again"]), _change(each), _errors(each))
            for each in entry["create"]
        ),
        reads=tuple(Read(each["operation"], _errors(each)) for each in entry["read"]),
        lists=tuple(_listing(each) for each in entry["list"]),
        moves=tuple(_move(each) for each in entry["moves"]),
    )


def _listing(entry: Mapping[str, Any]) -> Listing:
    between = entry["between"]
    return Listing(
        operation=entry["operation"],
        filters=entry["filters"],
        between=Between(between["field"], between["from"], between["to"]) if between else None,
    )


def _move(entry: Mapping[str, Any]) -> Move:
    return Move(
        operation=entry["operation"],
        when=entry["when"],
        change=_change(entry),
        deletes=entry["deletes"],
        reply=entry["reply"],
        otherwise=entry["otherwise"],
        errors=_errors(entry),
    )


def _step(entry: Mapping[str, Any]) -> StaffStep:
    arguments = tuple(Argument(each["name"], each["sets"], each["type"], each["required"]) for each in entry["takes"])
    return StaffStep(entry["name"], _change(entry), arguments, entry["actor"], entry["means"])


def _change(entry: Mapping[str, Any]) -> Change:
    source: list[str] | None = entry.get("from")
    announces = entry["notification"]
    return Change(
        source=None if source is None else frozenset(source),
        target=entry.get("to"),
        times=tuple(entry["times"]),
        announces=Announcement(announces["name"], announces["event_type"], announces["address"]) if announces else None,
    )


def _errors(entry: Mapping[str, Any]) -> Mapping[str, ErrorRow]:
    return {why: (row["status"], row["code"]) for why, row in entry["errors"].items()}
