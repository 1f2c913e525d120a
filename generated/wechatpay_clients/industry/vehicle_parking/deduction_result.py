# Written by `make generate` from specs/industry/vehicle_parking/deduction_result.yaml: edit that file.
"""Result of a deduction (订单支付结果通知).

Sent to the `notify_url` of the deduction after it was paid or has failed, and after the user has repaid an advance of
WeChat Pay: `TRANSACTION.SUCCESS`, `TRANSACTION.FAIL` and `TRANSACTION.PAY_BACK`.

The same notification can arrive several times: lock the deduction, process it once, and acknowledge the repeats.
Acknowledge within 5 seconds and before your own work. Query the deduction if no notification arrives. Check that
number, state and amount match your own records.

Event types: `TRANSACTION.SUCCESS`, `TRANSACTION.FAIL` and `TRANSACTION.PAY_BACK`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 15 times, after 15s, 15s, 30s, 3m, 10m, 20m, 30m, 30m, 30m, 1h, 3h, 3h, 3h,
6h, 6h.

Sent to: merchant (普通商户), service provider (普通服务商).

Official page, 2025-02-19: https://pay.weixin.qq.com/doc/v3/merchant/4012284311
"""

from typing import TypeAlias

from wechatpay_clients.industry.vehicle_parking._models import (
    ParkingTradeScene,
    PromotionCurrency,
    PromotionScope,
    PromotionType,
    QueryOrderAmount,
    TradeScene,
    TradeState,
    UserRepaid,
)
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class DeductionPayer(Model):
    """Fields of `payer`."""

    openid: str = field(STRING)
    """OpenID of the user, under the AppID of the deduction (at most 128 characters)."""
    sub_openid: str | None = field(STRING, default=None)
    """OpenID of the user, under the AppID of the sub-merchant (at most 128 characters)."""


@model
class DeductionPromotion(Model):
    """Fields of `promotion_detail` (优惠功能)."""

    coupon_id: str = field(STRING)
    """ID of the coupon or instant discount (券ID, at most 32 characters)."""
    name: str | None = field(STRING, default=None)
    """Name of the discount (at most 128 characters)."""
    scope: PromotionScope | str | None = field(OpenEnum(PromotionScope), default=None)
    """What the discount applies to (优惠范围)."""
    type: PromotionType | str | None = field(OpenEnum(PromotionType), default=None)
    """Kind of coupon."""
    amount: int = field(INTEGER)
    """Discount that the user got."""
    activity_id: str | None = field(STRING, default=None)
    """ID of the stock, which was set up on the merchant platform (at most 32 characters)."""
    wechatpay_contribute: int | None = field(INTEGER, default=None)
    """微信出资. Part of the discount paid by WeChat Pay, in fen. Equals the whole discount if it was created on WeChat Pay's own merchant platform."""
    merchant_contribute: int | None = field(INTEGER, default=None)
    """商户出资. Part of the discount paid by the merchant, in fen. Equals the whole discount if the merchant created it."""
    other_contribute: int | None = field(INTEGER, default=None)
    """Part of the discount paid by others, in fen (其他出资)."""
    currency: PromotionCurrency | str | None = field(OpenEnum(PromotionCurrency), default=None)
    """优惠币种. Currency of the discount. Merchants in mainland China support `CNY` only."""


@model
class DeductionResult(Model):
    """Content of `deduction_result`."""

    appid: str = field(STRING)
    """AppID of the deduction (at most 32 characters)."""
    sp_mchid: str = field(STRING)
    """Merchant number that created the deduction, of a merchant or a service provider (at most 32 characters)."""
    sub_appid: str | None = field(STRING, default=None)
    """at most 32 characters. AppID of the sub-merchant. Sent only to service providers whose deduction has one."""
    sub_mchid: str | None = field(STRING, default=None)
    """at most 32 characters. Sub-merchant number. Sent only to service providers."""
    out_trade_no: str = field(STRING)
    """Your number for the deduction (at most 32 characters)."""
    transaction_id: str | None = field(STRING, default=None)
    """WeChat Pay's number for the deduction (at most 32 characters)."""
    description: str = field(STRING)
    """Description of the service, shown in the trade bill (at most 128 characters)."""
    create_time: Timestamp | str = field(DATETIME)
    """RFC 3339. Time when the deduction was paid, according to the page. The query has the time of the creation under this name."""
    trade_state: TradeState | str = field(OpenEnum(TradeState))
    """State of the deduction."""
    trade_state_description: str | None = field(STRING, default=None)
    """Describes the current state, and what to do next (at most 256 characters)."""
    success_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the deduction was paid (RFC 3339)."""
    bank_type: str | None = field(STRING, default=None)
    """at most 32 characters. Payment method, as a bank type. `BPA` means that WeChat Pay advanced the money."""
    attach: str | None = field(STRING, default=None)
    """at most 128 characters. Your own data from the creation, unchanged. Sent only after payment."""
    user_repaid: UserRepaid | str | None = field(OpenEnum(UserRepaid), default=None)
    """Whether the user has repaid the advance. Meaningful only if `bank_type` is `BPA` and `trade_state` is `SUCCESS`."""
    trade_scene: TradeScene | str = field(OpenEnum(TradeScene))
    """Scene of the deduction. Only `PARKING` is supported."""
    parking_info: ParkingTradeScene | None = field(ModelOf(ParkingTradeScene), default=None)
    """The parking that was charged. Sent if `trade_scene` is `PARKING`."""
    payer: DeductionPayer | None = field(ModelOf(DeductionPayer), default=None)
    """The user who pays."""
    amount: QueryOrderAmount = field(ModelOf(QueryOrderAmount))
    """Amounts of the deduction."""
    promotion_detail: list[DeductionPromotion] | None = field(ListOf(ModelOf(DeductionPromotion)), default=None)
    """Discounts of the deduction (优惠功能)."""


DeductionResultNotification: TypeAlias = Notification[DeductionResult]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[DeductionResult, None] = NotificationType(
    name="industry.vehicle_parking.deduction_result",
    event_types=("TRANSACTION.SUCCESS", "TRANSACTION.FAIL", "TRANSACTION.PAY_BACK"),
    shapes=(NotificationShape(DeductionResult, when="trade_scene"),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012284311",),
)
