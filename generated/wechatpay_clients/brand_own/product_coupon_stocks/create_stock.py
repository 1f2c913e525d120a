# Written by `make generate` from specs/brand_own/product_coupon_stocks/create_stock.yaml: edit that file.
"""Add a stock (添加商品券批次)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupon_stocks._models import StockEntity
from wechatpay_clients.marketing._models import StockForCreate
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockEntity] = Operation(
    name="brand_own.product_coupon_stocks.create_stock",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks"),),
    parameters=(Parameter("product_coupon_id", STRING, is_required=True),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("stock", ModelOf(StockForCreate), is_required=True),
    ),
    numbers=("product_coupon_id",),
    repeat=Repeat(by=("out_request_no",)),
    scheme="brand",
    replies={200: StockEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule.",
            "Check the rules of each field and of their combinations.",
        ),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "A stock with this `out_request_no` exists, for example because an earlier call succeeded without a reply.",
            "Look for it with `list_stocks`. Use a new `out_request_no` only for another stock.",
            is_outcome_open=True,
        ),
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


class _CreateStockDocs:
    def create_stock(self, *_: Any, **__: Any) -> Any:
        """Add a stock (添加商品券批次).

        Adds a stock to a product coupon that is used once and in state `EFFECTIVE`, for example to send it with other
        discounts, limits or dates. A coupon can have at most 200 effective stocks; expired and deactivated ones do not
        count. Add a bundle with `create_stock_bundle` if the coupon can be used several times.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.create_stock`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            out_request_no: 创建请求单号, 6 to 40 characters. Your number of the request, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            stock: 批次. The new stock.

        Returns:
            `StockEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                400 ALREADY_EXISTS: A stock with this `out_request_no` exists, for example because an earlier call
                    succeeded without a reply. Look for it with `list_stocks`. Use a new `out_request_no` only for
                    another stock. The call may have taken effect.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `product_coupon_id` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `out_request_no`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class CreateStock(_CreateStockDocs, Service):
    def create_stock(
        self, *, product_coupon_id: str, out_request_no: str, stock: StockForCreate | Mapping[str, Any]
    ) -> StockEntity:
        return self._call(
            OPERATION, {"product_coupon_id": product_coupon_id, "out_request_no": out_request_no, "stock": stock}
        )


class AsyncCreateStock(_CreateStockDocs, AsyncService):
    async def create_stock(
        self, *, product_coupon_id: str, out_request_no: str, stock: StockForCreate | Mapping[str, Any]
    ) -> StockEntity:
        return await self._call(
            OPERATION, {"product_coupon_id": product_coupon_id, "out_request_no": out_request_no, "stock": stock}
        )
