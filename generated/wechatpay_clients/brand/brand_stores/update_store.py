# Written by `make generate` from specs/brand/brand_stores/update_store.yaml: edit that file.
"""Update a store (更新品牌门店)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.brand_stores._models import Store, StoreAddress, StoreBasics, StoreBusiness
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Store] = Operation(
    name="brand.brand_stores.update_store",
    method="PATCH",
    routes=(Route("/v3/brand/partner/store/brandstores/{store_id}"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("store_basics", ModelOf(StoreBasics)),
        Parameter("store_address", ModelOf(StoreAddress)),
        Parameter("store_business", ModelOf(StoreBusiness)),
    ),
    numbers=("store_id", "brand_id"),
    replies={200: Store},
    errors=(
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The store does not exist.",
            "Check `store_id`, and check that the store belongs to this brand.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The state of the store does not allow updates.",
            "Query the store, and update it once its state allows it.",
        ),
        ErrorRow(400, "PARAM_ERROR", "`longitude` is invalid.", "Check the field against its description."),
        ErrorRow(400, "PARAM_ERROR", "`latitude` is invalid.", "Check the field against its description."),
        ErrorRow(400, "PARAM_ERROR", "`business_hours` is invalid.", "Check the field against its description."),
        ErrorRow(400, "PARAM_ERROR", "`branch_name` is invalid.", "Check the field against its description."),
        ErrorRow(400, "PARAM_ERROR", "`address_code` is invalid.", "Check the field against its description."),
        ErrorRow(400, "PARAM_ERROR", "`service_phone` is invalid.", "Check the field against its description."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015783158",),
)


class _UpdateStoreDocs:
    def update_store(self, *_: Any, **__: Any) -> Any:
        """Update a store (更新品牌门店).

        Changes the data of a store. The new data is reviewed and replaces the old data only after the review approved
        it. Until then and after a rejection, `store_state` and the old data stay the same.

        An update of review-free fields only (`store_reference_id`, `service_phone` and `business_hours`) takes effect
        at once. While a new store is still under review, they also wait for the end of the review.

        Args:
            store_id: 品牌门店ID, from `brand.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay when
                the store is created. It identifies the store.
            brand_id: 品牌ID. Brand ID, assigned when the merchant became a brand of WeChat Pay.
            store_basics: 门店基础信息. Number and name of the store.
            store_address: 门店地址信息. Address and coordinates of the store.
            store_business: 门店经营信息. Phone numbers and opening hours of the store.

        Returns:
            `Store`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 NOT_FOUND: The store does not exist. Check `store_id`, and check that the store belongs to this
                    brand.
                400 PARAM_ERROR: The state of the store does not allow updates. Query the store, and update it once its
                    state allows it.
                400 PARAM_ERROR: `longitude` is invalid. Check the field against its description.
                400 PARAM_ERROR: `latitude` is invalid. Check the field against its description.
                400 PARAM_ERROR: `business_hours` is invalid. Check the field against its description.
                400 PARAM_ERROR: `branch_name` is invalid. Check the field against its description.
                400 PARAM_ERROR: `address_code` is invalid. Check the field against its description.
                400 PARAM_ERROR: `service_phone` is invalid. Check the field against its description.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `store_id` or `brand_id` in the reply differs from the request. The reply belongs to
                another request.

        Rate limit: 900 calls a minute for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-12-02: https://pay.weixin.qq.com/doc/v3/partner/4015783158
        """


class UpdateStore(_UpdateStoreDocs, Service):
    def update_store(
        self,
        *,
        store_id: str,
        brand_id: str,
        store_basics: StoreBasics | Mapping[str, Any] | None = None,
        store_address: StoreAddress | Mapping[str, Any] | None = None,
        store_business: StoreBusiness | Mapping[str, Any] | None = None,
    ) -> Store:
        return self._call(
            OPERATION,
            {
                "store_id": store_id,
                "brand_id": brand_id,
                "store_basics": store_basics,
                "store_address": store_address,
                "store_business": store_business,
            },
        )


class AsyncUpdateStore(_UpdateStoreDocs, AsyncService):
    async def update_store(
        self,
        *,
        store_id: str,
        brand_id: str,
        store_basics: StoreBasics | Mapping[str, Any] | None = None,
        store_address: StoreAddress | Mapping[str, Any] | None = None,
        store_business: StoreBusiness | Mapping[str, Any] | None = None,
    ) -> Store:
        return await self._call(
            OPERATION,
            {
                "store_id": store_id,
                "brand_id": brand_id,
                "store_basics": store_basics,
                "store_address": store_address,
                "store_business": store_business,
            },
        )
