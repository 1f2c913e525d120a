# Written by `make generate` from specs/brand_own/product_coupon_stocks/deactivate_stock.yaml: edit that file.
"""Deactivate a stock (失效商品券批次)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupon_stocks._models import StockEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockEntity] = Operation(
    name="brand_own.product_coupon_stocks.deactivate_stock",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/deactivate"),),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
    ),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("deactivate_reason", STRING, is_required=True),
    ),
    numbers=("product_coupon_id", "stock_id"),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="brand_own.product_coupon_stocks.query_stock",
        settled_with={"product_coupon_id": "product_coupon_id", "stock_id": "stock_id"},
    ),
    scheme="brand",
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
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _DeactivateStockDocs:
    def deactivate_stock(self, *_: Any, **__: Any) -> Any:
        """Deactivate a stock (失效商品券批次).

        Deactivates a stock for good. It must be in state `SENDING` or `PAUSED`. No user gets its coupons any more;
        coupons that users already have stay valid. The product coupon and its other stocks stay as they are. Stocks of
        a bundle are deactivated together with their product coupon.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.deactivate_stock`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `brand_own.product_coupon_stocks.create_stock.stock_id`. Stock ID, assigned by WeChat
                Pay. Must belong to this product coupon.
            out_request_no: 失效请求单号, 6 to 40 characters. Your number of the deactivation, unique in the brand's
                system: digits, ASCII letters, `_` and `-`. Same value on retries.
            deactivate_reason: 失效原因, at most 150 characters. Why you deactivate the stock. Queries return it.

        Returns:
            `StockEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `product_coupon_id` or `stock_id` in the reply differs from the request. The reply
                belongs to another request.

        Safe to retry with the same `out_request_no`. `brand_own.product_coupon_stocks.query_stock` returns the outcome.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class DeactivateStock(_DeactivateStockDocs, Service):
    def deactivate_stock(
        self, *, product_coupon_id: str, stock_id: str, out_request_no: str, deactivate_reason: str
    ) -> StockEntity:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "deactivate_reason": deactivate_reason,
            },
        )


class AsyncDeactivateStock(_DeactivateStockDocs, AsyncService):
    async def deactivate_stock(
        self, *, product_coupon_id: str, stock_id: str, out_request_no: str, deactivate_reason: str
    ) -> StockEntity:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "out_request_no": out_request_no,
                "deactivate_reason": deactivate_reason,
            },
        )
