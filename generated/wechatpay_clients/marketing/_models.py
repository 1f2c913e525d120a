# Written by `make generate` from specs/marketing/_models.yaml: edit that file.
"""Models and enums that several operations share."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class ProductCouponScope(StrEnum):
    """Documented values of `scope` (优惠范围). Any other value is a plain `str`."""

    ALL = "ALL"
    """All products of the brand. The `type` must be `NORMAL` or `DISCOUNT`."""
    SINGLE = "SINGLE"
    """Some products, in `combo_package_list`."""


class ProductCouponType(StrEnum):
    """Documented values of `type` (商品券类型). Any other value is a plain `str`."""

    NORMAL = "NORMAL"
    """Discount by a fixed amount."""
    DISCOUNT = "DISCOUNT"
    """Discount by a percentage."""
    EXCHANGE = "EXCHANGE"
    """A product for a fixed price. Only if `scope` is `SINGLE`."""


class UsageMode(StrEnum):
    """Documented values of `usage_mode` (使用模式). Any other value is a plain `str`."""

    SINGLE = "SINGLE"
    """The user can use the coupon once."""
    PROGRESSIVE_BUNDLE = "PROGRESSIVE_BUNDLE"
    """The user can use the coupon several times. Each use belongs to a stock of a bundle, in order; after a use, the user gets the coupon for the next one."""


class ProductCouponState(StrEnum):
    """Documented values of `state` (商品券状态). Any other value is a plain `str`."""

    AUDITING = "AUDITING"
    """In review, which is automatic and short. The coupon cannot be used yet."""
    EFFECTIVE = "EFFECTIVE"
    """The coupon can be used."""
    DEACTIVATED = "DEACTIVATED"
    """Deactivated with `deactivate_product_coupon`. Final."""


class CouponCodeMode(StrEnum):
    """Documented values of `coupon_code_mode` (券Code分配模式). Any other value is a plain `str`."""

    WECHATPAY = "WECHATPAY"
    """WeChat Pay generates them at random, with at most 40 characters."""
    UPLOAD = "UPLOAD"
    """You upload them with `upload_coupon_codes` before coupons are sent; WeChat Pay picks one at random. Upload more in time: without codes, no coupon can be sent."""
    API_ASSIGN = "API_ASSIGN"
    """You choose the code in `send_coupon`. Only you can send such coupons: WeChat Pay's own channels, such as 摇一摇有优惠 (offers after a shake), cannot."""


class WeekEnum(StrEnum):
    """Documented values of `day_list` (每周可用星期数). Any other value is a plain `str`."""

    MONDAY = "MONDAY"
    """Monday."""
    TUESDAY = "TUESDAY"
    """Tuesday."""
    WEDNESDAY = "WEDNESDAY"
    """Wednesday."""
    THURSDAY = "THURSDAY"
    """Thursday."""
    FRIDAY = "FRIDAY"
    """Friday."""
    SATURDAY = "SATURDAY"
    """Saturday."""
    SUNDAY = "SUNDAY"
    """Sunday."""


class CouponUsageMethod(StrEnum):
    """Documented values of `coupon_usage_method_list` (券使用方式列表). Any other value is a plain `str`."""

    OFFLINE = "OFFLINE"
    """In a store, by the QR code of the coupon. Not possible in delivery plans (投放计划)."""
    MINI_PROGRAM = "MINI_PROGRAM"
    """In the mini program at `mini_program_appid` and `mini_program_path`, which the coupon opens."""
    APP = "APP"
    """In your app or the brand's."""
    PAYMENT_CODE = "PAYMENT_CODE"
    """With the user's WeChat Pay payment code, which the coupon opens, for offline payments. Scan and use the coupon, then scan the payment code to create the order."""


class AppJumpType(StrEnum):
    """Documented values of `app_jump_type` (APP跳转类型). Any other value is a plain `str`."""

    H5 = "H5"
    """The coupon opens the web page at `app_path`."""
    PASSCODE_LINK = "PASSCODE_LINK"
    """The coupon shows `passcode_link`, which users copy."""


class CouponCodeDisplayMode(StrEnum):
    """Documented values of `code_display_mode` (用户商品券Code展示模式). Any other value is a plain `str`."""

    INVISIBLE = "INVISIBLE"
    """Not at all."""
    BARCODE = "BARCODE"
    """As a barcode."""
    QRCODE = "QRCODE"
    """As a QR code."""


