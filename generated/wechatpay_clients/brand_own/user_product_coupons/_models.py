# Written by `make generate` from specs/brand_own/user_product_coupons/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_clients.marketing._models import (
    CouponCodeCountInfo,
    CouponCodeMode,
    CouponDisplayInfo,
    NotifyConfig,
    ProductCouponDisplayInfo,
    ProductCouponScope,
    ProductCouponState,
    ProductCouponType,
    ProgressiveBundleUsageInfo,
    SingleUsageInfo,
    SingleUsageRule,
    StockBundleInfo,
    StockSendRule,
    StockSentCountInfo,
    StockState,
    StockStoreScope,
    StockUsageRule,
    UsageMode,
    UsageRuleDisplayInfo,
    UserProductCouponSendChannel,
)
from wechatpay_clients.marketing.user_product_coupons._models import (
    CouponTagInfo,
    CouponUsageDetail,
    UserProductCouponBundleInfo,
    UserProductCouponState,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class StockEntity(Model):
    """Fields of `stock` (批次信息)."""

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
class ProductCouponEntity(Model):
    """Fields of `product_coupon` (商品券信息)."""

    product_coupon_id: str = field(STRING)
    """Product coupon ID, assigned by WeChat Pay (商品券ID, at most 40 characters)."""
    scope: ProductCouponScope | str = field(OpenEnum(ProductCouponScope))
    """Products that the coupon is for (优惠范围)."""
    type: ProductCouponType | str = field(OpenEnum(ProductCouponType))
    """Kind of discount (商品券类型)."""
    usage_mode: UsageMode | str = field(OpenEnum(UsageMode))
    """Whether users can use the coupon once or several times (使用模式)."""
    single_usage_info: SingleUsageInfo | None = field(ModelOf(SingleUsageInfo), default=None)
    """单券模式信息. Discount of all stocks. Returned only when `usage_mode` is `SINGLE`."""
    progressive_bundle_usage_info: ProgressiveBundleUsageInfo | None = field(
        ModelOf(ProgressiveBundleUsageInfo), default=None
    )
    """多次优惠模式信息. How often the coupon can be used. Returned only when `usage_mode` is `PROGRESSIVE_BUNDLE`."""
    display_info: ProductCouponDisplayInfo = field(ModelOf(ProductCouponDisplayInfo))
    """What users see of the coupon (展示信息)."""
    out_product_no: str | None = field(STRING, default=None)
    """ID of the product in the brand's system, from the request that created the coupon (外部商品ID)."""
    state: ProductCouponState | str = field(OpenEnum(ProductCouponState))
    """State of the coupon (商品券状态)."""
    deactivate_request_no: str | None = field(STRING, default=None)
    """失效请求单号, at most 128 characters. The `out_request_no` of the call that deactivated the coupon. Returned only in state `DEACTIVATED`."""
    deactivate_time: Timestamp | str | None = field(DATETIME, default=None)
    """失效时间, RFC 3339. When the coupon was deactivated. Returned only in state `DEACTIVATED`."""
    deactivate_reason: str | None = field(STRING, default=None)
    """失效原因, at most 150 characters. Why the coupon was deactivated, from `deactivate_product_coupon`. Returned only in state `DEACTIVATED`."""


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
