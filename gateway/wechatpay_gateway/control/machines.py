"""The control addresses of the state machines, built from their controls."""

from collections.abc import Iterable, Iterator
from typing import Any

from wechatpay_gateway.control.address import Address, Handler
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.controls import Control, ControlKind, controls_of
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field

TYPE_NAMES = {str: "string", int: "integer", bool: "boolean", list: "array", dict: "object"}
"""The JSON types of fields."""


def machine_addresses(machines: Iterable[Machine[Any]]) -> Iterator[Address]:
    """Iterate over the addresses of these machines: the list of records, and one for each control."""
    for machine in machines:
        yield _list_address(machine)
        for control in controls_of(machine):
            yield _address(control)


def _list_address(machine: Machine[Any]) -> Address:
    return Address(
        method="GET",
        path=f"/{machine.name}",
        means=f"Lists the {_inside_sentence(machine.title)}, oldest first.",
        reply="A list of records.",
        python=f"list(gateway.{machine.name}.records())",
        does=_lists(machine.name),
    )


def _inside_sentence(title: str) -> str:
    """Return a heading without its first capital, unless its first word is a name such as `PayScore`."""
    name, _, _ = title.partition(" ")
    return title if name[1:] != name[1:].lower() else title[0].lower() + title[1:]


def _address(control: Control) -> Address:
    """Return the address of a control, which calls a method of the machine."""
    arguments = ", ".join(each.name if each.is_required else f"{each.name}=…" for each in control.fields)
    has_record = control.kind is not ControlKind.ACTION
    reply = f"The record, as in `GET /{control.machine}`." if has_record else "The fields of the request."
    return Address(
        method="POST",
        path=control.path,
        means=control.means,
        reply="The new record." if control.adds_record else reply,
        python=f"gateway.{control.machine}.{control.name}({arguments})",
        does=_performs(control),
        fields=control.fields,
    )


def _lists(name: str) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        del fields
        machine = gateway.machines[name]
        return [machine.to_json(record) for record in machine.records()]

    return handle


def _performs(control: Control) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        return control.perform(gateway.machines[control.machine], fields)

    return handle


def _steps(gateway: Gateway, fields: dict[str, Any]) -> Any:
    del fields
    return [machine_data(machine) for machine in gateway.machines.values()]


def machine_data(machine: Machine[Any]) -> dict[str, Any]:
    """Return the states and the controls of a machine as JSON."""
    return {
        "family": machine.name,
        "title": machine.title,
        "states": list(machine.states),
        "initial": list(machine.initial),
        "steps": [_control_data(control) for control in controls_of(machine)],
    }


def _control_data(control: Control) -> dict[str, Any]:
    step = control.step
    return {
        "name": control.name,
        "path": control.path,
        "means": control.means,
        "actor": str(step.actor) if step else None,
        "from": sorted(step.source) if step else None,
        "to": step.target if step else None,
        "fields": [field_data(each) for each in control.fields],
    }


def field_data(field: Field) -> dict[str, Any]:
    """Return a field of a control address as JSON."""
    return {
        "name": field.name,
        "type": TYPE_NAMES[field.kind],
        "required": field.is_required,
        "means": field.means,
    }


STEPS = Address(
    method="GET",
    path="/steps",
    means="Lists the families with their states and their steps.",
    reply="A list. Each step has its `path`, its `actor`, the states `from` which it can start and the state `to` which it leads, and its `fields`. "
    "`from` is null for other changes.",
    python="gateway.machines",
    does=_steps,
    texts=("title", "means", "actor"),
)
"""The address that describes the steps of all state machines."""
