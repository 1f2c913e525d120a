# Written by `make generate` from specs/marketing/cash_coupons/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class TradeType(StrEnum):
    """Documented values of `trade_type` (指定支付模式). Any other value is a plain `str`."""

    MICROAPP = "MICROAPP"
    """Mini program payments."""
    APPPAY = "APPPAY"
    """App payments."""
    PPAY = "PPAY"
    """Payments without a password."""
    CARD = "CARD"
    """Payments with a payment code."""
    FACE = "FACE"
    """Payments by face."""
    OTHER = "OTHER"
    """Other payments, such as those in official accounts and by QR code."""


class StockStatus(StrEnum):
    """Documented values of `status` (批次状态). Any other value is a plain `str`."""

    unactivated = "unactivated"
    """Not started yet."""
    audit = "audit"
    """Under review."""
    running = "running"
    """Running: coupons can be sent."""
    stoped = "stoped"
    """Stopped."""
    paused = "paused"
    """Paused: no coupons are sent."""


class CouponType(StrEnum):
    """Documented values of `coupon_type` (券或消费金类型). Any other value is a plain `str`."""

    NORMAL = "NORMAL"
    """Reduces an order from a minimum amount on."""
    CUT_TO = "CUT_TO"
    """Reduces the price of an item to a fixed one."""


class StockType(StrEnum):
    """Documented values of `stock_type` (批次类型). Any other value is a plain `str`."""

    NORMAL = "NORMAL"
    """Cash coupons."""
    DISCOUNT_CUT = "DISCOUNT_CUT"
    """Instant discounts."""
    OTHER = "OTHER"
    """Another type."""


class BusinessType(StrEnum):
    """Documented values of `business_type` (业务类型). Any other value is a plain `str`."""

    MULTIUSE = "MULTIUSE"
    """Consumption credit (消费金)."""


class RegionType(StrEnum):
    """Documented values of `type` (类型). Any other value is a plain `str`."""

    PROVINCE = "PROVINCE"
    """A province."""
    CITY = "CITY"
    """A city."""
    DISTRICT = "DISTRICT"
    """A district."""
    COUNTRY = "COUNTRY"
    """A country."""


class CouponStatus(StrEnum):
    """Documented values of `status` (券或消费金状态). Any other value is a plain `str`."""

    SENDED = "SENDED"
    """Usable."""
    USED = "USED"
    """Used: its value was deducted."""
    EXPIRED = "EXPIRED"
    """Expired."""
    RECOVER = "RECOVER"
    """Taken back."""
    REVOKED = "REVOKED"
    """No longer valid."""


@model
class FixedNormalCoupon(Model):
    """Fields of `fixed_normal_coupon` (固定面额满减券使用规则)."""

    coupon_amount: int = field(INTEGER)
    """Value of a coupon, in fen (面额)."""
    transaction_minimum: int = field(INTEGER)
    """Minimum order amount, in fen (门槛)."""


@model
class FlowFile(Model):
    """Reply of `get_refund_flow`."""

    url: str = field(STRING)
    """下载链接. Download address of the file. Expires after 30 seconds."""
    hash_value: str = field(STRING)
    """Digest of the file, to detect changes (安全校验码)."""
    hash_type: str = field(STRING)
    """哈希算法类型. Algorithm of `hash_value`. At present, always `SHA1`."""


@model
class FixedDiscountCoupon(Model):
    """Fields of `fixed_discount_coupon` (固定折扣特定信息)."""

    discount_amount_max: int = field(INTEGER)
    """Maximum discount, in fen (最高折扣金额)."""
    discount_percent: int = field(INTEGER)
    """Percentage of the price that remains to be paid: with 88, users pay 88% (折扣百分比)."""
    transaction_minimum: int | None = field(INTEGER, default=None)
    """Minimum order amount, in fen (门槛)."""


@model
class StockRule(Model):
    """Fields of `stock_use_rule` (满减券/消费金批次使用规则)."""

    max_coupons: int = field(INTEGER)
    """Maximum number of coupons to send (发放总上限)."""
    max_amount: int = field(INTEGER)
    """Total budget, in fen (总预算)."""
    max_amount_by_day: int = field(INTEGER)
    """Maximum amount spent on a day, in fen (单天发放上限金额)."""
    fixed_normal_coupon: FixedNormalCoupon | None = field(ModelOf(FixedNormalCoupon), default=None)
    """Settings of coupons or credit with a fixed value (固定面额批次特定信息)."""
    max_coupons_per_user: int = field(INTEGER)
    """Coupons that a user can get (单个用户可领个数)."""
    coupon_type: CouponType | str | None = field(OpenEnum(CouponType), default=None)
    """Type of the coupon or credit (券或消费金类型)."""
    goods_tag: list[str] | None = field(ListOf(STRING), default=None)
    """订单优惠标记, at most 50 items, each 1 to 128 characters. Tags that orders need. Not returned yet."""
    trade_type: list[TradeType | str] | None = field(ListOf(OpenEnum(TradeType)), default=None)
    """指定支付模式. Payments to which the coupons apply, by default all. Not returned to partners yet."""
    combine_use: bool | None = field(BOOLEAN, default=None)
    """Whether the coupons can be combined with other discounts (是否可叠加其他优惠)."""
    fixed_discount_coupon: FixedDiscountCoupon | None = field(ModelOf(FixedDiscountCoupon), default=None)
    """Settings of percentage coupons (固定折扣特定信息)."""


@model
class CutToDiscount(Model):
    """Fields of `cut_to_message` (减至批次特定信息)."""

    single_price_max: int = field(INTEGER)
    """Highest unit price to which the discount applies, in fen (可用优惠的商品最高单价)."""
    cut_to_price: int = field(INTEGER)
    """Unit price after the discount, in fen (减至后的优惠单价)."""


