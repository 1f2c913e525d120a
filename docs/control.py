"""Writes the addresses and state diagrams in docs/control.md: `python docs/control.py`."""

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from wechatpay_gateway import Gateway
from wechatpay_gateway.control.address import Address
from wechatpay_gateway.control.machines import machine_addresses
from wechatpay_gateway.control.notifications import NOTIFICATIONS
from wechatpay_gateway.control.steering import STEERING
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field

PAGE = Path(__file__).with_name("control.md")
BEGIN = "<!-- The rest of this page is written by docs/control.py -->\n"
KINDS = {str: "string", int: "integer", bool: "boolean", list: "array", dict: "object"}


def sections(gateway: Gateway) -> Iterator[str]:
    """Yield the sections: one for the gateway, one for each state machine, and one for notifications."""
    yield from section("The gateway", STEERING)
    for machine in gateway.machines.values():
        yield from section(machine.title, list(machine_addresses([machine])))
        yield from diagram(machine)
    yield from section("Notifications", NOTIFICATIONS)


def section(title: str, addresses: Sequence[Address]) -> Iterator[str]:
    """Yield a heading, then each address with its fields, its reply and the equivalent Python call."""
    yield f"## {title}\n"
    for address in addresses:
        yield f"### `{address.method} {address.path}`\n"
        older = f" The older address `{address.other_path}` still works." if address.other_path else ""
        yield f"{address.means}{older}\n"
        if address.fields:
            yield from field_rows(address.fields)
        yield f"Reply: {address.reply}\n"
        yield f"Python: `{address.python}`\n"


def field_rows(fields: Sequence[Field]) -> Iterator[str]:
    """Yield a table of the fields of a body."""
    rows = [
        f"| `{each.name}` | {KINDS[each.kind]} | {'required' if each.is_required else 'optional'} | {each.means} |"
        for each in fields
    ]
    yield "\n".join(["| field | type | | description |", "|---|---|---|---|", *rows]) + "\n"


def diagram(machine: Machine[Any]) -> Iterator[str]:
    """Yield a Mermaid diagram of the states of a machine and the steps between them."""
    yield "States and steps, each step with its actor in brackets:\n"
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    [*] --> {state_name(state)}" for state in machine.initial]
    lines += [
        f"    {state_name(source)} --> {state_name(step.after(source))}: {step.name} ({step.actor})"
        for step in machine.steps
        for source in sorted(step.source)
    ]
    yield "\n".join([*lines, "```\n"])


def state_name(state: StrEnum) -> str:
    """Return the state without the prefix that all states of its machine share."""
    return str(state).removeprefix("APPLYMENT_STATE_")


def render() -> str:
    """Return the generated part of the page."""
    gateway = Gateway(has_published_keys=True)
    try:
        return "\n".join(sections(gateway))
    finally:
        gateway.close()


def main() -> None:
    """Write the page."""
    text = PAGE.read_text("utf-8")
    head, _, _ = text.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{render()}", "utf-8", newline="\n")
    sys.stdout.write(f"docs/{PAGE.name} is up to date\n")


if __name__ == "__main__":
    main()
