# Written by `make generate` from specs/marketing/product_coupons/product_coupon_sent.yaml: edit that file.
"""Product coupon sent (商品券回调通知).

Sent to the URL set with `set_notify_config` after a user got a product coupon, through any channel except the exchange
of membership points (会员卡积分兑券). Give the user the same coupon in the brand's system, then call `confirm_coupon`:
only then does the coupon become effective. Acknowledging and confirming may happen in either order. Of a bundle, the
first notification is about its first coupon; each following coupon is sent, and reported, after the user used the one
before.

The same notification may arrive several times, even at once: check under a lock whether you processed it already.
Compare its content with your own data before you act on it. Do not rely on it alone: `list_coupons` returns the coupons
of a user in state `CONFIRMING`.

Event types: `PRODUCT_COUPON_SP.SEND`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 10 times, after 10s, 14s, 27s, 60s, 150s, 394s, 1053s, 2831s, 127m, 343m.

Sent to: service provider (普通服务商).

Official page, 2026-05-08: https://pay.weixin.qq.com/doc/v3/partner/4015780862
"""

from typing import TypeAlias

from wechatpay_clients.marketing._models import UserProductCouponSendChannel
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class ProductCouponSent(Model):
    """Content of `product_coupon_sent`."""

    coupon_code: str = field(STRING)
    """用户券Code, at most 40 characters. Code of the coupon, which identifies it. Assigned when the user received it."""
    brand_id: str = field(STRING)
    """ID of the brand that the coupon belongs to, assigned by WeChat Pay (品牌ID, at most 40 characters)."""
    product_coupon_id: str = field(STRING)
    """Product coupon ID, assigned by WeChat Pay (商品券ID, at most 40 characters)."""
    stock_id: str = field(STRING)
    """ID of the stock that the coupon was sent from, assigned by WeChat Pay (商品券批次ID, at most 40 characters)."""
    stock_bundle_id: str | None = field(STRING, default=None)
    """商品券批次组ID, at most 40 characters. ID of the bundle that the coupon was sent from, assigned by WeChat Pay. Returned only when the `usage_mode` of the coupon is `PROGRESSIVE_BUNDLE`."""
    user_coupon_bundle_id: str | None = field(STRING, default=None)
    """用户券组ID, at most 40 characters. ID of the user's bundle of coupons, assigned by WeChat Pay. Returned only when the `usage_mode` of the coupon is `PROGRESSIVE_BUNDLE`."""
    appid: str = field(STRING)
    """AppID that `openid` belongs to, the `notify_config.notify_appid` of the stock (事件通知AppID)."""
    openid: str = field(STRING)
    """User's OpenID under `appid` (用户OpenID)."""
    unionid: str = field(STRING)
    """User's UnionID in the WeChat Open Platform account that `appid` belongs to (用户UnionID)."""
    receive_time: Timestamp | str = field(DATETIME)
    """When the user received the coupon (领券时间, RFC 3339)."""
    send_request_no: str = field(STRING)
    """The number of the request that sent the coupon (发券请求单号)."""
    send_channel: UserProductCouponSendChannel | str = field(OpenEnum(UserProductCouponSendChannel))
    """Channel through which the coupon was sent (发券渠道)."""
    valid_begin_time: Timestamp | str = field(DATETIME)
    """Time from which the coupon can be used (有效期开始时间, RFC 3339)."""
    valid_end_time: Timestamp | str = field(DATETIME)
    """Time until which the coupon can be used (有效期结束时间, RFC 3339)."""
    phone_number: str | None = field(STRING, default=None)
    """领券手机号. User's phone number. Returned only if the user agreed to it. If `send_channel` is `BRAND_MANAGE`, give the coupon to the account with this number."""
    country_code: str | None = field(STRING, default=None)
    """领券手机区号. Country code of the phone number without `+`, such as 86 for China. Returned only if the user agreed to it."""
    attach: str | None = field(STRING, default=None)
    """自定义附加信息. Your own data from the request that sent the coupon. Returned only when `send_channel` is `API` or `RECEIVE_COMPONENT`."""
    channel_custom_info: str | None = field(STRING, default=None)
    """渠道自定义信息. Data of the channel, which depends on the campaign of the stock. Returned only when `send_channel` is `BRAND_MANAGE`."""


ProductCouponSentNotification: TypeAlias = Notification[ProductCouponSent]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ProductCouponSent, None] = NotificationType(
    name="marketing.product_coupons.product_coupon_sent",
    event_types=("PRODUCT_COUPON_SP.SEND",),
    original_types=("transaction", "coupon"),
    shapes=(NotificationShape(ProductCouponSent),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015780862",),
)
