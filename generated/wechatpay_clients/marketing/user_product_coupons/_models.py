# Written by `make generate` from specs/marketing/user_product_coupons/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients.marketing._models import (
    ProductCouponEntity,
    StockEntity,
    StockEntityInBundle,
    UserProductCouponSendChannel,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class UserProductCouponState(StrEnum):
    """Documented values of `coupon_state` (用户商品券状态). Any other value is a plain `str`."""

    CONFIRMING = "CONFIRMING"
    """Sent, but not effective before you confirm it with `confirm_coupon`."""
    PENDING = "PENDING"
    """Confirmed, but its validity has not begun."""
    EFFECTIVE = "EFFECTIVE"
    """Can be used."""
    USED = "USED"
    """Used. `return_coupon` makes it `EFFECTIVE` again."""
    EXPIRED = "EXPIRED"
    """Its validity is over. The state is final."""
    DELETED = "DELETED"
    """Deleted by the user. The state is final."""
    DEACTIVATED = "DEACTIVATED"
    """Deactivated with `deactivate_coupon` or `deactivate_coupon_bundle`. The state is final."""


class UserProductCouponTag(StrEnum):
    """Documented values of `coupon_tag_list` (用户商品券标签列表). Any other value is a plain `str`."""

    MEMBER = "MEMBER"
    """The coupon is for members."""


@model
class UserProductCouponAssociatedOrderInfo(Model):
    """Fields of `associated_order_info` (券核销的微信支付订单信息)."""

    transaction_id: str | None = field(STRING, default=None)
    """微信支付单号. Transaction ID, assigned by WeChat Pay. At least one of `transaction_id` and `out_trade_no`; if both, they must be those of one order."""
    out_trade_no: str | None = field(STRING, default=None)
    """商户订单号. Merchant order number. At least one of `transaction_id` and `out_trade_no`; if both, they must be those of one order."""
    mchid: str | None = field(STRING, default=None)
    """商户号. Merchant number of the order, or service provider number if a service provider created it. Required when `out_trade_no` is set."""
    sub_mchid: str | None = field(STRING, default=None)
    """子商户号. Sub-merchant number of the order. Required when `out_trade_no` is sent and a service provider created the order; must be omitted for other orders."""


@model
class UserProductCouponAssociatedPayScoreOrderInfo(Model):
    """Fields of `associated_pay_score_order_info` (券核销的关联微信支付分订单信息)."""

    order_id: str | None = field(STRING, default=None)
    """微信支付服务订单号. Pay score order ID, assigned by WeChat Pay. At least one of `order_id` and `out_order_no`; if both, they must be those of one order."""
    out_order_no: str | None = field(STRING, default=None)
    """商户服务订单号, at most 32 characters. Your number of the pay score order, unique per merchant number. Digits, ASCII letters and `_-|`. At least one of `order_id` and `out_order_no`; if both, they must be those of one order."""
    mchid: str | None = field(STRING, default=None)
    """商户号. Merchant number of the pay score order, or service provider number if a service provider created it. Required when `out_order_no` is set."""
    sub_mchid: str | None = field(STRING, default=None)
    """子商户号. Sub-merchant number of the pay score order. Required when `out_order_no` is sent and a service provider created the order; must be omitted for other orders."""


@model
class CouponUsageDetail(Model):
    """Fields of `single_usage_detail` (单券使用详情)."""

    use_request_no: str | None = field(STRING, default=None)
    """券核销请求单号. The `out_request_no` of the use. Returned only in state `USED`, and after a return."""
    use_time: Timestamp | str | None = field(DATETIME, default=None)
    """券核销时间, RFC 3339. When the coupon was used. Returned only in state `USED`, and after a return."""
    return_request_no: str | None = field(STRING, default=None)
    """退券请求单号. The `out_request_no` of the return. Returned only after a return."""
    return_time: Timestamp | str | None = field(DATETIME, default=None)
    """退券时间, RFC 3339. When the coupon was returned. Returned only after a return."""
    associated_order_info: UserProductCouponAssociatedOrderInfo | None = field(
        ModelOf(UserProductCouponAssociatedOrderInfo), default=None
    )
    """券核销的微信支付订单信息. Order of the use. Returned only in state `USED` and after a return, if the request of the use had it."""
    associated_pay_score_order_info: UserProductCouponAssociatedPayScoreOrderInfo | None = field(
        ModelOf(UserProductCouponAssociatedPayScoreOrderInfo), default=None
    )
    """券核销的关联微信支付分订单信息. Pay score order of the use. Returned only in state `USED` and after a return, if the request of the use had it."""
    saved_amount: int | None = field(INTEGER, default=None)
    """优惠金额. What the user saved with the coupon, in fen. For `DISCOUNT` on all products, the value from the request."""


