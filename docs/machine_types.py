"""Writes the types of the gateway's state machines: `python docs/control.py` runs it.

The result is the stub of `wechatpay_gateway.families.machines`: an attribute for each machine, and a method for each control that the
class of the machine does not define itself.
"""

import inspect
import types
from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from wechatpay_gateway import Gateway
from wechatpay_gateway.family.controls import Control, ControlKind, controls_of
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.resource.machine import ResourceMachine
from wechatpay_gateway.family.steps import Field

HEAD = (
    '"""The types of all families and state machines, written by docs/control.py from their tables. Do not edit."""\n'
)
TYPES = {str: "str", int: "int", bool: "bool", list: "list[Any]", dict: "dict[str, Any]"}


def render(gateway: Gateway) -> str:
    """Return the stub."""
    machines = list(gateway.machines.values())
    families = [family for family in gateway.families.values() if type(family).__name__ != "Resources"]
    return "\n".join(
        [
            HEAD,
            *imports(machines, families),
            "",
            *(line for machine in machines for line in machine_class(machine)),
            *everything(machines, families),
            "",
        ]
    )


def imports(machines: Sequence[Machine[Any]], families: Sequence[Family]) -> Iterator[str]:
    """Yield the imports of the classes of machines, records and families."""
    used = [*(type(each) for each in machines), *(type(each) for each in families), Family, Machine]
    used += [part for machine in machines for part in records_of(machine)]
    by_module: dict[str, set[str]] = {}
    for each in used:
        by_module.setdefault(each.__module__, set()).add(each.__name__)
    yield "from collections.abc import Mapping"
    yield "from typing import Any\n"
    for module, names in sorted(by_module.items()):
        yield f"from {module} import {', '.join(sorted(names))}"


def records_of(machine: Machine[Any]) -> tuple[type, ...]:
    """Return the class of a machine's records, or the classes of a union."""
    for base in type(machine).__mro__:
        for origin in base.__dict__.get("__orig_bases__", ()):
            if get_origin(origin) is Machine:
                (record,) = get_args(origin)
                return get_args(record) if isinstance(record, types.UnionType) else (record,)
    raise AssertionError(f"{type(machine).__name__} does not say what its records are")


def class_name(machine: Machine[Any]) -> str:
    """Return the name of the class of a machine in the stub."""
    return "".join(part.capitalize() for part in machine.name.split("_"))


def machine_class(machine: Machine[Any]) -> Iterator[str]:
    """Yield the class of a machine: a method for each control that has no method yet."""
    yield f"class {class_name(machine)}({type(machine).__name__}):"
    yield f'    """{machine.title}."""\n'
    record = " | ".join(each.__name__ for each in records_of(machine))
    for control in controls_of(machine):
        if not is_defined(machine, control):
            yield f"    def {control.name}({', '.join(['self', *arguments(machine, control)])}) -> {record}:"
            yield f'        """{control.means}"""\n'


def is_defined(machine: Machine[Any], control: Control) -> bool:
    """Return whether the class of a machine has its own method for a control."""
    found = getattr(type(machine), control.name, None)
    return found is not None and not is_general(found)


def is_general(method: Any) -> bool:
    """Return whether a method has all its arguments as `*values, **fields`."""
    kinds = {each.kind for each in inspect.signature(method).parameters.values()}
    return inspect.Parameter.VAR_KEYWORD in kinds


def arguments(machine: Machine[Any], control: Control) -> Iterator[str]:
    """Yield the arguments of a control's method, required ones first."""
    yield from (argument(each) for each in sorted(control.fields, key=lambda each: not each.is_required))
    if control.kind is ControlKind.ADD and isinstance(machine, ResourceMachine):
        yield from ("*", "content: str | None = None")


def argument(field: Field) -> str:
    """Return an argument with its type."""
    return (
        f"{field.name}: {TYPES[field.kind]}"
        if field.is_required
        else f"{field.name}: {TYPES[field.kind]} | None = None"
    )


def everything(machines: Sequence[Machine[Any]], families: Sequence[Family]) -> Iterator[str]:
    """Yield the class with an attribute for each family and each machine."""
    yield "class Machines:"
    yield '    """Every family and every state machine by name."""\n'
    yield "    families: dict[str, Family]"
    yield "    machines: dict[str, Machine[Any]]"
    yield from (f"    {family.name}: {type(family).__name__}" for family in families)
    yield from (f"    {machine.name}: {class_name(machine)}" for machine in machines)
    yield "    def __init__(self, families: Mapping[str, Family]) -> None: ..."
