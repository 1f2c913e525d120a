"""Control addresses, the command's table and the typed Python methods come from the same controls."""

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest

import wechatpay_gateway.families.machines as typed
from wechatpay_gateway import Gateway
from wechatpay_gateway.control.machines import machine_data
from wechatpay_gateway.control.routes import addresses
from wechatpay_gateway.family.controls import Control, controls_of
from wechatpay_gateway.family.machine import Machine

STUB = ast.parse(Path(typed.__file__).with_suffix(".pyi").read_text("utf-8"))
CLASSES = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}


def _built() -> tuple[list[Machine[Any]], set[str]]:
    gateway = Gateway(has_published_keys=True)
    try:
        return list(gateway.machines.values()), {f"{each.method} {each.path}" for each in addresses(gateway)}
    finally:
        gateway.close()


MACHINES, ADDRESSES = _built()
CONTROLS = [(machine, control) for machine in MACHINES for control in controls_of(machine)]


def class_of(machine: Machine[Any]) -> ast.ClassDef:
    return CLASSES["".join(part.capitalize() for part in machine.name.split("_"))]


def typed_parameters(machine: Machine[Any], control: Control) -> dict[str, bool]:
    """Return the names of a method's parameters as a type checker sees them, and whether each is required."""
    own = [each for each in class_of(machine).body if isinstance(each, ast.FunctionDef) and each.name == control.name]
    if not own:
        found = list(inspect.signature(getattr(type(machine), control.name)).parameters.values())[1:]
        return {each.name: each.default is inspect.Parameter.empty for each in found}
    names = [each.arg for each in own[0].args.args][1:]
    required = len(names) - len(own[0].args.defaults)
    return {name: position < required for position, name in enumerate(names)}


@pytest.mark.parametrize(("machine", "control"), CONTROLS, ids=lambda each: each.name)
def test_every_control_has_a_typed_method_with_its_fields(machine: Machine[Any], control: Control) -> None:
    expected = {each.name: each.is_required for each in control.fields}
    assert typed_parameters(machine, control) == expected


def test_no_method_is_typed_that_is_not_a_control() -> None:
    names = {each.name: {control.name for control in controls_of(each)} for each in MACHINES}
    typed_names = {
        each.name: {node.name for node in class_of(each).body if isinstance(node, ast.FunctionDef)} for each in MACHINES
    }
    assert all(typed_names[name] <= names[name] for name in names)


def test_every_machine_is_a_typed_attribute() -> None:
    declared = {
        node.target.id
        for node in CLASSES["Machines"].body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    assert {each.name for each in MACHINES} <= declared


def test_every_control_has_an_address() -> None:
    assert {f"POST {control.path}" for _, control in CONTROLS} <= ADDRESSES


@pytest.mark.parametrize("machine", MACHINES, ids=lambda each: each.name)
def test_the_table_for_commands_has_every_control(machine: Machine[Any]) -> None:
    shown = machine_data(machine)["steps"]
    assert [(each["name"], each["path"]) for each in shown] == [(each.name, each.path) for each in controls_of(machine)]
    assert [[each["name"] for each in step["fields"]] for step in shown] == [
        [each.name for each in control.fields] for control in controls_of(machine)
    ]


@pytest.mark.parametrize("machine", MACHINES, ids=lambda each: each.name)
def test_names_of_controls_are_unique(machine: Machine[Any]) -> None:
    names = [each.name for each in controls_of(machine)]
    assert len(names) == len(set(names))
