"""The state machine of delivery plans."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from wechatpay_gateway.base.times import from_moment, to_day, to_moment
from wechatpay_gateway.families.delivery_plan.plans import DeliveryPlan, DeliveryPlans
from wechatpay_gateway.families.delivery_plan.steps import (
    APPROVE,
    DELIVERING,
    EXPIRE,
    PAUSE,
    PLAN_STEPS,
    RESUME,
    RUN_OUT,
    UPDATES,
    PlanState,
)
from wechatpay_gateway.families.product_coupon.operations import ProductCouponFamily
from wechatpay_gateway.families.product_coupon.sending import BRAND_MANAGE, Gift, new_request_no
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

CHANGED = "DELIVERY_PLAN.CHANGE"
_REASONS = {
    "approve": "审核通过",
    "reject": "审核驳回",
    "reject_change": "审核驳回",
    "reject_restart": "审核驳回",
    "pause": "品牌方暂停投放",
    "run_out": "批次库存不足或已失效",
    "resume": "恢复投放，提交审核",
    "end": "品牌方终止投放",
    "terminate_plan": "服务商终止投放",
}
"""The reasons in notifications; those of changes by the merchant are the same for all states."""
_KEY = (Field("plan_id", "WeChat Pay's number for the plan."),)
_RECEIVE = (*_KEY, Field("openid", "The OpenID of the user."))


class DeliveryPlanMachine(Machine[DeliveryPlan]):
    """The delivery plans, and the steps of WeChat Pay, brands and merchants.

    Args:
        context: the parts of the gateway.
        plans: the plans.
        coupons: the family of product coupons, whose coupons users get.
        url_of: returns the URL for the notifications of a merchant, or `None`.
    """

    name = "delivery_plans"
    title = "Delivery plans of product coupons"
    states = PlanState
    initial = (PlanState.CREATED,)
    key = _KEY
    steps = PLAN_STEPS
    actions = (Action("receive", "A user gets a coupon through the plan.", _RECEIVE, adds_record=True),)
    is_in_state_reply = False
    columns = ("Number", "Name", "Stock", "Sent", "State")

    def __init__(
        self,
        context: Context,
        plans: DeliveryPlans,
        coupons: ProductCouponFamily,
        url_of: Callable[[str], str | None],
    ) -> None:
        super().__init__(context)
        self._plans = plans
        self._coupons = coupons
        self._url_of = url_of

    def get(self, plan_id: str) -> DeliveryPlan:
        """Return the plan with this number.

        Raises:
            UnknownDeliveryPlanError: the plan does not exist.
        """
        return self._plans.get(plan_id)

    def receive(self, plan_id: str, openid: str) -> UserCoupon:
        """Give a user a coupon through a plan; the merchant is notified of the coupon.

        Raises:
            UnknownDeliveryPlanError: the plan does not exist.
            WrongStateError: the plan does not offer coupons now, or one of its limits or of its stock is reached.
        """
        gift = Gift(openid, new_request_no(), BRAND_MANAGE, {})
        with self._context.changes.commit():
            plan = self._plans.get(plan_id)
            self._check_limits(plan, openid)
            received = self._coupons.user_coupon_machine.give(self._coupons.records.stocks.get(plan.stock_id), gift)
            counted = self._plans.get(plan_id)  # the coupon may have been the last one of the stock
            self._plans.count_receipt(counted, openid, to_day(self._context.now()))
        return received

    def _check_limits(self, plan: DeliveryPlan, openid: str) -> None:
        now, fields, name = self._context.now(), plan.fields, self.describe(plan)
        if plan.state not in DELIVERING:
            raise WrongStateError(f"{name} is in state {plan.state}, in which users get no coupons")
        if not plan.starts <= now < plan.ends:
            span = f"from {to_moment(plan.starts)} to {to_moment(plan.ends)}"
            raise WrongStateError(f"{name} offers coupons {span}, not at {to_moment(now)}")
        reached = {
            "total_count": plan.sent,
            "daily_limit": plan.sent_on(to_day(now)),
            "user_limit": self._plans.received(plan, openid),
        }
        for limit, count in reached.items():
            if count >= fields.get(limit, count + 1):
                raise WrongStateError(f"{name} has sent {count} coupons, as many as its {limit} allows")

    def __iter__(self) -> Iterator[DeliveryPlan]:
        return iter(self._plans)

    def lookup(self, key: Mapping[str, Any]) -> DeliveryPlan:
        """Return the plan with this number."""
        return self.get(key["plan_id"])

    def key_of(self, record: DeliveryPlan) -> dict[str, str]:
        """Return the number of a plan."""
        return {"plan_id": str(record.plan_id)}

    def state_of(self, record: DeliveryPlan) -> PlanState:
        """Return the state."""
        return record.state

    def describe(self, record: DeliveryPlan) -> str:
        """Return `delivery plan` and its number."""
        return f"delivery plan {record.plan_id}"

    def put(self, record: DeliveryPlan, state: StrEnum) -> DeliveryPlan:
        """Put a plan into a state."""
        return self._plans.update(record, state=PlanState(state))

    def move(self, record: DeliveryPlan, step: Step, fields: Mapping[str, Any], announce: Announce) -> DeliveryPlan:
        """Take a step, with what a call changes as `fields`, and queue the notification; an approved plan whose stock has no coupon left pauses."""
        changes: dict[str, Any] = {"state": PlanState(step.after(record.state))}
        if step in UPDATES:
            changes["draft"] = {**record.draft, **fields}
        elif step in (PAUSE, RUN_OUT, RESUME):
            changes["is_out_of_stock"] = step is RUN_OUT
        if step is APPROVE or (step in UPDATES and record.state is PlanState.CREATED_REJECTED):
            changes |= self._online({**record.fields, **record.draft, **(fields if step in UPDATES else {})})
        moved = self._plans.update(record, **changes)
        if step is not EXPIRE:
            self._announce(moved, fields.get("reason") or _REASONS.get(step.name, "服务商修改投放计划"), announce)
        if step is APPROVE and not moved.is_example and not self._coupons.records.stocks.get(moved.stock_id).is_offered:
            return self.move(moved, RUN_OUT, {}, announce)
        return moved

    @staticmethod
    def _online(fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of a plan whose draft takes effect."""
        return {"fields": fields, "draft": {}, "ends": from_moment(fields["delivery_end_time"])}

    def _announce(self, plan: DeliveryPlan, reason: str, announce: Announce) -> None:
        url = self._url_of(plan.owner)
        if not url:
            return
        plan_state, audit_state = plan.shown
        announce(
            mchid=plan.owner,
            event_type=CHANGED,
            original_type="delivery_plan",
            url=url,
            resource={
                "plan_id": str(plan.plan_id),
                "plan_state": plan_state,
                "audit_state": audit_state,
                "change_reason": reason,
                "modify_time": to_moment(self._context.now()),
            },
        )

    def added_to_json(self, record: UserCoupon) -> dict[str, Any]:
        """Return the coupon that a user got."""
        return self._coupons.user_coupon_machine.to_json(record)

    def newest(self, limit: int, skip: int = 0) -> tuple[DeliveryPlan, ...]:
        """Return the plans that were created last, newest first, after the first `skip`, without the examples."""
        return self._plans.newest(limit, skip)

    def records(self) -> Iterator[DeliveryPlan]:
        """Iterate over the plans, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: DeliveryPlan) -> dict[str, Any]:
        """Return a plan with its counts."""
        return {
            "plan_id": str(record.plan_id),
            "mchid": record.owner,
            "brand_id": record.brand_id,
            "stock_id": str(record.stock_id),
            "sent": record.sent,
            "audit_state": record.shown[1],
            "state": record.state.value,
        }

    def cells(self, record: DeliveryPlan) -> tuple[str, ...]:
        """Return the number, name, stock, number of coupons and state."""
        name: str = record.fields["plan_name"]
        return str(record.plan_id), name, str(record.stock_id), str(record.sent), record.state.value
