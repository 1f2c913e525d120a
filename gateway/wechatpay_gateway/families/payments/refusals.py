"""Refusals of payments, each with the status and the code that the operation's own page lists."""

from wechatpay_gateway.base.errors import InternalNumber, Message, ParameterIssue, Refusal, parameter_error
from wechatpay_gateway.family.behaviour import Call
from wechatpay_gateway.family.refusals import refuse


def unknown_order(call: Call) -> Refusal:
    """There is no such order."""
    return refuse(call, "ORDER_NOT_EXIST", "订单不存在", "There is no such order.", InternalNumber.UNKNOWN_ORDER)


def missing_sub_mchid(name: str, location: str) -> Refusal:
    """The refusal of a partner's call that does not say for which sub-merchant."""
    issue = Message(
        "是必填参数：该订单由服务商代子商户下单", "is required: a partner placed the order for a sub-merchant"
    )
    return parameter_error(ParameterIssue(name, "", issue, location))
