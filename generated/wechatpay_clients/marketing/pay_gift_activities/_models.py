# Written by `make generate` from specs/marketing/pay_gift_activities/_models.yaml: edit that file.
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


class DeliveryPurpose(StrEnum):
    """Documented values of `delivery_purpose` (投放目的). Any other value is a plain `str`."""

    OFF_LINE_PAY = "OFF_LINE_PAY"
    """Back to the store, to buy again."""
    JUMP_MINI_APP = "JUMP_MINI_APP"
    """Into the mini program of `mini_programs_appid`."""


class SendContent(StrEnum):
    """Documented values of `send_content` (发放内容). Any other value is a plain `str`."""

    SINGLE_COUPON = "SINGLE_COUPON"
    """One coupon."""
    GIFT_PACKAGE = "GIFT_PACKAGE"
    """A package of 3 to 5 coupons."""


class AwardType(StrEnum):
    """Documented values of `award_type` (奖品类型). Any other value is a plain `str`."""

    BUSIFAVOR = "BUSIFAVOR"
    """Merchant coupons (商家券)."""


class MerchantOption(StrEnum):
    """Documented values of `merchant_option` (发券商户号选项). Any other value is a plain `str`."""

    IN_SEVICE_COUPON_MERCHANT = "IN_SEVICE_COUPON_MERCHANT"
    """Merchants that accept the coupons (在用券商户)."""
    MANUAL_INPUT_MERCHANT = "MANUAL_INPUT_MERCHANT"
    """Merchants in `merchant_id_list`."""


class DeliveryUserCategory(StrEnum):
    """Documented values of `delivery_user_category` (投放用户类别). Any other value is a plain `str`."""

    DELIVERY_ALL_PERSON = "DELIVERY_ALL_PERSON"
    """All users."""
    DELIVERY_MEMBER_PERSON = "DELIVERY_MEMBER_PERSON"
    """Members only."""


class PaymentScene(StrEnum):
    """Documented values of `payment_scene_list` (支付场景列表). Any other value is a plain `str`."""

    APP_SCENE = "APP_SCENE"
    """In an app."""
    SWING_CARD_SCENE = "SWING_CARD_SCENE"
    """With a payment code that is scanned."""
    NO_SECRET_SCENE = "NO_SECRET_SCENE"
    """Without a password."""
    MINIAPP_SCENE = "MINIAPP_SCENE"
    """In a mini program."""
    FACE_PAY_SCENE = "FACE_PAY_SCENE"
    """By face."""
    OTHER_SCENE = "OTHER_SCENE"
    """In another way."""


class PaymentMethod(StrEnum):
    """Documented values of `payment_method` (支付方式). Any other value is a plain `str`."""

    CFT = "CFT"
    """From the balance of WeChat Pay."""
    SPECIFIC_BANK_CARD = "SPECIFIC_BANK_CARD"
    """With a card of the bank in `bank_abbreviation`."""


class ActivityStatus(StrEnum):
    """Documented values of `activity_status` (活动状态). Any other value is a plain `str`."""

    ACT_STATUS_UNKNOWN = "ACT_STATUS_UNKNOWN"
    """The state is unknown."""
    CREATE_ACT_STATUS = "CREATE_ACT_STATUS"
    """Created."""
    ONGOING_ACT_STATUS = "ONGOING_ACT_STATUS"
    """Running."""
    TERMINATE_ACT_STATUS = "TERMINATE_ACT_STATUS"
    """Terminated."""
    STOP_ACT_STATUS = "STOP_ACT_STATUS"
    """Paused."""
    OVER_TIME_ACT_STATUS = "OVER_TIME_ACT_STATUS"
    """Expired."""
    CREATE_ACT_FAILED = "CREATE_ACT_FAILED"
    """The activity could not be created."""


