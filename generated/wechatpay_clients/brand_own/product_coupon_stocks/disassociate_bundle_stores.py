# Written by `make generate` from specs/brand_own/product_coupon_stocks/disassociate_bundle_stores.yaml: edit that file.
"""Disassociate stores from a bundle of stocks (批次组批量取消关联门店)."""

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
    name="brand_own.product_coupon_stocks.disassociate_bundle_stores",
    method="POST",
    routes=(
        Route(
            "/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stock-bundles/{stock_bundle_id}/disassociate-stores"
        ),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_bundle_id", STRING, is_required=True),
    ),
    body=(Parameter("store_list", ListOf(ModelOf(StoreInfo)), is_required=True),),
    repeat=Repeat(by=("stock_bundle_id",)),
    scheme="brand",
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
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _DisassociateBundleStoresDocs:
    def disassociate_bundle_stores(self, *_: Any, **__: Any) -> Any:
        """Disassociate stores from a bundle of stocks (批次组批量取消关联门店).

        Removes stores from those in which the coupons of all stocks of a bundle can be used. The stocks must be valid,
        with the `store_scope` `SPECIFIC`. Check `failed_store_list`: the call succeeds even if single stores fail.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.disassociate_bundle_stores`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_bundle_id: 批次组ID, from `brand_own.product_coupon_stocks.create_stock_bundle.stock_bundle_id`. ID of
                the bundle, assigned by WeChat Pay. Must belong to this product coupon.
            store_list: 门店列表, at most 200 items. Stores of the brand to remove.

        Returns:
            `StoreAssociationResult` with `total_count`, `success_store_list` and `failed_store_list`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The stock has expired. Check that the stock is still valid.
                400 INVALID_REQUEST: The `store_scope` of the stock is not `SPECIFIC`. Call this only for stocks whose
                    `store_scope` is `SPECIFIC`.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `stock_bundle_id`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class DisassociateBundleStores(_DisassociateBundleStoresDocs, Service):
    def disassociate_bundle_stores(
        self, *, product_coupon_id: str, stock_bundle_id: str, store_list: Sequence[StoreInfo | Mapping[str, Any]]
    ) -> StoreAssociationResult:
        return self._call(
            OPERATION,
            {"product_coupon_id": product_coupon_id, "stock_bundle_id": stock_bundle_id, "store_list": store_list},
        )


class AsyncDisassociateBundleStores(_DisassociateBundleStoresDocs, AsyncService):
    async def disassociate_bundle_stores(
        self, *, product_coupon_id: str, stock_bundle_id: str, store_list: Sequence[StoreInfo | Mapping[str, Any]]
    ) -> StoreAssociationResult:
        return await self._call(
            OPERATION,
            {"product_coupon_id": product_coupon_id, "stock_bundle_id": stock_bundle_id, "store_list": store_list},
        )
