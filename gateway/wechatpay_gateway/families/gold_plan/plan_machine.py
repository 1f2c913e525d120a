"""The state machine of Gold Plans."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.families.gold_plan.plans import Plan, Plans, PlanState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce

STEPS = (
    Step(
        "turn_on",
        source={PlanState.CLOSE},
        target=PlanState.OPEN,
        means="The plan is turned on on the partner platform, which does not wait for 24 hours.",
    ),
    Step(
        "turn_off",
        source={PlanState.OPEN},
        target=PlanState.CLOSE,
        means="The plan is turned off, for example by a penalty.",
    ),
)


class PlanMachine(Machine[Plan]):
    """The Gold Plans of sub-merchants."""

    name = "gold_plans"
    title = "Gold Plans"
    states = PlanState
    initial = (PlanState.CLOSE,)
    key = (Field("sub_mchid", "The sub-merchant."),)
    steps = STEPS
    is_in_state_reply = False
    columns = ("Sub-merchant", "State", "Own receipts", "Advertisements")

    def __init__(self, context: Context, plans: Plans) -> None:
        super().__init__(context)
        self._plans = plans

    def get(self, sub_mchid: str) -> Plan:
        """Return the plan of a sub-merchant."""
        return self._plans.find(sub_mchid)

    def __iter__(self) -> Iterator[Plan]:
        return iter(self._plans)

    def lookup(self, key: Mapping[str, Any]) -> Plan:
        """Return the plan of a sub-merchant."""
        return self.get(key["sub_mchid"])

    def key_of(self, record: Plan) -> dict[str, str]:
        """Return the sub-merchant."""
        return {"sub_mchid": record.sub_mchid}

    def state_of(self, record: Plan) -> PlanState:
        """Return whether the plan is on."""
        return record.state

    def describe(self, record: Plan) -> str:
        """Return `Gold Plan of` and the sub-merchant."""
        return f"Gold Plan of {record.sub_mchid}"

    def put(self, record: Plan, state: StrEnum) -> Plan:
        """Turn a plan on or off."""
        return self._plans.put(record, state=PlanState(state), closed=None)

    def move(self, record: Plan, step: Step, fields: Mapping[str, Any], announce: Announce) -> Plan:
        """Take a step; no notification follows."""
        del fields, announce
        return self.put(record, step.after(record.state))

    def newest(self, limit: int, skip: int = 0) -> list[Plan]:
        """Return the plans that were changed last, newest first, without the first `skip`."""
        return self._plans.newest(limit, skip)

    def to_json(self, record: Plan) -> dict[str, Any]:
        """Return the settings of a plan."""
        return asdict(record)

    def cells(self, record: Plan) -> tuple[str, ...]:
        """Return the sub-merchant and the settings."""
        shown = ("on" if each else "off" for each in (record.has_own_receipts, record.has_advertisements))
        return record.sub_mchid, record.state.value, *shown
