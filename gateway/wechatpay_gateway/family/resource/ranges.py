"""The range of days or times of a list."""

from datetime import date
from typing import Any

from wechatpay_gateway.base.errors import Message, parameter_error
from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.resource.definition.calls import Listing
from wechatpay_gateway.request.choices import issue_of

_DAY_CHARACTERS = 10


def to_bound(value: str) -> str:
    """Return a bound as stored times are compared: a time in Chinese time, a day unchanged."""
    return to_moment(from_moment(value)) if "T" in value else value


def check_days(listing: Listing, call: Call) -> None:
    """Check that the range of a list has no more days than its page allows.

    Raises:
        Refusal: 400 PARAM_ERROR: the range is longer.
    """
    between = listing.between
    if between is None or between.days is None:
        return
    arguments: dict[str, Any] = {**call.arguments, **call.fields}
    start, end = arguments.get(between.start), arguments.get(between.end)
    if start is None or end is None or (_day(end) - _day(start)).days < between.days:
        return
    message = Message(
        f"查询日期跨度不能超过{between.days}天", f"must be less than {between.days} days after {between.start}"
    )
    raise parameter_error(issue_of(call.operation, between.end, message))


def _day(value: object) -> date:
    return date.fromisoformat(to_bound(str(value))[:_DAY_CHARACTERS])