class StockStoreScope(StrEnum):
    """Documented values of `store_scope` (可用门店范围). Any other value is a plain `str`."""

    NONE = "NONE"
    """No stores are associated, and users see none."""
    ALL = "ALL"
    """All stores of the brand. No stores need to be associated."""
    SPECIFIC = "SPECIFIC"
    """Only stores associated with `associate_stores`, or with `associate_bundle_stores` for a bundle."""


class StockState(StrEnum):
    """Documented values of `state` (批次状态). Any other value is a plain `str`."""

    AUDITING = "AUDITING"
    """In review, which is automatic and short."""
    SENDING = "SENDING"
    """Coupons can be sent."""
    PAUSED = "PAUSED"
    """Paused."""
    STOPPED = "STOPPED"
    """The validity is over. Final."""
    DEACTIVATED = "DEACTIVATED"
    """Deactivated with `deactivate_stock`, or together with its product coupon. Final."""


class UserProductCouponSendChannel(StrEnum):
    """Documented values of `send_channel` (发券渠道). Any other value is a plain `str`."""

    BRAND_MANAGE = "BRAND_MANAGE"
    """摇一摇有优惠 (offers after a shake)."""
    API = "API"
    """You sent it with `send_coupon` or `send_coupon_bundle`."""
    RECEIVE_COMPONENT = "RECEIVE_COMPONENT"
    """The mini program component for receiving coupons."""


@model
class NormalCouponUsageRule(Model):
    """Fields of `normal_coupon` (满减券使用规则)."""

    threshold: int = field(INTEGER)
    """门槛金额, at least 0. Minimum spending for the discount, in fen. 0 means no minimum."""
    discount_amount: int = field(INTEGER)
    """Fixed discount, in fen (固定减免金额, at least 1)."""


@model
class DiscountCouponUsageRule(Model):
    """Fields of `discount_coupon` (折扣券使用规则)."""

    threshold: int = field(INTEGER)
    """门槛金额, at least 0. Minimum spending for the discount, in fen. 0 means no minimum."""
    percent_off: int = field(INTEGER)
    """Discount as a percentage of the total: 30 reduces it by 30 % (固定减免百分比, at least 1)."""


@model
class ExchangeCouponUsageRule(Model):
    """Fields of `exchange_coupon` (兑换券使用规则)."""

    threshold: int = field(INTEGER)
    """门槛金额, at least 0. Minimum spending for the exchange, in fen. 0 means no minimum."""
    exchange_price: int = field(INTEGER)
    """固定兑换价格, at least 0. Fixed price of the product, in fen. Can be 0."""


@model
class ProgressiveBundleUsageInfo(Model):
    """Fields of `progressive_bundle_usage_info` (多次优惠模式信息)."""

    count: int = field(INTEGER)
    """How often a user can use the coupon (可使用次数, 3 to 15)."""
    interval_days: int | None = field(INTEGER, default=None)
    """多次优惠使用间隔天数, 0 to 7. Days between two uses. With 0, the next use is possible on the same day; with 1, from 00:00:00 of the next day; with 2, from 00:00:00 of the day after that. It does not extend the validity, which counts from the receipt of the first coupon. Defaults to `0`."""


@model
class ComboPackageChoice(Model):
    """Fields of `choice_list` (单品列表)."""

    name: str = field(STRING)
    """Name of the item (单品名称, at most 15 characters)."""
    price: int = field(INTEGER)
    """Price of the item, in fen (单品价格)."""
    count: int = field(INTEGER)
    """Quantity of the item (单品数量, at most 99)."""
    image_url: str | None = field(STRING, default=None)
    """单品图片. Image of the item, as a URL from `upload_image`. Its aspect ratio must be 1:1, its size at most 2 MB. Recommended are transparent PNGs of 1080*1080 pixels with a margin of 120 pixels on each side. Users of the mini program components for receiving and using coupons should send it."""
    mini_program_appid: str | None = field(STRING, default=None)
    """单品跳转小程序AppID. AppID of the mini program that shows the item. Must be bound to the brand or to its service provider. Users of the mini program components for receiving and using coupons should send it. Required when `mini_program_path` is set."""
    mini_program_path: str | None = field(STRING, default=None)
    """单品跳转小程序路径. Page of the mini program that shows the item. Users of the mini program components for receiving and using coupons should send it. Required when `mini_program_appid` is set."""


