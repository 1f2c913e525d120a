"""The states and steps of product coupons, of their stocks, and of the coupons of users.

Diagrams: https://pay.weixin.qq.com/doc/v3/partner/4015788446, section 3.5.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Step


class ProductCouponState(StrEnum):
    """The state of a product coupon."""

    AUDITING = "AUDITING"
    EFFECTIVE = "EFFECTIVE"
    DEACTIVATED = "DEACTIVATED"


class StockState(StrEnum):
    """The state of a stock."""

    AUDITING = "AUDITING"
    SENDING = "SENDING"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"
    DEACTIVATED = "DEACTIVATED"


class UserCouponState(StrEnum):
    """The state of a user's coupon."""

    CONFIRMING = "CONFIRMING"
    PENDING = "PENDING"
    EFFECTIVE = "EFFECTIVE"
    USED = "USED"
    EXPIRED = "EXPIRED"
    DELETED = "DELETED"
    DEACTIVATED = "DEACTIVATED"


REVIEW_COUPON = Step(
    "review",
    source={ProductCouponState.EFFECTIVE},
    target=ProductCouponState.AUDITING,
    means="WeChat Pay still reviews the product coupon, which otherwise takes no time here.",
)
APPROVE_COUPON = Step(
    "approve",
    source={ProductCouponState.AUDITING},
    target=ProductCouponState.EFFECTIVE,
    means="The product coupon passes the review.",
)
DEACTIVATE_PRODUCT_COUPON = Step(
    "deactivate_product_coupon",
    source={ProductCouponState.EFFECTIVE},
    target=ProductCouponState.DEACTIVATED,
    means="The merchant deactivates the product coupon with all its stocks.",
    actor=Actor.MERCHANT,
)
PRODUCT_COUPON_STEPS = (REVIEW_COUPON, APPROVE_COUPON, DEACTIVATE_PRODUCT_COUPON)

REVIEW_STOCK = Step(
    "review",
    source={StockState.SENDING},
    target=StockState.AUDITING,
    means="WeChat Pay still reviews the stock, which otherwise takes no time here.",
)
APPROVE_STOCK = Step(
    "approve",
    source={StockState.AUDITING},
    target=StockState.SENDING,
    means="The stock passes the review.",
)
PAUSE = Step("pause", source={StockState.SENDING}, target=StockState.PAUSED, means="WeChat Pay pauses the stock.")
RESTART = Step("restart", source={StockState.PAUSED}, target=StockState.SENDING, means="WeChat Pay restarts the stock.")
STOP = Step(
    "stop",
    source={StockState.SENDING, StockState.PAUSED},
    target=StockState.STOPPED,
    means="The validity of the stock ends. It does so by itself at `available_end_time`.",
)
DEACTIVATE_STOCK = Step(
    "deactivate_stock",
    source={StockState.SENDING, StockState.PAUSED},
    target=StockState.DEACTIVATED,
    means="The merchant deactivates the stock, or its product coupon.",
    actor=Actor.MERCHANT,
)
STOCK_STEPS = (REVIEW_STOCK, APPROVE_STOCK, PAUSE, RESTART, STOP, DEACTIVATE_STOCK)

CONFIRM = Step(
    "confirm_coupon",
    source={UserCouponState.CONFIRMING},
    target=UserCouponState.EFFECTIVE,
    means="The merchant confirms the coupon, which can be used.",
    actor=Actor.MERCHANT,
)
CONFIRM_EARLY = Step(
    "confirm_coupon_early",
    source={UserCouponState.CONFIRMING},
    target=UserCouponState.PENDING,
    means="The merchant confirms the coupon before its validity begins.",
    actor=Actor.MERCHANT,
)
BEGIN = Step(
    "begin",
    source={UserCouponState.PENDING},
    target=UserCouponState.EFFECTIVE,
    means="The validity of the coupon begins. It does so by itself at `valid_begin_time`.",
)
USE = Step(
    "use_coupon",
    source={UserCouponState.EFFECTIVE},
    target=UserCouponState.USED,
    means="The merchant reports that the user has used the coupon. Of a bundle, the user gets the next coupon.",
    actor=Actor.MERCHANT,
)
RETURN = Step(
    "return_coupon",
    source={UserCouponState.USED},
    target=UserCouponState.EFFECTIVE,
    means="The merchant gives the coupon back to the user.",
    actor=Actor.MERCHANT,
)
EXPIRE = Step(
    "expire",
    source={UserCouponState.EFFECTIVE},
    target=UserCouponState.EXPIRED,
    means="The validity of the coupon ends. It does so by itself at `valid_end_time`.",
)
DELETE = Step(
    "delete",
    source={UserCouponState.EFFECTIVE},
    target=UserCouponState.DELETED,
    means="The user deletes the coupon.",
    actor=Actor.USER,
)
DEACTIVATE = Step(
    "deactivate_coupon",
    source={UserCouponState.CONFIRMING, UserCouponState.PENDING, UserCouponState.EFFECTIVE},
    target=UserCouponState.DEACTIVATED,
    means="The merchant makes the coupon void.",
    actor=Actor.MERCHANT,
)
USER_COUPON_STEPS = (CONFIRM, CONFIRM_EARLY, BEGIN, USE, RETURN, EXPIRE, DELETE, DEACTIVATE)
