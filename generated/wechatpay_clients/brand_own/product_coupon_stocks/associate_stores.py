# Written by `make generate` from specs/brand_own/product_coupon_stocks/associate_stores.yaml: edit that file.
"""Associate stores with a stock (批次关联门店)."""

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
    name="brand_own.product_coupon_stocks.associate_stores",
    method="POST",
    routes=(
        Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/stocks/{stock_id}/associate-stores"),
    ),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
    ),
    body=(Parameter("store_list", ListOf(ModelOf(StoreInfo)), is_required=True),),
    repeat=Repeat(by=("stock_id",)),
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


class _AssociateStoresDocs:
    def associate_stores(self, *_: Any, **__: Any) -> Any:
        """Associate stores with a stock (批次关联门店).

        Adds stores to those in which the coupons of a stock can be used. The stock must be valid, with the
        `store_scope` `SPECIFIC`, and stores that were associated before stay so. Check `failed_store_list`: the call
        succeeds even if single stores fail. Users see only stores that are in effect. Use `associate_bundle_stores` for
        stocks of a bundle.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupon_stocks.associate_stores`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `brand_own.product_coupon_stocks.create_stock.stock_id`. Stock ID, assigned by WeChat
                Pay. Must belong to this product coupon.
            store_list: 门店列表, at most 200 items. Stores of the brand to add.

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

        Safe to retry with the same `stock_id`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class AssociateStores(_AssociateStoresDocs, Service):
    def associate_stores(
        self, *, product_coupon_id: str, stock_id: str, store_list: Sequence[StoreInfo | Mapping[str, Any]]
    ) -> StoreAssociationResult:
        return self._call(
            OPERATION, {"product_coupon_id": product_coupon_id, "stock_id": stock_id, "store_list": store_list}
        )


class AsyncAssociateStores(_AssociateStoresDocs, AsyncService):
    async def associate_stores(
        self, *, product_coupon_id: str, stock_id: str, store_list: Sequence[StoreInfo | Mapping[str, Any]]
    ) -> StoreAssociationResult:
        return await self._call(
            OPERATION, {"product_coupon_id": product_coupon_id, "stock_id": stock_id, "store_list": store_list}
        )
