# Written by `make generate` from specs/industry/parking_reminders/sync_payment.yaml: edit that file.
"""Report a payment (同步支付结果通知)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import ParkingState, PayChannel, PayType, SyncResult
from wechatpay_runtime.operation.description import AnyOf, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[SyncResult] = Operation(
    name="industry.parking_reminders.sync_payment",
    method="POST",
    routes=(Route("/v3/parking/reminders/payment"),),
    body=(
        Parameter("out_serial_number", STRING, is_required=True),
        Parameter("plate_number", STRING, is_required=True),
        Parameter("parking_id", STRING, is_required=True),
        Parameter("parking_state", OpenEnum(ParkingState), is_required=True),
        Parameter("pay_type", OpenEnum(PayType), is_required=True),
        Parameter("openid", STRING),
        Parameter("sub_mchid", STRING),
        Parameter("total_amount", INTEGER, is_required=True),
        Parameter("paid_amount", INTEGER, is_required=True),
        Parameter("out_trade_no", STRING),
        Parameter("pay_channel", OpenEnum(PayChannel)),
        Parameter("pay_time", INTEGER),
        Parameter("token", STRING),
        Parameter("wx_trade_no", STRING),
    ),
    choose=(AnyOf("out_trade_no", "wx_trade_no"),),
    replies={200: SyncResult},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557765",),
)


class _SyncPaymentDocs:
    def sync_payment(self, *_: Any, **__: Any) -> Any:
        """Report a payment (同步支付结果通知).

        Reports that a user has paid a parking fee. Only payments with WeChat Pay are accepted. Report each payment only
        once, here or with `sync_exit`: otherwise the amounts are wrong. Use `sync_extended_payment` for monthly and
        quarterly passes and memberships.

        Args:
            out_serial_number: 商户停车单号, at most 64 characters. Your number for the parking session, as in
                `sync_entry`. At most 32 characters are recommended; over 64 are refused.
            plate_number: 车牌号, at most 16 characters. License plate number. In mainland China: the abbreviation of
                the province, then 6 or 7 letters or digits, or 8 on a green new-energy plate.
            parking_id: 微信停车场ID, at most 64 characters, from
                `industry.parking_reminders.query_application.wx_parking_lot_id`. WeChat Pay's ID of the car park. Must
                equal that of `sync_entry`; otherwise the call fails.
            parking_state: 停车状态. Whether the car is still parked.
            pay_type: 支付类型. How the user paid. Only `PAY_TYPE_WXPAY` is accepted.
            openid: 付款用户OpenID, at most 128 characters. OpenID of the user who paid. Required when `pay_type` is
                `PAY_TYPE_WXPAY`.
            sub_mchid: 特约商户号, at most 32 characters. Sub-merchant number. Required if the user paid a sub-merchant
                with WeChat Pay.
            total_amount: 总费用. Total fee, in fen.
            paid_amount: 已支付费用. Amount paid, in fen. Must not be 0 for a payment with WeChat Pay.
            out_trade_no: 商户支付订单号, 1 to 64 characters. Your number for the payment. It should be unique per
                merchant number. Send `wx_trade_no` as well if you can.
            pay_channel: 支付渠道. Where the user paid. Recommended for paid sessions.
            pay_time: 支付时间. Time of the payment, as a Unix timestamp in seconds.
            token: 消息支付防伪凭证, at most 256 characters. Token that WeChat Pay passed along with the link to the
                payment, unchanged. It proves that the user paid from the message.
            wx_trade_no: 微信支付订单号, 1 to 64 characters. WeChat Pay's number for the payment. Send `out_trade_no` as
                well if you can.

        Returns:
            `SyncResult` with `code` and `message`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Pass at least one of `out_trade_no` and `wx_trade_no`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557765
        """


class SyncPayment(_SyncPaymentDocs, Service):
    def sync_payment(
        self,
        *,
        out_serial_number: str,
        plate_number: str,
        parking_id: str,
        parking_state: ParkingState | str,
        pay_type: PayType | str,
        openid: str | None = None,
        sub_mchid: str | None = None,
        total_amount: int,
        paid_amount: int,
        out_trade_no: str | None = None,
        pay_channel: PayChannel | str | None = None,
        pay_time: int | None = None,
        token: str | None = None,
        wx_trade_no: str | None = None,
    ) -> SyncResult:
        return self._call(
            OPERATION,
            {
                "out_serial_number": out_serial_number,
                "plate_number": plate_number,
                "parking_id": parking_id,
                "parking_state": parking_state,
                "pay_type": pay_type,
                "openid": openid,
                "sub_mchid": sub_mchid,
                "total_amount": total_amount,
                "paid_amount": paid_amount,
                "out_trade_no": out_trade_no,
                "pay_channel": pay_channel,
                "pay_time": pay_time,
                "token": token,
                "wx_trade_no": wx_trade_no,
            },
        )


class AsyncSyncPayment(_SyncPaymentDocs, AsyncService):
    async def sync_payment(
        self,
        *,
        out_serial_number: str,
        plate_number: str,
        parking_id: str,
        parking_state: ParkingState | str,
        pay_type: PayType | str,
        openid: str | None = None,
        sub_mchid: str | None = None,
        total_amount: int,
        paid_amount: int,
        out_trade_no: str | None = None,
        pay_channel: PayChannel | str | None = None,
        pay_time: int | None = None,
        token: str | None = None,
        wx_trade_no: str | None = None,
    ) -> SyncResult:
        return await self._call(
            OPERATION,
            {
                "out_serial_number": out_serial_number,
                "plate_number": plate_number,
                "parking_id": parking_id,
                "parking_state": parking_state,
                "pay_type": pay_type,
                "openid": openid,
                "sub_mchid": sub_mchid,
                "total_amount": total_amount,
                "paid_amount": paid_amount,
                "out_trade_no": out_trade_no,
                "pay_channel": pay_channel,
                "pay_time": pay_time,
                "token": token,
                "wx_trade_no": wx_trade_no,
            },
        )
