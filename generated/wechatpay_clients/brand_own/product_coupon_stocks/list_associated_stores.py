# Written by `make generate` from specs/brand_own/product_coupon_stocks/list_associated_stores.yaml: edit that file.
"""List the stores of a coupon stock (查询批次关联门店列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._models import StoreInfo
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListAssociatedStoresResponse"]


@model
class ListAssociatedStoresResponse(Model):
    """Reply of `list_associated_stores`."""

    total_count: int | None = field(INTEGER, default=None)
    """总个数. Number of stores across all pages. Returned only on the first page."""
    store_list: list[StoreInfo] | None = field(ListOf(ModelOf(StoreInfo)), default=None)
    """Stores on this page (门店列表)."""
    next_page_token: str | None = field(STRING, default=None)
    """下一页Token, at most 100 characters. The `page_token` for the next page. Not returned on the last page."""


OPERATION: Operation[ListAssociatedStoresResponse] = Operation(
    name="brand_own.product_coupon_stocks.list_associated_stores",
    method="GET",
    routes=(
        Route(
            "/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/associated-stores",
            query=("page_size", "page_token"),
        ),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
        Parameter("page_size", INTEGER),
        Parameter("page_token", STRING),
    ),
    pages=Pages(
        next="page_token",
        items="store_list",
        token="next_page_token",
        size="page_size",
        total="total_count",
    ),
    scheme="brand",
    replies={200: ListAssociatedStoresResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The stock has expired.", "Check the validity period of the stock."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The `store_scope` of the stock is not `SPECIFIC`.",
            "Call this only for stocks whose `store_scope` is `SPECIFIC`.",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The product coupon does not exist.",
            "Check `product_coupon_id`, and check that it belongs to this brand.",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The stock does not exist.",
            "Check `stock_id`, and check that it belongs to this product coupon.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015736379",),
)


class _ListAssociatedStoresDocs:
    def list_associated_stores(self, *_: Any, **__: Any) -> Any:
        """List the stores of a coupon stock (查询批次关联门店列表).

        Lists the stores where the coupons of a stock can be used. Call it only for stocks that are still valid and
        whose `store_scope` is `SPECIFIC`.

        Args:
            product_coupon_id: 商品券ID. Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID. Stock ID, assigned by WeChat Pay. Must belong to this product coupon.
            page_size: 分页大小, 1 to 200. Maximum number of stores to return. Defaults to `20`.
            page_token: 分页Token. The `next_page_token` of the previous page. Omit it for the first page.

        Returns:
            `ListAssociatedStoresResponse` with `total_count`, `store_list` and `next_page_token`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The stock has expired. Check the validity period of the stock.
                400 INVALID_REQUEST: The `store_scope` of the stock is not `SPECIFIC`. Call this only for stocks whose
                    `store_scope` is `SPECIFIC`.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and check that it belongs
                    to this brand.
                404 NOT_FOUND: The stock does not exist. Check `stock_id`, and check that it belongs to this product
                    coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `store_list` contains the items of one page and `page_token` selects the page.
        `iter_associated_stores` iterates over the items of all pages.
        Signed as a brand, with the brand's own key and number.
        Rate limit: 20 requests a second for each brand.

        Available to: brand (品牌商户).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/brand/4015736379
        Not compared with this page: reply, errors.
        """

    def iter_associated_stores(self, *_: Any, **__: Any) -> Any:
        """List the stores of a coupon stock (查询批次关联门店列表), one item at a time.

        Calls `list_associated_stores` once per page, when the first item of the page is needed.

        Args:
            product_coupon_id: 商品券ID. Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID. Stock ID, assigned by WeChat Pay. Must belong to this product coupon.
            page_size: 分页大小, 1 to 200. Maximum number of stores to return. Defaults to `20`.

        Returns:
            An iterator over the items of all pages, each a `StoreInfo`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/brand/4015736379
        """


class ListAssociatedStores(_ListAssociatedStoresDocs, Service):
    def list_associated_stores(
        self, *, product_coupon_id: str, stock_id: str, page_size: int | None = None, page_token: str | None = None
    ) -> ListAssociatedStoresResponse:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "page_size": page_size,
                "page_token": page_token,
            },
        )

    def iter_associated_stores(
        self, *, product_coupon_id: str, stock_id: str, page_size: int | None = None
    ) -> Iterator[StoreInfo]:
        return self._iterate(
            OPERATION, {"product_coupon_id": product_coupon_id, "stock_id": stock_id, "page_size": page_size}
        )


class AsyncListAssociatedStores(_ListAssociatedStoresDocs, AsyncService):
    async def list_associated_stores(
        self, *, product_coupon_id: str, stock_id: str, page_size: int | None = None, page_token: str | None = None
    ) -> ListAssociatedStoresResponse:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "page_size": page_size,
                "page_token": page_token,
            },
        )

    def iter_associated_stores(
        self, *, product_coupon_id: str, stock_id: str, page_size: int | None = None
    ) -> AsyncIterator[StoreInfo]:
        return self._iterate(
            OPERATION, {"product_coupon_id": product_coupon_id, "stock_id": stock_id, "page_size": page_size}
        )
