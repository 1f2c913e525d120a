"""Writes the addresses and state diagrams in docs/control.md, and the types of the state machines: `python docs/control.py`."""

import re
import runpy
import subprocess
import sys
import tomllib
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
from wechatpay_gateway.texts.texts import Language, Texts, names_of

PAGE = Path(__file__).with_name("control.md")
STUB = PAGE.parents[1] / "gateway/wechatpay_gateway/families/machines.pyi"
_LABELS = {
    "The gateway": "网关",
    "Faults of requests": "请求的故障",
    "Faults of notifications": "回调通知的故障",
    "Notifications": "回调通知",
    "The older address {path} still works.": "旧地址 {path} 仍然可用。",
    "Reply: ": "应答：",
    "Python: ": "Python：",
    "field": "字段",
    "type": "类型",
    "description": "说明",
    "kind": "类型",
    "meaning": "含义",
    "options": "选项",
    "required": "必填",
    "optional": "可选",
    "string": "字符串",
    "integer": "整数",
    "boolean": "布尔值",
    "array": "数组",
    "object": "对象",
    "States and steps, each step with its actor in brackets:": "状态与步骤，括号里是执行者：",
}
"""The words of this script in Chinese."""
BEGIN = "<!-- The rest of this page is written by docs/control.py -->\n"


def english(text: str) -> str:
    """Return a text of an address as it is."""
    return text


class InChinese:
    """The texts of addresses in Chinese. A text that nobody has translated stays English."""

    def __init__(self, gateway: Gateway) -> None:
        self._texts = Texts(Language.CHINESE, names_of(gateway.catalog.resources))
        self._own: dict[str, str] = tomllib.loads(PAGE.with_name("control_zh.toml").read_text("utf-8"))
        self._titles = {machine.title.lower(): machine.title for machine in gateway.machines.values()}

    def __call__(self, text: str) -> str:
        """Return a text in Chinese: a sentence, a label, a heading, or an actor."""
        if found := re.fullmatch(r"Lists the (.+), oldest first\.", text):
            title = self._titles.get(found[1].lower())
            return f"列出{self._texts.title(title)}，从旧到新。" if title else self._own.get(text, text)
        if found := re.fullmatch(r"The record, as in (`.+`)\.", text):
            return f"该记录，格式同 {found[1]}。"
        chinese = _LABELS.get(text) or self._own.get(text) or self._texts.sentence(text)
        return chinese if chinese != text else self._texts.actor(self._texts.title(text))


def sections(gateway: Gateway, in_language: Callable[[str], str] = english) -> Iterator[str]:
    """Yield the sections: one for the gateway, one for each state machine, and one for notifications."""
    yield from section("The gateway", (*STEERING, *FAULTS, STEPS), in_language)
    yield from kinds("Faults of requests", FaultKind, in_language)
    yield from kinds("Faults of notifications", NotificationFaultKind, in_language)
    for machine in gateway.machines.values():
        yield from section(machine.title, list(machine_addresses([machine])), in_language)
        yield from diagram(machine, in_language)
    yield from section("Notifications", NOTIFICATIONS, in_language)


def heading(title: str, in_language: Callable[[str], str]) -> str:
    """Return a heading, with the same anchor in both languages."""
    own = in_language(title)
    return f"## {title}\n" if own == title else f"## {own} {{ #{title.lower().replace(' ', '-')} }}\n"


def section(title: str, addresses: Sequence[Address], in_language: Callable[[str], str]) -> Iterator[str]:
    """Yield a heading, then each address with its fields, its reply and the equivalent Python call."""
    yield heading(title, in_language)
    for address in addresses:
        yield f"### `{address.method} {address.path}`\n"
        older = in_language("The older address {path} still works.").format(path=f"`{address.other_path}`")
        yield f"{in_language(address.means)}{f' {older}' if address.other_path else ''}\n"
        if address.fields:
            yield from field_rows(address.fields, in_language)
        yield f"{in_language('Reply: ')}{in_language(address.reply)}\n"
        yield f"{in_language('Python: ')}`{address.python}`\n"


def field_rows(fields: Sequence[Field], in_language: Callable[[str], str]) -> Iterator[str]:
    """Yield a table of the fields of a body."""
    rows = [
        f"| `{each.name}` | {in_language(TYPE_NAMES[each.kind])} | "
        f"{in_language('required' if each.is_required else 'optional')} | {in_language(each.means)} |"
        for each in fields
    ]
    head = f"| {in_language('field')} | {in_language('type')} | | {in_language('description')} |"
    yield "\n".join([head, "|---|---|---|---|", *rows]) + "\n"


def kinds(
    title: str, table: Iterable[FaultKind | NotificationFaultKind], in_language: Callable[[str], str]
) -> Iterator[str]:
    """Yield a table of kinds of faults with their options."""
    rows = [
        f"| `{each}` | {in_language(each.means)} | {', '.join(f'`{option.name}`' for option in each.options)} |"
        for each in table
    ]
    yield heading(title, in_language)
    head = f"| {in_language('kind')} | {in_language('meaning')} | {in_language('options')} |"
    yield "\n".join([head, "|---|---|---|", *rows]) + "\n"


def diagram(machine: Machine[Any], in_language: Callable[[str], str]) -> Iterator[str]:
    """Yield a Mermaid diagram of the states of a machine and the steps between them."""
    yield in_language("States and steps, each step with its actor in brackets:") + "\n"
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    [*] --> {state_name(state)}" for state in machine.initial]
    lines += [
        f"    {state_name(source)} --> {state_name(step.after(source))}: {step.name} ({in_language(step.actor)})"
        for step in machine.steps
        for source in sorted(step.source)
    ]
    yield "\n".join([*lines, "```\n"])


def state_name(state: StrEnum) -> str:
    """Return the state without the prefix that all states of its machine share."""
    return str(state).removeprefix("APPLYMENT_STATE_")


def render(language: str = "en") -> str:
    """Return the generated part of the page, in English or Chinese."""
    gateway = Gateway(has_published_keys=True)
    try:
        return "\n".join(sections(gateway, InChinese(gateway) if language == "zh" else english))
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
