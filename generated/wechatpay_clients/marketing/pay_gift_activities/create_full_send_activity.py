# Written by `make generate` from specs/marketing/pay_gift_activities/create_full_send_activity.yaml: edit that file.
"""Create an activity with a minimum amount (创建全场满额送活动)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.pay_gift_activities._models import ActivityBaseInfo, AdvancedSetting, FullSendRule
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "CreateFullSendActivityResponse"]


@model
class CreateFullSendActivityResponse(Model):
    """Reply of `create_full_send_activity`."""

    activity_id: str = field(STRING)
    """ID of the new activity (活动id, at most 20 characters)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the activity was created (创建时间, RFC 3339)."""


OPERATION: Operation[CreateFullSendActivityResponse] = Operation(
    name="marketing.pay_gift_activities.create_full_send_activity",
    method="POST",
    routes=(Route("/v3/marketing/paygiftactivity/unique-threshold-activity"),),
    body=(
        Parameter("activity_base_info", ModelOf(ActivityBaseInfo), is_required=True),
        Parameter("award_send_rule", ModelOf(FullSendRule), is_required=True),
        Parameter("advanced_setting", ModelOf(AdvancedSetting)),
    ),
    repeat=Repeat(by=("activity_base_info.out_request_no",)),
    replies={200: CreateFullSendActivityResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012492900",),
)


class _CreateFullSendActivityDocs:
    def create_full_send_activity(self, *_: Any, **__: Any) -> Any:
        """Create an activity with a minimum amount (创建全场满额送活动).

        Creates an activity that gives users coupons after they paid at least a minimum amount, and returns its ID.

        Upload the pictures first, and create the stocks of merchant coupons (商家券): their coupons must be valid from
        before the start of the activity until after its end. If codes are uploaded for a stock, upload them before you
        use it here. In a package, number of coupons, limit per user and owner of all stocks must be equal. The
        merchants that give the coupons and the owners of the stocks must be of the same brand.

        Args:
            activity_base_info: 活动基本信息. Name, appearance and time of the activity.
            award_send_rule: 活动奖品发放规则. Which payments get coupons, and which coupons.
            advanced_setting: 活动高级设置. Further conditions under which coupons are given.

        Returns:
            `CreateFullSendActivityResponse` with `activity_id` and `create_time`.

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

        Safe to retry with the same `activity_base_info.out_request_no`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012492900
        """


class CreateFullSendActivity(_CreateFullSendActivityDocs, Service):
    def create_full_send_activity(
        self,
        *,
        activity_base_info: ActivityBaseInfo | Mapping[str, Any],
        award_send_rule: FullSendRule | Mapping[str, Any],
        advanced_setting: AdvancedSetting | Mapping[str, Any] | None = None,
    ) -> CreateFullSendActivityResponse:
        return self._call(
            OPERATION,
            {
                "activity_base_info": activity_base_info,
                "award_send_rule": award_send_rule,
                "advanced_setting": advanced_setting,
            },
        )


class AsyncCreateFullSendActivity(_CreateFullSendActivityDocs, AsyncService):
    async def create_full_send_activity(
        self,
        *,
        activity_base_info: ActivityBaseInfo | Mapping[str, Any],
        award_send_rule: FullSendRule | Mapping[str, Any],
        advanced_setting: AdvancedSetting | Mapping[str, Any] | None = None,
    ) -> CreateFullSendActivityResponse:
        return await self._call(
            OPERATION,
            {
                "activity_base_info": activity_base_info,
                "award_send_rule": award_send_rule,
                "advanced_setting": advanced_setting,
            },
        )
