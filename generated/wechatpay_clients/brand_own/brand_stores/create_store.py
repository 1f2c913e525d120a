# Written by `make generate` from specs/brand_own/brand_stores/create_store.yaml: edit that file.
"""Create a store (创建品牌门店)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.brand_stores._models import StoreAddress, StoreBasics, StoreBusiness
from wechatpay_clients.brand_own.brand_stores._models import Store
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Store] = Operation(
    name="brand_own.brand_stores.create_store",
    method="POST",
    routes=(Route("/brand/store/brandstores"),),
    body=(
        Parameter("store_basics", ModelOf(StoreBasics)),
        Parameter("store_address", ModelOf(StoreAddress), is_required=True),
        Parameter("store_business", ModelOf(StoreBusiness)),
    ),
    scheme="brand",
    replies={200: Store},
    errors=(
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "The store already exists. A created store counts, whatever the state of its review.",
            "Check the data, or use the existing store, which `list_stores` returns.",
            is_outcome_open=True,
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
    docs=("https://pay.weixin.qq.com/doc/brand/4015782988",),
)


class _CreateStoreDocs:
    def create_store(self, *_: Any, **__: Any) -> Any:
        """Create a store (创建品牌门店).

        Creates a store of a brand and returns its `store_id`. The new store is in `CREATING`, with `audit_state`
        `PROCESSING`. The automatic review is expected to take 1 day, a manual one, if it is needed, 7 days. If the
        review approves the data, the store is `OPEN`; if it rejects the data, the store stays in `CREATING` until an
        update is approved. `query_store` has the result.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.brand_stores.create_store`, without `brand_id`.

        Args:
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
                400 ALREADY_EXISTS: The store already exists. A created store counts, whatever the state of its review.
                    Check the data, or use the existing store, which `list_stores` returns. The call may have taken
                    effect.
                400 PARAM_ERROR: `longitude` is invalid. Check the field against its description.
                400 PARAM_ERROR: `latitude` is invalid. Check the field against its description.
                400 PARAM_ERROR: `business_hours` is invalid. Check the field against its description.
                400 PARAM_ERROR: `branch_name` is invalid. Check the field against its description.
                400 PARAM_ERROR: `address_code` is invalid. Check the field against its description.
                400 PARAM_ERROR: `service_phone` is invalid. Check the field against its description.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page: https://pay.weixin.qq.com/doc/brand/4015782988
        """


class CreateStore(_CreateStoreDocs, Service):
    def create_store(
        self,
        *,
        store_basics: StoreBasics | Mapping[str, Any] | None = None,
        store_address: StoreAddress | Mapping[str, Any],
        store_business: StoreBusiness | Mapping[str, Any] | None = None,
    ) -> Store:
        return self._call(
            OPERATION, {"store_basics": store_basics, "store_address": store_address, "store_business": store_business}
        )


class AsyncCreateStore(_CreateStoreDocs, AsyncService):
    async def create_store(
        self,
        *,
        store_basics: StoreBasics | Mapping[str, Any] | None = None,
        store_address: StoreAddress | Mapping[str, Any],
        store_business: StoreBusiness | Mapping[str, Any] | None = None,
    ) -> Store:
        return await self._call(
            OPERATION, {"store_basics": store_basics, "store_address": store_address, "store_business": store_business}
        )
