"""What a prepay request must satisfy beyond its schema."""

import re

from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.families.payments.apis import Api
from wechatpay_gateway.family.behaviour import Call
from wechatpay_gateway.family.refusals import refuse, wrong_value

_NUMBER = re.compile(r"[0-9A-Za-z_\-|*]{6,32}")
_REFUND_NUMBER = re.compile(r"[0-9A-Za-z_\-|*@]{1,64}")
_CURRENCY = "CNY"
_DAY_SECONDS = 86400
_SHORTEST_SECONDS = 60
_USUAL_SECONDS = 7 * _DAY_SECONDS
LONGEST_SECONDS = 15 * _DAY_SECONDS
LONGEST_COMBINED_SECONDS = 7 * _DAY_SECONDS
"""How far ahead the end of an order's time can lie."""


def check_caller(call: Call, api: Api, mchid: object) -> None:
    """The merchant number that the request names must be the one that signed.

    Raises:
        Refusal: it is another one.
    """
    if mchid != call.mchid:
        raise refuse(call, "MCH_NOT_EXISTS", "商户号与签名商户号不一致", f"{api.caller} must be the mchid that signed.")


def check_number(name: str, value: str) -> None:
    """A business number has 6 to 32 of the characters that the pages allow.

    Raises:
        Refusal: it has not.
    """
    if not _NUMBER.fullmatch(value):
        en = "must be 6 to 32 digits, letters, or any of _-|*"
        raise wrong_value(name, value, "只能由6-32位数字、大小写字母_-|*组成", en)


def check_refund_number(value: str) -> None:
    """A refund's number has up to 64 of the characters that the page allows.

    Raises:
        Refusal: it has not.
    """
    if not _REFUND_NUMBER.fullmatch(value):
        en = "must be 1 to 64 digits, letters, or any of _-|*@"
        raise wrong_value("/out_refund_no", value, "只能是数字、大小写字母_-|*@", en)


def check_amount(pointer: str, total: int, currency: str | None) -> None:
    """An order or a refund is of at least one fen, in yuan.

    Raises:
        Refusal: it does not.
    """
    if total < 1:
        raise wrong_value(pointer, total, "金额必须大于0", "must be at least 1 fen")
    if currency not in (None, _CURRENCY):
        raise wrong_value("/amount/currency", currency, "货币类型只能是CNY", "must be CNY")


def expiry(call: Call, longest_seconds: int = LONGEST_SECONDS) -> float:
    """Until when the order can be paid, in seconds since 1970.

    A `time_expire` before the next minute or beyond `longest_seconds` is moved there, and without one an order is good for a week: so the
    pages say (https://pay.weixin.qq.com/doc/v3/merchant/4012791877; of combined orders 4012556982).

    Raises:
        Refusal: `time_expire` is not a moment.
    """
    text = call.fields.get("time_expire")
    if text is None:
        return call.now + _USUAL_SECONDS
    try:
        moment = from_moment(text)
    except ValueError:
        raise wrong_value("/time_expire", text, "时间格式错误", "must be a moment as RFC 3339 writes it") from None
    return min(max(moment, call.now + _SHORTEST_SECONDS), call.now + longest_seconds)
