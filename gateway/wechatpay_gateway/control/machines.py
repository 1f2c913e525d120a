"""The control addresses of the state machines, made from their tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wechatpay_gateway.control.address import Address, Handler
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step


def machine_addresses(machines: Iterable[Machine[Any]]) -> Iterator[Address]:
    """The addresses of these machines: list, add, set the state, each step, each action."""
    for machine in machines:
        path, name, record = f"/{machine.name}", machine.name, f"The record, as in `GET /{machine.name}`."
        listed = f"Lists the {machine.title[0].lower()}{machine.title[1:]}, the oldest first."
        yield Address(
            method="GET",
            path=path,
            means=listed,
            reply="A list of records.",
            python=f"list(gateway.{name}.records())",
            does=_lists(name),
        )
        if machine.adds:
            call = _python(name, "add", machine.adds)
            yield Address(
                method="POST",
                path=path,
                means="Adds a record.",
                reply=record,
                python=call,
                does=_adds(name),
                fields=machine.adds,
            )
        if machine.is_settable:
            fields = machine.state_fields
            call = _python(name, "set_state", fields)
            means = "Brings a record into a state, whatever it was in."
            yield Address(
                method="POST",
                path=f"{path}/state",
                means=means,
                reply=record,
                python=call,
                does=_sets_state(name),
                fields=fields,
            )
        for step in machine.steps:
            if not step.is_call:
                fields = machine.fields_of(step)
                call = _python(name, step.name, fields)
                yield Address(
                    method="POST",
                    path=f"{path}/{hyphened(step.name)}",
                    means=step.means,
                    reply=record,
                    python=call,
                    does=_steps(name, step),
                    fields=fields,
                )
        for action in machine.actions:
            call = _python(name, action.name, action.takes)
            fits = f"{path}/{hyphened(action.name)}"
            yield Address(
                method="POST",
                path=fits,
                means=action.means,
                reply="The fields as sent.",
                python=call,
                does=_acts(name, action),
                fields=action.takes,
            )


def hyphened(name: str) -> str:
    """A name as the last part of an address: `confirm-contact`."""
    return name.replace("_", "-")


def _python(machine: str, method: str, fields: Sequence[Field]) -> str:
    arguments = ", ".join(each.name if each.is_required else f"{each.name}=…" for each in fields)
    return f"gateway.{machine}.{method}({arguments})"


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
