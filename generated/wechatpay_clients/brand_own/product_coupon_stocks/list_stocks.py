# Written by `make generate` from specs/brand_own/product_coupon_stocks/list_stocks.yaml: edit that file.
"""List stocks (查询商品券批次列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupon_stocks._models import StockEntity
from wechatpay_clients.marketing._models import StockState
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListStocksResponse"]


@model
class ListStocksResponse(Model):
    """Reply of `list_stocks`."""

    total_count: int | None = field(INTEGER, default=None)
    """总个数. Number of matching stocks across all pages. Returned only on the first page."""
    stock_list: list[StockEntity] | None = field(ListOf(ModelOf(StockEntity)), default=None)
    """Matching stocks on this page (批次列表)."""
    next_page_token: str | None = field(STRING, default=None)
    """下一页Token, at most 100 characters. The `page_token` for the next page. Not returned on the last page."""


OPERATION: Operation[ListStocksResponse] = Operation(
    name="brand_own.product_coupon_stocks.list_stocks",
    method="GET",
    routes=(
        Route(
            "/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks",
            query=("state", "page_size", "page_token", "stock_bundle_id"),
        ),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("state", OpenEnum(StockState)),
        Parameter("page_size", INTEGER),
        Parameter("page_token", STRING),
        Parameter("stock_bundle_id", STRING),
    ),
    pages=Pages(
        next="page_token",
        items="stock_list",
        token="next_page_token",
        size="page_size",
        total="total_count",
    ),
    scheme="brand",
    replies={200: ListStocksResponse},
    errors=(
        ErrorRow(
            404,
            "NOT_FOUND",
            "The product coupon does not exist.",
            "Check `product_coupon_id`, and that it belongs to this brand.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _ListStocksDocs:
    def list_stocks(self, *_: Any, **__: Any) -> Any:
        """List stocks (查询商品券批次列表).

        Lists the stocks of a product coupon, or those of one bundle.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.list_stocks`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            state: 批次状态. State of the stocks to return. Defaults to all states.
            page_size: 分页大小, at most 50. Maximum number of stocks to return. Defaults to `20`.
            page_token: 分页Token. The `next_page_token` of the previous page. Required for every page except the first.
            stock_bundle_id: 批次组ID, from `brand_own.product_coupon_stocks.create_stock_bundle.stock_bundle_id`. ID of
                the bundle whose stocks to return, assigned by WeChat Pay.

        Returns:
            `ListStocksResponse` with `total_count`, `stock_list` and `next_page_token`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `stock_list` contains the items of one page and `page_token` selects the page. `iter_stocks` iterates
        over the items of all pages.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """

    def iter_stocks(self, *_: Any, **__: Any) -> Any:
        """List stocks (查询商品券批次列表), one item at a time.

        Calls `list_stocks` once per page, when the first item of the page is needed.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            state: 批次状态. State of the stocks to return. Defaults to all states.
            page_size: 分页大小, at most 50. Maximum number of stocks to return. Defaults to `20`.
            stock_bundle_id: 批次组ID, from `brand_own.product_coupon_stocks.create_stock_bundle.stock_bundle_id`. ID of
                the bundle whose stocks to return, assigned by WeChat Pay.

        Returns:
            An iterator over the items of all pages, each a `StockEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official sample code: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class ListStocks(_ListStocksDocs, Service):
    def list_stocks(
        self,
        *,
        product_coupon_id: str,
        state: StockState | str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        stock_bundle_id: str | None = None,
    ) -> ListStocksResponse:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "state": state,
                "page_size": page_size,
                "page_token": page_token,
                "stock_bundle_id": stock_bundle_id,
            },
        )

    def iter_stocks(
        self,
        *,
        product_coupon_id: str,
        state: StockState | str | None = None,
        page_size: int | None = None,
        stock_bundle_id: str | None = None,
    ) -> Iterator[StockEntity]:
        return self._iterate(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "state": state,
                "page_size": page_size,
                "stock_bundle_id": stock_bundle_id,
            },
        )


class AsyncListStocks(_ListStocksDocs, AsyncService):
    async def list_stocks(
        self,
        *,
        product_coupon_id: str,
        state: StockState | str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        stock_bundle_id: str | None = None,
    ) -> ListStocksResponse:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "state": state,
                "page_size": page_size,
                "page_token": page_token,
                "stock_bundle_id": stock_bundle_id,
            },
        )

    def iter_stocks(
        self,
        *,
        product_coupon_id: str,
        state: StockState | str | None = None,
        page_size: int | None = None,
        stock_bundle_id: str | None = None,
    ) -> AsyncIterator[StockEntity]:
        return self._iterate(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "state": state,
                "page_size": page_size,
                "stock_bundle_id": stock_bundle_id,
            },
        )
