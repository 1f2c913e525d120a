"""The steps of a state machine: the source of control addresses, buttons, tests and diagrams."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import field, frozen

_KIND_NAMES = {str: "a string", int: "an integer", bool: "true or false", list: "a list", dict: "an object"}


class UnknownApplicationError(LookupError):
    """The gateway has no application with this number."""


class WrongStateError(ValueError):
    """The step cannot start from the record's state; the message names the states from which it can."""


class Actor(StrEnum):
    """The person or organization that takes a step."""

    MERCHANT = "merchant"
    """The merchant, with an API call; such a step has no control address."""
    PAYER = "payer"
    USER = "user"
    BANK = "bank"
    STAFF = "WeChat Pay"
    CONTACT = "contact of the merchant"


@frozen
class Field:
    """A field of a control request: `kind` is `str`, `int`, `bool`, `list` or `dict`."""

    name: str
    means: str
    kind: type = str
    is_required: bool = True


def _to_states(states: Iterable[StrEnum]) -> frozenset[StrEnum]:
    return frozenset(states)


@frozen
class Step:
    """A change of a record's state.

    Attributes:
        name: in snake case; the last part of its control address, with hyphens.
        source: the states from which the step can start.
        target: the state after the step; `None` if the step does not change it.
        means: a sentence that describes the step.
        takes: the fields of the step, besides those that identify the record.
        actor: the person or organization that takes it.
    """

    name: str
    source: frozenset[StrEnum] = field(converter=_to_states)
    target: StrEnum | None
    means: str
    takes: Sequence[Field] = ()
    actor: Actor = Actor.STAFF

    @property
    def is_call(self) -> bool:
        """Whether the step is an API call, which has no control address."""
        return self.actor is Actor.MERCHANT

    def after(self, state: StrEnum) -> StrEnum:
        """Return the state after the step of a record that is in `state`."""
        return state if self.target is None else self.target

    def check(self, record: str, state: StrEnum) -> None:
        """Check that the step can start from a state.

        Args:
            record: the kind and number of the record for the message, such as `refund 1001`.
            state: the state of the record.

        Raises:
            WrongStateError: the step cannot start from this state.
        """
        check_step(self.name, record, state, self.source)


@frozen
class Action:
    """Something that a control address does other than a step; if `adds_record`, it adds a record, which the address returns."""

    name: str
    means: str
    takes: Sequence[Field] = ()
    adds_record: bool = False


def check_step(step: str, record: str, state: StrEnum, allowed: Collection[StrEnum]) -> None:
    """Check that a step can start from `state`.

    Raises:
        WrongStateError: `state` is not one of `allowed`.
    """
    if state not in allowed:
        expected = " or ".join(sorted(allowed))
        raise WrongStateError(f"{record} is in state {state}; {step} requires {expected}")


def read_fields(fields: Mapping[str, Any], table: Sequence[Field]) -> dict[str, Any]:
    """Return the fields of a control request after checking names, types and required fields.

    Raises:
        ValueError: a field is unknown, missing or of the wrong type.
    """
    kinds = {each.name: each.kind for each in table}
    for name, value in fields.items():
        if name not in kinds:
            raise ValueError(f"unknown field {name!r}; valid fields: {', '.join(kinds) or 'none'}")
        if not _fits(value, kinds[name]):
            raise ValueError(f"the field {name!r} must be {_KIND_NAMES[kinds[name]]}")
    for each in table:
        if each.is_required and each.name not in fields:
            raise ValueError(f"the field {each.name!r} is missing")
    return dict(fields)


def _fits(value: object, kind: type) -> bool:
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
