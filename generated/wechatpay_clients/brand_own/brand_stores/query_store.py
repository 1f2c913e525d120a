# Written by `make generate` from specs/brand_own/brand_stores/query_store.yaml: edit that file.
"""Query a store (查询品牌门店)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.brand_stores._models import Store
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Store] = Operation(
    name="brand_own.brand_stores.query_store",
    method="GET",
    routes=(Route("/brand/store/brandstores/{store_id}"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    numbers=("store_id",),
    wait=Polling(
        noun="review of the store",
        field="audit_state",
        final=("SUCCESS", "REJECTED"),
        intervals=(3600,),
    ),
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
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015783027",),
)


class _QueryStoreDocs:
    def query_store(self, *_: Any, **__: Any) -> Any:
        """Query a store (查询品牌门店).

        Returns a store with its state, the state of its review and its merchant numbers. Data of an update is returned
        only after the review approved it.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.brand_stores.query_store`, without `brand_id`.

        Args:
            store_id: 品牌门店ID, from `brand_own.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay
                when the store is created. It identifies the store.

        Returns:
            `Store`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 NOT_FOUND: The store does not exist. Check `store_id`, and check that the store belongs to this
                    brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `store_id` in the reply differs from the request. The reply belongs to another request.

        `wait_until_reviewed` polls until the review of the store reaches a final state.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page, 2025-08-04: https://pay.weixin.qq.com/doc/brand/4015783027
        """

    def wait_until_reviewed(self, *_: Any, **__: Any) -> Any:
        """Poll until the review of the store reaches a final state (查询品牌门店).

        Calls `query_store` immediately, then at intervals of 1 hour. The last interval repeats.

        An automatic review is expected to end within 1 day, a manual one within 7 days. A final state does not mean
        that the data was approved; check `audit_state`.

        Args:
            store_id: 品牌门店ID, from `brand_own.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay
                when the store is created. It identifies the store.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Store` whose `audit_state` is `SUCCESS` or `REJECTED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_store`, for example `NotFound`. A temporary failure does not end the
                wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4016628135
        """


class QueryStore(_QueryStoreDocs, Service):
    def query_store(self, *, store_id: str) -> Store:
        return self._call(OPERATION, {"store_id": store_id})

    def wait_until_reviewed(self, *, store_id: str, timeout: float) -> Store:
        return self._wait(OPERATION, {"store_id": store_id}, timeout)


class AsyncQueryStore(_QueryStoreDocs, AsyncService):
    async def query_store(self, *, store_id: str) -> Store:
        return await self._call(OPERATION, {"store_id": store_id})

    async def wait_until_reviewed(self, *, store_id: str, timeout: float) -> Store:
        return await self._wait(OPERATION, {"store_id": store_id}, timeout)
