# Written by `make generate` from specs/brand/brand_stores/resume_store.yaml: edit that file.
"""Reopen a store (恢复门店营业)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.brand_stores._models import StoreStateChange
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[StoreStateChange] = Operation(
    name="brand.brand_stores.resume_store",
    method="POST",
    routes=(Route("/v3/brand/partner/store/brandstores/{store_id}/resume"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    body=(Parameter("brand_id", STRING, is_required=True),),
    numbers=("store_id", "brand_id"),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016756672",),
)


class _ResumeStoreDocs:
    def resume_store(self, *_: Any, **__: Any) -> Any:
        """Reopen a store (恢复门店营业).

        Changes the state of a store from `CLOSED` to `OPEN`. Users see the store again.

        Args:
            store_id: 品牌门店ID, from `brand.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay when
                the store is created. It identifies the store.
            brand_id: 品牌ID. Brand ID, assigned when the merchant became a brand of WeChat Pay.

        Returns:
            `StoreStateChange` with `brand_id`, `store_id` and `store_state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 NOT_FOUND: The store does not exist. Check `store_id`, and check that the store belongs to this
                    brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `store_id` or `brand_id` in the reply differs from the request. The reply belongs to
                another request.

        Rate limit: 900 calls a minute for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-12-16: https://pay.weixin.qq.com/doc/v3/partner/4016756672
        """


class ResumeStore(_ResumeStoreDocs, Service):
    def resume_store(self, *, store_id: str, brand_id: str) -> StoreStateChange:
        return self._call(OPERATION, {"store_id": store_id, "brand_id": brand_id})


class AsyncResumeStore(_ResumeStoreDocs, AsyncService):
    async def resume_store(self, *, store_id: str, brand_id: str) -> StoreStateChange:
        return await self._call(OPERATION, {"store_id": store_id, "brand_id": brand_id})
