"""Every step of every state machine in every state, from the tables of steps."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import product
from typing import Any

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Actor, Field, Step, WrongStateError

VALUES: dict[type, Any] = {str: "anything", int: 1, bool: True, list: ["anything"], dict: {"field": "wrong"}}
NAMED: dict[str, Any] = {
    "coupon_id": "none",
    "functions": ["NO_PAYMENT"],
    "comment": {"recommendation": "anything"},
    "image": {"image_url": "anything"},
    "details": [],
}
"""Values of fields that must name something, or have a structure."""
EARLIER: dict[tuple[str, str, str], list[str]] = {
    ("cancellation_withdrawals", "send_back", "FINISH"): ["review", "pay_again", "succeed"],
    ("medical_orders", "refund_cash", "MIX_PAY_FAIL"): ["pay_cash", "fail"],
}
"""The steps that lead to the state, of steps that also require what an earlier step did."""


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
    """Put a record of the examples, or else a new one, into a state and take a step."""
    record = next(iter(machine), None) or machine.add(**values_of(each for each in machine.adds if each.is_required))
    earlier = EARLIER.get((machine.name, step.name, state))
    record = machine.put(record, machine.initial[0] if earlier else state)
    for each in map(machine.step, earlier or ()):
        record = machine.advance(record, each, values_of(each.takes))
    return machine.advance(record, step, values_of(step.takes))


def values_of(fields: Iterable[Field]) -> dict[str, Any]:
    return {each.name: NAMED.get(each.name, VALUES[each.kind]) for each in fields}


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
