# Written by `make generate` from specs/industry/business_circle/sync_parking_state.yaml: edit that file.
"""Report the arrival or departure of a car (商圈会员停车状态同步)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ParkingState"]


class ParkingState(StrEnum):
    """Documented values of `state` (状态). Any other value is a plain `str`."""

    IN = "IN"
    """The user drove into the mall."""
    OUT = "OUT"
    """The user drove out of the mall."""


OPERATION: Operation[None] = Operation(
    name="industry.business_circle.sync_parking_state",
    method="POST",
    routes=(Route("/v3/businesscircle/parkings"),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("brandid", INTEGER, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("plate_number", STRING, is_required=True),
        Parameter("state", OpenEnum(ParkingState), is_required=True),
        Parameter("time", DATETIME, is_required=True),
    ),
    repeat=Repeat(by=("plate_number",)),
    replies={204: None},
    errors=(
        ErrorRow(400, "PARAM_ERROR", "The brand number is missing.", "Send `brandid`."),
        ErrorRow(400, "PARAM_ERROR", "The AppID is missing.", "Send `appid`."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is missing.", "Send `openid`."),
        ErrorRow(400, "PARAM_ERROR", "The license plate number is missing.", "Send `plate_number`."),
        ErrorRow(400, "PARAM_ERROR", "The state is missing.", "Send `state`."),
        ErrorRow(400, "PARAM_ERROR", "The time is missing.", "Send `time`."),
        ErrorRow(400, "PARAM_ERROR", "The format of the license plate number is wrong.", "Correct `plate_number`."),
        ErrorRow(400, "PARAM_ERROR", "The format of the time is wrong.", "Correct `time`."),
        ErrorRow(400, "PARAM_ERROR", "The time is out of range.", "Use a time that is not in the future."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is invalid.", "Correct the OpenID."),
        ErrorRow(400, "PARAM_ERROR", "The AppID is invalid.", "Correct the AppID."),
        ErrorRow(400, "PARAM_ERROR", "The sub-merchant number is invalid.", "Correct `sub_mchid`."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The calling merchant does not belong to the brand.",
            "Call as the main merchant of the brand or as its service provider.",
        ),
        ErrorRow(403, "NO_AUTH", "The OpenID does not belong to the AppID.", "Use the OpenID under this AppID."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The sub-merchant does not belong to the calling merchant.",
            "Use a sub-merchant of the calling merchant.",
        ),
        ErrorRow(403, "NO_AUTH", "The AppID is not bound to the brand.", "Bind the AppID to the brand."),
        ErrorRow(403, "NO_AUTH", "The brand has no mall, or several.", "Use a brand that has one mall."),
        ErrorRow(
            403,
            "NO_AUTH",
            "The sub-merchant number is not the main merchant number of the brand.",
            "Use the main merchant number of the brand.",
        ),
        ErrorRow(500, "SYSTEM_ERROR", "System error because of `source`.", "Retry later."),
        ErrorRow(500, "SYSTEM_ERROR", "System error because of `machine_key`.", "Retry later."),
        ErrorRow(500, "SYSTEM_ERROR", "System error because of `mch_id`.", "Retry later."),
        ErrorRow(500, "SYSTEM_ERROR", "The data could not be stored.", "Retry later."),
        ErrorRow(500, "SYSTEM_ERROR", "The brand has no mall, or several.", "Use a brand that has one mall."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012474127",),
)


class _SyncParkingStateDocs:
    def sync_parking_state(self, *_: Any, **__: Any) -> Any:
        """Report the arrival or departure of a car (商圈会员停车状态同步).

        Reports that a member drove into the mall or left it. While the car is inside, the member gets points for all
        payments (100%) in the stores without requesting them. Without a departure, an arrival is valid until the end of
        the day, 23:59:59.

        Args:
            sub_mchid: 子商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number of the mall. Must be the main merchant
                number of the brand in `brandid`.
            brandid: 品牌ID. Brand number of the mall. The caller must be the main merchant of the brand or its service
                provider.
            appid: 应用ID, at most 32 characters. AppID of an official account (服务号), a mini program or the like.
                Must be bound to `brandid` for orders.
            openid: 用户标识, at most 64 characters. OpenID of the user under `appid`.
            plate_number: 车牌号, at most 32 characters. License plate number. It starts with the Chinese character for
                the province, followed by capital letters, digits and Chinese characters.
            state: 状态. Whether the car entered or left.
            time: 时间, RFC 3339. Time when the car entered or left. Must not be in the future.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: The brand number is missing. Send `brandid`.
                400 PARAM_ERROR: The AppID is missing. Send `appid`.
                400 PARAM_ERROR: The OpenID is missing. Send `openid`.
                400 PARAM_ERROR: The license plate number is missing. Send `plate_number`.
                400 PARAM_ERROR: The state is missing. Send `state`.
                400 PARAM_ERROR: The time is missing. Send `time`.
                400 PARAM_ERROR: The format of the license plate number is wrong. Correct `plate_number`.
                400 PARAM_ERROR: The format of the time is wrong. Correct `time`.
                400 PARAM_ERROR: The time is out of range. Use a time that is not in the future.
                400 PARAM_ERROR: The OpenID is invalid. Correct the OpenID.
                400 PARAM_ERROR: The AppID is invalid. Correct the AppID.
                400 PARAM_ERROR: The sub-merchant number is invalid. Correct `sub_mchid`.
                403 NO_AUTH: The calling merchant does not belong to the brand. Call as the main merchant of the brand
                    or as its service provider.
                403 NO_AUTH: The OpenID does not belong to the AppID. Use the OpenID under this AppID.
                403 NO_AUTH: The sub-merchant does not belong to the calling merchant. Use a sub-merchant of the calling
                    merchant.
                403 NO_AUTH: The AppID is not bound to the brand. Bind the AppID to the brand.
                403 NO_AUTH: The brand has no mall, or several. Use a brand that has one mall.
                403 NO_AUTH: The sub-merchant number is not the main merchant number of the brand. Use the main merchant
                    number of the brand.
                500 SYSTEM_ERROR: System error because of `source`. Retry later.
                500 SYSTEM_ERROR: System error because of `machine_key`. Retry later.
                500 SYSTEM_ERROR: System error because of `mch_id`. Retry later.
                500 SYSTEM_ERROR: The data could not be stored. Retry later.
                500 SYSTEM_ERROR: The brand has no mall, or several. Use a brand that has one mall.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `plate_number`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-11-28: https://pay.weixin.qq.com/doc/v3/partner/4012474127
        """


class SyncParkingState(_SyncParkingStateDocs, Service):
    def sync_parking_state(
        self,
        *,
        sub_mchid: str | None = None,
        brandid: int,
        appid: str,
        openid: str,
        plate_number: str,
        state: ParkingState | str,
        time: dt.datetime | str,
    ) -> None:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "brandid": brandid,
                "appid": appid,
                "openid": openid,
                "plate_number": plate_number,
                "state": state,
                "time": time,
            },
        )


class AsyncSyncParkingState(_SyncParkingStateDocs, AsyncService):
    async def sync_parking_state(
        self,
        *,
        sub_mchid: str | None = None,
        brandid: int,
        appid: str,
        openid: str,
        plate_number: str,
        state: ParkingState | str,
        time: dt.datetime | str,
    ) -> None:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "brandid": brandid,
                "appid": appid,
                "openid": openid,
                "plate_number": plate_number,
                "state": state,
                "time": time,
            },
        )
