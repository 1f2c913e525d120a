"""Every resource of the catalog: each state can be reached, and each call that moves a record is refused in every other state."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import frozen

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.family.behavior import Behavior, Call
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.resource.definition.calls import Move
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.staff import Staff

INVALID = (400, "INVALID_REQUEST")
HANDWRITTEN: dict[str, set[str]] = {}
"""States to which the code of a family leads, not its resource."""


@frozen
class Case:
    """An operation that moves records, a state of the record, and the first move that starts from it; `None` if none does."""

    resource: str
    kind: str
    operation: str
    state: str
    move: Move | None
    first: Move

    def __str__(self) -> str:
        return f"{self.operation}-{self.state}"


def resources_of(gateway: Gateway) -> Resources:
    family = gateway.families[Resources.name]
    assert isinstance(family, Resources)
    return family


def cases(resource: Resource) -> Iterator[Case]:
    """Yield each operation that moves records of a resource in each state, as far as only the state decides."""
    for kind in resource.kinds:
        for operation in dict.fromkeys(each.operation for each in kind.moves):
            ways = [each for each in kind.moves if each.operation == operation]
            if any(way.when or way.change.requires or way.change.needs or way.change.unless for way in ways):
                continue
            for state in resource.states:
                sources = [way for way in ways if way.change.source is None or state in way.change.source]
                yield Case(resource.name, kind.name, operation, state, next(iter(sources), None), ways[0])


@pytest.fixture(scope="module")
def shared() -> Iterator[Gateway]:
    gateway = Gateway(has_published_keys=True)
    yield gateway
    gateway.close()


def read_catalog() -> tuple[list[Resource], list[Machine[Any]]]:
    gateway = Gateway(has_published_keys=True)
    try:
        family = resources_of(gateway)
        names = [data["resource"] for data in gateway.catalog.resources]
        return [family.staff(name).resource for name in names], list(gateway.machines.values())
    finally:
        gateway.close()


RESOURCES, MACHINES = read_catalog()
CASES = [case for resource in RESOURCES for case in cases(resource)]


@pytest.mark.parametrize("resource", [each for each in RESOURCES if each.states], ids=lambda each: each.name)
def test_every_state_can_be_reached(resource: Resource) -> None:
    changes = [step.change for step in resource.steps]
    changes += [move.change for kind in resource.kinds for move in kind.moves]
    changes += [create.change for kind in resource.kinds for create in kind.creates]
    additions = [*([resource.add] if resource.add else []), *resource.adds.values()]
    reached = {resource.first, resource.absent, *(each.change.target for each in additions)} - {"", None}
    while more := {
        change.target
        for change in changes
        if change.target and (change.source is None or change.source & reached) and change.target not in reached
    }:
        reached |= more
    assert set(resource.states) - reached == HANDWRITTEN.get(resource.name, set())


def example_of(operation: Operation, staff: Staff, kind: str) -> tuple[dict[str, Any], Record]:
    """Return the arguments of an operation's example, and the record that they name."""
    example = operation.success_example
    assert example is not None
    given = dict(example.arguments)
    names = {number.name for number in staff.resource.numbers}
    values = {staff.resource.field_of(name): value for name, value in given.items()}
    for record in (each for each in staff.all() if each.kind == kind):
        numbers = {name: record.fields.get(name) for name in names}
        if any(str(values[name]) == str(number) for name, number in numbers.items() if name in values):
            return given, record
    raise AssertionError(f"no record has the number of the example of {operation.name}")


def make(gateway: Gateway, case: Case) -> tuple[int, Record]:
    """Put the record of the operation's example into a state, and make the call; return the status and the record before."""
    operation, staff = gateway.catalog.operations[case.operation], resources_of(gateway).staff(case.resource)
    given, record = example_of(operation, staff, case.kind)
    behavior: Behavior = next(
        does
        for place, does in resources_of(gateway).behaviors.items()
        if operation.name in gateway.catalog.names_at(place)
    )
    outside = set(operation.parameters)
    arguments = {name: value for name, value in given.items() if name in outside}
    body = {name: value for name, value in given.items() if name not in outside}
    with gateway.changes.commit():
        placed = staff.put(record, case.state)
        call = Call(operation, record.mchid, arguments, body or None, gateway.clock.now())
        return behavior(call).status, placed


@pytest.mark.parametrize("case", [each for each in CASES if each.move is None], ids=str)
def test_a_call_is_refused_with_its_code_in_every_state_that_it_does_not_start_from(
    shared: Gateway, case: Case
) -> None:
    if case.first.otherwise is not None:
        status, before = make(shared, case)
        assert (status, case.state) == (200, before.state)
        return
    with pytest.raises(Refusal) as refused:
        make(shared, case)
    assert (refused.value.status, refused.value.code) == case.first.errors.get("state", INVALID)


@pytest.mark.parametrize("case", [each for each in CASES if each.move is not None], ids=str)
def test_a_call_leads_to_its_target_from_every_state_that_it_starts_from(shared: Gateway, case: Case) -> None:
    status, before = make(shared, case)
    assert case.move is not None
    assert status in {200, 202, 204}
    found = {each.serial: each.state for each in resources_of(shared).staff(case.resource).all()}
    assert found.get(before.serial) == (None if case.move.deletes else case.move.change.target or case.state)
