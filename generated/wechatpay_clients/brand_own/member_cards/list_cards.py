# Written by `make generate` from specs/brand_own/member_cards/list_cards.yaml: edit that file.
"""List card templates (查询会员卡模板列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_cards._models import CardState
from wechatpay_clients.brand_own.member_cards._models import Card
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListCardsResponse"]


@model
class ListCardsResponse(Model):
    """Reply of `list_cards`."""

    data: list[Card] | None = field(ListOf(ModelOf(Card)), default=None)
    """Card templates on this page (会员卡模板列表)."""
    total_count: int = field(INTEGER)
    """Number of matching records across all pages (总数量)."""
    offset: int = field(INTEGER)
    """Number of records before this page, from 0: 10 if it starts with the 11th, as requested (分页开始位置)."""
    limit: int = field(INTEGER)
    """Page size, as requested: 1 to 20 (分页大小)."""


OPERATION: Operation[ListCardsResponse] = Operation(
    name="brand_own.member_cards.list_cards",
    method="GET",
    routes=(Route("/brand/card-member/cards", query=("state", "offset", "limit")),),
    parameters=(
        Parameter("state", OpenEnum(CardState)),
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
    scheme="brand",
    replies={200: ListCardsResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015582712",),
)


class _ListCardsDocs:
    def list_cards(self, *_: Any, **__: Any) -> Any:
        """List card templates (查询会员卡模板列表).

        Lists the card templates of a brand, optionally only those in one state.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.member_cards.list_cards`, without `brand_id`.

        Args:
            state: 状态. State of the card template.
            offset: 分页开始位置, at least 0. Number of records to skip, from 0: 10 starts with the 11th record.
            limit: 分页大小, 1 to 20. Page size.

        Returns:
            `ListCardsResponse` with `data`, `total_count`, `offset` and `limit`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_cards` iterates over the
        items of all pages.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page, 2025-08-01: https://pay.weixin.qq.com/doc/brand/4015582712
        """

    def iter_cards(self, *_: Any, **__: Any) -> Any:
        """List card templates (查询会员卡模板列表), one item at a time.

        Calls `list_cards` once per page, when the first item of the page is needed.

        Args:
            state: 状态. State of the card template.
            limit: 分页大小, 1 to 20. Page size.

        Returns:
            An iterator over the items of all pages, each a `Card`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/brand/4015582712
        """


class ListCards(_ListCardsDocs, Service):
    def list_cards(self, *, state: CardState | str | None = None, offset: int, limit: int) -> ListCardsResponse:
        return self._call(OPERATION, {"state": state, "offset": offset, "limit": limit})

    def iter_cards(self, *, state: CardState | str | None = None, limit: int) -> Iterator[Card]:
        return self._iterate(OPERATION, {"state": state, "limit": limit})


class AsyncListCards(_ListCardsDocs, AsyncService):
    async def list_cards(self, *, state: CardState | str | None = None, offset: int, limit: int) -> ListCardsResponse:
        return await self._call(OPERATION, {"state": state, "offset": offset, "limit": limit})

    def iter_cards(self, *, state: CardState | str | None = None, limit: int) -> AsyncIterator[Card]:
        return self._iterate(OPERATION, {"state": state, "limit": limit})
