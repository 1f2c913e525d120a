"""Rules for a new pay gift activity: https://pay.weixin.qq.com/doc/v3/partner/4012492900."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse

_DAY_SECONDS = 86400
LONGEST_SECONDS = 90 * _DAY_SECONDS
"""How long an activity lasts at most."""
_LATEST_SECONDS = 365 * _DAY_SECONDS
"""How far its end can be away: https://pay.weixin.qq.com/doc/v3/partner/4012072119, section 4."""
_PACKAGE = "GIFT_PACKAGE"
_LEAST_AWARDS, _MOST_AWARDS = 3, 5
"""The awards of a package."""


def check_activity(call: Call, begins: float, ends: float) -> None:
    """Check the times of an activity, in seconds since 1970, and its awards.

    Raises:
        Refusal: a rule is broken.
    """
    if ends < begins:
        raise _wrong(call, "活动结束时间不能早于活动开始时间", "end_time must not be before begin_time.")
    if ends - begins > LONGEST_SECONDS:
        raise _wrong(call, "活动有效期最长90天", "An activity can last 90 days at most.")
    if ends - call.now >= _LATEST_SECONDS:
        raise _wrong(call, "最长可以配置1年内的活动", "end_time must be less than 365 days away.")
    _check_awards(call, call.fields["award_send_rule"])


def _check_awards(call: Call, rule: Mapping[str, Any]) -> None:
    awards: list[Mapping[str, Any]] = rule["award_list"]
    if rule["send_content"] == _PACKAGE and not _LEAST_AWARDS <= len(awards) <= _MOST_AWARDS:
        en = f"award_list of a package must have {_LEAST_AWARDS} to {_MOST_AWARDS} coupons, not {len(awards)}."
        raise _wrong(call, "选礼包时奖品限定3-5个", en)
    if rule["send_content"] != _PACKAGE and len(awards) != 1:
        en = f"award_list must have one coupon, not {len(awards)}. Several are a package: send_content {_PACKAGE}."
        raise _wrong(call, "发放内容为单张券时奖品只能有一个", en)
    for index, award in enumerate(awards if rule["send_content"] == _PACKAGE else ()):
        if not award.get("thumbnail_url"):
            en = f"award_list[{index}] needs thumbnail_url, because the activity gives several coupons."
            raise _wrong(call, "选多张券时奖品缩略图必填", en)


def _wrong(call: Call, zh: str, en: str) -> Refusal:
    return refuse(call, "INVALID_REQUEST", zh, en)
