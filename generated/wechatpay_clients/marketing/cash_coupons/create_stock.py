# Written by `make generate` from specs/marketing/cash_coupons/create_stock.yaml: edit that file.
"""Create a stock (创建代金券批次)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.cash_coupons._models import FixedNormalCoupon, TradeType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = [
    "OPERATION",
    "BackgroundColor",
    "CouponAvailableTime",
    "CouponUseRule",
    "CreateStockResponse",
    "FixAvailableTime",
    "JumpTarget",
    "LimitCard",
    "NewStockType",
    "PatternInfo",
    "StockUseRule",
]


class BackgroundColor(StrEnum):
    """Documented values of `background_color` (背景颜色). Any other value is a plain `str`."""

    COLOR010 = "COLOR010"
    """Color `#63b359`."""
    COLOR020 = "COLOR020"
    """Color `#2c9f67`."""
    COLOR030 = "COLOR030"
    """Color `#509fc9`."""
    COLOR040 = "COLOR040"
    """Color `#5885cf`."""
    COLOR050 = "COLOR050"
    """Color `#9062c0`."""
    COLOR060 = "COLOR060"
    """Color `#d09a45`."""
    COLOR070 = "COLOR070"
    """Color `#e4b138`."""
    COLOR080 = "COLOR080"
    """Color `#ee903c`."""
    COLOR081 = "COLOR081"
    """Color `#f08500`."""
    COLOR082 = "COLOR082"
    """Color `#a9d92d`."""
    COLOR090 = "COLOR090"
    """Color `#dd6549`."""
    COLOR100 = "COLOR100"
    """Color `#cc463d`."""
    COLOR101 = "COLOR101"
    """Color `#cf3e36`."""
    COLOR102 = "COLOR102"
    """Color `#5E6671`."""


class JumpTarget(StrEnum):
    """Documented values of `jump_target` (卡包跳转目标). Any other value is a plain `str`."""

    PAYMENT_CODE = "PAYMENT_CODE"
    """The user's payment code."""
    MINI_PROGRAM = "MINI_PROGRAM"
    """Your mini program, at `mini_program_appid` and `mini_program_path`."""
    DEFAULT_PAGE = "DEFAULT_PAGE"
    """A default page."""


class NewStockType(StrEnum):
    """Documented values of `stock_type` (批次类型). Any other value is a plain `str`."""

    NORMAL = "NORMAL"
    """Coupons with a fixed value and a minimum order amount."""


@model
class StockUseRule(Model):
    """Fields of `stock_use_rule` (发放规则)."""

    max_coupons: int = field(INTEGER)
    """Maximum number of coupons to send (发放总上限, 5 to 10000000)."""
    max_amount: int = field(INTEGER)
    """总预算. Total budget, in fen. Must equal `coupon_amount` times `max_coupons`. If `no_cash` is `false`, it is taken from the creator's balance when the stock is started, so the balance must suffice."""
    max_amount_by_day: int | None = field(INTEGER, default=None)
    """单天预算发放上限, at least 1. Budget for the coupons that are sent on a day, in fen. Must not be 0, or exceed `max_amount`."""
    max_coupons_per_user: int = field(INTEGER)
    """单个用户可领个数, 1 to 60. Coupons that a user can get during the campaign. Must not exceed `max_coupons`. With `natural_person_limit`, accounts with the same ID card count as one user."""
    natural_person_limit: bool = field(BOOLEAN)
    """Counts all WeChat accounts with the same ID card as one user (是否开启自然人限制)."""
    prevent_api_abuse: bool = field(BOOLEAN)
    """Refuses coupons to users with signs of abuse, such as malicious or secondary accounts, bots, bonus hunters and fraud (是否开启防刷拦截)."""


