# Written by `make generate` from specs/marketing/pay_gift_activities/delete_activity_merchants.yaml: edit that file.
"""Delete merchants from an activity (删除活动发券商户号)."""

from collections.abc import Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "DeleteActivityMerchantsResponse"]


@model
class DeleteActivityMerchantsResponse(Model):
    """Reply of `delete_activity_merchants`."""

    activity_id: str = field(STRING)
    """ID of the activity (活动Id)."""
    delete_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the merchants were removed (删除时间, RFC 3339)."""


OPERATION: Operation[DeleteActivityMerchantsResponse] = Operation(
    name="marketing.pay_gift_activities.delete_activity_merchants",
    method="POST",
    routes=(Route("/v3/marketing/paygiftactivity/activities/{activity_id}/merchants/delete"),),
    parameters=(Parameter("activity_id", STRING, is_required=True),),
    body=(
        Parameter("merchant_id_list", ListOf(STRING), is_required=True),
        Parameter("delete_request_no", STRING, is_required=True),
    ),
    numbers=("activity_id",),
    repeat=Repeat(by=("delete_request_no",)),
    replies={200: DeleteActivityMerchantsResponse},
    errors=(
        ErrorRow(400, "APPID_MCHID_NOT_MATCH", "The AppID does not match the merchant number.", "Check the AppID."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The arguments are well formed but break a business rule.",
            "Read the message and correct the request.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The activity does not exist.", "Check `activity_id`."),
        ErrorRow(400, "MCH_NOT_EXISTS", "A merchant does not exist.", "Check the merchants that give the coupons."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The settings of the activity are invalid.",
            "Read the message and correct the arguments. Otherwise, contact the technical support of WeChat Pay.",
        ),
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
        ErrorRow(403, "RULE_LIMIT", "The previous change is not finished yet.", "Retry later."),
        ErrorRow(
            403,
            "RULE_LIMIT",
            "The activity is not running, so it cannot be changed.",
            "Change activities only while they are running.",
        ),
        ErrorRow(403, "RULE_LIMIT", "Another change was made at the same time.", "Retry later."),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012466827",),
)


class _DeleteActivityMerchantsDocs:
    def delete_activity_merchants(self, *_: Any, **__: Any) -> Any:
        """Delete merchants from an activity (删除活动发券商户号).

        Removes merchants from those that give the coupons of a running activity.

        Args:
            activity_id: 活动Id, at most 20 characters, from
                `marketing.pay_gift_activities.create_full_send_activity.activity_id`. ID of the activity.
            merchant_id_list: 删除的发券商户号, each at most 15 characters. Numbers of the merchants to remove.
            delete_request_no: 请求业务单据号, at most 128 characters. Your number for this change, unique per merchant
                number. Same value on retries.

        Returns:
            `DeleteActivityMerchantsResponse` with `activity_id` and `delete_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 APPID_MCHID_NOT_MATCH: The AppID does not match the merchant number. Check the AppID.
                400 INVALID_REQUEST: The arguments are well formed but break a business rule. Read the message and
                    correct the request.
                400 INVALID_REQUEST: The activity does not exist. Check `activity_id`.
                400 MCH_NOT_EXISTS: A merchant does not exist. Check the merchants that give the coupons.
                400 PARAM_ERROR: The settings of the activity are invalid. Read the message and correct the arguments.
                    Otherwise, contact the technical support of WeChat Pay.
                401 SIGN_ERROR: The signature is wrong or incomplete. Check the settings on the merchant platform, then
                    correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check the settings on the merchant
                    platform, then correct the request.
                403 RULE_LIMIT: The previous change is not finished yet. Retry later.
                403 RULE_LIMIT: The activity is not running, so it cannot be changed. Change activities only while they
                    are running.
                403 RULE_LIMIT: Another change was made at the same time. Retry later.
                404 RESOURCE_NOT_EXISTS: The activity or something that it uses does not exist or is not available.
                    Check that everything that the request names exists and is available.
                429 FREQUENCY_LIMITED: Too many calls. Stay within the rate limit of the operation.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `activity_id` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `delete_request_no`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012466827
        """


class DeleteActivityMerchants(_DeleteActivityMerchantsDocs, Service):
    def delete_activity_merchants(
        self, *, activity_id: str, merchant_id_list: Sequence[str], delete_request_no: str
    ) -> DeleteActivityMerchantsResponse:
        return self._call(
            OPERATION,
            {"activity_id": activity_id, "merchant_id_list": merchant_id_list, "delete_request_no": delete_request_no},
        )


class AsyncDeleteActivityMerchants(_DeleteActivityMerchantsDocs, AsyncService):
    async def delete_activity_merchants(
        self, *, activity_id: str, merchant_id_list: Sequence[str], delete_request_no: str
    ) -> DeleteActivityMerchantsResponse:
        return await self._call(
            OPERATION,
            {"activity_id": activity_id, "merchant_id_list": merchant_id_list, "delete_request_no": delete_request_no},
        )
