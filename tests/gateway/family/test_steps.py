"""Every step of every state machine in every state, from the tables of steps."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import product
from typing import Any

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Actor, Step, WrongStateError

VALUES: dict[type, Any] = {str: "anything", int: 1, bool: True, list: ["anything"], dict: {"field": "wrong"}}
NAMED = {"coupon_id": "none"}
"""Values of fields that must name something."""


def machines() -> list[Machine[Any]]:
    gateway = Gateway(has_published_keys=True)
    try:
        return list(gateway.machines.values())
    finally:
        gateway.close()


MACHINES = machines()
Case = tuple[str, Step, StrEnum]
CASES: list[Case] = [
    (machine.name, step, state)
    for machine in MACHINES
    for step, state in product(machine.steps, machine.states)
    if not step.is_call
]
POSSIBLE = [case for case in CASES if case[2] in case[1].source]
REFUSED = [case for case in CASES if case[2] not in case[1].source]


def name_of(value: object) -> str:
    return value.name if isinstance(value, Step) else str(value)


@pytest.fixture(scope="module")
def shared() -> Iterator[Gateway]:
    gateway = Gateway(has_published_keys=True)
    yield gateway
    gateway.close()


def take(machine: Machine[Any], step: Step, state: StrEnum) -> Any:
    """Put a record of the examples into a state and take a step."""
    record = machine.put(next(iter(machine)), state)
    return machine.advance(record, step, {each.name: NAMED.get(each.name, VALUES[each.kind]) for each in step.takes})


@pytest.mark.parametrize(("name", "step", "state"), POSSIBLE, ids=name_of)
def test_a_step_changes_the_state_to_its_target(shared: Gateway, name: str, step: Step, state: StrEnum) -> None:
    machine = shared.machines[name]
    assert machine.state_of(take(machine, step, state)) == step.after(state)


@pytest.mark.parametrize(("name", "step", "state"), REFUSED, ids=name_of)
def test_a_step_is_refused_in_any_other_state(shared: Gateway, name: str, step: Step, state: StrEnum) -> None:
    with pytest.raises(WrongStateError, match=f"is in state {state}; {step.name} requires {min(step.source)}"):
        take(shared.machines[name], step, state)


@pytest.mark.parametrize(
    ("name", "step"), [(each.name, step) for each in MACHINES for step in each.steps if step.is_call]
)
def test_a_step_that_is_a_call_cannot_be_taken_by_name(shared: Gateway, name: str, step: Step) -> None:
    with pytest.raises(LookupError, match=f"{name} have no step '{step.name}'"):
        shared.machines[name].take(step.name)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda each: each.name)
def test_the_table_of_steps_is_consistent(machine: Machine[Any]) -> None:
    states = set(machine.states)
    assert len({step.name for step in machine.steps}) == len(machine.steps)
    assert all(step.source <= states and (step.target is None or step.target in states) for step in machine.steps)
    assert states == {*machine.initial, *(step.target for step in machine.steps if step.target)} | {
        state for step in machine.steps for state in step.source
    }
    assert {step.actor for step in machine.steps} <= set(Actor)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda each: each.name)
def test_a_step_is_a_python_method(machine: Machine[Any]) -> None:
    assert all(callable(getattr(machine, step.name)) for step in machine.steps if not step.is_call)


def test_an_unknown_step_is_an_attribute_error(shared: Gateway) -> None:
    with pytest.raises(AttributeError, match="'RefundMachine' object has no attribute 'vanish'"):
        getattr(shared.refunds, "vanish")("r-1")  # noqa: B009 (mypy knows that it does not exist)