@model
class PatternInfo(Model):
    """Fields of `pattern_info` (代金券详情页)."""

    description: str = field(STRING)
    """Detailed rules of the campaign, shown on the coupon's detail page (使用说明, at most 1000 characters)."""
    merchant_logo: str | None = field(STRING, default=None)
    """商户logo, at most 128 characters, from `common.media.upload_marketing_image.media_url`. Logo of the merchant: a URL that `upload_marketing_image` returned. 120 x 120 pixels, JPG, JPEG or PNG, less than 1 MB."""
    merchant_name: str | None = field(STRING, default=None)
    """品牌名称, at most 36 bytes of UTF-8. Brand name, shown in the user's card pack. At most 12 Chinese or 36 Latin characters."""
    background_color: BackgroundColor | str | None = field(OpenEnum(BackgroundColor), default=None)
    """背景颜色. Background of the coupon, one of 14 colors. Omit it if you do not need it; an empty value is refused."""
    coupon_image: str | None = field(STRING, default=None)
    """券详情图片, at most 128 characters, from `common.media.upload_marketing_image.media_url`. Image on the coupon's detail page: a URL that `upload_marketing_image` returned. 850 x 350 pixels, JPG or PNG, at most 2 MB."""
    jump_target: JumpTarget | str | None = field(OpenEnum(JumpTarget), default=None)
    """卡包跳转目标. Where the button to use the coupon leads in the card pack. Defaults to `DEFAULT_PAGE`."""
    mini_program_appid: str | None = field(STRING, default=None)
    """小程序appid, at most 128 characters. AppID of the mini program that the coupon leads to. Must be bound to at least one of `available_merchants`. Required when `jump_target` is `MINI_PROGRAM`."""
    mini_program_path: str | None = field(STRING, default=None)
    """小程序path, at most 128 characters. Path in the mini program that the coupon leads to. Required when `jump_target` is `MINI_PROGRAM`."""


@model
class FixAvailableTime(Model):
    """Fields of `fix_available_time` (固定时间段可用)."""

    available_week_day: Sequence[int] = field(ListOf(INTEGER))
    """可用星期数, each 0 to 6. Days of the week on which the coupons can be used: 0 is Sunday, 1 is Monday, and so on. Not available yet."""
    begin_time: int = field(INTEGER)
    """当天开始时间. Start of the time in which the coupons can be used on these days, in seconds of the day. Not available yet."""
    end_time: int | None = field(INTEGER, default=None)
    """当天结束时间. End of the time in which the coupons can be used on these days, in seconds of the day. Defaults to 23:59:59. Not available yet."""


@model
class CouponAvailableTime(Model):
    """Fields of `coupon_available_time` (券生效时间)."""

    fix_available_time: FixAvailableTime | Mapping[str, Any] | None = field(ModelOf(FixAvailableTime), default=None)
    """固定时间段可用. Fixed times at which the coupons can be used. Cannot be combined with a number of days after receipt. Not available yet: omit it."""
    second_day_available: bool | None = field(BOOLEAN, default=None)
    """领取第二天生效. Makes a coupon valid from the day after the user gets it: a coupon of July 1 from July 2 at 00:00:00. Cannot be combined with `fix_available_time` if there is a number of days after receipt. Not available yet: omit it."""
    available_time_after_receive: int | None = field(INTEGER, default=None)
    """领取后有效时间. Days for which a coupon is valid, counting the one on which the user gets it: with 7 days, a coupon of July 1 expires on July 7 at 23:59:59. It also expires when `available_end_time` is reached. Not available yet: omit it."""


@model
class LimitCard(Model):
    """Fields of `limit_card` (指定银行卡BIN)."""

    name: str = field(STRING)
    """银行卡名字, at most 4 characters. Name of the bank cards, shown to users at checkout. At most 4 Chinese characters."""
    bin: Sequence[str] = field(ListOf(STRING))
    """BINs, the first digits of the numbers, of these bank cards (银行卡BIN, 1 to 10 items, each 6 to 9 characters)."""


