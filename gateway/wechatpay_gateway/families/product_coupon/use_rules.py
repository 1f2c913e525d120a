"""When a coupon can be used: https://pay.weixin.qq.com/doc/v3/partner/4015781608 and 4016675999."""

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.times import from_moment, to_moment
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.steps import USE
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon
from wechatpay_gateway.families.product_coupon.validity import is_usable, midnight
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.refusals import refuse


def check_use(call: Call, coupon: UserCoupon, records: Records) -> None:
    """Check that a coupon can be used at the time of its use, `use_time`.

    Raises:
        Refusal: 403 NOT_ENOUGH: its state, its validity, the periods of its stock or the interval after the last use do not allow it.
    """
    if coupon.state not in USE.source:
        raise _unusable(call, f"The coupon is in state {coupon.state}; only one in state EFFECTIVE can be used.")
    used = from_moment(call.fields["use_time"])
    if not coupon.begins <= used <= coupon.ends:
        span = f"from {to_moment(coupon.begins)} to {to_moment(coupon.ends)}"
        raise _unusable(call, f"The coupon can be used {span}, but use_time is {to_moment(used)}.")
    if not is_usable(records.stocks.get(coupon.stock_id).period, used):
        raise _unusable(call, "use_time is in none of the periods of the stock in which its coupons can be used.")
    if (earliest := _earliest(coupon, records)) > used:
        raise _unusable(call, f"interval_days allows the next use of the bundle from {to_moment(earliest)} on.")


def _earliest(coupon: UserCoupon, records: Records) -> float:
    """Return when the interval after the use of the coupon before in a bundle ends, in seconds since 1970; 0 if there is no such coupon."""
    before = [each for each in records.siblings_of(coupon) if each.position == coupon.position - 1]
    times = [each.fields["usage"]["use_time"] for each in before if "use_time" in each.fields.get("usage", {})]
    if not times:
        return 0
    days: int = records.product_of(coupon).fields["progressive_bundle_usage_info"].get("interval_days", 0)
    return midnight(from_moment(times[0]), days) if days else 0


def _unusable(call: Call, en: str) -> Refusal:
    return refuse(call, "NOT_ENOUGH", "用户商品券当前无法使用", en)