@model
class UserProductCouponBundleInfo(Model):
    """Fields of `user_product_coupon_bundle_info` (用户券组信息)."""

    user_coupon_bundle_id: str = field(STRING)
    """Bundle of the user, assigned by WeChat Pay when it was sent (用户券组ID)."""
    user_coupon_bundle_index: int = field(INTEGER)
    """Position of the coupon in the bundle, starting from 0 (用户券组内索引)."""
    total_count: int = field(INTEGER)
    """How often the bundle can be used (总可使用次数)."""
    used_count: int = field(INTEGER)
    """How often the bundle was used (已使用次数)."""


@model
class MemberTagInfo(Model):
    """Fields of `member_tag_info` (会员标签信息)."""

    member_card_id: str = field(STRING)
    """会员卡模板ID, from `brand.member_cards.create_card.card_id`. ID of the membership card template. Users who have such a card see the label."""


@model
class CouponTagInfo(Model):
    """Fields of `coupon_tag_info` (用户商品券标签信息)."""

    coupon_tag_list: Sequence[UserProductCouponTag | str] | None = field(
        ListOf(OpenEnum(UserProductCouponTag)), default=None
    )
    """Labels that users see on the coupon (用户商品券标签列表)."""
    member_tag_info: MemberTagInfo | Mapping[str, Any] | None = field(ModelOf(MemberTagInfo), default=None)
    """会员标签信息. Membership that the label `MEMBER` is about. Required when `coupon_tag_list` contains `MEMBER`."""


@model
class UserProductCouponEntity(Model):
    """Fields of `user_coupon_list` (用户商品券列表)."""

    coupon_code: str = field(STRING)
    """Code of the coupon, which identifies it (用户商品券Code, at most 40 characters)."""
    coupon_state: UserProductCouponState | str = field(OpenEnum(UserProductCouponState))
    """Whether the coupon waits to be confirmed, can be used, or was used or ended (用户商品券状态)."""
    valid_begin_time: Timestamp | str = field(DATETIME)
    """Time from which the coupon can be used (有效期开始时间, RFC 3339)."""
    valid_end_time: Timestamp | str = field(DATETIME)
    """Time until which the coupon can be used (有效期结束时间, RFC 3339)."""
    receive_time: Timestamp | str = field(DATETIME)
    """When the user received the coupon (领券时间, RFC 3339)."""
    send_request_no: str = field(STRING)
    """The number of the request that sent the coupon (发券请求单号, at most 128 characters)."""
    send_channel: UserProductCouponSendChannel | str = field(OpenEnum(UserProductCouponSendChannel))
    """Channel through which the coupon was sent (发券渠道)."""
    confirm_request_no: str | None = field(STRING, default=None)
    """确认请求单号. The `out_request_no` of the confirmation. Returned only after `confirm_coupon`."""
    confirm_time: Timestamp | str | None = field(DATETIME, default=None)
    """确认发放时间, RFC 3339. When the coupon was confirmed. Returned only after `confirm_coupon`."""
    deactivate_request_no: str | None = field(STRING, default=None)
    """失效请求单号, at most 128 characters. The `out_request_no` of the call that deactivated the coupon. Returned only in state `DEACTIVATED`."""
    deactivate_time: Timestamp | str | None = field(DATETIME, default=None)
    """失效时间, RFC 3339. When the coupon was deactivated. Returned only in state `DEACTIVATED`."""
    deactivate_reason: str | None = field(STRING, default=None)
    """失效原因, at most 150 characters. Why the coupon was deactivated, from the request. Returned only in state `DEACTIVATED`."""
    single_usage_detail: CouponUsageDetail | None = field(ModelOf(CouponUsageDetail), default=None)
    """单券使用详情. How the coupon was used. Returned only when `usage_mode` is `SINGLE`."""
    progressive_bundle_usage_detail: CouponUsageDetail | None = field(ModelOf(CouponUsageDetail), default=None)
    """多次优惠使用详情. How the coupon was used. Returned only when `usage_mode` is `PROGRESSIVE_BUNDLE`."""
    user_product_coupon_bundle_info: UserProductCouponBundleInfo | None = field(
        ModelOf(UserProductCouponBundleInfo), default=None
    )
    """用户券组信息. Bundle of the user that the coupon belongs to. Returned only when `usage_mode` is `PROGRESSIVE_BUNDLE`."""
    product_coupon: ProductCouponEntity = field(ModelOf(ProductCouponEntity))
    """What the coupon is for, and what it is worth (商品券信息)."""
    stock: StockEntity = field(ModelOf(StockEntity))
    """Stock that the coupon was sent from (批次信息)."""
    attach: str | None = field(STRING, default=None)
    """自定义附加信息. Your own data from the request. Coupons of other channels have none."""
    channel_custom_info: str | None = field(STRING, default=None)
    """渠道自定义信息, at most 1000 characters. Data of another channel, such as 摇一摇有优惠 (offers after a shake). `send_channel` and the page of the channel say what it means."""
    coupon_tag_info: CouponTagInfo | None = field(ModelOf(CouponTagInfo), default=None)
    """Labels of the coupon (用户商品券标签信息)."""
    brand_id: str | None = field(STRING, default=None)
    """品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you."""


