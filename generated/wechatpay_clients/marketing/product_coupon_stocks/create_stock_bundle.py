# Written by `make generate` from specs/marketing/product_coupon_stocks/create_stock_bundle.yaml: edit that file.
"""Add a bundle of stocks (添加商品券批次组)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing._models import StockBundleEntity, StockBundleForCreate
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StockBundleEntity] = Operation(
    name="marketing.product_coupon_stocks.create_stock_bundle",
    method="POST",
    routes=(Route("/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stock-bundles"),),
    parameters=(Parameter("product_coupon_id", STRING, is_required=True),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("stock_bundle", ModelOf(StockBundleForCreate), is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    repeat=Repeat(by=("out_request_no",)),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016280622",),
)


class _CreateStockBundleDocs:
    def create_stock_bundle(self, *_: Any, **__: Any) -> Any:
        """Add a bundle of stocks (添加商品券批次组).

        Adds a bundle to a product coupon that can be used several times, and creates a stock for each use. The validity
        is the same for all stocks of the bundle.

        Args:
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            out_request_no: 创建请求单号, 6 to 40 characters. Your number of the request, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            stock_bundle: 批次组. The new bundle.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `StockBundleEntity` with `stock_bundle_id` and `stock_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
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
        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-20: https://pay.weixin.qq.com/doc/v3/partner/4016280622
        """


class CreateStockBundle(_CreateStockBundleDocs, Service):
    def create_stock_bundle(
        self,
        *,
        product_coupon_id: str,
        out_request_no: str,
        stock_bundle: StockBundleForCreate | Mapping[str, Any],
        brand_id: str,
    ) -> StockBundleEntity:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "out_request_no": out_request_no,
                "stock_bundle": stock_bundle,
                "brand_id": brand_id,
            },
        )


class AsyncCreateStockBundle(_CreateStockBundleDocs, AsyncService):
    async def create_stock_bundle(
        self,
        *,
        product_coupon_id: str,
        out_request_no: str,
        stock_bundle: StockBundleForCreate | Mapping[str, Any],
        brand_id: str,
    ) -> StockBundleEntity:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "out_request_no": out_request_no,
                "stock_bundle": stock_bundle,
                "brand_id": brand_id,
            },
        )
