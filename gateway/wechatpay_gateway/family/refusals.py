"""Refusals with the status and the code that an operation's page lists."""

from wechatpay_gateway.base.errors import InternalNumber, Message, ParameterIssue, Refusal, parameter_error
from wechatpay_gateway.family.behavior import Call


def refuse(
    call: Call, codes: str, zh: str, en: str, number: InternalNumber = InternalNumber.WRONG_PARAMETER
) -> Refusal:
    """Return a refusal with the first of these codes that the operation's page lists, or 400 INVALID_REQUEST.

    `codes` are separated by spaces. Underscores are ignored, because some pages write ORDERNOTEXIST for ORDER_NOT_EXIST; the refusal has the
    status and the spelling of the page.
    """
    documented = {own.replace("_", ""): (status, own) for status, own in call.operation.errors}
    found = (documented.get(code.replace("_", "")) for code in codes.split())
    status, code = next((row for row in found if row), (400, "INVALID_REQUEST"))
    return Refusal(status, code, Message(zh, en), number=number)


def wrong_value(name: str, value: object, zh: str, en: str, location: str = "body") -> Refusal:
    """Return a 400 PARAM_ERROR about one value."""
    return parameter_error(ParameterIssue(name, value, Message(zh, en), location))
