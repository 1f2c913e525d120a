# Written by `make generate` from specs/industry/business_circle/sync_points.yaml: edit that file.
"""Report the points of a payment (商圈会员积分同步)."""

import datetime as dt
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="industry.business_circle.sync_points",
    method="POST",
    routes=(Route("/v3/businesscircle/points/notify"),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("transaction_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("earn_points", BOOLEAN, is_required=True),
        Parameter("increased_points", INTEGER, is_required=True),
        Parameter("points_update_time", DATETIME, is_required=True),
        Parameter("no_points_remarks", STRING),
        Parameter("total_points", INTEGER),
    ),
    repeat=Repeat(),
    replies={204: None},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "No points were requested for the payment.",
            "Check that you acknowledged the notification of the payment correctly.",
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "The points of the payment are already reported.", "Do not report them again."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The time to report the points is over.",
            "Report points on the day on which the notification of the payment is sent.",
        ),
        ErrorRow(
            400, "MCH_NOT_EXISTS", "The merchant number of the mall is wrong.", "Check the merchant number of the mall."
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The member got no points, and the reason is missing.", "Send `no_points_remarks`."
        ),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is invalid.", "Check the OpenID."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012474133",),
)


class _SyncPointsDocs:
    def sync_points(self, *_: Any, **__: Any) -> Any:
        """Report the points of a payment (商圈会员积分同步).

        Reports how many points a member got for a payment that `mall_transaction_success` was sent for. Report it on
        the same day, once for each payment, and only after you acknowledged the notification correctly.

        WeChat Pay watches payments with reported points for refunds, for 30 days. Without this call, or if
        `increased_points` is 0, no notification of a refund follows.

        Args:
            sub_mchid: 商圈商户ID, at most 64 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Merchant number of the mall.
            transaction_id: 微信订单号, at most 64 characters. WeChat Pay order ID in the notification of the payment.
            appid: 小程序AppID, at most 128 characters. AppID of the mini program in which the user authorized the
                points service.
            openid: 顾客OpenID, at most 64 characters. OpenID of the user under the mini program in which the points
                service was authorized.
            earn_points: 是否获得积分. Whether the member got points for the payment.
            increased_points: 订单新增积分值. Points that the member got for the payment.
            points_update_time: 积分更新时间, RFC 3339. Time when the member got the points.
            no_points_remarks: 未获得积分的备注信息, at most 128 characters. Why the member got no points. Required when
                `earn_points` is `false`.
            total_points: 顾客积分总额. All points that the member has now.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: No points were requested for the payment. Check that you acknowledged the
                    notification of the payment correctly.
                400 INVALID_REQUEST: The points of the payment are already reported. Do not report them again.
                400 INVALID_REQUEST: The time to report the points is over. Report points on the day on which the
                    notification of the payment is sent.
                400 MCH_NOT_EXISTS: The merchant number of the mall is wrong. Check the merchant number of the mall.
                400 PARAM_ERROR: The member got no points, and the reason is missing. Send `no_points_remarks`.
                400 PARAM_ERROR: The OpenID is invalid. Check the OpenID.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Never retried automatically. The points of a payment can be reported once, and the error row says not to report
        them again.
        Followed by the notification `industry.business_circle.mall_refund_success`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012474133
        """


class SyncPoints(_SyncPointsDocs, Service):
    def sync_points(
        self,
        *,
        sub_mchid: str | None = None,
        transaction_id: str,
        appid: str,
        openid: str,
        earn_points: bool,
        increased_points: int,
        points_update_time: dt.datetime | str,
        no_points_remarks: str | None = None,
        total_points: int | None = None,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "appid": appid,
                "openid": openid,
                "earn_points": earn_points,
                "increased_points": increased_points,
                "points_update_time": points_update_time,
                "no_points_remarks": no_points_remarks,
                "total_points": total_points,
            },
        )


class AsyncSyncPoints(_SyncPointsDocs, AsyncService):
    async def sync_points(
        self,
        *,
        sub_mchid: str | None = None,
        transaction_id: str,
        appid: str,
        openid: str,
        earn_points: bool,
        increased_points: int,
        points_update_time: dt.datetime | str,
        no_points_remarks: str | None = None,
        total_points: int | None = None,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "transaction_id": transaction_id,
                "appid": appid,
                "openid": openid,
                "earn_points": earn_points,
                "increased_points": increased_points,
                "points_update_time": points_update_time,
                "no_points_remarks": no_points_remarks,
                "total_points": total_points,
            },
        )
