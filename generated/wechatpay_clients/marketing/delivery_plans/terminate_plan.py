# Written by `make generate` from specs/marketing/delivery_plans/terminate_plan.yaml: edit that file.
"""Terminate a delivery plan (终止投放计划)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="marketing.delivery_plans.terminate_plan",
    method="POST",
    routes=(Route("/v3/marketing/partner/delivery-plan/delivery-plans/{plan_id}/terminate"),),
    parameters=(Parameter("plan_id", STRING, is_required=True),),
    replies={204: None},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016184572",),
)


class _TerminatePlanDocs:
    def terminate_plan(self, *_: Any, **__: Any) -> Any:
        """Terminate a delivery plan (终止投放计划).

        Ends a plan for good, even while it is being reviewed.

        Args:
            plan_id: 投放计划ID, from `marketing.delivery_plans.create_plan.plan.plan_id`. Plan ID, from the reply that
                created the plan.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Followed by the notification `marketing.delivery_plans.delivery_plan_change`.
        Rate limit: 100 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-09-27: https://pay.weixin.qq.com/doc/v3/partner/4016184572
        """


class TerminatePlan(_TerminatePlanDocs, Service):
    def terminate_plan(self, *, plan_id: str) -> None:
        return self._call(OPERATION, {"plan_id": plan_id})


class AsyncTerminatePlan(_TerminatePlanDocs, AsyncService):
    async def terminate_plan(self, *, plan_id: str) -> None:
        return await self._call(OPERATION, {"plan_id": plan_id})
