"""The steps of a state machine: one table, from which control addresses, buttons, tests and diagrams are made."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import field, frozen


class UnknownApplicationError(LookupError):
    """The gateway has no application with this number."""


class WrongStateError(ValueError):
    """The record is not in a state from which this step leads on; the message names those states."""


class Actor(StrEnum):
    """Who takes a step."""

    MERCHANT = "merchant"
    """The merchant, by a call of the API: such a step has no control address."""
    PAYER = "payer"
    USER = "user"
    BANK = "bank"
    STAFF = "WeChat Pay"
    CONTACT = "contact of the merchant"


@frozen
class Field:
    """A field of a control request: `kind` is `str`, `int` or `dict`."""

    name: str
    means: str
    kind: type = str
    is_required: bool = True


def _to_states(states: Iterable[StrEnum]) -> frozenset[StrEnum]:
    return frozenset(states)


@frozen
class Step:
    """One way to move a record from a state to another.

    Attributes:
        name: in snake case; the last part of its control address, with hyphens.
        source: the states in which the step is possible.
        target: the state that follows.
        means: one sentence: what happens.
        takes: the fields that the step needs besides those that find the record.
        actor: who takes it.
    """

    name: str
    source: frozenset[StrEnum] = field(converter=_to_states)
    target: StrEnum
    means: str
    takes: Sequence[Field] = ()
    actor: Actor = Actor.STAFF

    @property
    def is_call(self) -> bool:
        """Whether a call of the API takes the step, so that no control address does."""
        return self.actor is Actor.MERCHANT

    def check(self, record: str, state: StrEnum) -> None:
        """Refuse the step where the state does not allow it.

        Args:
            record: the record, for the message, such as `refund 1001`.
            state: its state.

        Raises:
            WrongStateError: the step does not start at this state.
        """
        check_step(self.name, record, state, self.source)


@frozen
class Action:
    """Something that a control address does besides the steps of a record."""

    name: str
    means: str
    takes: Sequence[Field] = ()


def check_step(step: str, record: str, state: StrEnum, allowed: Collection[StrEnum]) -> None:
    """Refuse a step that does not start at `state`.

    Raises:
        WrongStateError: `state` is not one of those `allowed`.
    """
    if state not in allowed:
        expected = " or ".join(sorted(allowed))
        raise WrongStateError(f"{record} is in {state}; {step} needs {expected}")


def read_fields(fields: Mapping[str, Any], table: Sequence[Field]) -> dict[str, Any]:
    """The fields of a control request, when each is known and has its type and none that is required is missing.

    Raises:
        ValueError: which one is wrong, and what would be right.
    """
    kinds = {each.name: each.kind for each in table}
    for name, value in fields.items():
        if name not in kinds:
            raise ValueError(f"unknown field {name!r}; these are: {', '.join(kinds) or 'none'}")
        if not _fits(value, kinds[name]):
            raise ValueError(f"the field {name!r} must be {kinds[name].__name__}")
    for each in table:
        if each.is_required and each.name not in fields:
            raise ValueError(f"the field {each.name!r} is missing")
    return dict(fields)


def _fits(value: object, kind: type) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)
