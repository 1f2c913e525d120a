# Written by `make generate` from specs/industry/parking_reminders/sync_extended_payment.yaml: edit that file.
"""Report the payment of a pass (同步非临停扩展支付)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import SyncResult
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "FeeItem", "FeeType"]


class FeeType(StrEnum):
    """Documented values of `fee_type` (费用类型). Any other value is a plain `str`."""

    EXT_PARKING_PAYMENT_FEE_TYPE_UNKNOWN = "EXT_PARKING_PAYMENT_FEE_TYPE_UNKNOWN"
    """Unknown."""
    EXT_PARKING_PAYMENT_FEE_TYPE_MONTHLY = "EXT_PARKING_PAYMENT_FEE_TYPE_MONTHLY"
    """Monthly pass."""
    EXT_PARKING_PAYMENT_FEE_TYPE_QUARTERLY = "EXT_PARKING_PAYMENT_FEE_TYPE_QUARTERLY"
    """Quarterly pass."""
    EXT_PARKING_PAYMENT_FEE_TYPE_MEMBER = "EXT_PARKING_PAYMENT_FEE_TYPE_MEMBER"
    """Membership."""


@model
class FeeItem(Model):
    """Fields of `fee_items` (费用明细)."""

    fee_type: FeeType | str = field(OpenEnum(FeeType))
    """费用类型. Kind of fee. Values that are reserved but not open yet are refused."""
    amount: int = field(INTEGER)
    """Amount of this kind of fee, in fen (金额)."""


OPERATION: Operation[SyncResult] = Operation(
    name="industry.parking_reminders.sync_extended_payment",
    method="POST",
    routes=(Route("/v3/parking/reminders/ext-payment"),),
    body=(
        Parameter("out_trade_no", STRING, is_required=True),
        Parameter("fee_items", ListOf(ModelOf(FeeItem)), is_required=True),
        Parameter("pay_time", INTEGER, is_required=True),
        Parameter("wx_parking_lot_id", STRING),
        Parameter("wx_trade_no", STRING),
    ),
    replies={200: SyncResult},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4020338487",),
)


class _SyncExtendedPaymentDocs:
    def sync_extended_payment(self, *_: Any, **__: Any) -> Any:
        """Report the payment of a pass (同步非临停扩展支付).

        Reports a payment that is not for a single stay: a monthly or quarterly pass, or a membership. WeChat Pay only
        stores it: it belongs to no parking session, and no message is sent. Never report such a payment with
        `sync_payment`.

        Args:
            out_trade_no: 商户支付订单号, 1 to 64 characters. Your number for the payment. It should be unique per
                merchant number. Send `wx_trade_no` as well if you can.
            fee_items: 费用明细, at least 1 item. What was paid. Several items mean that one payment covers several
                kinds of fees.
            pay_time: 支付时间. Time of the payment, as a Unix timestamp in seconds.
            wx_parking_lot_id: 微信停车场ID, at most 64 characters, from
                `industry.parking_reminders.query_application.wx_parking_lot_id`. WeChat Pay's ID of the car park. Omit
                it if the payment belongs to no particular car park.
            wx_trade_no: 微信支付订单号, 1 to 64 characters. WeChat Pay's number for the payment. Send it if you can.

        Returns:
            `SyncResult` with `code` and `message`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4020338487
        """


class SyncExtendedPayment(_SyncExtendedPaymentDocs, Service):
    def sync_extended_payment(
        self,
        *,
        out_trade_no: str,
        fee_items: Sequence[FeeItem | Mapping[str, Any]],
        pay_time: int,
        wx_parking_lot_id: str | None = None,
        wx_trade_no: str | None = None,
    ) -> SyncResult:
        return self._call(
            OPERATION,
            {
                "out_trade_no": out_trade_no,
                "fee_items": fee_items,
                "pay_time": pay_time,
                "wx_parking_lot_id": wx_parking_lot_id,
                "wx_trade_no": wx_trade_no,
            },
        )


class AsyncSyncExtendedPayment(_SyncExtendedPaymentDocs, AsyncService):
    async def sync_extended_payment(
        self,
        *,
        out_trade_no: str,
        fee_items: Sequence[FeeItem | Mapping[str, Any]],
        pay_time: int,
        wx_parking_lot_id: str | None = None,
        wx_trade_no: str | None = None,
    ) -> SyncResult:
        return await self._call(
            OPERATION,
            {
                "out_trade_no": out_trade_no,
                "fee_items": fee_items,
                "pay_time": pay_time,
                "wx_parking_lot_id": wx_parking_lot_id,
                "wx_trade_no": wx_trade_no,
            },
        )