@model
class UserProductCouponEntityInBundle(Model):
    """Fields of `user_product_coupon_list` (用户商品券列表)."""

    coupon_code: str = field(STRING)
    """Code of the coupon, which identifies it (用户商品券Code, at most 40 characters)."""
    coupon_state: UserProductCouponState | str = field(OpenEnum(UserProductCouponState))
    """Whether the coupon waits to be confirmed, can be used, or was used or ended (用户商品券状态)."""
    valid_begin_time: Timestamp | str = field(DATETIME)
    """Time from which the coupon can be used (有效期开始时间, RFC 3339)."""
    valid_end_time: Timestamp | str = field(DATETIME)
    """Time until which the coupon can be used (有效期结束时间, RFC 3339)."""
    receive_time: Timestamp | str = field(DATETIME)
    """When the user received the coupon (领券时间, RFC 3339)."""
    send_request_no: str = field(STRING)
    """The number of the request that sent the coupon (发券请求单号, at most 128 characters)."""
    send_channel: UserProductCouponSendChannel | str = field(OpenEnum(UserProductCouponSendChannel))
    """Channel through which the coupon was sent (发券渠道)."""
    confirm_request_no: str | None = field(STRING, default=None)
    """确认请求单号. The `out_request_no` of the confirmation. Returned only after `confirm_coupon`."""
    confirm_time: Timestamp | str | None = field(DATETIME, default=None)
    """确认发放时间, RFC 3339. When the coupon was confirmed. Returned only after `confirm_coupon`."""
    deactivate_request_no: str | None = field(STRING, default=None)
    """失效请求单号, at most 128 characters. The `out_request_no` of the call that deactivated the coupon. Returned only in state `DEACTIVATED`."""
    deactivate_time: Timestamp | str | None = field(DATETIME, default=None)
    """失效时间, RFC 3339. When the coupon was deactivated. Returned only in state `DEACTIVATED`."""
    deactivate_reason: str | None = field(STRING, default=None)
    """失效原因, at most 150 characters. Why the coupon was deactivated, from the request. Returned only in state `DEACTIVATED`."""
    progressive_bundle_usage_detail: CouponUsageDetail | None = field(ModelOf(CouponUsageDetail), default=None)
    """多次优惠使用详情. How the coupon was used. Returned only when `usage_mode` is `PROGRESSIVE_BUNDLE`."""
    user_product_coupon_bundle_info: UserProductCouponBundleInfo = field(ModelOf(UserProductCouponBundleInfo))
    """Bundle of the user that the coupon belongs to (用户券组信息)."""
    product_coupon: ProductCouponEntity = field(ModelOf(ProductCouponEntity))
    """What the coupon is for, and what it is worth (商品券信息)."""
    stock: StockEntityInBundle = field(ModelOf(StockEntityInBundle))
    """Stock that the coupon was sent from (批次信息)."""
    attach: str | None = field(STRING, default=None)
    """自定义附加信息. Your own data from the request. Coupons of other channels have none."""
    channel_custom_info: str | None = field(STRING, default=None)
    """渠道自定义信息, at most 1000 characters. Data of another channel, such as 摇一摇有优惠 (offers after a shake). `send_channel` and the page of the channel say what it means."""
    coupon_tag_info: CouponTagInfo | None = field(ModelOf(CouponTagInfo), default=None)
    """Labels of the coupon (用户商品券标签信息)."""
    brand_id: str = field(STRING)
    """品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you."""


@model
class UserProductCouponBundle(Model):
    """Reply of `deactivate_coupon_bundle`."""

    user_coupon_bundle_id: str = field(STRING)
    """Bundle of the user, assigned by WeChat Pay (用户券组ID, at most 40 characters)."""
    user_product_coupon_list: list[UserProductCouponEntityInBundle] = field(
        ListOf(ModelOf(UserProductCouponEntityInBundle))
    )
    """用户商品券列表. Coupons of the bundle, in the order of its stocks. A bundle that was just sent has only its first coupon; the others follow, each after the use of the one before."""


@model
class PreSendToken(Model):
    """Reply of `pre_send_coupon`."""

    token: str = field(STRING)
    """预发券token, at most 1024 characters. Token for the mini program component. Valid for 5 minutes."""