@model
class ComboPackage(Model):
    """Fields of `combo_package_list` (适用商品组合)."""

    name: str = field(STRING)
    """Name of the product that the coupon is for (适用商品名, at most 15 characters)."""
    pick_count: int = field(INTEGER)
    """How many items of `choice_list` the user can choose (可选单品数量)."""
    choice_list: Sequence[ComboPackageChoice | Mapping[str, Any]] = field(ListOf(ModelOf(ComboPackageChoice)))
    """Items that the user can choose from (单品列表, at most 99 items)."""


@model
class ProductCouponDisplayInfo(Model):
    """Fields of `display_info` (展示信息)."""

    name: str = field(STRING)
    """Name of the coupon (商品券名称, 3 to 15 characters)."""
    image_url: str = field(STRING)
    """商品券图片. Image of the product, as a URL from `upload_image`. Its aspect ratio must be 1:1, its size at most 2 MB. Recommended are transparent PNGs of 1080*1080 pixels with a margin of 120 pixels on each side. Must follow the official design guide."""
    background_url: str = field(STRING)
    """商品券背景图. Background image, as a URL from `upload_image`. Its aspect ratio must be 65:77, its size at most 2 MB. Recommended are JPGs or PNGs of 1170*1326 pixels. Keep the areas of the name and the product image free."""
    detail_image_url_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """商品券详情图列表, at most 8 items. Detailed images of the product, as URLs from `upload_image`. Their aspect ratio must be 65:77, their size at most 2 MB. Recommended are JPGs or PNGs of 1170*1326 pixels."""
    original_price: int | None = field(INTEGER, default=None)
    """商品原价, at most 10000000. Original price of the product, in fen, which users see. Defaults to `0`."""
    combo_package_list: Sequence[ComboPackage | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(ComboPackage)), default=None
    )
    """适用商品组合, at most 50 items. Products that the coupon is for, which users see. Required when the `scope` of the coupon is `SINGLE`."""


@model
class StockSendRule(Model):
    """Fields of `stock_send_rule` (发放规则)."""

    max_count: int = field(INTEGER)
    """发放次数总上限, at most 100000000. How often coupons of the stock can be sent in total. Every stock of a bundle inherits the limit of the bundle."""
    max_count_per_day: int | None = field(INTEGER, default=None)
    """每日发放次数上限, at most 100000000. How often coupons of the stock can be sent each day. Defaults to no limit. Only the first stock of a bundle inherits the limit of the bundle; the others have none."""
    max_count_per_user: int = field(INTEGER)
    """每个用户领取次数上限, at most 100. How often one user can receive coupons of the stock. Every stock of a bundle inherits the limit of the bundle."""


@model
class PeriodOfTheDay(Model):
    """Fields of `day_period_list` (当天可用时间段)."""

    begin_time: int = field(INTEGER)
    """当天可用开始时间, 0 to 86399. Start of the period, in seconds after 00:00:00: 60 is 00:01:00. Must be less than `end_time`."""
    end_time: int = field(INTEGER)
    """当天可用结束时间, 0 to 86399. End of the period, in seconds after 00:00:00: 86399 is 23:59:59. Must be greater than `begin_time`."""


@model
class FixedWeekPeriod(Model):
    """Fields of `weekly_available_period` (每周固定可用时间)."""

    day_list: Sequence[WeekEnum | str] = field(ListOf(OpenEnum(WeekEnum)))
    """Days of the week on which the coupon can be used (每周可用星期数)."""
    day_period_list: Sequence[PeriodOfTheDay | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(PeriodOfTheDay)), default=None
    )
    """当天可用时间段, at most 3 items. Periods of these days in which the coupon can be used. Defaults to the whole day."""


@model
class TimePeriod(Model):
    """Fields of `irregular_available_period_list` (指定可用时间段)."""

    begin_time: dt.datetime | str = field(DATETIME)
    """Start of the period (开始时间, RFC 3339)."""
    end_time: dt.datetime | str = field(DATETIME)
    """End of the period (结束时间, RFC 3339)."""


