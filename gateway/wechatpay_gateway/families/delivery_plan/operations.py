"""The family of delivery plans: its operations, and the changes that follow from stocks and times.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4016184554, 4016184563, 4016184572 and 4016184594.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.families.delivery_plan.plan_machine import DeliveryPlanMachine
from wechatpay_gateway.families.delivery_plan.plan_rules import check_change, fields_of_new
from wechatpay_gateway.families.delivery_plan.plans import DeliveryPlan, DeliveryPlans, Selection
from wechatpay_gateway.families.delivery_plan.steps import (
    DELIVERING,
    END,
    EXPIRE,
    OPEN,
    PAUSED,
    PROCESSING,
    RESUME,
    RUN_OUT,
    TERMINATE,
    UPDATES,
    PlanState,
    states_of,
)
from wechatpay_gateway.families.product_coupon.operations import ProductCouponFamily
from wechatpay_gateway.families.product_coupon.steps import ProductCouponState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.family.behavior import Call, Place, examples_at, to_content
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.paging import put_page, window_of
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources

_ROOT = "/v3/marketing/partner/delivery-plan/delivery-plans"
_LIST: Place = ("GET", f"{_ROOT}/{{}}/delivery-plans")
_URLS = "marketing.delivery_plans.delivery_plan_notification_urls"
_NO_CONTENT = 204
_PAGE_ROWS = 10


class DeliveryPlanFamily(Family):
    """Delivery plans, which offer the coupons of a stock to users.

    Attributes:
        plan_machine: the steps of plans; also `gateway.delivery_plans`.
    """

    name = "delivery_plan"
    due_tables = ("delivery_plans",)
    tables = Tables.read("delivery_plan", 1, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._plans = DeliveryPlans(context.store)
        self._coupons = coupons = context.family(ProductCouponFamily)
        resources = context.family(Resources)
        self.plan_machine = DeliveryPlanMachine(
            context, self._plans, coupons, lambda mchid: resources.value_of(_URLS, mchid, "notify_url")
        )
        self.machines = (self.plan_machine,)
        coupons.records.stocks.followers.append(self._follow)
        self.behaviors = {
            ("POST", _ROOT): self._create,
            ("PATCH", f"{_ROOT}/{{}}"): self._update,
            ("POST", f"{_ROOT}/{{}}/terminate"): self._terminate,
            _LIST: self._list,
        }

    def _create(self, call: Call) -> Outcome:
        fields, content = call.fields, to_content(call.fields)
        existing = self._plans.created(call.mchid, fields["brand_id"], fields["out_request_no"])
        if existing is not None:
            if existing.content != content:
                en = "out_request_no was used for a plan with other values. Use another number."
                raise refuse(call, "INVALID_REQUEST", "out_request_no已被使用，且投放计划内容不一致", en)
            return _reply(existing)
        coupon = self._coupons.records.coupons.find(fields["product_coupon_id"])
        is_own = coupon is not None and (coupon.owner, coupon.brand_id) == (call.mchid, fields["brand_id"])
        if coupon is None or not (is_own or coupon.is_example):
            raise refuse(call, "NOT_FOUND", "商品券不存在或不属于该品牌", "The product coupon does not exist.")
        stock = self._stock(call, coupon.product_coupon_id, is_example=coupon.is_example)
        shown = fields_of_new(call, coupon, stock)
        plan = DeliveryPlan(
            self._plans.next_number(),
            call.mchid,
            fields["brand_id"],
            fields["out_request_no"],
            content,
            stock.stock_id,
            PlanState.CREATED,
            PROCESSING,
            is_out_of_stock=False,
            fields=shown,
            draft={},
            starts=from_moment(shown["delivery_start_time"]),
            ends=from_moment(shown["delivery_end_time"]),
            is_example=coupon.is_example,
        )
        return _reply(self._plans.add(plan))

    def _stock(self, call: Call, product_coupon_id: int, *, is_example: bool) -> Stock:
        """Return the stock of a new plan, or the first one of its bundle; of an example of a product coupon, any stock."""
        stocks, fields = self._coupons.records.stocks, call.fields
        bundle = stocks.of_bundle(fields["stock_bundle_id"]) if "stock_bundle_id" in fields else []
        found = bundle[0] if bundle else stocks.find(fields.get("stock_id", ""))
        if is_example:
            return found or stocks.of_coupon(product_coupon_id)[0]
        is_single = fields.get("usage_mode", "SINGLE") == "SINGLE"
        if found is None or found.product_coupon_id != product_coupon_id:
            raise refuse(call, "NOT_FOUND", "批次不存在或不属于该商品券", "The stock does not exist.")
        if is_single is not (found.stock_bundle_id is None):
            en = "usage_mode does not fit the product coupon."
            raise refuse(call, "INVALID_REQUEST", "使用模式与商品券不一致", en)
        return found

    def _find(self, call: Call) -> DeliveryPlan:
        plan = self._plans.find(call.arguments["plan_id"])
        if plan is None or not (plan.is_example or plan.owner == call.mchid):
            raise refuse(call, "NOT_FOUND", "投放计划不存在", "The delivery plan does not exist.")
        return plan

    def _update(self, call: Call) -> Outcome:
        plan, changes = self._find(call), call.fields["modify_content"]
        if plan.is_example:
            plan = self.plan_machine.put(plan, PlanState.CREATED_REJECTED)
        step = next((each for each in UPDATES if plan.state in each.source), None)
        if step is None:
            raise _wrong_state(call, plan)
        check_change(call, plan, self._coupons.records.stocks.find(plan.stock_id))
        return _reply(self.plan_machine.advance(plan, step, changes))

    def _terminate(self, call: Call) -> Outcome:
        plan = self._find(call)
        if plan.is_example:
            plan = self.plan_machine.put(plan, PlanState.DELIVERING)
        if plan.state not in TERMINATE.source:
            raise _wrong_state(call, plan)
        self.plan_machine.advance(plan, TERMINATE, {})
        return Outcome(_NO_CONTENT)

    def _list(self, call: Call) -> Outcome:
        wanted, pages = call.arguments, call.operation.pages
        if pages is None:
            raise AssertionError("unreachable: the operation has pages")
        plan_state, audit_state = wanted.get("plan_state"), wanted.get("audit_state")
        selection = Selection(
            call.mchid,
            wanted["brand_id"],
            None if plan_state is None else tuple(states_of(plan_state)),
            None if audit_state is None else audit_state.removeprefix("AUDIT_"),
            wanted.get("plan_id"),
        )
        window = window_of(call.operation, pages, {"page_size": _PAGE_ROWS, **wanted})
        total = self._plans.count(selection)
        rows: list[Any] = [_shown(each) for each in self._plans.page(selection, window.start, window.size)]
        body: dict[str, Any] = {}
        put_page(body, pages, rows, window, total)
        if not total:
            del body[pages.items]
        return Outcome(200, body)

    def _follow(self, stock: Stock) -> None:
        """Pause the plans of a stock that has no coupon left, and send those that ran out into review once it has coupons again.

        Plans that copy their coupon follow the limit of the stock while they deliver: https://pay.weixin.qq.com/doc/v3/partner/4016184554.
        The plans of a deactivated product coupon end: https://pay.weixin.qq.com/doc/v3/partner/4015788446, section 3.2.
        """
        has_left, limit = stock.is_offered, stock.limits["max_count"]
        for each in self._plans.of_stock(stock.stock_id):
            plan = each
            if plan.state in DELIVERING and plan.fields["reuse_coupon_config"] and plan.fields["total_count"] != limit:
                plan = self._plans.update(plan, fields={**plan.fields, "total_count": limit})
            if plan.state in OPEN and self._is_over(plan):
                self.plan_machine.advance(plan, END, {"reason": "商品券已失效"})
            elif not has_left and plan.state in DELIVERING:
                self.plan_machine.advance(plan, RUN_OUT, {})
            elif has_left and plan.is_out_of_stock and plan.state in PAUSED:
                self.plan_machine.advance(plan, RESUME, {})

    def _is_over(self, plan: DeliveryPlan) -> bool:
        coupon = self._coupons.records.coupons.find(plan.fields["product_coupon_id"])
        return coupon is not None and coupon.state is ProductCouponState.DEACTIVATED

    def add_examples(self, mchid: str) -> None:
        """Add the plan that the catalog's examples refer to."""
        for example in examples_at(self._context.catalog, _LIST):
            for fields in example.reply_fields["plan_list"]:
                if self._plans.find(fields["plan_id"]) is None:
                    self._plans.add(_example_of(fields, mchid))

    def next_due(self) -> float | None:
        """Return when the next plan expires."""
        return self._plans.next_due()

    def make_due_changes(self) -> None:
        """Expire the plans whose time is over."""
        for plan in self._plans.due(self._context.now()):
            self.plan_machine.advance(plan, EXPIRE, {})


def _shown(plan: DeliveryPlan) -> dict[str, Any]:
    return {"plan_id": str(plan.plan_id), "plan_state": plan.shown[0], **plan.fields}


def _reply(plan: DeliveryPlan) -> Outcome:
    return Outcome(200, {"plan": _shown(plan)})


def _wrong_state(call: Call, plan: DeliveryPlan) -> Refusal:
    plan_state, audit_state = plan.shown
    en = f"The plan is in state {plan_state}, its review in {audit_state}, which does not allow this call."
    return refuse(call, "INVALID_REQUEST", f"投放计划状态为{plan_state}，审核状态为{audit_state}，不允许此操作", en)


def _example_of(fields: Mapping[str, Any], mchid: str) -> DeliveryPlan:
    kept = {name: value for name, value in fields.items() if name not in ("plan_id", "plan_state")}
    return DeliveryPlan(
        int(fields["plan_id"]),
        mchid,
        fields["brand_id"],
        "",
        "{}",
        int(fields["stock_id"]),
        PlanState.CREATED,
        PROCESSING,
        is_out_of_stock=False,
        fields=kept,
        draft={},
        starts=from_moment(fields["delivery_start_time"]),
        ends=from_moment(fields["delivery_end_time"]),
        is_example=True,
    )
