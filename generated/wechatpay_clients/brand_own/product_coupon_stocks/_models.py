# Written by `make generate` from specs/brand_own/product_coupon_stocks/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_clients.marketing._models import (
    CouponCodeCountInfo,
    CouponCodeMode,
    CouponDisplayInfo,
    NotifyConfig,
    SingleUsageRule,
    StockBundleInfo,
    StockSendRule,
    StockSentCountInfo,
    StockState,
    StockStoreScope,
    StockUsageRule,
    UsageRuleDisplayInfo,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class StockEntity(Model):
    """Fields of `stock_list` (批次列表)."""

    product_coupon_id: str = field(STRING)
    """Product coupon ID, assigned by WeChat Pay (商品券ID, at most 40 characters)."""
    stock_id: str = field(STRING)
    """Stock ID, assigned by WeChat Pay (批次ID, at most 40 characters)."""
    remark: str | None = field(STRING, default=None)
    """Note that only the brand sees (备注, at most 20 characters)."""
    coupon_code_mode: CouponCodeMode | str = field(OpenEnum(CouponCodeMode))
    """Where the codes of the coupons come from (券Code分配模式)."""
    coupon_code_count_info: CouponCodeCountInfo | None = field(ModelOf(CouponCodeCountInfo), default=None)
    """品牌方预上传的券Code数量信息. Number of uploaded codes. Returned only when `coupon_code_mode` is `UPLOAD`."""
    stock_send_rule: StockSendRule = field(ModelOf(StockSendRule))
    """Limits of the stock (发放规则)."""
    single_usage_rule: SingleUsageRule | None = field(ModelOf(SingleUsageRule), default=None)
    """单券使用规则. When and how a coupon is used. Returned only when the `usage_mode` of the coupon is `SINGLE`."""
    progressive_bundle_usage_rule: StockUsageRule | None = field(ModelOf(StockUsageRule), default=None)
    """多次优惠使用规则. When and how a coupon is used. Returned only when the `usage_mode` of the coupon is `PROGRESSIVE_BUNDLE`."""
    stock_bundle_info: StockBundleInfo | None = field(ModelOf(StockBundleInfo), default=None)
    """批次组信息. Bundle that the stock belongs to. Returned only when the `usage_mode` of the coupon is `PROGRESSIVE_BUNDLE`."""
    usage_rule_display_info: UsageRuleDisplayInfo = field(ModelOf(UsageRuleDisplayInfo))
    """What users see about the use of the coupon (券使用规则展示信息)."""
    coupon_display_info: CouponDisplayInfo = field(ModelOf(CouponDisplayInfo))
    """What the user's card pack shows, including links of your choice (用户商品券展示信息)."""
    notify_config: NotifyConfig = field(ModelOf(NotifyConfig))
    """Settings of the notifications about coupons of this stock (事件通知配置)."""
    store_scope: StockStoreScope | str = field(OpenEnum(StockStoreScope))
    """Stores of the brand in which the coupons can be used (可用门店范围)."""
    sent_count_info: StockSentCountInfo = field(ModelOf(StockSentCountInfo))
    """How often coupons of the stock were sent (已发放次数)."""
    state: StockState | str = field(OpenEnum(StockState))
    """State of the stock (批次状态)."""
    deactivate_request_no: str | None = field(STRING, default=None)
    """失效请求单号, at most 128 characters. The `out_request_no` of the call that deactivated the stock. Returned only in state `DEACTIVATED`."""
    deactivate_time: Timestamp | str | None = field(DATETIME, default=None)
    """失效时间, RFC 3339. When the stock was deactivated. Returned only in state `DEACTIVATED`."""
    deactivate_reason: str | None = field(STRING, default=None)
    """失效原因, at most 150 characters. Why the stock was deactivated, from `deactivate_stock`. Returned only in state `DEACTIVATED`."""


@model
class StockEntityInBundle(Model):
    """Fields of `stock_list` (批次列表)."""

    product_coupon_id: str = field(STRING)
    """Product coupon ID, assigned by WeChat Pay (商品券ID, at most 40 characters)."""
    stock_id: str = field(STRING)
    """Stock ID, assigned by WeChat Pay (批次ID, at most 40 characters)."""
    remark: str | None = field(STRING, default=None)
    """Note that only the brand sees (备注, at most 20 characters)."""
    coupon_code_mode: CouponCodeMode | str = field(OpenEnum(CouponCodeMode))
    """券Code分配模式. Where the codes of the coupons come from. Never `API_ASSIGN` in a bundle."""
    coupon_code_count_info: CouponCodeCountInfo | None = field(ModelOf(CouponCodeCountInfo), default=None)
    """品牌方预上传的券Code数量信息. Number of uploaded codes. Returned only when `coupon_code_mode` is `UPLOAD`."""
    stock_send_rule: StockSendRule = field(ModelOf(StockSendRule))
    """Limits of the stock (发放规则)."""
    progressive_bundle_usage_rule: StockUsageRule = field(ModelOf(StockUsageRule))
    """When and how a coupon of this stock is used (多次优惠使用规则)."""
    stock_bundle_info: StockBundleInfo = field(ModelOf(StockBundleInfo))
    """Bundle that the stock belongs to (批次组信息)."""
    usage_rule_display_info: UsageRuleDisplayInfo = field(ModelOf(UsageRuleDisplayInfo))
    """What users see about the use of the coupon (券使用规则展示信息)."""
    coupon_display_info: CouponDisplayInfo = field(ModelOf(CouponDisplayInfo))
    """What the user's card pack shows, including links of your choice (用户商品券展示信息)."""
    notify_config: NotifyConfig = field(ModelOf(NotifyConfig))
    """Settings of the notifications about coupons of this stock (事件通知配置)."""
    store_scope: StockStoreScope | str = field(OpenEnum(StockStoreScope))
    """Stores of the brand in which the coupons can be used (可用门店范围)."""
    sent_count_info: StockSentCountInfo = field(ModelOf(StockSentCountInfo))
    """How often coupons of the stock were sent (已发放次数)."""
    state: StockState | str = field(OpenEnum(StockState))
    """State of the stock (批次状态)."""
    deactivate_request_no: str | None = field(STRING, default=None)
    """失效请求单号, at most 128 characters. The `out_request_no` of the call that deactivated the stock. Returned only in state `DEACTIVATED`."""
    deactivate_time: Timestamp | str | None = field(DATETIME, default=None)
    """失效时间, RFC 3339. When the stock was deactivated. Returned only in state `DEACTIVATED`."""
    deactivate_reason: str | None = field(STRING, default=None)
    """失效原因, at most 150 characters. Why the stock was deactivated, from `deactivate_stock`. Returned only in state `DEACTIVATED`."""


@model
class StockBundleEntity(Model):
    """Reply of `create_stock_bundle`."""

    stock_bundle_id: str = field(STRING)
    """ID of the bundle, assigned by WeChat Pay (批次组ID, at most 40 characters)."""
    stock_list: list[StockEntityInBundle] = field(ListOf(ModelOf(StockEntityInBundle)))
    """Stocks of the bundle (批次列表)."""
