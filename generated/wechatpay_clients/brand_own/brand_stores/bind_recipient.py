# Written by `make generate` from specs/brand_own/brand_stores/bind_recipient.yaml: edit that file.
"""Bind a merchant number to a store (绑定收款商户号)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.brand_stores._models import RecipientState
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "BindRecipientResponse"]


@model
class BindRecipientResponse(Model):
    """Reply of `bind_recipient`."""

    store_id: str | None = field(STRING, default=None)
    """品牌门店ID. Store ID, assigned by WeChat Pay when the store is created. It identifies the store."""
    mchid: str | None = field(STRING, default=None)
    """门店收款商户号, at most 16 characters. Merchant number that collects payments for the store. It is linked to the brand."""
    company_name: str | None = field(STRING, default=None)
    """Name of the company, sole trader or micro-merchant that collects the payments (门店收款主体, at most 256 characters)."""
    recipient_state: RecipientState | str | None = field(OpenEnum(RecipientState), default=None)
    """State of the binding of the merchant number (收款绑定状态)."""


OPERATION: Operation[BindRecipientResponse] = Operation(
    name="brand_own.brand_stores.bind_recipient",
    method="POST",
    routes=(Route("/brand/store/brandstores/{store_id}/bindrecipient"),),
    parameters=(Parameter("store_id", STRING, is_required=True),),
    body=(
        Parameter("mchid", STRING, is_required=True),
        Parameter("company_name", STRING, is_required=True),
    ),
    numbers=("store_id", "mchid"),
    scheme="brand",
    replies={200: BindRecipientResponse},
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
    docs=("https://pay.weixin.qq.com/doc/brand/4015782993",),
)


class _BindRecipientDocs:
    def bind_recipient(self, *_: Any, **__: Any) -> Any:
        """Bind a merchant number to a store (绑定收款商户号).

        Binds a merchant number to a store, for which it then collects payments. A store can have at most 3 merchant
        numbers. An administrator of the merchant number may have to confirm the binding; see `recipient_state`.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.brand_stores.bind_recipient`, without `brand_id`.

        Args:
            store_id: 品牌门店ID, from `brand_own.brand_stores.create_store.store_id`. Store ID, assigned by WeChat Pay
                when the store is created. It identifies the store.
            mchid: 门店收款商户号, at most 16 characters. Merchant number to bind. Must be linked to the brand. To link
                it, add it on the brand platform under 账号管理 > 收款商户号管理.
            company_name: 门店收款主体, at most 256 characters. Name of the company, sole trader or micro-merchant that
                collects the payments.

        Returns:
            `BindRecipientResponse` with `store_id`, `mchid`, `company_name` and `recipient_state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                403 NO_AUTH: The merchant may not call this operation. Check that the permission is enabled.
                404 NOT_FOUND: The store does not exist. Check `store_id`, and check that the store belongs to this
                    brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `store_id` or `mchid` in the reply differs from the request. The reply belongs to
                another request.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page, 2025-08-04: https://pay.weixin.qq.com/doc/brand/4015782993
        """


class BindRecipient(_BindRecipientDocs, Service):
    def bind_recipient(self, *, store_id: str, mchid: str, company_name: str) -> BindRecipientResponse:
        return self._call(OPERATION, {"store_id": store_id, "mchid": mchid, "company_name": company_name})


class AsyncBindRecipient(_BindRecipientDocs, AsyncService):
    async def bind_recipient(self, *, store_id: str, mchid: str, company_name: str) -> BindRecipientResponse:
        return await self._call(OPERATION, {"store_id": store_id, "mchid": mchid, "company_name": company_name})
