"""Refusals of payments, each with the status and the code that the operation's own page lists."""

from wechatpay_gateway.behaviour import Call
from wechatpay_gateway.errors import InternalNumber, Message, ParameterIssue, Refusal, parameter_error


def refuse(
    call: Call, codes: str, zh: str, en: str, number: InternalNumber = InternalNumber.WRONG_PARAMETER
) -> Refusal:
    """A refusal with the first of these codes that the page has, with its status and spelling; else 400 INVALID_REQUEST.

    `codes` are separated by blanks. The families spell one code in two ways: ORDER_NOT_EXIST and ORDERNOTEXIST.
    """
    documented = {own.replace("_", ""): (status, own) for status, own in call.operation.errors}
    found = (documented.get(code.replace("_", "")) for code in codes.split())
    status, code = next((row for row in found if row), (400, "INVALID_REQUEST"))
    return Refusal(status, code, Message(zh, en), number=number)


def unknown_order(call: Call) -> Refusal:
    """There is no such order."""
    return refuse(call, "ORDER_NOT_EXIST", "订单不存在", "There is no such order.", InternalNumber.UNKNOWN_ORDER)


def wrong_value(name: str, value: object, zh: str, en: str, location: str = "body") -> Refusal:
    """400 PARAM_ERROR about one value."""
    return parameter_error(ParameterIssue(name, value, Message(zh, en), location))


def missing_sub_mchid(name: str, location: str) -> Refusal:
    """The refusal of a partner's call that does not say for which sub-merchant."""
    issue = Message(
        "是必填参数：该订单由服务商代子商户下单", "is required: a partner placed the order for a sub-merchant"
    )
    return parameter_error(ParameterIssue(name, "", issue, location))
