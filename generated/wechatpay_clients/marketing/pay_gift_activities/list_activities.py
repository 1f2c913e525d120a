# Written by `make generate` from specs/marketing/pay_gift_activities/list_activities.yaml: edit that file.
"""List activities (获取支付有礼活动列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.pay_gift_activities._models import (
    ActivityBaseInfo,
    ActivityStatus,
    ActivityType,
    AdvancedSetting,
    AwardSendRule,
    AwardType,
)
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "ActivityData", "ListActivitiesResponse"]


@model
class ActivityData(Model):
    """Fields of `data` (结果集)."""

    activity_id: str | None = field(STRING, default=None)
    """ID of the activity (活动Id, at most 20 characters)."""
    activity_type: ActivityType | str | None = field(OpenEnum(ActivityType), default=None)
    """Which payments get coupons, and which coupons (活动类型)."""
    activity_base_info: ActivityBaseInfo | None = field(ModelOf(ActivityBaseInfo), default=None)
    """Name, appearance and time of the activity, as created (活动基本信息)."""
    award_send_rule: AwardSendRule | None = field(ModelOf(AwardSendRule), default=None)
    """Rule that fits the type of the activity (活动奖品发放规则)."""
    advanced_setting: AdvancedSetting | None = field(ModelOf(AdvancedSetting), default=None)
    """Further conditions under which coupons are given, as created (活动高级设置)."""
    activity_status: ActivityStatus | str | None = field(OpenEnum(ActivityStatus), default=None)
    """State of the activity (活动状态)."""
    creator_merchant_id: str | None = field(STRING, default=None)
    """Merchant number that created the activity (创建商户号, at most 15 characters)."""
    belong_merchant_id: str | None = field(STRING, default=None)
    """Merchant number that the activity belongs to (所属商户号, at most 15 characters)."""
    create_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the activity was created (活动创建时间, RFC 3339)."""
    update_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the activity was last changed (活动更新时间, RFC 3339)."""


@model
class ListActivitiesResponse(Model):
    """Reply of `list_activities`."""

    data: list[ActivityData] | None = field(ListOf(ModelOf(ActivityData)), default=None)
    """Activities on this page (结果集)."""
    total_count: int | None = field(INTEGER, default=None)
    """Number of matching activities across all pages (总数)."""
    offset: int | None = field(INTEGER, default=None)
    """Page number, as requested (分页页码)."""
    limit: int | None = field(INTEGER, default=None)
    """Page size, as requested (分页大小)."""


OPERATION: Operation[ListActivitiesResponse] = Operation(
    name="marketing.pay_gift_activities.list_activities",
    method="GET",
    routes=(
        Route(
            "/v3/marketing/paygiftactivity/activities",
            query=("offset", "limit", "activity_name", "activity_status", "award_type"),
        ),
    ),
    parameters=(
        Parameter("offset", INTEGER, is_required=True),
        Parameter("limit", INTEGER, is_required=True),
        Parameter("activity_name", STRING),
        Parameter("activity_status", OpenEnum(ActivityStatus)),
        Parameter("award_type", OpenEnum(AwardType)),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="pages",
        size="limit",
        total="total_count",
    ),
    replies={200: ListActivitiesResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012493214",),
)


class _ListActivitiesDocs:
    def list_activities(self, *_: Any, **__: Any) -> Any:
        """List activities (获取支付有礼活动列表).

        Returns the activities that match the conditions, with their settings and states. The guide says that
        `merchant_id_list` is never in the reply, although the sample has it; call `list_activity_merchants` to get
        these merchants.

        Args:
            offset: 分页页码, at least 0. Page number. The first page is 0.
            limit: 分页大小, 1 to 100. Activities on a page.
            activity_name: 活动名称, at most 10 characters. Name of the activity, or a part of it.
            activity_status: 活动状态. State that the activities must have.
            award_type: 奖品类型. Kind of coupons that are given. At present, only merchant coupons (商家券).

        Returns:
            `ListActivitiesResponse` with `data`, `total_count`, `offset` and `limit`.

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

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_activities` iterates over
        the items of all pages.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012493214
        """

    def iter_activities(self, *_: Any, **__: Any) -> Any:
        """List activities (获取支付有礼活动列表), one item at a time.

        Calls `list_activities` once per page, when the first item of the page is needed.

        Args:
            limit: 分页大小, 1 to 100. Activities on a page.
            activity_name: 活动名称, at most 10 characters. Name of the activity, or a part of it.
            activity_status: 活动状态. State that the activities must have.
            award_type: 奖品类型. Kind of coupons that are given. At present, only merchant coupons (商家券).

        Returns:
            An iterator over the items of all pages, each an `ActivityData`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012493214
        """


class ListActivities(_ListActivitiesDocs, Service):
    def list_activities(
        self,
        *,
        offset: int,
        limit: int,
        activity_name: str | None = None,
        activity_status: ActivityStatus | str | None = None,
        award_type: AwardType | str | None = None,
    ) -> ListActivitiesResponse:
        return self._call(
            OPERATION,
            {
                "offset": offset,
                "limit": limit,
                "activity_name": activity_name,
                "activity_status": activity_status,
                "award_type": award_type,
            },
        )

    def iter_activities(
        self,
        *,
        limit: int,
        activity_name: str | None = None,
        activity_status: ActivityStatus | str | None = None,
        award_type: AwardType | str | None = None,
    ) -> Iterator[ActivityData]:
        return self._iterate(
            OPERATION,
            {
                "limit": limit,
                "activity_name": activity_name,
                "activity_status": activity_status,
                "award_type": award_type,
            },
        )


class AsyncListActivities(_ListActivitiesDocs, AsyncService):
    async def list_activities(
        self,
        *,
        offset: int,
        limit: int,
        activity_name: str | None = None,
        activity_status: ActivityStatus | str | None = None,
        award_type: AwardType | str | None = None,
    ) -> ListActivitiesResponse:
        return await self._call(
            OPERATION,
            {
                "offset": offset,
                "limit": limit,
                "activity_name": activity_name,
                "activity_status": activity_status,
                "award_type": award_type,
            },
        )

    def iter_activities(
        self,
        *,
        limit: int,
        activity_name: str | None = None,
        activity_status: ActivityStatus | str | None = None,
        award_type: AwardType | str | None = None,
    ) -> AsyncIterator[ActivityData]:
        return self._iterate(
            OPERATION,
            {
                "limit": limit,
                "activity_name": activity_name,
                "activity_status": activity_status,
                "award_type": award_type,
            },
        )
