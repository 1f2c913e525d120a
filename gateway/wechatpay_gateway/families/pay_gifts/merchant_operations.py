"""The operations that add, delete and list the merchants of pay gift activities, and list their goods.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012466735, 4012466827, 4012466191 and 4012466492.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from wechatpay_gateway.base.errors import InternalNumber
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.pay_gifts.activities import Activities, Activity
from wechatpay_gateway.families.pay_gifts.activity_operations import ROOT
from wechatpay_gateway.families.pay_gifts.entries import GOODS, MERCHANT, Entries
from wechatpay_gateway.families.pay_gifts.finding import find
from wechatpay_gateway.families.pay_gifts.steps import ActivityState
from wechatpay_gateway.families.pay_gifts.views import entry_view
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.paging import put_page, put_request, window_of
from wechatpay_gateway.family.refusals import refuse, wrong_value

_FIELDS = {MERCHANT: "mchid", GOODS: "goods_id"}
"""The field of a row that has the value of an entry, by kind of entry."""


class MerchantOperations:
    """The operations of the merchants and goods of activities."""

    def __init__(self, activities: Activities, entries: Entries) -> None:
        self._activities = activities
        self._entries = entries
        own = f"{ROOT}/activities/{{}}"
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{own}/merchants/add"): self._add,
            ("POST", f"{own}/merchants/delete"): self._delete,
            ("GET", f"{own}/merchants"): partial(self._list, MERCHANT),
            ("GET", f"{own}/goods"): partial(self._list, GOODS),
        }

    def _add(self, call: Call) -> Outcome:
        activity = find(call, self._activities, "INVALID_REQUEST")
        request_no: str = call.fields["add_request_no"]
        if (made := self._made(call, "add", request_no)) is not None:
            return to_reply(call, made)
        merchants = _named(call)
        self._check_running(call, activity)
        refused = self._entries.refused(merchants)
        valid = [mchid for mchid in merchants if mchid not in refused]
        if not valid:
            en = "All merchants failed the check. Check for example that they are of the same brand."
            raise refuse(call, "RULE_LIMIT", "所有的曝光商户号均校验失败，请再次检查", en)
        self._entries.add(activity, MERCHANT, valid, call.now)
        reply: dict[str, Any] = {"activity_id": activity.activity_id, "add_time": to_moment(call.now)}
        if refused:
            reply["invalid_merchant_id_list"] = [
                {"mchid": mchid, "invalid_reason": reason} for mchid, reason in refused.items()
            ]
        return self._keep(call, "add", request_no, reply)

    def _delete(self, call: Call) -> Outcome:
        activity = find(call, self._activities, "INVALID_REQUEST")
        request_no: str = call.fields["delete_request_no"]
        if (reply := self._made(call, "delete", request_no)) is not None:
            return to_reply(call, reply)
        merchants = _named(call)
        self._check_running(call, activity)
        self._entries.delete(activity, MERCHANT, merchants)
        reply = {"activity_id": activity.activity_id, "delete_time": to_moment(call.now)}
        return self._keep(call, "delete", request_no, reply)

    def _list(self, kind: str, call: Call) -> Outcome:
        activity = find(call, self._activities)
        operation, pages = call.operation, call.operation.pages
        assert pages is not None  # noqa: S101 (the spec of the list has pages)
        window = window_of(operation, pages, call.arguments)
        total, found = self._entries.page(activity, kind, window.start, window.size)
        body: dict[str, Any] = {"activity_id": activity.activity_id}
        put_page(body, pages, [entry_view(each, _FIELDS[kind]) for each in found], window, total)
        put_request(body, operation.replies[200], pages, window)
        return Outcome(200, body)

    def _made(self, call: Call, kind: str, request_no: str) -> dict[str, Any] | None:
        """Return the reply of the change with this number; `None` if the number is new."""
        change = self._entries.change(call.mchid, kind, request_no)
        if change is None:
            return None
        content, reply = change
        if content != _content(call):
            en = f"{kind}_request_no is already used by a change with other values."
            raise refuse(
                call, "INVALID_REQUEST", "请求业务单据号已存在，但参数不一致", en, InternalNumber.CHANGED_PARAMETERS
            )
        return reply

    def _keep(self, call: Call, kind: str, request_no: str, reply: Mapping[str, Any]) -> Outcome:
        self._entries.add_change(call.mchid, kind, request_no, _content(call), reply)
        return to_reply(call, reply)

    @staticmethod
    def _check_running(call: Call, activity: Activity) -> None:
        if activity.state is not ActivityState.ONGOING:
            en = f"The activity is {activity.state.value}, and only a running one can be changed."
            raise refuse(call, "RULE_LIMIT", "活动不在运行中，不允许再进行修改", en)


def _named(call: Call) -> list[str]:
    """Return the merchants that a call names.

    Raises:
        Refusal: it names none.
    """
    merchants: list[str] = call.fields["merchant_id_list"]
    if not merchants:
        raise wrong_value("/merchant_id_list", [], "不能为空", "must name at least one merchant")
    return merchants


def _content(call: Call) -> str:
    return to_content({**call.arguments, **call.fields})
