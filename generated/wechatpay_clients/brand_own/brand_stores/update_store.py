# Written by `make generate` from specs/brand_own/brand_stores/update_store.yaml: edit that file.
"""Update a store (更新品牌门店)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.brand_stores._models import StoreAddress, StoreBasics, StoreBusiness
from wechatpay_clients.brand_own.brand_stores._models import Store
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Store] = Operation(
    name="brand_own.brand_stores.update_store",
    method="PATCH",
    routes=(Route("/brand/store/brandstores/{store_id}"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    body=(
        Parameter("store_basics", ModelOf(StoreBasics)),
        Parameter("store_address", ModelOf(StoreAddress)),
        Parameter("store_business", ModelOf(StoreBusiness)),
    ),
    numbers=("store_id",),
    scheme="brand",
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
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015783036",),
)


class _UpdateStoreDocs:
    def update_store(self, *_: Any, **__: Any) -> Any:
        """Update a store (更新品牌门店).

        Changes the data of a store. The new data is reviewed and replaces the old data only after the review approved
        it. Until then and after a rejection, `store_state` and the old data stay the same.

        An update of review-free fields only (`store_reference_id`, `service_phone` and `business_hours`) takes effect
        at once. While a new store is still under review, they also wait for the end of the review.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.brand_stores.update_store`, without `brand_id`.

        Args:
            store_id: 品牌门店ID, from `brand_own.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay
                when the store is created. It identifies the store.
            store_basics: 门店基础信息. Number and name of the store.
            store_address: 门店地址信息. Address and coordinates of the store.
            store_business: 门店经营信息. Phone numbers and opening hours of the store.

        Returns:
            `Store`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
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
            NumberMismatch: The `store_id` in the reply differs from the request. The reply belongs to another request.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page, 2025-08-04: https://pay.weixin.qq.com/doc/brand/4015783036
        """


class UpdateStore(_UpdateStoreDocs, Service):
    def update_store(
        self,
        *,
        store_id: str,
        store_basics: StoreBasics | Mapping[str, Any] | None = None,
        store_address: StoreAddress | Mapping[str, Any] | None = None,
        store_business: StoreBusiness | Mapping[str, Any] | None = None,
    ) -> Store:
        return self._call(
            OPERATION,
            {
                "store_id": store_id,
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
        store_basics: StoreBasics | Mapping[str, Any] | None = None,
        store_address: StoreAddress | Mapping[str, Any] | None = None,
        store_business: StoreBusiness | Mapping[str, Any] | None = None,
    ) -> Store:
        return await self._call(
            OPERATION,
            {
                "store_id": store_id,
                "store_basics": store_basics,
                "store_address": store_address,
                "store_business": store_business,
            },
        )
