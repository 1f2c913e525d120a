"""Finds the pay gift activity that a call names."""

from wechatpay_gateway.base.errors import no_auth
from wechatpay_gateway.families.pay_gifts.activities import Activities, Activity
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse


def find(call: Call, activities: Activities, code: str = "RESOURCE_NOT_EXISTS") -> Activity:
    """Return the caller's activity.

    Raises:
        Refusal: no activity has the number (with this code), or it belongs to another merchant (`NO_AUTH`).
    """
    activity = activities.find(call.arguments["activity_id"], call.mchid)
    if activity is None:
        raise refuse(call, code, "查询活动详情结果为空，请确认活动ID是否正确", "There is no such activity.")
    if activity.caller != call.mchid:
        raise no_auth()
    return activity
