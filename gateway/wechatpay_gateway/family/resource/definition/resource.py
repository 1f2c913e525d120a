"""The definition of a resource in the catalog: its numbers, its states, its calls and its steps."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any, cast

from attrs import Factory, field, frozen

from wechatpay_gateway.family.resource.definition.calls import Kind, Number
from wechatpay_gateway.family.resource.definition.effects import Change, Parent


@frozen
class FieldRule:
    """A field that depends on the state.

    Only records in `states` have it; if `states` is empty, all records do. `value` is its default, `by_state` its default in each state. If `pairs` is set, a reply shows the object
    as rows with these two fields: name and value. `shows` are the paths of the fields of the request that it shows until a call or a step sets it.
    """

    name: str
    states: frozenset[str]
    value: Any
    pairs: tuple[str, ...]
    shows: tuple[tuple[str, ...], ...] = ()
    by_state: Mapping[str, Any] = field(factory=dict[str, Any])


@frozen
class Argument:
    """An argument of a step, and the field that it sets."""

    name: str
    field: str
    type: str
    is_required: bool


@frozen
class StaffStep:
    """A step of WeChat Pay's staff or of a user; `means` describes it in a sentence.

    A step with `at`, the path of a field with a moment, or `after_seconds` happens by itself: at that moment, or this long after it or after
    the record entered its state.
    """

    name: str
    change: Change
    arguments: tuple[Argument, ...]
    actor: str
    means: str
    at: tuple[str, ...] = ()
    after_seconds: int | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it happens by itself."""
        return bool(self.at) or self.after_seconds is not None


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


def _timed(resource: "Resource") -> tuple[StaffStep, ...]:
    return tuple(step for step in resource.steps if step.is_timed)


def _by_name(resource: "Resource") -> dict[str, Number]:
    return {number.name: number for number in resource.numbers}


@frozen(slots=False)
class Resource:
    """A resource of the catalog.

    `names` maps wire names to names of the record's fields, if they differ. If `absent` is set, a query for an unknown number returns a record
    in this state. If `is_shared` is true, every merchant can read every record. A call must not contradict the fields `fixed`.
    A reply with the field `inside` has the record there.
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
    inside: str = ""
    _by_name: Mapping[str, Number] = field(init=False, repr=False, eq=False, default=Factory(_by_name, takes_self=True))

    shown: frozenset[str] = field(init=False, repr=False, eq=False, default=Factory(_shown, takes_self=True))
    """The fields that show parts of the request."""

    timed: tuple[StaffStep, ...] = field(init=False, repr=False, eq=False, default=Factory(_timed, takes_self=True))
    """The steps that happen by themselves."""

    @cached_property
    def state_enum(self) -> type[StrEnum]:
        """The states as an enum."""
        members = [(each, each) for each in self.states]
        return cast("type[StrEnum]", StrEnum(self.state_type or "State", members))

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
