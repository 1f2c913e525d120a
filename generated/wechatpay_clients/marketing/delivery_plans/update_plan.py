# Written by `make generate` from specs/marketing/delivery_plans/update_plan.yaml: edit that file.
"""Update a delivery plan (更新投放计划)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.delivery_plans._models import DeliveryPlanResult
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ModifyContent"]


@model
class ModifyContent(Model):
    """Fields of `modify_content` (修改内容)."""

    plan_name: str | None = field(STRING, default=None)
    """Name of the plan that users see, at most 12 Chinese characters (投放计划名称, at most 36 bytes of UTF-8)."""
    delivery_end_time: dt.datetime | str | None = field(DATETIME, default=None)
    """投放结束时间, RFC 3339. Time until which users can get the coupons. Must be later than before, and at least 1 day before `available_end_time` of the stock. If the stock has `wait_days_after_receive` and `available_days`, earlier by these days as well."""
    total_count: int | None = field(INTEGER, default=None)
    """投放总库存数量. Number of coupons that the plan can send in all. Must be greater than before. The stock must have at least 10000 available coupons."""
    user_limit: int | None = field(INTEGER, default=None)
    """单用户限领. Number of coupons that a user can get from the plan. Must be greater than before. Omit it if it was not set on creation."""
    daily_limit: int | None = field(INTEGER, default=None)
    """单日限领. Number of coupons that users can get from the plan in a day. Must be greater than before. Omit it if it was not set on creation."""
    recommend_word: str | None = field(STRING, default=None)
    """营销标签, at most 27 bytes of UTF-8. Label at the upper left of the offer. At most 9 Chinese or 18 Latin characters."""


OPERATION: Operation[DeliveryPlanResult] = Operation(
    name="marketing.delivery_plans.update_plan",
    method="PATCH",
    routes=(Route("/v3/marketing/partner/delivery-plan/delivery-plans/{plan_id}"),),
    parameters=(Parameter("plan_id", STRING, is_required=True),),
    body=(
        Parameter("modify_content", ModelOf(ModifyContent), is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
    ),
    replies={200: DeliveryPlanResult},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016184594",),
)


class _UpdatePlanDocs:
    def update_plan(self, *_: Any, **__: Any) -> Any:
        """Update a delivery plan (更新投放计划).

        Changes a plan. WeChat Pay reviews the change. A plan that is `DELIVERING` continues as before until the change
        is approved, and also if it is rejected; then you can send another change. Such a plan can only be changed if
        its `reuse_coupon_config` is `false`. A plan that is being reviewed can only be terminated.

        Args:
            plan_id: 投放计划ID, at most 32 characters, from `marketing.delivery_plans.create_plan.plan.plan_id`. Plan
                ID, from the reply that created the plan.
            modify_content: 修改内容. Fields to change. The others stay as they are.
            out_request_no: 修改请求单号, 6 to 40 characters. Your request number, unique per brand. Digits, ASCII
                letters, `_` and `-`.

        Returns:
            `DeliveryPlanResult` with `plan`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Followed by the notification `marketing.delivery_plans.delivery_plan_change`.
        Rate limit: 100 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-09-27: https://pay.weixin.qq.com/doc/v3/partner/4016184594
        """


class UpdatePlan(_UpdatePlanDocs, Service):
    def update_plan(
        self, *, plan_id: str, modify_content: ModifyContent | Mapping[str, Any], out_request_no: str
    ) -> DeliveryPlanResult:
        return self._call(
            OPERATION, {"plan_id": plan_id, "modify_content": modify_content, "out_request_no": out_request_no}
        )


class AsyncUpdatePlan(_UpdatePlanDocs, AsyncService):
    async def update_plan(
        self, *, plan_id: str, modify_content: ModifyContent | Mapping[str, Any], out_request_no: str
    ) -> DeliveryPlanResult:
        return await self._call(
            OPERATION, {"plan_id": plan_id, "modify_content": modify_content, "out_request_no": out_request_no}
        )
