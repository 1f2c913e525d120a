# Written by `make generate` from specs/marketing/delivery_plans/list_plans.yaml: edit that file.
"""List delivery plans (分页查询投放计划列表)."""

from collections.abc import AsyncIterator, Iterator
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.delivery_plans._models import DeliveryPlan, PlanState
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AuditState", "ListPlansResponse"]


class AuditState(StrEnum):
    """Documented values of `audit_state` (投放计划审核状态). Any other value is a plain `str`."""

    AUDIT_INITIAL = "AUDIT_INITIAL"
    """The review has not begun."""
    AUDIT_PROCESSING = "AUDIT_PROCESSING"
    """The plan, or a change of it, is being reviewed."""
    AUDIT_PASSED = "AUDIT_PASSED"
    """Approved."""
    AUDIT_REJECTED = "AUDIT_REJECTED"
    """Rejected. Correct the plan with `update_plan`."""


@model
class ListPlansResponse(Model):
    """Reply of `list_plans`."""

    total_count: int = field(INTEGER)
    """Number of matching plans across all pages (资源总条数)."""
    plan_list: list[DeliveryPlan] | None = field(ListOf(ModelOf(DeliveryPlan)), default=None)
    """投放计划列表. Plans of the page. Returned only if a plan matches."""


OPERATION: Operation[ListPlansResponse] = Operation(
    name="marketing.delivery_plans.list_plans",
    method="GET",
    routes=(
        Route(
            "/v3/marketing/partner/delivery-plan/delivery-plans/{brand_id}/delivery-plans",
            query=("page_size", "offset", "plan_state", "audit_state", "plan_id"),
        ),
    ),
    parameters=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("page_size", INTEGER),
        Parameter("offset", INTEGER),
        Parameter("plan_state", OpenEnum(PlanState)),
        Parameter("audit_state", OpenEnum(AuditState)),
        Parameter("plan_id", STRING),
    ),
    pages=Pages(
        next="offset",
        items="plan_list",
        counts="items",
        size="page_size",
        total="total_count",
    ),
    replies={200: ListPlansResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016184563",),
)


class _ListPlansDocs:
    def list_plans(self, *_: Any, **__: Any) -> Any:
        """List delivery plans (分页查询投放计划列表).

        Returns the plans of a brand, page by page.

        Args:
            brand_id: 品牌ID. Brand ID of the plans, shown on the partner platform under 品牌经营中心 > 合作品牌管理.
                The brand must have authorized you.
            page_size: 分页大小, at most 50. Plans on a page. Defaults to `10`.
            offset: offset. Number of plans to skip. The first page starts from 0.
            plan_state: 投放计划状态. Returns only plans in this state. Defaults to all states.
            audit_state: 投放计划审核状态. Returns only plans whose review is in this state. Defaults to all states.
            plan_id: 投放计划ID. Returns only this plan.

        Returns:
            `ListPlansResponse` with `total_count` and `plan_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `plan_list` contains the items of one page and `offset` selects the page. `iter_plans` iterates over
        the items of all pages.
        Rate limit: 100 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-09-27: https://pay.weixin.qq.com/doc/v3/partner/4016184563
        """

    def iter_plans(self, *_: Any, **__: Any) -> Any:
        """List delivery plans (分页查询投放计划列表), one item at a time.

        Calls `list_plans` once per page, when the first item of the page is needed.

        Args:
            brand_id: 品牌ID. Brand ID of the plans, shown on the partner platform under 品牌经营中心 > 合作品牌管理.
                The brand must have authorized you.
            page_size: 分页大小, at most 50. Plans on a page. Defaults to `10`.
            plan_state: 投放计划状态. Returns only plans in this state. Defaults to all states.
            audit_state: 投放计划审核状态. Returns only plans whose review is in this state. Defaults to all states.
            plan_id: 投放计划ID. Returns only this plan.

        Returns:
            An iterator over the items of all pages, each a `DeliveryPlan`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016184563
        """


class ListPlans(_ListPlansDocs, Service):
    def list_plans(
        self,
        *,
        brand_id: str,
        page_size: int | None = None,
        offset: int | None = None,
        plan_state: PlanState | str | None = None,
        audit_state: AuditState | str | None = None,
        plan_id: str | None = None,
    ) -> ListPlansResponse:
        return self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "page_size": page_size,
                "offset": offset,
                "plan_state": plan_state,
                "audit_state": audit_state,
                "plan_id": plan_id,
            },
        )

    def iter_plans(
        self,
        *,
        brand_id: str,
        page_size: int | None = None,
        plan_state: PlanState | str | None = None,
        audit_state: AuditState | str | None = None,
        plan_id: str | None = None,
    ) -> Iterator[DeliveryPlan]:
        return self._iterate(
            OPERATION,
            {
                "brand_id": brand_id,
                "page_size": page_size,
                "plan_state": plan_state,
                "audit_state": audit_state,
                "plan_id": plan_id,
            },
        )


class AsyncListPlans(_ListPlansDocs, AsyncService):
    async def list_plans(
        self,
        *,
        brand_id: str,
        page_size: int | None = None,
        offset: int | None = None,
        plan_state: PlanState | str | None = None,
        audit_state: AuditState | str | None = None,
        plan_id: str | None = None,
    ) -> ListPlansResponse:
        return await self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "page_size": page_size,
                "offset": offset,
                "plan_state": plan_state,
                "audit_state": audit_state,
                "plan_id": plan_id,
            },
        )

    def iter_plans(
        self,
        *,
        brand_id: str,
        page_size: int | None = None,
        plan_state: PlanState | str | None = None,
        audit_state: AuditState | str | None = None,
        plan_id: str | None = None,
    ) -> AsyncIterator[DeliveryPlan]:
        return self._iterate(
            OPERATION,
            {
                "brand_id": brand_id,
                "page_size": page_size,
                "plan_state": plan_state,
                "audit_state": audit_state,
                "plan_id": plan_id,
            },
        )
