"""The settings of the Gold Plan: https://pay.weixin.qq.com/doc/v3/partner/4012072262.

No call returns them. Advertisements need a plan that is on, and a plan that a call turned off can be turned on again after 24 hours.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.gold_plan.plan_machine import PlanMachine
from wechatpay_gateway.families.gold_plan.plans import Plan, Plans, PlanState
from wechatpay_gateway.family.behavior import Behavior, Call, Place, examples_at
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.refusals import refuse

_ROOT = "/v3/goldplan/merchants"
_STATUS: Place = ("POST", f"{_ROOT}/changegoldplanstatus")
_RECEIPTS: Place = ("POST", f"{_ROOT}/changecustompagestatus")
_FILTER: Place = ("POST", f"{_ROOT}/set-advertising-industry-filter")
_OPEN: Place = ("PATCH", f"{_ROOT}/open-advertising-show")
_CLOSE: Place = ("POST", f"{_ROOT}/close-advertising-show")
_WAIT_SECONDS = 24 * 3600
_Changes = Callable[[Call, Plan], Mapping[str, Any]]


class GoldPlan(Family):
    """The Gold Plans of sub-merchants.

    Attributes:
        plan_machine: turns plans on and off; also `gateway.gold_plans`.
    """

    name = "gold_plan"
    tables = Tables.read("gold_plan", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._plans = Plans(context.store)
        self.plan_machine = PlanMachine(context, self._plans)
        self.machines = (self.plan_machine,)
        self.behaviors: Mapping[Place, Behavior] = {
            _STATUS: self._change_status,
            _RECEIPTS: self._change_receipts,
            _FILTER: partial(self._advertise, _with_filters),
            _OPEN: partial(
                self._advertise, lambda call, plan: {**_with_filters(call, plan), "has_advertisements": True}
            ),
            _CLOSE: partial(self._advertise, lambda _call, _plan: {"has_advertisements": False}),
        }

    def add_examples(self, mchid: str) -> None:
        """Turn on the plans of the examples, which change advertisements."""
        del mchid
        for place in (_FILTER, _OPEN, _CLOSE):
            for example in examples_at(self._context.catalog, place):
                self._plans.put(Plan(str(example.arguments["sub_mchid"])), state=PlanState.OPEN)

    def _change_status(self, call: Call) -> Outcome:
        """Turn a plan on or off.

        Raises:
            Refusal: a call turned it off less than 24 hours ago.
        """
        plan, state = self._plan(call), PlanState(call.fields["operation_type"])
        is_on = plan.state is PlanState.OPEN
        if state is PlanState.OPEN and not is_on and plan.closed and call.now - plan.closed < _WAIT_SECONDS:
            en = "The plan was turned off less than 24 hours ago."
            raise refuse(call, "INVALID_REQUEST", "关闭点金计划后，需间隔24小时方可再次开通", en)
        closed = call.now if state is PlanState.CLOSE and is_on else plan.closed
        self._plans.put(plan, state=state, closed=closed)
        return Outcome(200, {"sub_mchid": plan.sub_mchid})

    def _change_receipts(self, call: Call) -> Outcome:
        """Turn the receipts of the service provider on or off, which users see once the plan is on."""
        plan = self._plan(call)
        self._plans.put(plan, has_own_receipts=call.fields["operation_type"] == PlanState.OPEN)
        return Outcome(200, {"sub_mchid": plan.sub_mchid})

    def _advertise(self, changes: _Changes, call: Call) -> Outcome:
        """Change the advertisements of a plan.

        Raises:
            Refusal: the plan is off.
        """
        plan = self._plan(call)
        if plan.state is not PlanState.OPEN:
            en = "The Gold Plan of the sub-merchant is off. Turn it on first."
            raise refuse(call, "INVALID_REQUEST", "特约商户未开通点金计划", en)
        self._plans.put(plan, **changes(call, plan))
        return Outcome(204)

    def _plan(self, call: Call) -> Plan:
        return self._plans.find(str(call.fields["sub_mchid"]))


def _with_filters(call: Call, plan: Plan) -> Mapping[str, Any]:
    """Return the industries that a call filters out, which replace those that were set before."""
    filters = call.fields.get("advertising_industry_filters")
    return {"filters": plan.filters if filters is None else ",".join(filters)}