@model
class CouponUseRule(Model):
    """Fields of `coupon_use_rule` (核销规则)."""

    coupon_available_time: CouponAvailableTime | Mapping[str, Any] | None = field(
        ModelOf(CouponAvailableTime), default=None
    )
    """券生效时间. Special times at which the coupons can be used. Not available yet: omit it."""
    fixed_normal_coupon: FixedNormalCoupon | Mapping[str, Any] | None = field(ModelOf(FixedNormalCoupon), default=None)
    """固定面额满减券使用规则. Value and minimum order amount of the coupons. `coupon_amount` must be from 10 to 100,000, and `transaction_minimum` at least 10 fen and higher than `coupon_amount`. Required when `stock_type` is `NORMAL`."""
    goods_tag: Sequence[str] | None = field(ListOf(STRING), default=None)
    """订单优惠标记, at most 50 items, each at most 128 characters. Tags that orders need, of ASCII letters, digits and `_`. An order gets the discount only if its `goods_tag` is one of them and the other rules are met."""
    trade_type: Sequence[TradeType | str] | None = field(ListOf(OpenEnum(TradeType)), default=None)
    """指定支付模式. Payments to which the coupons apply. Omit it for all."""
    combine_use: bool | None = field(BOOLEAN, default=None)
    """是否可叠加其他优惠. Allows users to combine the coupon with others that this merchant number created. Defaults to `false`."""
    available_items: Sequence[str] | None = field(ListOf(STRING), default=None)
    """可核销商品编码, 1 to 50 items, each 1 to 128 characters. Item codes that the coupons apply to. The order must have the codes of all items that the user buys; the discount applies if one of them is listed here."""
    unavailable_items: Sequence[str] | None = field(ListOf(STRING), default=None)
    """不参与优惠商品编码, 1 to 50 items, each 1 to 128 characters. Item codes with which an order does not get the discount. Not available yet: omit it."""
    available_merchants: Sequence[str] = field(ListOf(STRING))
    """可核销商户号, 1 to 50 items, each at most 20 characters. Merchant numbers that accept the coupons. If `no_cash` is `false`, any merchants and sub-merchants. If it is `true`, a merchant or sub-merchant can list itself and those of the same brand; a listed sub-merchant accepts the coupons in its own orders and in those of its service providers. A service provider can list sub-merchants that authorized it; they accept the coupons only in orders of authorized service providers, not in their own. A channel partner, bank or institution can list any of its sub-merchants without authorization."""
    limit_card: LimitCard | Mapping[str, Any] | None = field(ModelOf(LimitCard), default=None)
    """指定银行卡BIN. Bank cards with which the coupons can be used. Takes effect only if the stock is limited to certain bank cards."""


@model
class CreateStockResponse(Model):
    """Reply of `create_stock`."""

    stock_id: str = field(STRING)
    """Number of the stock (批次号)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the stock was created (创建时间, RFC 3339)."""