@model
class CouponAvailablePeriod(Model):
    """Fields of `coupon_available_period` (券可核销时间)."""

    available_begin_time: dt.datetime | str = field(DATETIME)
    """批次开始时间, RFC 3339. Start of the validity of the stock, which lasts at most 365 days. For 摇一摇有优惠 (offers after a shake), it should last at least 5 days."""
    available_end_time: dt.datetime | str = field(DATETIME)
    """批次结束时间, RFC 3339. End of the validity of the stock, at most 365 days after its start. No coupon can be used after it, whenever it was received."""
    available_days: int | None = field(INTEGER, default=None)
    """券生效后N天内可用, at most 365. Calendar days on which a coupon can be used once it is effective; with 1, only the first day. Counted from the day on which it was received, or from the first day of the validity if it was received earlier. Must not be combined with `irregular_available_period_list`. Required when `wait_days_after_receive` is set."""
    wait_days_after_receive: int | None = field(INTEGER, default=None)
    """领券后需等待N天才生效, at most 30. Calendar days after which a coupon becomes effective; with 1, the day after. Omit it for the same day. Counted from the day on which it was received, or from the first day of the validity if it was received earlier. Requires `available_days`. Must not be combined with `irregular_available_period_list`."""
    weekly_available_period: FixedWeekPeriod | Mapping[str, Any] | None = field(ModelOf(FixedWeekPeriod), default=None)
    """每周固定可用时间. Times of each week at which the coupon can be used. If `available_days` or `wait_days_after_receive` is given as well, both conditions must be met. Must not be combined with `irregular_available_period_list`."""
    irregular_available_period_list: Sequence[TimePeriod | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(TimePeriod)), default=None
    )
    """指定可用时间段, at most 2 items. Periods in which the coupon can be used, which must not overlap. Must not be combined with `available_days`, `wait_days_after_receive` or `weekly_available_period`."""
    available_seconds: int | None = field(INTEGER, default=None)
    """领取后N秒内有效, 3600 to 86400. Seconds during which the coupon can be used, from the moment of its receipt, up to 24 hours. Must be a multiple of 3600. Must not be combined with `available_days`, `wait_days_after_receive`, `weekly_available_period` or `irregular_available_period_list`."""


@model
class SingleUsageRule(Model):
    """Fields of `single_usage_rule` (单券使用规则)."""

    coupon_available_period: CouponAvailablePeriod | Mapping[str, Any] = field(ModelOf(CouponAvailablePeriod))
    """When the coupon can be used (券可核销时间)."""
    normal_coupon: NormalCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(NormalCouponUsageRule), default=None
    )
    """满减券使用规则. Discount by a fixed amount. Required when the `type` of the coupon is `NORMAL` and its `scope` is `SINGLE`; must be omitted otherwise."""
    discount_coupon: DiscountCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(DiscountCouponUsageRule), default=None
    )
    """折扣券使用规则. Discount by a percentage. Required when the `type` of the coupon is `DISCOUNT` and its `scope` is `SINGLE`; must be omitted otherwise."""
    exchange_coupon: ExchangeCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(ExchangeCouponUsageRule), default=None
    )
    """兑换券使用规则. Exchange for a fixed price. Required when the `type` of the coupon is `EXCHANGE` and its `scope` is `SINGLE`; must be omitted otherwise."""


@model
class StockUsageRule(Model):
    """Fields of `progressive_bundle_usage_rule` (多次优惠使用规则)."""

    coupon_available_period: CouponAvailablePeriod = field(ModelOf(CouponAvailablePeriod))
    """When the coupon can be used (券可核销时间)."""
    normal_coupon: NormalCouponUsageRule | None = field(ModelOf(NormalCouponUsageRule), default=None)
    """满减券使用规则. Discount by a fixed amount. Returned only when the `type` of the coupon is `NORMAL`."""
    discount_coupon: DiscountCouponUsageRule | None = field(ModelOf(DiscountCouponUsageRule), default=None)
    """折扣券使用规则. Discount by a percentage. Returned only when the `type` of the coupon is `DISCOUNT`."""
    exchange_coupon: ExchangeCouponUsageRule | None = field(ModelOf(ExchangeCouponUsageRule), default=None)
    """兑换券使用规则. Exchange for a fixed price. Returned only when the `type` of the coupon is `EXCHANGE`."""


