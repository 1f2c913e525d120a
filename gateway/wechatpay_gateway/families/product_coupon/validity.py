"""When a user's coupon can be used: https://pay.weixin.qq.com/doc/v3/partner/4016675999."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wechatpay_gateway.base.times import CHINA, from_moment

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")


def ends_of(period: Mapping[str, Any]) -> float:
    """Return the end of the validity of a stock, in seconds since 1970."""
    return from_moment(period["available_end_time"])


def validity(period: Mapping[str, Any], received: float) -> tuple[float, float]:
    """Return begin and end of the validity of a coupon that is received at a time, all in seconds since 1970.

    Days are calendar days in China. A coupon that is received before the stock begins counts them from the day of the beginning.
    """
    begins, ends = max(received, from_moment(period["available_begin_time"])), ends_of(period)
    waits = int(period.get("wait_days_after_receive") or 0)
    if waits:
        begins = midnight(begins, waits)
    if days := period.get("available_days"):
        ends = min(ends, midnight(begins, int(days)) - 1)
    if seconds := period.get("available_seconds"):
        ends = min(ends, begins + int(seconds))
    if periods := period.get("irregular_available_period_list"):
        begins = max(begins, min(from_moment(each["begin_time"]) for each in periods))
        ends = min(ends, max(from_moment(each["end_time"]) for each in periods))
    return begins, ends


def midnight(moment: float, days: int) -> float:
    """Return the beginning of the day in China that is some days after a moment."""
    day = datetime.fromtimestamp(moment, CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    return (day + timedelta(days=days)).timestamp()


def is_usable(period: Mapping[str, Any], moment: float) -> bool:
    """Return whether the weekly and the irregular periods of a stock include a moment."""
    if periods := period.get("irregular_available_period_list"):
        return any(from_moment(each["begin_time"]) <= moment <= from_moment(each["end_time"]) for each in periods)
    weekly = period.get("weekly_available_period")
    if not weekly:
        return True
    at = datetime.fromtimestamp(moment, CHINA)
    if _DAYS[at.weekday()] not in weekly["day_list"]:
        return False
    second = at.hour * 3600 + at.minute * 60 + at.second
    hours = weekly.get("day_period_list") or ()
    return not hours or any(each["begin_time"] <= second <= each["end_time"] for each in hours)
