"""Pay gift activities as replies show them."""

from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.pay_gifts.activities import FULL_SEND, Activity
from wechatpay_gateway.families.pay_gifts.entries import Entry


def activity_view(activity: Activity) -> dict[str, Any]:
    """Return an activity, without its merchants: https://pay.weixin.qq.com/doc/v3/partner/4012072119 says that only their list has them."""
    fields = activity.fields
    rule = {name: value for name, value in fields["award_send_rule"].items() if name != "merchant_id_list"}
    values = {
        "activity_id": activity.activity_id,
        "activity_type": activity.activity_type,
        "activity_base_info": fields["activity_base_info"],
        "award_send_rule": {"full_send_rule": rule} if activity.activity_type == FULL_SEND else {},
        "advanced_setting": fields.get("advanced_setting"),
        "activity_status": activity.state.value,
        "creator_merchant_id": activity.caller,
        "belong_merchant_id": activity.caller,
        "pause_time": _moment(activity.paused),
        "recovery_time": _moment(activity.resumed),
        "create_time": to_moment(activity.created),
        "update_time": to_moment(activity.updated),
    }
    return {name: value for name, value in values.items() if value is not None}


def entry_view(entry: Entry, field: str) -> dict[str, Any]:
    """Return an entry of an activity, whose value is in this field."""
    times = {"create_time": to_moment(entry.created), "update_time": to_moment(entry.updated)}
    name = {} if entry.name is None else {"merchant_name": entry.name}
    return {field: entry.value, **name, **times}


def _moment(at: float | None) -> str | None:
    return None if at is None else to_moment(at)
