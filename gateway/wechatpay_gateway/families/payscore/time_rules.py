"""Rules for the times of PayScore orders from the text of the official pages.

Times of the service: https://pay.weixin.qq.com/doc/v3/merchant/4012587900 and 4012587955; of another payment:
https://pay.weixin.qq.com/doc/v3/merchant/4012587962; of the completion: https://pay.weixin.qq.com/doc/v3/partner/4013138598.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wechatpay_gateway.base.times import CHINA, from_moment, to_day
from wechatpay_gateway.families.payscore.rules import is_as_in_examples
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import wrong_value

ON_ACCEPT = "OnAccept"
_TIME = re.compile("[0-9]{8}([0-9]{6})?")
_DAY_LENGTH, _TIME_LENGTH = len("yyyyMMdd"), len("yyyyMMddHHmmss")
_START, _END = "/time_range/start_time", "/time_range/end_time"
_LATEST_PAYMENT_SECONDS = 60
_FORMAT = "时间格式不正确", "must be a time as yyyyMMddHHmmss or yyyyMMdd"


def to_seconds(pointer: str, text: str) -> float:
    """Return the Unix time of `yyyyMMddHHmmss`, or of the midnight of `yyyyMMdd`, in China.

    Raises:
        Refusal: the text is not such a time; `pointer` names its field.
    """
    padded = text.ljust(_TIME_LENGTH, "0") if _TIME.fullmatch(text) else ""
    try:
        return datetime.strptime(padded, "%Y%m%d%H%M%S").replace(tzinfo=CHINA).timestamp()
    except ValueError:
        raise wrong_value(pointer, text, *_FORMAT) from None


def check_planned_times(call: Call) -> None:
    """Check the times of the service in a new order.

    Raises:
        Refusal: a rule is broken.
    """
    times: Mapping[str, str] = call.fields["time_range"]
    start, end = times.get("start_time"), times.get("end_time")
    if is_as_in_examples(call, "time_range"):
        return
    if start is not None and start != ON_ACCEPT:
        _check_after_creation(start, call.now)
    if end is not None:
        to_seconds(_END, end)
        _check_order(start, end)


def check_actual_times(call: Call, order: ServiceOrder) -> None:
    """Check the times of the service in a completion; without a start, that of the creation counts.

    Raises:
        Refusal: a rule is broken.
    """
    times: Mapping[str, str] = call.fields.get("time_range", {})
    start, end = times.get("start_time"), times.get("end_time")
    if not is_as_in_examples(call, "time_range"):
        if start is not None:
            _check_after_creation(start, order.created)
        if end is not None:
            _check_before_now(end, call.now)
            _check_order(start or order.fields["time_range"].get("start_time"), end, order.confirmed)
    _check_completion(call, end)


def check_payment_time(call: Call, order: ServiceOrder) -> float:
    """Check when the user paid in another way, and return it in seconds since 1970.

    Raises:
        Refusal: it is not after the completion, or more than 60 seconds after the call.
    """
    text: str = call.fields["detail"]["paid_time"]
    pointer = "/detail/paid_time"
    paid = to_seconds(pointer, text)
    if is_as_in_examples(call, "detail"):
        return paid
    if paid <= int(order.completed or 0):
        raise wrong_value(pointer, text, "必须晚于完结订单时间", "must be after the completion of the order")
    if paid > call.now + _LATEST_PAYMENT_SECONDS:
        en = "must be at most 60 seconds after the call"
        raise wrong_value(pointer, text, "不能晚于当前时间60秒以上", en)
    return paid


def _check_after_creation(start: str, created: float) -> None:
    seconds = to_seconds(_START, start)
    if len(start) == _DAY_LENGTH and start < to_day(created):
        raise wrong_value(_START, start, "不能早于创建订单的日期", "must not be before the day of the creation")
    if len(start) == _TIME_LENGTH and seconds <= int(created):
        raise wrong_value(_START, start, "必须晚于创建订单的时间", "must be after the creation")


def _check_before_now(end: str, now: float) -> None:
    seconds = to_seconds(_END, end)
    if len(end) == _DAY_LENGTH and end > to_day(now):
        raise wrong_value(_END, end, "不能晚于当前日期", "must not be after today")
    if len(end) == _TIME_LENGTH and seconds >= int(now):
        raise wrong_value(_END, end, "必须早于当前时间", "must be before now")


def _check_order(start: str | None, end: str, confirmed: float | None = None) -> None:
    """Check that the end has the format of the start and comes after it; `confirmed` is the start if that is `OnAccept`."""
    length = _TIME_LENGTH if start == ON_ACCEPT else len(start or end)
    if len(end) != length:
        en = "must have the format of start_time, and yyyyMMddHHmmss if that is OnAccept"
        raise wrong_value(_END, end, "必须和start_time时间格式一致", en)
    if start is None:
        return
    began = confirmed if start == ON_ACCEPT else to_seconds(_START, start)
    ended = to_seconds(_END, end)
    if began is not None and (ended < int(began) or (ended == int(began) and length == _TIME_LENGTH)):
        raise wrong_value(_END, end, "真实结束时间小于预计开始时间", "must be after start_time")


def _check_completion(call: Call, end: str | None) -> None:
    """Check `complete_time`, which only service providers send."""
    text: Any = call.fields.get("complete_time")
    if text is None:
        return
    pointer = "/complete_time"
    try:
        seconds = from_moment(text)
    except ValueError:
        en = "must be an ISO 8601 time with an offset, such as 2026-12-25T12:10:10+08:00"
        raise wrong_value(pointer, text, "时间格式不正确", en) from None
    if seconds > call.now or (end is not None and seconds < to_seconds(_END, end)):
        en = "must not be before end_time, and not after now"
        raise wrong_value(pointer, text, "必须晚于或等于end_time且不晚于当前时间", en)