class ActivityType(StrEnum):
    """Documented values of `activity_type` (活动类型). Any other value is a plain `str`."""

    FULL_SEND_ACT_TYPE = "FULL_SEND_ACT_TYPE"
    """Gives coupons for payments from a minimum amount on."""
    STEP_SEND_ACT_TYPE = "STEP_SEND_ACT_TYPE"
    """Gives different coupons for different amounts (阶梯送)."""
    SPECIFIC_SEND_ACT_TYPE = "SPECIFIC_SEND_ACT_TYPE"
    """Gives B for buying A (满A送B)."""


@model
class AvailableTime(Model):
    """Fields of `available_time` (可用时间)."""

    begin_time: dt.datetime | str = field(DATETIME)
    """Start of the period (可用开始时间, RFC 3339)."""
    end_time: dt.datetime | str = field(DATETIME)
    """End of the period (可用结束时间, RFC 3339)."""


@model
class AvailableDayTime(Model):
    """Fields of `available_day_time` (每日可用时间)."""

    begin_day_time: str = field(STRING)
    """Start of the time of day, as `HHmmss`: `110000` is 11:00:00 (每日可用开始时间, at most 6 characters)."""
    end_day_time: str = field(STRING)
    """End of the time of day, as `HHmmss`: `135959` is 13:59:59 (每日可用结束时间, at most 6 characters)."""


@model
class AvailablePeriods(Model):
    """Fields of `available_periods` (可用时间段)."""

    available_time: Sequence[AvailableTime | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(AvailableTime)), default=None
    )
    """Periods in which the activity gives coupons (可用时间)."""
    available_day_time: Sequence[AvailableDayTime | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(AvailableDayTime)), default=None
    )
    """Times of day at which the activity gives coupons (每日可用时间)."""


@model
class ActivityBaseInfo(Model):
    """Fields of `activity_base_info` (活动基本信息)."""

    activity_name: str = field(STRING)
    """Name that you give the activity (活动名称, at most 10 characters)."""
    activity_second_title: str = field(STRING)
    """Subtitle of the activity (活动副标题, at most 9 characters)."""
    merchant_logo_url: str = field(STRING)
    """商户logo, at most 128 characters, from `common.media.upload_marketing_image.media_url`. Logo of the merchant, shown when a coupon is given. Must be a URL that `upload_marketing_image` returned."""
    background_color: str | None = field(STRING, default=None)
    """背景颜色. Background of the coupons, by default the green of WeChat Pay: the name of one of 10 colors, such as `COLOR010`. The names are in a picture on https://pay.weixin.qq.com/doc/v3/partner/4012072119."""
    begin_time: dt.datetime | str = field(DATETIME)
    """活动开始时间, RFC 3339. Start of the activity, within 1 year. An activity lasts at most 90 days."""
    end_time: dt.datetime | str = field(DATETIME)
    """活动结束时间, RFC 3339. End of the activity, within 1 year (less than 365 days). An activity lasts at most 90 days."""
    available_periods: AvailablePeriods | Mapping[str, Any] | None = field(ModelOf(AvailablePeriods), default=None)
    """Periods and times of day, within the time of the activity, in which it gives coupons (可用时间段)."""
    out_request_no: str = field(STRING)
    """商户请求单号, at most 128 characters. Your number for the activity, unique per merchant number. Composed of merchant number, date and serial number. Digits, ASCII letters and `_-|*`. Same value on retries."""
    delivery_purpose: DeliveryPurpose | str = field(OpenEnum(DeliveryPurpose))
    """Where the activity leads the user (投放目的)."""
    mini_programs_appid: str | None = field(STRING, default=None)
    """商家小程序appid, at most 32 characters. AppID of the mini program that users are led to. Required when `delivery_purpose` is `JUMP_MINI_APP`."""
    mini_programs_path: str | None = field(STRING, default=None)
    """商家小程序path, at most 128 characters. Path in the mini program that users are led to. Required when `delivery_purpose` is `JUMP_MINI_APP`."""


