# Written by `make generate` from specs/marketing/pay_gift_activities/query_activity.yaml: edit that file.
"""Query an activity (获取活动详情接口)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.pay_gift_activities._models import (
    ActivityBaseInfo,
    ActivityStatus,
    ActivityType,
    AdvancedSetting,
    AwardSendRule,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "QueryActivityResponse"]


@model
class QueryActivityResponse(Model):
    """Reply of `query_activity`."""

    activity_id: str = field(STRING)
    """ID of the activity (活动Id, at most 20 characters)."""
    activity_type: ActivityType | str | None = field(OpenEnum(ActivityType), default=None)
    """Which payments get coupons, and which coupons (活动类型)."""
    activity_base_info: ActivityBaseInfo = field(ModelOf(ActivityBaseInfo))
    """Name, appearance and time of the activity, as created (活动基本信息)."""
    award_send_rule: AwardSendRule = field(ModelOf(AwardSendRule))
    """Rule that fits the type of the activity (活动奖品发放规则)."""
    advanced_setting: AdvancedSetting | None = field(ModelOf(AdvancedSetting), default=None)
    """Further conditions under which coupons are given, as created (活动高级设置)."""
    activity_status: ActivityStatus | str = field(OpenEnum(ActivityStatus))
    """State of the activity (活动状态)."""
    creator_merchant_id: str = field(STRING)
    """Merchant number that created the activity (创建商户号, at most 15 characters)."""
    belong_merchant_id: str = field(STRING)
    """Merchant number that the activity belongs to (所属商户号, at most 15 characters)."""
    pause_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the activity was paused (活动暂停时间, RFC 3339)."""
    recovery_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the activity was resumed (活动恢复时间, RFC 3339)."""
    create_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the activity was created (活动创建时间, RFC 3339)."""
    update_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the activity was last changed (活动更新时间, RFC 3339)."""


OPERATION: Operation[QueryActivityResponse] = Operation(
    name="marketing.pay_gift_activities.query_activity",
    method="GET",
    routes=(Route("/v3/marketing/paygiftactivity/activities/{activity_id}"),),
    parameters=(Parameter("activity_id", STRING, is_required=True),),
    numbers=("activity_id",),
    replies={200: QueryActivityResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012492967",),
)


class _QueryActivityDocs:
    def query_activity(self, *_: Any, **__: Any) -> Any:
        """Query an activity (获取活动详情接口).

        Returns the settings and the state of an activity. The guide says that `merchant_id_list` is never in the reply,
        although the sample has it; call `list_activity_merchants` to get these merchants.

        Args:
            activity_id: 活动Id, from `marketing.pay_gift_activities.create_full_send_activity.activity_id`. ID of the
                activity.

        Returns:
            `QueryActivityResponse`.

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

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012492967
        """


class QueryActivity(_QueryActivityDocs, Service):
    def query_activity(self, *, activity_id: str) -> QueryActivityResponse:
        return self._call(OPERATION, {"activity_id": activity_id})


class AsyncQueryActivity(_QueryActivityDocs, AsyncService):
    async def query_activity(self, *, activity_id: str) -> QueryActivityResponse:
        return await self._call(OPERATION, {"activity_id": activity_id})
