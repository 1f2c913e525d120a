# Written by `make generate` from specs/brand_own/brand_stores/list_stores.yaml: edit that file.
"""List the stores of a brand (查询品牌门店列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.brand_stores._models import StoreState
from wechatpay_clients.brand_own.brand_stores._models import Store
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListStoresResponse"]


@model
class ListStoresResponse(Model):
    """Reply of `list_stores`."""

    data: list[Store] | None = field(ListOf(ModelOf(Store)), default=None)
    """Stores on this page (品牌门店列表)."""
    offset: int | None = field(INTEGER, default=None)
    """分页起始位置. Number of stores before this page, as requested. Defaults to 0."""
    limit: int | None = field(INTEGER, default=None)
    """Number of stores per page, as requested (分页条数)."""
    total_count: int | None = field(INTEGER, default=None)
    """Number of matching stores across all pages (门店总数)."""


OPERATION: Operation[ListStoresResponse] = Operation(
    name="brand_own.brand_stores.list_stores",
    method="GET",
    routes=(Route("/brand/store/brandstores", query=("store_state", "offset", "limit")),),
    parameters=(
        Parameter("store_state", OpenEnum(StoreState)),
        Parameter("offset", INTEGER),
        Parameter("limit", INTEGER),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="items",
        size="limit",
        total="total_count",
    ),
    scheme="brand",
    replies={200: ListStoresResponse},
    errors=(
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4016756646",),
)


class _ListStoresDocs:
    def list_stores(self, *_: Any, **__: Any) -> Any:
        """List the stores of a brand (查询品牌门店列表).

        Returns the stores of a brand page by page, either all or those in one state.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.brand_stores.list_stores`, without `brand_id`.

        Args:
            store_state: 门店状态. Returns only stores in this state. Defaults to all stores.
            offset: 分页起始位置, at least 0. Number of stores to skip. Defaults to `0`.
            limit: 分页条数, 1 to 200. Maximum number of stores to return. Defaults to `20`.

        Returns:
            `ListStoresResponse` with `data`, `offset`, `limit` and `total_count`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_stores` iterates over the
        items of all pages.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page: https://pay.weixin.qq.com/doc/brand/4016756646
        """

    def iter_stores(self, *_: Any, **__: Any) -> Any:
        """List the stores of a brand (查询品牌门店列表), one item at a time.

        Calls `list_stores` once per page, when the first item of the page is needed.

        Args:
            store_state: 门店状态. Returns only stores in this state. Defaults to all stores.
            limit: 分页条数, 1 to 200. Maximum number of stores to return. Defaults to `20`.

        Returns:
            An iterator over the items of all pages, each a `Store`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/brand/4016756646
        """


class ListStores(_ListStoresDocs, Service):
    def list_stores(
        self, *, store_state: StoreState | str | None = None, offset: int | None = None, limit: int | None = None
    ) -> ListStoresResponse:
        return self._call(OPERATION, {"store_state": store_state, "offset": offset, "limit": limit})

    def iter_stores(self, *, store_state: StoreState | str | None = None, limit: int | None = None) -> Iterator[Store]:
        return self._iterate(OPERATION, {"store_state": store_state, "limit": limit})


class AsyncListStores(_ListStoresDocs, AsyncService):
    async def list_stores(
        self, *, store_state: StoreState | str | None = None, offset: int | None = None, limit: int | None = None
    ) -> ListStoresResponse:
        return await self._call(OPERATION, {"store_state": store_state, "offset": offset, "limit": limit})

    def iter_stores(
        self, *, store_state: StoreState | str | None = None, limit: int | None = None
    ) -> AsyncIterator[Store]:
        return self._iterate(OPERATION, {"store_state": store_state, "limit": limit})
