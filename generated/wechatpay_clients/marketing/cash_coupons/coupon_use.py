# Written by `make generate` from specs/marketing/cash_coupons/coupon_use.yaml: edit that file.
"""Coupon used (核销事件回调通知).

Sent to the URL set with `set_callback` after a user used a coupon. The same notification may arrive several times, even
at once: check under a lock whether you processed it already. Compare its content with your own data before you act on
it. If none arrives, query the order.

Event types: `COUPON.USE`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 9 times, after 1m (9 times).

Sent to: service provider (普通服务商), merchant (普通商户).

Official page, 2025-02-20: https://pay.weixin.qq.com/doc/v3/partner/4012285807
"""

from typing import TypeAlias

from wechatpay_clients.marketing.cash_coupons._models import BusinessType, CouponStatus, CouponType, FixedNormalCoupon
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class SingleitemDiscountOff(Model):
    """Fields of `singleitem_discount_off`."""

    single_price_max: int | None = field(INTEGER, default=None)
    """Highest unit price to which the discount applies, in fen."""


@model
class DiscountTo(Model):
    """Fields of `discount_to`."""

    cut_to_price: int | None = field(INTEGER, default=None)
    """Unit price after the discount, in fen."""
    max_price: int | None = field(INTEGER, default=None)
    """Highest price to which the discount applies, in fen."""


@model
class GoodsDetail(Model):
    """Fields of `goods_detail` (单品列表)."""

    goods_id: str = field(STRING)
    """Item code, as entered when the stock was created (商品编码, at most 128 characters)."""
    quantity: int = field(INTEGER)
    """Quantity of the item (商品数量)."""
    price: int = field(INTEGER)
    """Unit price of the item."""
    discount_amount: int = field(INTEGER)
    """Discount on the item (商品优惠金额)."""


@model
class ConsumeInformation(Model):
    """Fields of `consume_information`."""

    consume_time: Timestamp | str = field(DATETIME)
    """Time when the coupon was used (RFC 3339)."""
    consume_mchid: str = field(STRING)
    """at most 20 characters. Merchant number that accepted the coupon: at present, the one that received the payment. In indirect mode, this is a number of UnionPay or NetsUnion; the file of `download_use_flow` has the sub-merchant."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (at most 32 characters)."""
    consume_amount: int | None = field(INTEGER, default=None)
    """Amount of credit that was used, in fen. Returned only if `business_type` is `MULTIUSE`."""
    goods_detail: list[GoodsDetail] | None = field(ListOf(ModelOf(GoodsDetail)), default=None)
    """Items of the order, as the merchant sent them (单品列表)."""


@model
class CouponUse(Model):
    """Content of `coupon_use`."""

    stock_creator_mchid: str = field(STRING)
    """Merchant number that created the stock (创建批次的商户号, at most 20 characters)."""
    stock_id: str = field(STRING)
    """Number of the stock (at most 20 characters)."""
    coupon_id: str = field(STRING)
    """ID of the coupon or credit (券ID, at most 20 characters)."""
    singleitem_discount_off: SingleitemDiscountOff | None = field(ModelOf(SingleitemDiscountOff), default=None)
    """Settings of a discount on single items."""
    discount_to: DiscountTo | None = field(ModelOf(DiscountTo), default=None)
    """Limits of a discount that reduces an item to a fixed price. Returned only for such discounts."""
    coupon_name: str = field(STRING)
    """Name of the coupon or credit (at most 20 characters)."""
    status: CouponStatus | str = field(OpenEnum(CouponStatus))
    """State of the coupon or credit."""
    description: str = field(STRING)
    """Description of the coupon or credit (at most 3000 characters)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the user got the coupon (RFC 3339)."""
    coupon_type: CouponType | str = field(OpenEnum(CouponType))
    """Type of the coupon or credit."""
    no_cash: bool = field(BOOLEAN)
    """Whether the coupon moves no money, because it is not prepaid."""
    available_begin_time: Timestamp | str = field(DATETIME)
    """Time from which the coupon can be used (RFC 3339)."""
    available_end_time: Timestamp | str = field(DATETIME)
    """Time until which the coupon can be used (RFC 3339)."""
    singleitem: bool = field(BOOLEAN)
    """Whether the discount is on single items (是否单品优惠)."""
    normal_coupon_information: FixedNormalCoupon | None = field(ModelOf(FixedNormalCoupon), default=None)
    """Value and minimum order amount of the coupon or credit."""
    consume_information: ConsumeInformation | None = field(ModelOf(ConsumeInformation), default=None)
    """Use of a coupon or credit whose value was deducted."""
    business_type: BusinessType | str | None = field(OpenEnum(BusinessType), default=None)
    """Kind of business. Returned only for consumption credit."""


CouponUseNotification: TypeAlias = Notification[CouponUse]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[CouponUse, None] = NotificationType(
    name="marketing.cash_coupons.coupon_use",
    event_types=("COUPON.USE",),
    original_types=("coupon",),
    shapes=(NotificationShape(CouponUse),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012285807",),
)
