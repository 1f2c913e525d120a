# Written by `make generate` from specs/brand/member_activities/update_activity.yaml: edit that file.
"""Update an activity (修改品牌会员发券活动信息)."""

import datetime as dt
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_activities._models import Activity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Activity] = Operation(
    name="brand.member_activities.update_activity",
    method="PATCH",
    routes=(Route("/v3/brand/partner/card-member/membership-activities/{activity_id}"),),
    parameters=(Parameter("activity_id", INTEGER, is_required=True),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("title", STRING, is_required=True),
        Parameter("sub_title", STRING, is_required=True),
        Parameter("begin_time", DATETIME, is_required=True),
        Parameter("end_time", DATETIME, is_required=True),
    ),
    numbers=("activity_id", "brand_id"),
    replies={200: Activity},
    errors=(
        ErrorRow(404, "NOT_FOUND", "The activity does not exist.", "Check `activity_id`."),
        ErrorRow(403, "NO_AUTH", "The activity belongs to another brand.", "Use the ID of an activity of the brand."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016588044",),
)


class _UpdateActivityDocs:
    def update_activity(self, *_: Any, **__: Any) -> Any:
        """Update an activity (修改品牌会员发券活动信息).

        Changes the titles and the times of an activity. Returns the activity.

        Args:
            activity_id: 活动ID, from `brand.member_activities.create_activity.activity_id`. ID of the activity,
                assigned by WeChat Pay.
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            title: 活动主标题, at most 128 characters. Title of the activity.
            sub_title: 活动副标题, at most 128 characters. Subtitle of the activity.
            begin_time: 活动开始时间, RFC 3339. When the activity starts.
            end_time: 活动结束时间, RFC 3339. When the activity ends.

        Returns:
            `Activity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: The activity does not exist. Check `activity_id`.
                403 NO_AUTH: The activity belongs to another brand. Use the ID of an activity of the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `activity_id` or `brand_id` in the reply differs from the request. The reply belongs to
                another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-14: https://pay.weixin.qq.com/doc/v3/partner/4016588044
        """


class UpdateActivity(_UpdateActivityDocs, Service):
    def update_activity(
        self,
        *,
        activity_id: int,
        brand_id: str,
        title: str,
        sub_title: str,
        begin_time: dt.datetime | str,
        end_time: dt.datetime | str,
    ) -> Activity:
        return self._call(
            OPERATION,
            {
                "activity_id": activity_id,
                "brand_id": brand_id,
                "title": title,
                "sub_title": sub_title,
                "begin_time": begin_time,
                "end_time": end_time,
            },
        )


class AsyncUpdateActivity(_UpdateActivityDocs, AsyncService):
    async def update_activity(
        self,
        *,
        activity_id: int,
        brand_id: str,
        title: str,
        sub_title: str,
        begin_time: dt.datetime | str,
        end_time: dt.datetime | str,
    ) -> Activity:
        return await self._call(
            OPERATION,
            {
                "activity_id": activity_id,
                "brand_id": brand_id,
                "title": title,
                "sub_title": sub_title,
                "begin_time": begin_time,
                "end_time": end_time,
            },
        )
