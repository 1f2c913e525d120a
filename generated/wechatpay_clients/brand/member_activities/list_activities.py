# Written by `make generate` from specs/brand/member_activities/list_activities.yaml: edit that file.
"""List activities (查询品牌会员发券活动列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_activities._models import Activity, ActivityState
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListActivitiesResponse"]


@model
class ListActivitiesResponse(Model):
    """Reply of `list_activities`."""

    data: list[Activity] | None = field(ListOf(ModelOf(Activity)), default=None)
    """Activities on this page (活动列表)."""
    total_count: int = field(INTEGER)
    """Number of matching records across all pages (总数量)."""
    offset: int = field(INTEGER)
    """Number of records before this page, from 0: 10 if it starts with the 11th, as requested (分页开始位置)."""
    limit: int = field(INTEGER)
    """Page size, as requested: 1 to 20 (分页大小)."""


OPERATION: Operation[ListActivitiesResponse] = Operation(
    name="brand.member_activities.list_activities",
    method="GET",
    routes=(
        Route(
            "/v3/brand/partner/card-member/membership-activities",
            query=("brand_id", "card_id", "activity_state", "offset", "limit"),
        ),
    ),
    parameters=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING),
        Parameter("activity_state", OpenEnum(ActivityState)),
        Parameter("offset", INTEGER, is_required=True),
        Parameter("limit", INTEGER, is_required=True),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="items",
        size="limit",
        total="total_count",
    ),
    replies={200: ListActivitiesResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016588039",),
)


class _ListActivitiesDocs:
    def list_activities(self, *_: Any, **__: Any) -> Any:
        """List activities (查询品牌会员发券活动列表).

        Lists the activities of a brand, optionally only those of one card template or in one state.

        Args:
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_id: 会员卡模板ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            activity_state: 活动状态. State of the activity.
            offset: 分页开始位置, at least 0. Number of records to skip, from 0: 10 starts with the 11th record.
            limit: 分页大小, 1 to 20. Page size.

        Returns:
            `ListActivitiesResponse` with `data`, `total_count`, `offset` and `limit`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_activities` iterates over
        the items of all pages.
        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-14: https://pay.weixin.qq.com/doc/v3/partner/4016588039
        """

    def iter_activities(self, *_: Any, **__: Any) -> Any:
        """List activities (查询品牌会员发券活动列表), one item at a time.

        Calls `list_activities` once per page, when the first item of the page is needed.

        Args:
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_id: 会员卡模板ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            activity_state: 活动状态. State of the activity.
            limit: 分页大小, 1 to 20. Page size.

        Returns:
            An iterator over the items of all pages, each an `Activity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016588039
        """


class ListActivities(_ListActivitiesDocs, Service):
    def list_activities(
        self,
        *,
        brand_id: str,
        card_id: str | None = None,
        activity_state: ActivityState | str | None = None,
        offset: int,
        limit: int,
    ) -> ListActivitiesResponse:
        return self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "card_id": card_id,
                "activity_state": activity_state,
                "offset": offset,
                "limit": limit,
            },
        )

    def iter_activities(
        self,
        *,
        brand_id: str,
        card_id: str | None = None,
        activity_state: ActivityState | str | None = None,
        limit: int,
    ) -> Iterator[Activity]:
        return self._iterate(
            OPERATION, {"brand_id": brand_id, "card_id": card_id, "activity_state": activity_state, "limit": limit}
        )


class AsyncListActivities(_ListActivitiesDocs, AsyncService):
    async def list_activities(
        self,
        *,
        brand_id: str,
        card_id: str | None = None,
        activity_state: ActivityState | str | None = None,
        offset: int,
        limit: int,
    ) -> ListActivitiesResponse:
        return await self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "card_id": card_id,
                "activity_state": activity_state,
                "offset": offset,
                "limit": limit,
            },
        )

    def iter_activities(
        self,
        *,
        brand_id: str,
        card_id: str | None = None,
        activity_state: ActivityState | str | None = None,
        limit: int,
    ) -> AsyncIterator[Activity]:
        return self._iterate(
            OPERATION, {"brand_id": brand_id, "card_id": card_id, "activity_state": activity_state, "limit": limit}
        )
