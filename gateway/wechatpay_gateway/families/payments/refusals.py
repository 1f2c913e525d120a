"""Refusals of payments, with the status and the code that the operation's page lists."""

from wechatpay_gateway.base.errors import InternalNumber, Message, ParameterIssue, Refusal, parameter_error
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse


def unknown_order(call: Call) -> Refusal:
    """Return the refusal for an order number that does not exist."""
    return refuse(call, "ORDER_NOT_EXIST", "订单不存在", "The order does not exist.", InternalNumber.UNKNOWN_ORDER)


def missing_sub_mchid(name: str, location: str) -> Refusal:
    """Return the refusal for a partner's call without `sub_mchid`."""
    issue = Message(
        "是必填参数：该订单由服务商代子商户下单", "is required, because a partner placed the order for a sub-merchant"
    )
    return parameter_error(ParameterIssue(name, "", issue, location))


def unknown_sub_merchant(call: Call, sub_mchid: str) -> Refusal:
    """Return the refusal for a sub-merchant that the merchant does not have, or that the record does not belong to."""
    en = f"{sub_mchid} is not the sub-merchant of this merchant that the order belongs to."
    return refuse(call, "MCH_NOT_EXISTS", "二级商户号不存在", en)