OPERATION: Operation[CreateStockResponse] = Operation(
    name="marketing.cash_coupons.create_stock",
    method="POST",
    routes=(Route("/v3/marketing/favor/coupon-stocks"),),
    body=(
        Parameter("stock_name", STRING, is_required=True),
        Parameter("comment", STRING),
        Parameter("belong_merchant", STRING, is_required=True),
        Parameter("available_begin_time", DATETIME, is_required=True),
        Parameter("available_end_time", DATETIME, is_required=True),
        Parameter("stock_use_rule", ModelOf(StockUseRule), is_required=True),
        Parameter("pattern_info", ModelOf(PatternInfo)),
        Parameter("coupon_use_rule", ModelOf(CouponUseRule), is_required=True),
        Parameter("no_cash", BOOLEAN, is_required=True),
        Parameter("stock_type", OpenEnum(NewStockType), is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("ext_info", STRING),
    ),
    repeat=Repeat(),
    replies={200: CreateStockResponse},
    errors=(
        ErrorRow(
            400,
            "APPID_MCHID_NOT_MATCH",
            "The AppID does not match the merchant number.",
            "Bind the AppID to the calling merchant number, then retry.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The OpenID does not belong to the AppID.",
            "Use the user's OpenID under this AppID.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The campaign is over, or the stock was not started.",
            "Check the state of the stock.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "A merchant number is invalid.", "Check that the merchant number is correct."),
        ErrorRow(400, "MCH_NOT_EXISTS", "The merchant number does not exist.", "Check the merchant number."),
        ErrorRow(400, "PARAM_ERROR", "The callback URL is missing.", "Send the callback URL."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The merchant number of the callback is missing.",
            "Send the merchant number of the callback.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The coupon ID is missing.", "Send the coupon ID."),
        ErrorRow(400, "PARAM_ERROR", "The AppID is missing.", "Send the AppID."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is missing.", "Send the OpenID."),
        ErrorRow(400, "PARAM_ERROR", "The page size is above the limit.", "Use a smaller page size."),
        ErrorRow(400, "PARAM_ERROR", "The format of a time is wrong.", "Send times in the documented format."),
        ErrorRow(400, "PARAM_ERROR", "The number of the stock is missing.", "Send the number of the stock."),
        ErrorRow(400, "PARAM_ERROR", "The merchant number is missing.", "Send the merchant number."),
        ErrorRow(400, "PARAM_ERROR", "The state of the stock is invalid.", "Check the state of the stock."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The settings need a special permission, or one of them is not allowed.",
            "Check the limits of each field, omit fields that are not available yet, and use an `out_request_no` that was never used. Otherwise, apply for the permission.",
        ),
        ErrorRow(403, "NOT_ENOUGH", "The budget of the stock does not suffice.", "Increase the budget."),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The calling merchant has no permission.",
            "Apply for the product before you call this.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The calling merchant may not send the coupons.",
            "Check that the stock is your own, or that you are authorized to use it.",
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The stock is not authorized for other merchants.",
            "Ask its creator to authorize you before you send its coupons.",
        ),
        ErrorRow(
            403, "REQUEST_BLOCKED", "The user has the maximum number of coupons.", "Raise the limit, or stop sending."
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The campaign has not begun, or is over.",
            "Check `available_begin_time` and `available_end_time`. They can be at most 90 days apart.",
        ),
        ErrorRow(
            403,
            "USER_ACCOUNT_ABNORMAL",
            "The account of the user is abnormal.",
            "This user cannot get coupons. Contact WeChat Pay, or let the user contact its support.",
        ),
        ErrorRow(404, "RESOURCE_NOT_EXISTS", "The stock does not exist.", "Check the number of the stock."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Retry later."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error. It is not known whether the stock was created.",
            "Query the stocks. If it is missing, retry with the same `out_request_no` and the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012534537",),
)


class _CreateStockDocs:
    def create_stock(self, *_: Any, **__: Any) -> Any:
        """Create a stock (创建代金券批次).

        Creates a stock of cash coupons, prepaid or not, and returns its number. Start the stock before you send its
        coupons. Omit fields that are not available yet.

        Not available to micro merchants, ecommerce platforms and their sub-merchants, and sub-merchants of banks and
        institutions. Channel partners can create only coupons that are not prepaid; the bank or institution creates
        prepaid ones.

        Args:
            stock_name: 批次名称, at most 20 characters. Name of the stock. At most 9 Chinese characters or 20 letters,
                without inappropriate content and without `_`, `,`, `;` and `|`.
            comment: 批次备注, at most 60 characters. Your own note, visible only to the merchant that configures the
                stock.
            belong_merchant: 归属商户号, at most 20 characters. Merchant number that the stock belongs to. At present,
                it must equal the merchant number that creates the stock, and has no effect.
            available_begin_time: 可用时间-开始时间, RFC 3339. Time from which the coupons can be used. Must not be in
                the past, or more than 365 days away. The coupons can be used for at most 90 days.
            available_end_time: 可用时间-结束时间, RFC 3339. Time until which the coupons can be used.
            stock_use_rule: 发放规则. How many coupons can be sent, and to whom.
            pattern_info: 代金券详情页. Detail page of the coupons.
            coupon_use_rule: 核销规则. Which payments the coupons apply to.
            no_cash: 营销经费. Whether the coupons need no prepaid budget. If `true`, the discount is deducted from the
                order, and the merchant that accepts the coupon gets only what the user paid. If `false`, the creator
                must first top up its balance; the discount is taken from there, and the merchant that accepts the
                coupon gets the full amount of the order.
            stock_type: 批次类型. Type of the new stock.
            out_request_no: 商户单据号, at most 128 characters. Your number for the stock, unique per merchant number.
                Composed of merchant number, date and serial number. Digits, ASCII letters and `_-|*`.
            ext_info: 扩展属性, at most 128 characters. Additional attributes, as JSON. Not available yet: omit it.

        Returns:
            `CreateStockResponse` with `stock_id` and `create_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Bind the AppID to the calling
                    merchant number, then retry.
                400 INVALID_REQUEST: The OpenID does not belong to the AppID. Use the user's OpenID under this AppID.
                400 INVALID_REQUEST: The campaign is over, or the stock was not started. Check the state of the stock.
                400 INVALID_REQUEST: A merchant number is invalid. Check that the merchant number is correct.
                400 MCH_NOT_EXISTS: The merchant number does not exist. Check the merchant number.
                400 PARAM_ERROR: The callback URL is missing. Send the callback URL.
                400 PARAM_ERROR: The merchant number of the callback is missing. Send the merchant number of the
                    callback.
                400 PARAM_ERROR: The coupon ID is missing. Send the coupon ID.
                400 PARAM_ERROR: The AppID is missing. Send the AppID.
                400 PARAM_ERROR: The OpenID is missing. Send the OpenID.
                400 PARAM_ERROR: The page size is above the limit. Use a smaller page size.
                400 PARAM_ERROR: The format of a time is wrong. Send times in the documented format.
                400 PARAM_ERROR: The number of the stock is missing. Send the number of the stock.
                400 PARAM_ERROR: The merchant number is missing. Send the merchant number.
                400 PARAM_ERROR: The state of the stock is invalid. Check the state of the stock.
                403 NO_AUTH: The settings need a special permission, or one of them is not allowed. Check the limits of
                    each field, omit fields that are not available yet, and use an `out_request_no` that was never used.
                    Otherwise, apply for the permission.
                403 NOT_ENOUGH: The budget of the stock does not suffice. Increase the budget.
                403 REQUEST_BLOCKED: The calling merchant has no permission. Apply for the product before you call this.
                403 REQUEST_BLOCKED: The calling merchant may not send the coupons. Check that the stock is your own, or
                    that you are authorized to use it.
                403 REQUEST_BLOCKED: The stock is not authorized for other merchants. Ask its creator to authorize you
                    before you send its coupons.
                403 REQUEST_BLOCKED: The user has the maximum number of coupons. Raise the limit, or stop sending.
                403 REQUEST_BLOCKED: The campaign has not begun, or is over. Check `available_begin_time` and
                    `available_end_time`. They can be at most 90 days apart.
                403 USER_ACCOUNT_ABNORMAL: The account of the user is abnormal. This user cannot get coupons. Contact
                    WeChat Pay, or let the user contact its support.
                404 RESOURCE_NOT_EXISTS: The stock does not exist. Check the number of the stock.
                429 FREQUENCY_LIMITED: Too many calls. Retry later.
                500 SYSTEM_ERROR: System error. It is not known whether the stock was created. Query the stocks. If it
                    is missing, retry with the same `out_request_no` and the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Never retried automatically. The guide says that a number cannot be used twice, so query the stocks before you
        create another.
        Rate limit: 60 calls a minute for each merchant number, 1,000 for all together.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012534537
        """


class CreateStock(_CreateStockDocs, Service):
    def create_stock(
        self,
        *,
        stock_name: str,
        comment: str | None = None,
        belong_merchant: str,
        available_begin_time: dt.datetime | str,
        available_end_time: dt.datetime | str,
        stock_use_rule: StockUseRule | Mapping[str, Any],
        pattern_info: PatternInfo | Mapping[str, Any] | None = None,
        coupon_use_rule: CouponUseRule | Mapping[str, Any],
        no_cash: bool,
        stock_type: NewStockType | str,
        out_request_no: str,
        ext_info: str | None = None,
    ) -> CreateStockResponse:
        return self._call(
            OPERATION,
            {
                "stock_name": stock_name,
                "comment": comment,
                "belong_merchant": belong_merchant,
                "available_begin_time": available_begin_time,
                "available_end_time": available_end_time,
                "stock_use_rule": stock_use_rule,
                "pattern_info": pattern_info,
                "coupon_use_rule": coupon_use_rule,
                "no_cash": no_cash,
                "stock_type": stock_type,
                "out_request_no": out_request_no,
                "ext_info": ext_info,
            },
        )


class AsyncCreateStock(_CreateStockDocs, AsyncService):
    async def create_stock(
        self,
        *,
        stock_name: str,
        comment: str | None = None,
        belong_merchant: str,
        available_begin_time: dt.datetime | str,
        available_end_time: dt.datetime | str,
        stock_use_rule: StockUseRule | Mapping[str, Any],
        pattern_info: PatternInfo | Mapping[str, Any] | None = None,
        coupon_use_rule: CouponUseRule | Mapping[str, Any],
        no_cash: bool,
        stock_type: NewStockType | str,
        out_request_no: str,
        ext_info: str | None = None,
    ) -> CreateStockResponse:
        return await self._call(
            OPERATION,
            {
                "stock_name": stock_name,
                "comment": comment,
                "belong_merchant": belong_merchant,
                "available_begin_time": available_begin_time,
                "available_end_time": available_end_time,
                "stock_use_rule": stock_use_rule,
                "pattern_info": pattern_info,
                "coupon_use_rule": coupon_use_rule,
                "no_cash": no_cash,
                "stock_type": stock_type,
                "out_request_no": out_request_no,
                "ext_info": ext_info,
            },
        )
