# Written by `make generate` from specs/brand_own/product_coupon_stocks/create_stock_bundle.yaml: edit that file.
"""Add a bundle of stocks (添加商品券批次组)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupon_stocks._models import StockBundleEntity
from wechatpay_clients.marketing._models import StockBundleForCreate
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockBundleEntity] = Operation(
    name="brand_own.product_coupon_stocks.create_stock_bundle",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stock-bundles"),),
    parameters=(Parameter("product_coupon_id", STRING, is_required=True),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("stock_bundle", ModelOf(StockBundleForCreate), is_required=True),
    ),
    repeat=Repeat(by=("out_request_no",)),
    scheme="brand",
    replies={200: StockBundleEntity},
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
            "A bundle with this `out_request_no` exists, for example because an earlier call succeeded without a reply.",
            "Look for it with `list_stocks`. Use a new `out_request_no` only for another bundle.",
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


class _CreateStockBundleDocs:
    def create_stock_bundle(self, *_: Any, **__: Any) -> Any:
        """Add a bundle of stocks (添加商品券批次组).

        Adds a bundle to a product coupon that can be used several times, and creates a stock for each use. The validity
        is the same for all stocks of the bundle.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.create_stock_bundle`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            out_request_no: 创建请求单号, 6 to 40 characters. Your number of the request, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            stock_bundle: 批次组. The new bundle.

        Returns:
            `StockBundleEntity` with `stock_bundle_id` and `stock_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                400 ALREADY_EXISTS: A bundle with this `out_request_no` exists, for example because an earlier call
                    succeeded without a reply. Look for it with `list_stocks`. Use a new `out_request_no` only for
                    another bundle. The call may have taken effect.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `out_request_no`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class CreateStockBundle(_CreateStockBundleDocs, Service):
    def create_stock_bundle(
        self, *, product_coupon_id: str, out_request_no: str, stock_bundle: StockBundleForCreate | Mapping[str, Any]
    ) -> StockBundleEntity:
        return self._call(
            OPERATION,
            {"product_coupon_id": product_coupon_id, "out_request_no": out_request_no, "stock_bundle": stock_bundle},
        )


class AsyncCreateStockBundle(_CreateStockBundleDocs, AsyncService):
    async def create_stock_bundle(
        self, *, product_coupon_id: str, out_request_no: str, stock_bundle: StockBundleForCreate | Mapping[str, Any]
    ) -> StockBundleEntity:
        return await self._call(
            OPERATION,
            {"product_coupon_id": product_coupon_id, "out_request_no": out_request_no, "stock_bundle": stock_bundle},
        )