@model
class StockBundleUsageRule(Model):
    """Fields of `progressive_bundle_usage_rule` (多次优惠批次组使用规则)."""

    coupon_available_period: CouponAvailablePeriod | Mapping[str, Any] = field(ModelOf(CouponAvailablePeriod))
    """券可核销时间. When the coupons can be used. The same for all stocks of the bundle."""
    normal_coupon_list: Sequence[NormalCouponUsageRule | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(NormalCouponUsageRule)), default=None
    )
    """满减券使用规则. Discount of each use, in order, by a fixed amount. From the third use on, `discount_amount` must not be lower than that of the use before. Required when the `type` of the coupon is `NORMAL`; must be omitted otherwise."""
    discount_coupon_list: Sequence[DiscountCouponUsageRule | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(DiscountCouponUsageRule)), default=None
    )
    """折扣券使用规则. Discount of each use, in order, by a percentage. From the third use on, `percent_off` must not be lower than that of the use before. Required when the `type` of the coupon is `DISCOUNT`; must be omitted otherwise."""
    exchange_coupon_list: Sequence[ExchangeCouponUsageRule | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(ExchangeCouponUsageRule)), default=None
    )
    """兑换券使用规则. Price of each exchange, in order. From the third use on, `exchange_price` must not be higher than that of the use before. Required when the `type` of the coupon is `EXCHANGE`; must be omitted otherwise."""


@model
class CouponAvailableStoreInfo(Model):
    """Fields of `coupon_available_store_info` (券可用门店信息)."""

    description: str = field(STRING)
    """Tells users in which stores they can use the coupon (券可用门店描述, at most 1000 characters)."""
    mini_program_appid: str | None = field(STRING, default=None)
    """小程序AppID. AppID of the mini program that lists the stores. Must be bound to the brand or to its service provider. Required when `mini_program_path` is set."""
    mini_program_path: str | None = field(STRING, default=None)
    """小程序跳转路径. Page of the mini program that lists the stores. Required when `mini_program_appid` is set."""


@model
class UsageRuleDisplayInfo(Model):
    """Fields of `usage_rule_display_info` (券使用规则展示信息)."""

    coupon_usage_method_list: Sequence[CouponUsageMethod | str] = field(ListOf(OpenEnum(CouponUsageMethod)))
    """Ways to use the coupon (券使用方式列表)."""
    mini_program_appid: str | None = field(STRING, default=None)
    """小程序AppID. AppID of the mini program in which the coupon is used. Must be bound to the brand or to its service provider. Required when `coupon_usage_method_list` contains `MINI_PROGRAM`, or when `mini_program_path` is set."""
    mini_program_path: str | None = field(STRING, default=None)
    """小程序跳转路径. Page of the mini program in which the coupon is used. Required when `coupon_usage_method_list` contains `MINI_PROGRAM`, or when `mini_program_appid` is set."""
    app_path: str | None = field(STRING, default=None)
    """APP的H5跳转路径. Address of the web page that opens your app or the brand's. Required when `app_jump_type` is `H5`."""
    usage_description: str = field(STRING)
    """Explains the rules of the coupon to users (券使用说明, at most 1000 characters)."""
    coupon_available_store_info: CouponAvailableStoreInfo | Mapping[str, Any] | None = field(
        ModelOf(CouponAvailableStoreInfo), default=None
    )
    """Where the coupon can be used, as shown to users (券可用门店信息)."""
    app_jump_type: AppJumpType | str | None = field(OpenEnum(AppJumpType), default=None)
    """APP跳转类型. How users get from the coupon to the app. Required when `coupon_usage_method_list` contains `APP`."""
    passcode_link: str | None = field(STRING, default=None)
    """口令链接. Passcode link, which users copy. Required when `app_jump_type` is `PASSCODE_LINK`."""


