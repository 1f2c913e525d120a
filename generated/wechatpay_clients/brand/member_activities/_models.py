# Written by `make generate` from specs/brand/member_activities/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class ActivityChannel(StrEnum):
    """Documented values of `activity_channel` (活动渠道). Any other value is a plain `str`."""

    MECHANT_APP_COMPONENT = "MECHANT_APP_COMPONENT"
    """To users who open a card in the component for joining, in a mini program or web page of the merchant."""


class ActivityState(StrEnum):
    """Documented values of `activity_state` (活动状态). Any other value is a plain `str`."""

    MEMBERSHIP_ACTIVITY_CREATED = "MEMBERSHIP_ACTIVITY_CREATED"
    """Created. It has not started."""
    MEMBERSHIP_ACTIVITY_EFFECTIVE = "MEMBERSHIP_ACTIVITY_EFFECTIVE"
    """Started."""
    MEMBERSHIP_ACTIVITY_TERMINATED = "MEMBERSHIP_ACTIVITY_TERMINATED"
    """Ended by `terminate_activity`."""
    MEMBERSHIP_ACTIVITY_EXPIRED = "MEMBERSHIP_ACTIVITY_EXPIRED"
    """Past its end."""


@model
class ProductCouponStock(Model):
    """Fields of `product_coupon_stock_list` (商品券批次列表)."""

    product_coupon_id: str = field(STRING)
    """ID of the product coupon, assigned by WeChat Pay when the brand created it (商品券ID, at most 128 characters, from `marketing.product_coupons.create_product_coupon.product_coupon_id`)."""
    stock_id: str = field(STRING)
    """ID of the stock of the product coupon, assigned by WeChat Pay when the brand created it (批次ID, at most 128 characters, from `marketing.product_coupon_stocks.create_stock.stock_id`)."""


@model
class Activity(Model):
    """Fields of `data` (活动列表)."""

    out_request_no: str = field(STRING)
    """商家请求单号, at most 128 characters. Your number of the request that created the activity. ASCII letters, digits, `-` and `_`."""
    brand_id: str = field(STRING)
    """ID of the brand that the card belongs to, assigned by WeChat Pay when the brand joined (品牌ID, at most 32 characters)."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID, at most 32 characters)."""
    activity_channel: ActivityChannel | str = field(OpenEnum(ActivityChannel))
    """Where the coupons are given (活动渠道)."""
    title: str = field(STRING)
    """Title of the activity (活动主标题, at most 128 characters)."""
    sub_title: str = field(STRING)
    """Subtitle of the activity (活动副标题, at most 128 characters)."""
    begin_time: Timestamp | str = field(DATETIME)
    """When the activity starts (活动开始时间, RFC 3339)."""
    end_time: Timestamp | str = field(DATETIME)
    """When the activity ends (活动结束时间, RFC 3339)."""
    apply_total: int = field(INTEGER)
    """How many times the coupons can be given (活动总库存)."""
    apply_available: int = field(INTEGER)
    """How many times the coupons can still be given (活动剩余库存)."""
    product_coupon_stock_list: list[ProductCouponStock] | None = field(
        ListOf(ModelOf(ProductCouponStock)), default=None
    )
    """Stocks of product coupons, at most 200 (商品券批次列表)."""
    activity_id: int = field(INTEGER)
    """ID of the activity, assigned by WeChat Pay (活动ID)."""
    activity_state: ActivityState | str = field(OpenEnum(ActivityState))
    """State of the activity (活动状态)."""
    create_time: Timestamp | str = field(DATETIME)
    """When the activity was created (活动创建时间, RFC 3339)."""
    modify_time: Timestamp | str = field(DATETIME)
    """When the activity was last changed (活动更新时间, RFC 3339)."""
