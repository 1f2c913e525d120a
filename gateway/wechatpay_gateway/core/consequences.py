"""Steps that a fault takes immediately after an operation, before the client has the reply."""

import logging
from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.fault_kinds import FaultError
from wechatpay_gateway.base.faults import Fault, FaultKind
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Step

logger = logging.getLogger("wechatpay_gateway")


class Consequences:
    """Takes the steps of `then_step` faults.

    Args:
        machines: the state machines, by name.
    """

    def __init__(self, machines: Mapping[str, Machine[Any]]) -> None:
        self._machines = machines

    def check(self, fault: Fault) -> None:
        """Check that the family and the step of a fault exist.

        Raises:
            FaultError: one of them does not.
        """
        if fault.kind is FaultKind.THEN_STEP:
            self._step_of(fault)

    def _step_of(self, fault: Fault) -> tuple[Machine[Any], Step]:
        family: str = fault.options["family"]
        if family not in self._machines:
            raise FaultError(f"{family!r} is not a family; must be one of {', '.join(self._machines)}")
        machine = self._machines[family]
        try:
            return machine, machine.step(fault.options["step"])
        except LookupError as error:
            raise FaultError(str(error.args[0])) from None

    def take(self, fault: Fault, mchid: str, values: Mapping[str, Any]) -> None:
        """Take the step of a fault, of the record that the call names, or else of the newest one. A step that is not possible is logged.

        Args:
            fault: the fault.
            mchid: the merchant that called.
            values: the arguments of the call.
        """
        machine, step = self._step_of(fault)
        given: Mapping[str, Any] = fault.options["fields"] or {}
        key = _key(machine, mchid, {**values, **given})
        if key is None:
            newest = machine.newest(1)
            key = dict(machine.key_of(newest[0])) if newest else {}
        try:
            machine.take(step, **{**key, **given})
        except (LookupError, ValueError) as error:
            logger.warning("the fault then_step could not take the step %s of %s: %s", step.name, machine.name, error)


def _key(machine: Machine[Any], mchid: str, values: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the key of the record that a call names; `None` if the call does not contain the whole key."""
    known = {"mchid": mchid, **values}
    if any(each.is_required and each.name not in values for each in machine.key):
        return None
    return {each.name: known[each.name] for each in machine.key if each.name in known}
