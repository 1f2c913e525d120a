# Written by `make generate` from specs/brand/member_users/points_exchange_requested.yaml: edit that file.
"""Exchange of points requested (用户积分兑券事件通知).

Sent when a user wants to exchange points for a coupon. Check the points and deduct them, then call
`confirm_points_exchange`, if possible within 3 seconds, because the user waits for it. WeChat Pay sends the coupon only
if you allow it.

The same notification can arrive several times: deduct the points once for each `record_id`.

Event types: `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 11 times, after 60s (11 times).

Sent to: service provider (普通服务商).

Official page, 2025-08-18: https://pay.weixin.qq.com/doc/v3/partner/4015878622
"""

from typing import TypeAlias

from wechatpay_clients.brand.member_users._models import ProductCouponStockType
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


@model
class RequestedPointsExchange(Model):
    """Content of `points_exchange_requested`."""

    record_id: str = field(STRING)
    """ID of the exchange, for `confirm_points_exchange` (兑券记录ID, at most 64 characters)."""
    brand_id: str = field(STRING)
    """ID of the brand that the card belongs to, assigned by WeChat Pay when the brand joined (品牌ID, at most 32 characters)."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the card template (商家AppID)."""
    openid: str = field(STRING)
    """OpenID of the user under the AppID of the card template (用户标识, at most 128 characters)."""
    user_card_code: str = field(STRING)
    """Code of the card, unique within the template (会员卡code, at most 32 characters)."""
    exchange_coupon_template_id: str = field(STRING)
    """ID of the template of the exchange, assigned by WeChat Pay, which sets it up for you (积分兑券模板ID, at most 32 characters)."""
    deduct_points: int = field(INTEGER)
    """Number of points to deduct (消耗积分数)."""
    product_coupon_id: str = field(STRING)
    """ID of the product coupon, from the template of the exchange (商品券ID)."""
    product_coupon_stock_type: ProductCouponStockType | str = field(OpenEnum(ProductCouponStockType))
    """Kind of coupon that the product coupon is based on (商品券批次类型)."""
    stock_id: str = field(STRING)
    """ID of the stock of the product coupon, from the template of the exchange (批次ID, at most 128 characters)."""


PointsExchangeRequestedNotification: TypeAlias = Notification[RequestedPointsExchange]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[RequestedPointsExchange, None] = NotificationType(
    name="brand.member_users.points_exchange_requested",
    event_types=("BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON",),
    original_types=("point_coupon",),
    shapes=(NotificationShape(RequestedPointsExchange),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015878622",),
)