@model
class AvailableRegion(Model):
    """Fields of `available_region_list` (消费金可用地域)."""

    type: RegionType | str | None = field(OpenEnum(RegionType), default=None)
    """Precision of the region (类型)."""
    province: str | None = field(STRING, default=None)
    """Province in which the credit can be spent (省)."""
    city: str | None = field(STRING, default=None)
    """City in which the credit can be spent (市)."""
    district: str | None = field(STRING, default=None)
    """District in which the credit can be spent (区)."""
    country: str | None = field(STRING, default=None)
    """Country in which the credit can be spent (国家)."""


@model
class Stock(Model):
    """Fields of `data` (批次详情)."""

    stock_id: str = field(STRING)
    """Number of the stock (批次号)."""
    stock_creator_mchid: str = field(STRING)
    """Merchant number of the stock's creator (批次创建方商户号)."""
    stock_name: str = field(STRING)
    """Name that the creator gave the stock (批次名称)."""
    status: StockStatus | str = field(OpenEnum(StockStatus))
    """State of the stock (批次状态)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the stock was created (创建时间, RFC 3339)."""
    description: str = field(STRING)
    """Description of the stock (使用说明)."""
    stock_use_rule: StockRule | None = field(ModelOf(StockRule), default=None)
    """Settings of coupons or credit (满减券/消费金批次使用规则)."""
    available_begin_time: Timestamp | str = field(DATETIME)
    """Time from which the coupons can be used (可用开始时间, RFC 3339)."""
    available_end_time: Timestamp | str = field(DATETIME)
    """Time until which the coupons can be used (可用结束时间, RFC 3339)."""
    distributed_coupons: int = field(INTEGER)
    """Number of coupons or credits that were sent (已发券或消费金数量)."""
    no_cash: bool = field(BOOLEAN)
    """Whether the coupons move no money, because they are not prepaid (是否无资金流)."""
    start_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the stock was started (激活批次的时间, RFC 3339)."""
    stop_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the stock was stopped for good (终止批次的时间, RFC 3339)."""
    cut_to_message: CutToDiscount | None = field(ModelOf(CutToDiscount), default=None)
    """Settings of a stock whose coupons reduce the price of an item to a fixed one (减至批次特定信息)."""
    singleitem: bool = field(BOOLEAN)
    """Whether the discount is on single items (是否单品优惠)."""
    stock_type: StockType | str = field(OpenEnum(StockType))
    """Type of discount that the stock has (批次类型)."""
    card_id: str | None = field(STRING, default=None)
    """ID of the stock in WeChat's card pack (卡包ID)."""
    business_type: BusinessType | str | None = field(OpenEnum(BusinessType), default=None)
    """业务类型. Kind of business. Returned only for `MULTIUSE`."""
    available_region_list: list[AvailableRegion] | None = field(ListOf(ModelOf(AvailableRegion)), default=None)
    """消费金可用地域. Regions in which the credit can be spent. Returned only if `business_type` is `MULTIUSE`."""
    available_industry_list: list[str] | None = field(ListOf(STRING), default=None)
    """消费金可用行业. Industries in which the credit can be spent. Returned only if `business_type` is `MULTIUSE`."""


@model
class Coupon(Model):
    """Fields of `data` (结果集)."""

    stock_creator_mchid: str = field(STRING)
    """Merchant number that created the stock (创建批次的商户号)."""
    stock_id: str = field(STRING)
    """Number of the stock (批次号)."""
    coupon_id: str = field(STRING)
    """ID of the coupon or credit (代金券或消费金id)."""
    cut_to_message: CutToDiscount | None = field(ModelOf(CutToDiscount), default=None)
    """Settings of a discount on single items (单品优惠特定信息)."""
    coupon_name: str = field(STRING)
    """Name of the coupon or credit (券或消费金名称)."""
    status: CouponStatus | str = field(OpenEnum(CouponStatus))
    """State of the coupon or credit (券或消费金状态)."""
    description: str = field(STRING)
    """Description of the coupon or credit (使用说明)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the user got the coupon (领券时间, RFC 3339)."""
    coupon_type: CouponType | str = field(OpenEnum(CouponType))
    """Type of the coupon or credit (券或消费金类型)."""
    no_cash: bool = field(BOOLEAN)
    """Whether the coupon moves no money, because it is not prepaid (是否无资金流)."""
    available_begin_time: Timestamp | str = field(DATETIME)
    """Time from which the coupon can be used (可用开始时间, RFC 3339)."""
    available_end_time: Timestamp | str = field(DATETIME)
    """Time until which the coupon can be used (可用结束时间, RFC 3339)."""
    singleitem: bool = field(BOOLEAN)
    """Whether the discount is on single items (是否单品优惠)."""
    normal_coupon_information: FixedNormalCoupon | None = field(ModelOf(FixedNormalCoupon), default=None)
    """Value and minimum order amount of the coupon or credit (满减券或消费金信息)."""
    out_request_no: str | None = field(STRING, default=None)
    """Your number for sending the coupon (商户单据号)."""
    available_balance: int | None = field(INTEGER, default=None)
    """剩余金额. Remaining balance, in fen. Returned only if `business_type` is `MULTIUSE`."""
    business_type: BusinessType | str | None = field(OpenEnum(BusinessType), default=None)
    """业务类型. Kind of business. Returned only for `MULTIUSE`."""
    discount_msg: FixedDiscountCoupon | None = field(ModelOf(FixedDiscountCoupon), default=None)
    """Discount and minimum order amount of a percentage coupon (折扣券信息)."""
