"""The control addresses of the state machines, built from their tables of steps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wechatpay_gateway.control.address import Address, Handler
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step


def machine_addresses(machines: Iterable[Machine[Any]]) -> Iterator[Address]:
    """Iterate over the addresses of these machines: list, add, set the state, each step, each action."""
    for machine in machines:
        yield _list_address(machine)
        if machine.adds:
            yield _address(machine, "", "add", machine.add_means, machine.adds, _adds(machine.name))
        if machine.is_settable:
            means = "Sets the state of a record, regardless of its current state."
            yield _address(machine, "/state", "set_state", means, machine.state_fields, _sets_state(machine.name))
        for step in machine.steps:
            if not step.is_call:
                path, fields = f"/{hyphened(step.name)}", machine.fields_of(step)
                yield _address(machine, path, step.name, step.means, fields, _steps(machine.name, step))
        for action in machine.actions:
            path, does = f"/{hyphened(action.name)}", _acts(machine.name, action)
            yield _address(machine, path, action.name, action.means, action.takes, does, "The fields of the request.")


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


def _address(
    machine: Machine[Any], path: str, method: str, means: str, fields: Sequence[Field], does: Handler, reply: str = ""
) -> Address:
    """Return an address that calls a method of the machine."""
    arguments = ", ".join(each.name if each.is_required else f"{each.name}=…" for each in fields)
    return Address(
        method="POST",
        path=f"/{machine.name}{path}",
        means=means,
        reply=reply or f"The record, as in `GET /{machine.name}`.",
        python=f"gateway.{machine.name}.{method}({arguments})",
        does=does,
        fields=fields,
    )


def hyphened(name: str) -> str:
    """Convert a name to the last segment of a path, such as `confirm-contact`."""
    return name.replace("_", "-")


def _lists(name: str) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        del fields
        machine = gateway.machines[name]
        return [machine.to_json(record) for record in machine.records()]

    return handle


def _adds(name: str) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        machine = gateway.machines[name]
        return machine.to_json(machine.add(**fields))

    return handle


def _sets_state(name: str) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        machine = gateway.machines[name]
        return machine.to_json(machine.set_state(**fields))

    return handle


def _steps(name: str, step: Step) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        machine = gateway.machines[name]
        return machine.to_json(machine.take(step, **fields))

    return handle


def _acts(name: str, action: Action) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        getattr(gateway.machines[name], action.name)(**fields)
        return fields

    return handle
