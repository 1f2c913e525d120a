"""The families and state machines as attributes, such as `gateway.refunds`. The stub beside this module has the types."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.machine import Machine


class Machines:
    """Every family and every state machine by name."""

    def __init__(self, families: Mapping[str, Family]) -> None:
        self.families = families
        self.machines: dict[str, Machine[Any]] = {
            machine.name: machine for family in families.values() for machine in family.machines
        }

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            for parts in (self.families, self.machines):
                if name in parts:
                    return parts[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
