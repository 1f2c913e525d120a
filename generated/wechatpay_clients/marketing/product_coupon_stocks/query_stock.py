# Written by `make generate` from specs/marketing/product_coupon_stocks/query_stock.yaml: edit that file.
"""Query a stock (查询商品券指定批次)."""

from typing import Any

from wechatpay_clients._models import StockEntity
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockEntity] = Operation(
    name="marketing.product_coupon_stocks.query_stock",
    method="GET",
    routes=(
        Route(
            "/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}",
            query=("brand_id",),
        ),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("product_coupon_id", "stock_id", "brand_id"),
    replies={200: StockEntity},
    errors=(
        ErrorRow(
            404,
            "NOT_FOUND",
            "The product coupon does not exist.",
            "Check `product_coupon_id`, and that it belongs to this brand.",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The stock does not exist.",
            "Check the ID of the stock or bundle, and that it belongs to this product coupon.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016434649",),
)


class _QueryStockDocs:
    def query_stock(self, *_: Any, **__: Any) -> Any:
        """Query a stock (查询商品券指定批次).

        Returns a stock of a product coupon, also one in a bundle.

        Args:
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `marketing.product_coupon_stocks.create_stock.stock_id`. Stock ID, assigned by WeChat
                Pay. Must belong to this product coupon.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `StockEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `product_coupon_id`, `stock_id` or `brand_id` in the reply differs from the request. The
                reply belongs to another request.

        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4016434649
        """


class QueryStock(_QueryStockDocs, Service):
    def query_stock(self, *, product_coupon_id: str, stock_id: str, brand_id: str) -> StockEntity:
        return self._call(
            OPERATION, {"product_coupon_id": product_coupon_id, "stock_id": stock_id, "brand_id": brand_id}
        )


class AsyncQueryStock(_QueryStockDocs, AsyncService):
    async def query_stock(self, *, product_coupon_id: str, stock_id: str, brand_id: str) -> StockEntity:
        return await self._call(
            OPERATION, {"product_coupon_id": product_coupon_id, "stock_id": stock_id, "brand_id": brand_id}
        )