@model
class EntranceMiniProgram(Model):
    """Fields of `entrance_mini_program` (小程序入口)."""

    appid: str = field(STRING)
    """小程序AppID. AppID of the brand's mini program. Must be bound to the brand."""
    path: str = field(STRING)
    """Page of the mini program that the link opens (小程序跳转路径)."""
    entrance_wording: str = field(STRING)
    """Text of the link (入口文案, at most 5 characters)."""
    guidance_wording: str = field(STRING)
    """Text beside the link that invites users to follow it (引导文案, at most 6 characters)."""


@model
class EntranceOfficialAccount(Model):
    """Fields of `entrance_official_account` (公众号入口)."""

    appid: str = field(STRING)
    """公众号AppID. AppID of the official account. Must be bound to the brand."""


@model
class EntranceFinder(Model):
    """Fields of `entrance_finder` (视频号入口)."""

    finder_id: str = field(STRING)
    """视频号ID. ID of the WeChat Channels account, shown at the top right of the details of the coupon. Must be bound to the brand."""
    finder_video_id: str = field(STRING)
    """ID of a video of this account, shown in the details of the coupon (视频号视频ID)."""
    finder_video_cover_image_url: str = field(STRING)
    """视频号封面图. Cover of the video, as a URL from `upload_image`, shown in the details of the coupon and in reminders before it expires. Must have 716*402 pixels and at most 2 MB. JPG and PNG are recommended."""


@model
class CouponDisplayInfo(Model):
    """Fields of `coupon_display_info` (用户商品券展示信息)."""

    code_display_mode: CouponCodeDisplayMode | str = field(OpenEnum(CouponCodeDisplayMode))
    """How the user's card pack shows the code of the coupon (用户商品券Code展示模式)."""
    background_color: str | None = field(STRING, default=None)
    """背景颜色. Background color of the coupon, one of the 10 names in the color chart of the official page. Defaults to `Color020`."""
    entrance_mini_program: EntranceMiniProgram | Mapping[str, Any] | None = field(
        ModelOf(EntranceMiniProgram), default=None
    )
    """Link to a mini program (小程序入口)."""
    entrance_official_account: EntranceOfficialAccount | Mapping[str, Any] | None = field(
        ModelOf(EntranceOfficialAccount), default=None
    )
    """Link to an official account (公众号入口)."""
    entrance_finder: EntranceFinder | Mapping[str, Any] | None = field(ModelOf(EntranceFinder), default=None)
    """Link to a WeChat Channels account (视频号入口)."""


@model
class NotifyConfig(Model):
    """Fields of `notify_config` (事件通知配置)."""

    notify_appid: str = field(STRING)
    """事件通知AppID. AppID for which notifications contain the user's OpenID, of a mini program, a service account, an official account or an app. Must be bound to the brand or to its service provider."""


@model
class StockForCreate(Model):
    """Fields of `stock` (批次)."""

    remark: str | None = field(STRING, default=None)
    """Note that only the brand sees (备注, at most 20 characters)."""
    coupon_code_mode: CouponCodeMode | str = field(OpenEnum(CouponCodeMode))
    """Where the codes of the coupons come from (券Code分配模式)."""
    stock_send_rule: StockSendRule | Mapping[str, Any] = field(ModelOf(StockSendRule))
    """Limits of the stock (发放规则)."""
    single_usage_rule: SingleUsageRule | Mapping[str, Any] | None = field(ModelOf(SingleUsageRule), default=None)
    """单券使用规则. When and how a coupon is used. Required when the `usage_mode` of the coupon is `SINGLE`; must be omitted otherwise."""
    usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any] = field(ModelOf(UsageRuleDisplayInfo))
    """What users see about the use of the coupon (券使用规则展示信息)."""
    coupon_display_info: CouponDisplayInfo | Mapping[str, Any] = field(ModelOf(CouponDisplayInfo))
    """What the user's card pack shows, including links of your choice (用户商品券展示信息)."""
    notify_config: NotifyConfig | Mapping[str, Any] = field(ModelOf(NotifyConfig))
    """Settings of the notifications about coupons of this stock (事件通知配置)."""
    store_scope: StockStoreScope | str = field(OpenEnum(StockStoreScope))
    """Stores of the brand in which the coupons can be used (可用门店范围)."""


