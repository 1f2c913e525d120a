# Written by `make generate` from specs/industry/parking_reminders/sync_exit.yaml: edit that file.
"""Report an exit (同步车辆离场通知)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.industry.parking_reminders._models import PayChannel, PayState, PayType, PlateColor, SyncResult
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[SyncResult] = Operation(
    name="industry.parking_reminders.sync_exit",
    method="POST",
    routes=(Route("/v3/parking/reminders/exit"),),
    body=(
        Parameter("out_serial_number", STRING, is_required=True),
        Parameter("exit_timestamp", INTEGER, is_required=True),
        Parameter("plate_number", STRING, is_required=True),
        Parameter("plate_color", OpenEnum(PlateColor), is_required=True),
        Parameter("parking_id", STRING, is_required=True),
        Parameter("pay_state", OpenEnum(PayState)),
        Parameter("pay_type", OpenEnum(PayType)),
        Parameter("out_trade_no", STRING),
        Parameter("total_amount", INTEGER),
        Parameter("paid_amount", INTEGER),
        Parameter("openid", STRING),
        Parameter("pay_channel", OpenEnum(PayChannel)),
        Parameter("pay_time", INTEGER),
        Parameter("token", STRING),
        Parameter("wx_trade_no", STRING),
    ),
    replies={200: SyncResult},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4019557725",),
)


class _SyncExitDocs:
    def sync_exit(self, *_: Any, **__: Any) -> Any:
        """Report an exit (同步车辆离场通知).

        Reports that a car has left. If the user pays while leaving, the call can also report the payment. Report each
        payment only once, here or with `sync_payment`: otherwise the amounts are wrong. Report every exit.

        Args:
            out_serial_number: 商户停车单号, at most 64 characters. Your number for the parking session, as in
                `sync_entry`. At most 32 characters are recommended; over 64 are refused.
            exit_timestamp: 车辆出场时间. Time when the car left, as a Unix timestamp in seconds.
            plate_number: 车牌号, at most 16 characters. License plate number. In mainland China: the abbreviation of
                the province, then 6 or 7 letters or digits, or 8 on a green new-energy plate.
            plate_color: 车牌颜色. Color of the license plate.
            parking_id: 微信停车场ID, at most 64 characters, from
                `industry.parking_reminders.query_application.wx_parking_lot_id`. WeChat Pay's ID of the car park. Must
                equal that of `sync_entry`; otherwise the call fails.
            pay_state: 支付状态. Whether the fee is paid. Required if this call reports the payment; omit it if
                `sync_payment` does.
            pay_type: 支付类型. How the user paid. Only `PAY_TYPE_WXPAY` is supported. Required when `pay_state` is
                `PAY_STATUS_PAID`.
            out_trade_no: 商户支付订单号, 1 to 64 characters. Your number for the payment. It should be unique per
                merchant number. Send `wx_trade_no` as well if you can. Required when `pay_state` is `PAY_STATUS_PAID`
                and `wx_trade_no` is not set.
            total_amount: 总费用. Total fee, in fen. Required when `pay_state` is `PAY_STATUS_PAID`.
            paid_amount: 已支付费用. Amount paid, in fen. Must not be 0 if `pay_type` is `PAY_TYPE_WXPAY`. Required when
                `pay_state` is `PAY_STATUS_PAID`.
            openid: 付款用户OpenID, at most 128 characters. OpenID of the user who paid. Required when `pay_state` is
                `PAY_STATUS_PAID` and `pay_type` is `PAY_TYPE_WXPAY`.
            pay_channel: 支付渠道. Where the user paid. Recommended for paid sessions.
            pay_time: 支付时间. Time of the payment, as a Unix timestamp in seconds.
            token: 消息支付防伪凭证, 1 to 256 characters. Token that WeChat Pay passed along with the link to the
                payment, unchanged. It proves that the user paid from the message.
            wx_trade_no: 微信支付订单号, 1 to 64 characters. WeChat Pay's number for the payment. Send `out_trade_no` as
                well if you can. Required when `pay_state` is `PAY_STATUS_PAID` and `out_trade_no` is not set.

        Returns:
            `SyncResult` with `code` and `message`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2026-06-29: https://pay.weixin.qq.com/doc/v3/partner/4019557725
        """


class SyncExit(_SyncExitDocs, Service):
    def sync_exit(
        self,
        *,
        out_serial_number: str,
        exit_timestamp: int,
        plate_number: str,
        plate_color: PlateColor | str,
        parking_id: str,
        pay_state: PayState | str | None = None,
        pay_type: PayType | str | None = None,
        out_trade_no: str | None = None,
        total_amount: int | None = None,
        paid_amount: int | None = None,
        openid: str | None = None,
        pay_channel: PayChannel | str | None = None,
        pay_time: int | None = None,
        token: str | None = None,
        wx_trade_no: str | None = None,
    ) -> SyncResult:
        return self._call(
            OPERATION,
            {
                "out_serial_number": out_serial_number,
                "exit_timestamp": exit_timestamp,
                "plate_number": plate_number,
                "plate_color": plate_color,
                "parking_id": parking_id,
                "pay_state": pay_state,
                "pay_type": pay_type,
                "out_trade_no": out_trade_no,
                "total_amount": total_amount,
                "paid_amount": paid_amount,
                "openid": openid,
                "pay_channel": pay_channel,
                "pay_time": pay_time,
                "token": token,
                "wx_trade_no": wx_trade_no,
            },
        )


class AsyncSyncExit(_SyncExitDocs, AsyncService):
    async def sync_exit(
        self,
        *,
        out_serial_number: str,
        exit_timestamp: int,
        plate_number: str,
        plate_color: PlateColor | str,
        parking_id: str,
        pay_state: PayState | str | None = None,
        pay_type: PayType | str | None = None,
        out_trade_no: str | None = None,
        total_amount: int | None = None,
        paid_amount: int | None = None,
        openid: str | None = None,
        pay_channel: PayChannel | str | None = None,
        pay_time: int | None = None,
        token: str | None = None,
        wx_trade_no: str | None = None,
    ) -> SyncResult:
        return await self._call(
            OPERATION,
            {
                "out_serial_number": out_serial_number,
                "exit_timestamp": exit_timestamp,
                "plate_number": plate_number,
                "plate_color": plate_color,
                "parking_id": parking_id,
                "pay_state": pay_state,
                "pay_type": pay_type,
                "out_trade_no": out_trade_no,
                "total_amount": total_amount,
                "paid_amount": paid_amount,
                "openid": openid,
                "pay_channel": pay_channel,
                "pay_time": pay_time,
                "token": token,
                "wx_trade_no": wx_trade_no,
            },
        )
