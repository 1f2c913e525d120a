# Written by `make generate` from specs/brand_own/brand_stores/unbind_recipient.yaml: edit that file.
"""Unbind a merchant number from a store (解绑收款商户号)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "UnbindRecipientResponse"]


@model
class UnbindRecipientResponse(Model):
    """Reply of `unbind_recipient`."""

    failed_reason: str | None = field(STRING, default=None)
    """Why the merchant number was not unbound (解绑失败原因)."""


OPERATION: Operation[UnbindRecipientResponse] = Operation(
    name="brand_own.brand_stores.unbind_recipient",
    method="POST",
    routes=(Route("/brand/store/brandstores/{store_id}/unbindrecipient"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    body=(Parameter("mchid", STRING, is_required=True),),
    scheme="brand",
    replies={200: UnbindRecipientResponse},
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
    docs=("https://pay.weixin.qq.com/doc/brand/4015783007",),
)


class _UnbindRecipientDocs:
    def unbind_recipient(self, *_: Any, **__: Any) -> Any:
        """Unbind a merchant number from a store (解绑收款商户号).

        Unbinds a merchant number from a store, for which it can then no longer collect payments. If the reply has
        `failed_reason`, the merchant number was not unbound.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.brand_stores.unbind_recipient`, without `brand_id`.

        Args:
            store_id: 品牌门店ID, from `brand_own.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay
                when the store is created. It identifies the store.
            mchid: 门店收款商户号, at most 16 characters. Merchant number to unbind. Its `recipient_state` must be
                `CONFIRMED`.

        Returns:
            `UnbindRecipientResponse` with `failed_reason`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 NOT_FOUND: The store does not exist. Check `store_id`, and check that the store belongs to this
                    brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page: https://pay.weixin.qq.com/doc/brand/4015783007
        """


class UnbindRecipient(_UnbindRecipientDocs, Service):
    def unbind_recipient(self, *, store_id: str, mchid: str) -> UnbindRecipientResponse:
        return self._call(OPERATION, {"store_id": store_id, "mchid": mchid})


class AsyncUnbindRecipient(_UnbindRecipientDocs, AsyncService):
    async def unbind_recipient(self, *, store_id: str, mchid: str) -> UnbindRecipientResponse:
        return await self._call(OPERATION, {"store_id": store_id, "mchid": mchid})
