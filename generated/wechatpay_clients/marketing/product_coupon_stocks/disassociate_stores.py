# Written by `make generate` from specs/marketing/product_coupon_stocks/disassociate_stores.yaml: edit that file.
"""Disassociate stores from a stock (批次取消关联门店)."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._models import StoreInfo
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.product_coupon_stocks._models import StoreAssociationResult
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StoreAssociationResult] = Operation(
    name="marketing.product_coupon_stocks.disassociate_stores",
    method="POST",
    routes=(
        Route(
            "/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/disassociate-stores"
        ),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
    ),
    body=(
        Parameter("store_list", ListOf(ModelOf(StoreInfo)), is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    repeat=Repeat(by=("stock_id",)),
    replies={200: StoreAssociationResult},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The stock has expired.", "Check that the stock is still valid."),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015781537",),
)


class _DisassociateStoresDocs:
    def disassociate_stores(self, *_: Any, **__: Any) -> Any:
        """Disassociate stores from a stock (批次取消关联门店).

        Removes stores from those in which the coupons of a stock can be used. The stock must be valid, with the
        `store_scope` `SPECIFIC`. Check `failed_store_list`: the call succeeds even if single stores fail. Use
        `disassociate_bundle_stores` for stocks of a bundle.

        Args:
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `marketing.product_coupon_stocks.create_stock.stock_id`. Stock ID, assigned by WeChat
                Pay. Must belong to this product coupon.
            store_list: 门店列表, at most 200 items. Stores of the brand to remove.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `StoreAssociationResult` with `total_count`, `success_store_list` and `failed_store_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The stock has expired. Check that the stock is still valid.
                400 INVALID_REQUEST: The `store_scope` of the stock is not `SPECIFIC`. Call this only for stocks whose
                    `store_scope` is `SPECIFIC`.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `stock_id`.
        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-10-21: https://pay.weixin.qq.com/doc/v3/partner/4015781537
        """


class DisassociateStores(_DisassociateStoresDocs, Service):
    def disassociate_stores(
        self,
        *,
        product_coupon_id: str,
        stock_id: str,
        store_list: Sequence[StoreInfo | Mapping[str, Any]],
        brand_id: str,
    ) -> StoreAssociationResult:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "store_list": store_list,
                "brand_id": brand_id,
            },
        )


class AsyncDisassociateStores(_DisassociateStoresDocs, AsyncService):
    async def disassociate_stores(
        self,
        *,
        product_coupon_id: str,
        stock_id: str,
        store_list: Sequence[StoreInfo | Mapping[str, Any]],
        brand_id: str,
    ) -> StoreAssociationResult:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "store_list": store_list,
                "brand_id": brand_id,
            },
        )
