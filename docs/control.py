"""Writes the addresses and state diagrams in docs/control.md, and the types of the state machines: `python docs/control.py`."""

import runpy
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.fault_kinds import FaultKind
from wechatpay_gateway.control.address import Address
from wechatpay_gateway.control.faults import FAULTS
from wechatpay_gateway.control.machines import STEPS, TYPE_NAMES, machine_addresses
from wechatpay_gateway.control.notifications import NOTIFICATIONS
from wechatpay_gateway.control.steering import STEERING
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field
from wechatpay_gateway.notifications.faults import NotificationFaultKind

PAGE = Path(__file__).with_name("control.md")
STUB = PAGE.parents[1] / "gateway/wechatpay_gateway/families/machines.pyi"
BEGIN = "<!-- The rest of this page is written by docs/control.py -->\n"


def sections(gateway: Gateway) -> Iterator[str]:
    """Yield the sections: one for the gateway, one for each state machine, and one for notifications."""
    yield from section("The gateway", (*STEERING, *FAULTS, STEPS))
    yield from kinds("Faults of requests", FaultKind)
    yield from kinds("Faults of notifications", NotificationFaultKind)
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
        f"| `{each.name}` | {TYPE_NAMES[each.kind]} | {'required' if each.is_required else 'optional'} | {each.means} |"
        for each in fields
    ]
    yield "\n".join(["| field | type | | description |", "|---|---|---|---|", *rows]) + "\n"


def kinds(title: str, table: Iterable[FaultKind | NotificationFaultKind]) -> Iterator[str]:
    """Yield a table of kinds of faults with their options."""
    rows = [
        f"| `{each}` | {each.means} | {', '.join(f'`{option.name}`' for option in each.options)} |" for each in table
    ]
    yield f"## {title}\n"
    yield "\n".join(["| kind | meaning | options |", "|---|---|---|", *rows]) + "\n"


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


def types() -> str:
    """Return the stub with the types of the state machines, formatted."""
    types_of: Callable[[Gateway], str] = runpy.run_path(str(PAGE.with_name("machine_types.py")))["render"]
    gateway = Gateway(has_published_keys=True)
    try:
        text = types_of(gateway)
    finally:
        gateway.close()
    ruff = [sys.executable, "-m", "ruff"]
    checked = [*ruff, "check", "--quiet", "--fix", "--select", "I,F401", "--stdin-filename", str(STUB), "-"]
    for command in (checked, [*ruff, "format", "--quiet", "--stdin-filename", str(STUB), "-"]):
        text = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout
    return text


def main() -> None:
    """Write the page and the stub."""
    text = PAGE.read_text("utf-8")
    head, _, _ = text.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n{render()}", "utf-8", newline="\n")
    STUB.write_text(types(), "utf-8", newline="\n")
    sys.stdout.write(f"docs/{PAGE.name} and {STUB.name} are up to date\n")


if __name__ == "__main__":
    main()
