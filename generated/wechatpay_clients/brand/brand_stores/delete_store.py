# Written by `make generate` from specs/brand/brand_stores/delete_store.yaml: edit that file.
"""Delete a store (删除品牌门店)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="brand.brand_stores.delete_store",
    method="DELETE",
    routes=(Route("/v3/brand/partner/store/brandstores/{store_id}"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    body=(Parameter("brand_id", STRING, is_required=True),),
    replies={204: None},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015783113",),
)


class _DeleteStoreDocs:
    def delete_store(self, *_: Any, **__: Any) -> Any:
        """Delete a store (删除品牌门店).

        Deletes a store of the brand, for example because it closed for good. A deleted store cannot be restored.

        Args:
            store_id: 品牌门店ID, from `brand.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay when
                the store is created. It identifies the store.
            brand_id: 品牌ID. Brand ID, assigned when the merchant became a brand of WeChat Pay.

        Returns:
            `None`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 NOT_FOUND: The store does not exist. Check `store_id`, and check that the store belongs to this
                    brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 900 calls a minute for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-12-02: https://pay.weixin.qq.com/doc/v3/partner/4015783113
        """


class DeleteStore(_DeleteStoreDocs, Service):
    def delete_store(self, *, store_id: str, brand_id: str) -> None:
        return self._call(OPERATION, {"store_id": store_id, "brand_id": brand_id})


class AsyncDeleteStore(_DeleteStoreDocs, AsyncService):
    async def delete_store(self, *, store_id: str, brand_id: str) -> None:
        return await self._call(OPERATION, {"store_id": store_id, "brand_id": brand_id})
