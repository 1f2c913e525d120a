# Written by `make generate` from specs/marketing/pay_gift_activities/terminate_activity.yaml: edit that file.
"""Terminate an activity (终止活动)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "TerminateActivityResponse"]


@model
class TerminateActivityResponse(Model):
    """Reply of `terminate_activity`."""

    terminate_time: Timestamp | str = field(DATETIME)
    """Time when the activity ended (生效时间, RFC 3339)."""
    activity_id: str = field(STRING)
    """ID of the activity (活动Id)."""


OPERATION: Operation[TerminateActivityResponse] = Operation(
    name="marketing.pay_gift_activities.terminate_activity",
    method="POST",
    routes=(Route("/v3/marketing/paygiftactivity/activities/{activity_id}/terminate"),),
    parameters=(Parameter("activity_id", STRING, is_required=True),),
    numbers=("activity_id",),
    repeat=Repeat(by=("activity_id",)),
    replies={200: TerminateActivityResponse},
    errors=(
        ErrorRow(400, "APPID_MCHID_NOT_MATCH", "The AppID does not match the merchant number.", "Check the AppID."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(400, "MCH_NOT_EXISTS", "A merchant does not exist.", "Check the merchants that give the coupons."),
        ErrorRow(
            401,
            "SIGN_ERROR",
            "The signature is wrong or incomplete.",
            "Check the settings on the merchant platform, then correct the request.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant is not authorized to make this call.",
            "Check the settings on the merchant platform, then correct the request.",
        ),
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            "The activity or something that it uses does not exist or is not available.",
            "Check that everything that the request names exists and is available.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Stay within the rate limit of the operation."),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012466633",),
)


class _TerminateActivityDocs:
    def terminate_activity(self, *_: Any, **__: Any) -> Any:
        """Terminate an activity (终止活动).

        Ends an activity for good.

        Args:
            activity_id: 活动Id, at most 20 characters, from
                `marketing.pay_gift_activities.create_full_send_activity.activity_id`. ID of the activity.

        Returns:
            `TerminateActivityResponse` with `terminate_time` and `activity_id`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check the AppID.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 MCH_NOT_EXISTS: A merchant does not exist. Check the merchants that give the coupons.
                401 SIGN_ERROR: The signature is wrong or incomplete. Check the settings on the merchant platform, then
                    correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the settings on the merchant
                    platform, then correct the request.
                404 RESOURCE_NOT_EXISTS: The activity or something that it uses does not exist or is not available.
                    Check that everything that the request names exists and is available.
                429 FREQUENCY_LIMITED: Too many calls. Stay within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `activity_id` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `activity_id`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012466633
        """


class TerminateActivity(_TerminateActivityDocs, Service):
    def terminate_activity(self, *, activity_id: str) -> TerminateActivityResponse:
        return self._call(OPERATION, {"activity_id": activity_id})


class AsyncTerminateActivity(_TerminateActivityDocs, AsyncService):
    async def terminate_activity(self, *, activity_id: str) -> TerminateActivityResponse:
        return await self._call(OPERATION, {"activity_id": activity_id})