@model
class Award(Model):
    """Fields of `award_list` (奖品基本信息列表)."""

    stock_id: str = field(STRING)
    """代金券批次Id, at most 20 characters. Number of the stock whose coupons are given. Must be a stock of merchant coupons (商家券)."""
    original_image_url: str = field(STRING)
    """URL of the large picture of the award (奖品原始图（大图）, at most 128 characters)."""
    thumbnail_url: str | None = field(STRING, default=None)
    """奖品缩略图（小图）, at most 128 characters. URL of the small picture of the award. Required when several coupons are given, that is if `send_content` is `GIFT_PACKAGE`."""


@model
class FullSendRule(Model):
    """Fields of `award_send_rule` (活动奖品发放规则)."""

    transaction_amount_minimum: int = field(INTEGER)
    """Minimum amount that the user must pay, in fen (消费金额门槛)."""
    send_content: SendContent | str = field(OpenEnum(SendContent))
    """Whether one coupon or a package is given (发放内容)."""
    award_type: AwardType | str = field(OpenEnum(AwardType))
    """奖品类型. Kind of coupons that are given. At present, only merchant coupons (商家券)."""
    award_list: Sequence[Award | Mapping[str, Any]] = field(ListOf(ModelOf(Award)))
    """奖品基本信息列表. Coupons that are given. A package has 3 to 5 of them."""
    merchant_option: MerchantOption | str = field(OpenEnum(MerchantOption))
    """发券商户号选项. How the merchants that give the coupons are selected. Merchant coupons (商家券) support only `MANUAL_INPUT_MERCHANT`."""
    merchant_id_list: Sequence[str] | None = field(ListOf(STRING), default=None)
    """发券商户号, each at most 15 characters. Numbers of the merchants that give the coupons. They must be of the same brand as the owner of the stocks. Required when `merchant_option` is `MANUAL_INPUT_MERCHANT`."""


@model
class AwardSendRule(Model):
    """Fields of `award_send_rule` (活动奖品发放规则)."""

    full_send_rule: FullSendRule | None = field(ModelOf(FullSendRule), default=None)
    """Rule of an activity that gives coupons from a minimum amount on (满送活动奖品发放规则)."""


@model
class PaymentMode(Model):
    """Fields of `payment_mode` (支付模式)."""

    payment_scene_list: Sequence[PaymentScene | str] | None = field(ListOf(OpenEnum(PaymentScene)), default=None)
    """Ways of paying for which coupons are given (支付场景列表)."""


@model
class PaymentMethodInformation(Model):
    """Fields of `payment_method_information` (支付方式信息)."""

    payment_method: PaymentMethod | str = field(OpenEnum(PaymentMethod))
    """Whether users must pay from their balance, or with certain bank cards (支付方式)."""
    bank_abbreviation: str | None = field(STRING, default=None)
    """银行简称. Abbreviation of the bank whose cards users must pay with, as in the list of banks. Required when `payment_method` is `SPECIFIC_BANK_CARD`."""


@model
class AdvancedSetting(Model):
    """Fields of `advanced_setting` (活动高级设置)."""

    delivery_user_category: DeliveryUserCategory | str | None = field(OpenEnum(DeliveryUserCategory), default=None)
    """Which users get the coupons (投放用户类别)."""
    merchant_member_appid: str | None = field(STRING, default=None)
    """商家会员appid, at most 32 characters. AppID of the merchant's membership program. Required when `delivery_user_category` is `DELIVERY_MEMBER_PERSON`."""
    payment_mode: PaymentMode | Mapping[str, Any] | None = field(ModelOf(PaymentMode), default=None)
    """支付模式. Limits the activity to certain ways of paying. Omit it for all. Not available for merchant coupons (商家券) yet."""
    payment_method_information: PaymentMethodInformation | Mapping[str, Any] | None = field(
        ModelOf(PaymentMethodInformation), default=None
    )
    """支付方式信息. Limits the activity to payments from certain sources. Omit it for all. Not available for merchant coupons (商家券) yet."""
    goods_tags: Sequence[str] | None = field(ListOf(STRING), default=None)
    """订单优惠标记, each at most 15 characters. Tags of orders for which coupons are given. An order qualifies if it was created with the same `goods_tag`, and meets the other rules."""