@model
class StockBundleForCreate(Model):
    """Fields of `stock_bundle` (批次组)."""

    remark: str | None = field(STRING, default=None)
    """Note that only the brand sees (备注, at most 20 characters)."""
    coupon_code_mode: CouponCodeMode | str = field(OpenEnum(CouponCodeMode))
    """券Code分配模式. Where the codes of the coupons come from, in all stocks of the bundle. Must not be `API_ASSIGN`."""
    stock_send_rule: StockSendRule | Mapping[str, Any] = field(ModelOf(StockSendRule))
    """Limits of the bundle, which its stocks inherit (批次组发放规则)."""
    progressive_bundle_usage_rule: StockBundleUsageRule | Mapping[str, Any] | None = field(
        ModelOf(StockBundleUsageRule), default=None
    )
    """多次优惠批次组使用规则. When the coupons are used, and the discount of each use, in order. WeChat Pay creates a stock for each. Required when the `usage_mode` of the coupon is `PROGRESSIVE_BUNDLE`."""
    usage_rule_display_info: UsageRuleDisplayInfo | Mapping[str, Any] = field(ModelOf(UsageRuleDisplayInfo))
    """What users see about the use of the coupons, in all stocks of the bundle (券使用规则展示信息)."""
    coupon_display_info: CouponDisplayInfo | Mapping[str, Any] = field(ModelOf(CouponDisplayInfo))
    """What the user's card pack shows, including links of your choice, in all stocks of the bundle (用户商品券展示信息)."""
    notify_config: NotifyConfig | Mapping[str, Any] = field(ModelOf(NotifyConfig))
    """Settings of the notifications about coupons, in all stocks of the bundle (事件通知配置)."""
    store_scope: StockStoreScope | str = field(OpenEnum(StockStoreScope))
    """Stores of the brand in which the coupons can be used, in all stocks of the bundle (可用门店范围)."""


@model
class CouponCodeCountInfo(Model):
    """Fields of `coupon_code_count_info` (品牌方预上传的券Code数量信息)."""

    total_count: int = field(INTEGER)
    """Number of codes that were uploaded for the stock (已上传的Code总数)."""
    available_count: int = field(INTEGER)
    """Number of uploaded codes that are left (当前可用的Code数)."""


@model
class StockSentCountInfo(Model):
    """Fields of `sent_count_info` (已发放次数)."""

    total_count: int = field(INTEGER)
    """How often coupons of the stock were sent (已发放总次数)."""
    today_count: int = field(INTEGER)
    """How often coupons of the stock were sent today (当天已发放次数)."""


@model
class StockBundleInfo(Model):
    """Fields of `stock_bundle_info` (批次组信息)."""

    stock_bundle_id: str = field(STRING)
    """ID of the bundle, assigned by WeChat Pay (批次所属批次组ID, at most 40 characters)."""
    stock_bundle_index: int = field(INTEGER)
    """Position of the stock in the bundle, starting from 0 (批次在批次组内的次序)."""


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
    brand_id: str = field(STRING)
    """ID of the brand, assigned by WeChat Pay (品牌ID)."""


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
    brand_id: str = field(STRING)
    """ID of the brand, assigned by WeChat Pay (品牌ID)."""


@model
class StockBundleEntity(Model):
    """Fields of `stock_bundle` (批次组)."""

    stock_bundle_id: str = field(STRING)
    """ID of the bundle, assigned by WeChat Pay (批次组ID, at most 40 characters)."""
    stock_list: list[StockEntityInBundle] = field(ListOf(ModelOf(StockEntityInBundle)))
    """Stocks of the bundle (批次列表)."""


@model
class SingleUsageInfo(Model):
    """Fields of `single_usage_info` (单券模式信息)."""

    normal_coupon: NormalCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(NormalCouponUsageRule), default=None
    )
    """满减券使用规则. Discount of all stocks by a fixed amount. Other coupons do not have it. Required when `type` is `NORMAL` and `scope` is `ALL`."""
    discount_coupon: DiscountCouponUsageRule | Mapping[str, Any] | None = field(
        ModelOf(DiscountCouponUsageRule), default=None
    )
    """折扣券使用规则. Discount of all stocks by a percentage. Other coupons do not have it. Required when `type` is `DISCOUNT` and `scope` is `ALL`."""


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
    brand_id: str = field(STRING)
    """ID of the brand, assigned by WeChat Pay (品牌ID)."""
