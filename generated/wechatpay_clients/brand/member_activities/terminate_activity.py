# Written by `make generate` from specs/brand/member_activities/terminate_activity.yaml: edit that file.
"""Terminate an activity (终止品牌会员发券活动)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_activities._models import Activity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Activity] = Operation(
    name="brand.member_activities.terminate_activity",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/membership-activities/{activity_id}/terminate"),),
    parameters=(Parameter("activity_id", INTEGER, is_required=True),),
    body=(Parameter("brand_id", STRING, is_required=True),),
    numbers=("activity_id", "brand_id"),
    replies={200: Activity},
    errors=(
        ErrorRow(404, "NOT_FOUND", "The activity does not exist.", "Check `activity_id`."),
        ErrorRow(403, "NO_AUTH", "The activity belongs to another brand.", "Use the ID of an activity of the brand."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016588028",),
)


class _TerminateActivityDocs:
    def terminate_activity(self, *_: Any, **__: Any) -> Any:
        """Terminate an activity (终止品牌会员发券活动).

        Ends an activity: the component for joining does not show it any more, but still opens. Returns the activity.

        Args:
            activity_id: 活动ID, from `brand.member_activities.create_activity.activity_id`. ID of the activity,
                assigned by WeChat Pay.
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.

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

        Official page, 2025-11-14: https://pay.weixin.qq.com/doc/v3/partner/4016588028
        """


class TerminateActivity(_TerminateActivityDocs, Service):
    def terminate_activity(self, *, activity_id: int, brand_id: str) -> Activity:
        return self._call(OPERATION, {"activity_id": activity_id, "brand_id": brand_id})


class AsyncTerminateActivity(_TerminateActivityDocs, AsyncService):
    async def terminate_activity(self, *, activity_id: int, brand_id: str) -> Activity:
        return await self._call(OPERATION, {"activity_id": activity_id, "brand_id": brand_id})
