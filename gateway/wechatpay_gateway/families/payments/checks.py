"""Checks of prepay and refund requests beyond those in their schema."""

import re

from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.families.payments.apis import Api
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_NUMBER = re.compile(r"[0-9A-Za-z_\-|*]{6,32}")
_REFUND_NUMBER = re.compile(r"[0-9A-Za-z_\-|*@]{1,64}")
_CURRENCY = "CNY"
_DAY_SECONDS = 86400
_SHORTEST_SECONDS = 60
_USUAL_SECONDS = 7 * _DAY_SECONDS
LONGEST_SECONDS = 15 * _DAY_SECONDS
LONGEST_COMBINED_SECONDS = 7 * _DAY_SECONDS
"""The latest expiry of an order, in seconds after the call."""


def check_caller(call: Call, api: Api, mchid: object) -> None:
    """Check that the merchant number in the request is that of the merchant that signed it.

    Raises:
        Refusal: it is another number.
    """
    if mchid != call.mchid:
        raise refuse(
            call,
            "MCH_NOT_EXISTS",
            "商户号与签名商户号不一致",
            f"{api.caller} must be the mchid of the merchant that signed the request.",
        )


def check_number(name: str, value: str) -> None:
    """Check the length (6 to 32) and the characters of a business number.

    Raises:
        Refusal: the number is invalid.
    """
    if not _NUMBER.fullmatch(value):
        en = "must be 6 to 32 characters: digits, letters, and _-|*"
        raise wrong_value(name, value, "只能由6-32位数字、大小写字母_-|*组成", en)


def check_refund_number(value: str) -> None:
    """Check the length (1 to 64) and the characters of a refund number.

    Raises:
        Refusal: the number is invalid.
    """
    if not _REFUND_NUMBER.fullmatch(value):
        en = "must be 1 to 64 characters: digits, letters, and _-|*@"
        raise wrong_value("/out_refund_no", value, "只能是数字、大小写字母_-|*@", en)


def check_amount(pointer: str, total: int, currency: str | None) -> None:
    """Check that an amount is at least 1 fen and that its currency is CNY.

    Raises:
        Refusal: the amount or the currency is invalid.
    """
    if total < 1:
        raise wrong_value(pointer, total, "金额必须大于0", "must be at least 1 fen")
    if currency not in (None, _CURRENCY):
        raise wrong_value("/amount/currency", currency, "货币类型只能是CNY", "must be CNY")


def expiry(call: Call, longest_seconds: int = LONGEST_SECONDS) -> float:
    """Return when an order expires, in seconds since 1970.

    `time_expire` is limited to between 1 minute and `longest_seconds` from now; it defaults to a week from now
    (https://pay.weixin.qq.com/doc/v3/merchant/4012791877; for combined orders 4012556982).

    Raises:
        Refusal: `time_expire` is not an RFC 3339 time.
    """
    text = call.fields.get("time_expire")
    if text is None:
        return call.now + _USUAL_SECONDS
    try:
        moment = from_moment(text)
    except ValueError:
        raise wrong_value("/time_expire", text, "时间格式错误", "must be an RFC 3339 time") from None
    return min(max(moment, call.now + _SHORTEST_SECONDS), call.now + longest_seconds)
