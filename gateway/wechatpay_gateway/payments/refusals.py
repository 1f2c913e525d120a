"""Refusals of payments, each with the status and the code that the operation's own page lists."""

from wechatpay_gateway.behaviour import Call
from wechatpay_gateway.errors import InternalNumber, Message, ParameterIssue, Refusal, parameter_error


def refuse(call: Call, code: str, zh: str, en: str, number: InternalNumber = InternalNumber.WRONG_PARAMETER) -> Refusal:
    """A refusal with this code, spelt and with the status as the page has it; 400 INVALID_REQUEST where the page lacks it.

    The families spell one code in two ways: ORDER_NOT_EXIST and ORDERNOTEXIST.
    """
    wanted = code.replace("_", "")
    for status, own in call.operation.errors:
        if own.replace("_", "") == wanted:
            return Refusal(status, own, Message(zh, en), number=number)
    return Refusal(400, "INVALID_REQUEST", Message(zh, en), number=number)


def unknown_order(call: Call) -> Refusal:
    """There is no such order."""
    return refuse(call, "ORDER_NOT_EXIST", "订单不存在", "There is no such order.", InternalNumber.UNKNOWN_ORDER)


def wrong_value(name: str, value: object, zh: str, en: str, location: str = "body") -> Refusal:
    """400 PARAM_ERROR about one value."""
    return parameter_error(ParameterIssue(name, value, Message(zh, en), location))
