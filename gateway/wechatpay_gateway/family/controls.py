"""The controls of a state machine: everything that can be done to its records from outside the API.

This is the only source of its control addresses, of the command `wechatpay gateway do`, and of the types of its Python methods.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import frozen

from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step


class ControlKind(StrEnum):
    """The kinds of controls."""

    ADD = "add"
    """Adds a record without an API call."""
    SET_STATE = "set_state"
    """Puts a record into any state."""
    STEP = "step"
    """A step of the table of steps."""
    ACTION = "action"
    """Any other change."""


@frozen
class Control:
    """Something that a test or a person can do to the records of a machine.

    Attributes:
        machine: the name of the machine.
        name: the name of the machine's method, and of the step in a command.
        kind: the kind of the control.
        means: a sentence that describes it.
        fields: its fields, in the order of the method's arguments.
        step: the step, if it is one.
        adds_record: whether it is an action that adds a record.
    """

    machine: str
    name: str
    kind: ControlKind
    means: str
    fields: Sequence[Field]
    step: Step | None = None
    adds_record: bool = False

    @property
    def path(self) -> str:
        """The path of its control address."""
        last = {ControlKind.ADD: "", ControlKind.SET_STATE: "/state"}
        return f"/{self.machine}{last.get(self.kind, f'/{hyphened(self.name)}')}"

    def perform(self, machine: Machine[Any], fields: Mapping[str, Any]) -> dict[str, Any]:
        """Do it, and return the record as JSON; an action that adds none returns its fields.

        Raises:
            LookupError: the record does not exist.
            WrongStateError: the step cannot start from the record's state.
            ValueError: a field is invalid.
        """
        match self.kind:
            case ControlKind.ADD:
                return machine.to_json(machine.add(**fields))
            case ControlKind.SET_STATE:
                return machine.to_json(machine.set_state(**fields))
            case ControlKind.STEP:
                return machine.to_json(machine.take(self.name, **fields))
            case ControlKind.ACTION:
                changed = getattr(machine, self.name)(**fields)
                return machine.added_to_json(changed) if self.adds_record else dict(fields)


def controls_of(machine: Machine[Any]) -> Iterator[Control]:
    """Iterate over the controls of a machine: add, set the state, each step that is not an API call, each action."""
    if machine.adds:
        yield Control(machine.name, "add", ControlKind.ADD, machine.add_means, machine.adds)
    if machine.is_settable:
        means = "Sets the state of a record, regardless of its current state."
        yield Control(machine.name, "set_state", ControlKind.SET_STATE, means, machine.state_fields)
    for step in machine.steps:
        if not step.is_call:
            yield Control(machine.name, step.name, ControlKind.STEP, step.means, machine.fields_of(step), step)
    for action in machine.actions:
        kind, adds = ControlKind.ACTION, action.adds_record
        yield Control(machine.name, action.name, kind, action.means, action.takes, adds_record=adds)


def hyphened(name: str) -> str:
    """Convert a name to the last segment of a path, such as `confirm-contact`."""
    return name.replace("_", "-")
