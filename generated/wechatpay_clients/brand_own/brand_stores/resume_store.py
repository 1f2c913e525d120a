# Written by `make generate` from specs/brand_own/brand_stores/resume_store.yaml: edit that file.
"""Reopen a store (恢复门店营业)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.brand_stores._models import StoreStateChange
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StoreStateChange] = Operation(
    name="brand_own.brand_stores.resume_store",
    method="POST",
    routes=(Route("/brand/store/brandstores/{store_id}/resume"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    numbers=("store_id",),
    scheme="brand",
    replies={200: StoreStateChange},
    errors=(
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        ErrorRow(403, "NO_AUTH", "The merchant may not call this operation.", "Check that the permission is enabled."),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The store does not exist.",
            "Check `store_id`, and check that the store belongs to this brand.",
        ),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4016756643",),
)


class _ResumeStoreDocs:
    def resume_store(self, *_: Any, **__: Any) -> Any:
        """Reopen a store (恢复门店营业).

        Changes the state of a store from `CLOSED` to `OPEN`. Users see the store again.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.brand_stores.resume_store`, without `brand_id`.

        Args:
            store_id: 品牌门店ID, from `brand_own.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay
                when the store is created. It identifies the store.

        Returns:
            `StoreStateChange` with `store_id` and `store_state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 NOT_FOUND: The store does not exist. Check `store_id`, and check that the store belongs to this
                    brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `store_id` in the reply differs from the request. The reply belongs to another request.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page, 2025-12-08: https://pay.weixin.qq.com/doc/brand/4016756643
        """


class ResumeStore(_ResumeStoreDocs, Service):
    def resume_store(self, *, store_id: str) -> StoreStateChange:
        return self._call(OPERATION, {"store_id": store_id})


class AsyncResumeStore(_ResumeStoreDocs, AsyncService):
    async def resume_store(self, *, store_id: str) -> StoreStateChange:
        return await self._call(OPERATION, {"store_id": store_id})
