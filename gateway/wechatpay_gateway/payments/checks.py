"""What a prepay request must satisfy beyond its schema."""

import re
from typing import Any
from urllib.parse import urlsplit

from wechatpay_gateway.behaviour import Call
from wechatpay_gateway.payments.families import Family
from wechatpay_gateway.payments.refusals import refuse, wrong_value
from wechatpay_gateway.times import from_moment

_NUMBER = re.compile(r"[0-9A-Za-z_\-|*]{6,32}")
_CURRENCY = "CNY"


def check_caller(call: Call, family: Family, given: object) -> None:
    """The merchant number that the request names must be the one that signed.

    Raises:
        Refusal: it is another one.
    """
    if given != call.mchid:
        raise refuse(
            call, "MCH_NOT_EXISTS", "商户号与签名商户号不一致", f"{family.caller} must be the mchid that signed."
        )


def check_number(name: str, value: str) -> None:
    """A business number has 6 to 32 of the characters that the pages allow.

    Raises:
        Refusal: it has not.
    """
    if not _NUMBER.fullmatch(value):
        en = "must be 6 to 32 digits, letters, or any of _-|*"
        raise wrong_value(name, value, "只能由6-32位数字、大小写字母_-|*组成", en)


def check_amount(pointer: str, total: int, currency: str | None) -> None:
    """An order costs at least one fen, in yuan.

    Raises:
        Refusal: it does not.
    """
    if total < 1:
        raise wrong_value(f"{pointer}", total, "订单金额必须大于0", "must be at least 1 fen")
    if currency not in (None, _CURRENCY):
        raise wrong_value("/amount/currency", currency, "货币类型只能是CNY", "must be CNY")


def check_notify_url(fields: dict[str, Any]) -> None:
    """A callback address is absolute and has no query.

    Raises:
        Refusal: it is not such an address.
    """
    address: str | None = fields.get("notify_url")
    if address is None:
        return
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        en = "must be an absolute http or https address without a query"
        raise wrong_value("/notify_url", address, "回调地址必须为完整的URL，且不能携带参数", en)


def expiry(call: Call) -> float | None:
    """Until when the order can be paid, in seconds since 1970; `None` where the request does not say.

    Raises:
        Refusal: `time_expire` is not a moment, or is over.
    """
    text = call.fields.get("time_expire")
    if text is None:
        return None
    try:
        moment = from_moment(text)
    except ValueError:
        raise wrong_value("/time_expire", text, "时间格式错误", "must be a moment as RFC 3339 writes it") from None
    if moment <= call.now:
        raise wrong_value("/time_expire", text, "支付结束时间必须晚于当前时间", "must lie in the future")
    return moment
