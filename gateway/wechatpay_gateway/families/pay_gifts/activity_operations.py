"""The operations that create, query, list and terminate pay gift activities.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012492900, 4012492967, 4012493214 and 4012466633.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.pay_gifts.activities import FULL_SEND, Activities, Activity, due_of, new_activity_id
from wechatpay_gateway.families.pay_gifts.activity_machine import ActivityMachine
from wechatpay_gateway.families.pay_gifts.activity_rules import check_activity
from wechatpay_gateway.families.pay_gifts.entries import MERCHANT, Entries
from wechatpay_gateway.families.pay_gifts.finding import find
from wechatpay_gateway.families.pay_gifts.steps import TERMINATE, ActivityState
from wechatpay_gateway.families.pay_gifts.views import activity_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.paging import put_page, put_request, window_of
from wechatpay_gateway.family.refusals import refuse

ROOT = "/v3/marketing/paygiftactivity"


class ActivityOperations:
    """The operations of activities."""

    def __init__(self, activities: Activities, entries: Entries, machine: ActivityMachine) -> None:
        self._activities = activities
        self._entries = entries
        self._machine = machine
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{ROOT}/unique-threshold-activity"): self._create,
            ("GET", f"{ROOT}/activities"): self._list,
            ("GET", f"{ROOT}/activities/{{}}"): self._query,
            ("POST", f"{ROOT}/activities/{{}}/terminate"): self._terminate,
        }

    def _create(self, call: Call) -> Outcome:
        base: Mapping[str, Any] = call.fields["activity_base_info"]
        content = to_content(call.fields)
        existing = self._activities.numbered(call.mchid, base["out_request_no"])
        if existing is None:
            existing = self._add(call, base, content)
        elif existing.content != content:
            en = "out_request_no is already used by an activity with other values."
            raise refuse(
                call, "INVALID_REQUEST", "商户请求单号已存在，但参数不一致", en, InternalNumber.CHANGED_PARAMETERS
            )
        return to_reply(call, {"activity_id": existing.activity_id, "create_time": to_moment(existing.created)})

    def _add(self, call: Call, base: Mapping[str, Any], content: str) -> Activity:
        merchants: list[str] = call.fields["award_send_rule"].get("merchant_id_list", [])
        if refused := self._entries.refused(merchants):
            en = f"These merchants cannot give the coupons: {', '.join(refused)}. Check for example that they are of the same brand."
            raise refuse(call, "INVALID_REQUEST", "发券商户号校验失败，请核实是否满足同品牌等规则", en)
        begins, ends = (from_moment(base[name]) for name in ("begin_time", "end_time"))
        check_activity(call, begins, ends)
        activity = self._activities.add(
            Activity(
                call.mchid,
                new_activity_id(),
                base["out_request_no"],
                FULL_SEND,
                base["activity_name"],
                ActivityState.CREATED,
                content,
                begins,
                ends,
                call.now,
                call.now,
                due=due_of(ActivityState.CREATED, begins, ends),
            )
        )
        self._entries.add(activity, MERCHANT, merchants, call.now)
        return activity

    def _query(self, call: Call) -> Outcome:
        return to_reply(call, activity_view(find(call, self._activities)))

    def _list(self, call: Call) -> Outcome:
        operation, pages = call.operation, call.operation.pages
        assert pages is not None  # noqa: S101 (the spec of the list has pages)
        window = window_of(operation, pages, call.arguments)
        total, found = self._activities.page(call.mchid, call.arguments, window.start, window.size)
        body: dict[str, Any] = {}
        put_page(body, pages, [activity_view(each) for each in found], window, total)
        put_request(body, operation.replies[200], pages, window)
        return Outcome(200, body)

    def _terminate(self, call: Call) -> Outcome:
        activity = find(call, self._activities)
        if activity.state is not ActivityState.TERMINATED:
            if activity.state not in TERMINATE.source:
                en = f"The activity is {activity.state.value}, so it cannot be terminated."
                raise refuse(call, "INVALID_REQUEST", "活动已结束或创建失败，不能终止", en)
            activity = self._machine.advance(activity, TERMINATE, {})
        values = {"activity_id": activity.activity_id, "terminate_time": to_moment(activity.updated)}
        return to_reply(call, values)
