# Written by `make generate` from specs/ecommerce/profit_sharing/delete_receiver.yaml: edit that file.
"""Delete a receiver (删除分账接收方)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.profit_sharing._models import ReceiverType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "DeleteReceiverResponse"]


@model
class DeleteReceiverResponse(Model):
    """Reply of `delete_receiver`."""

    type: ReceiverType | str = field(OpenEnum(ReceiverType))
    """Kind of receiver (接收方类型)."""
    account: str = field(STRING)
    """Merchant number of the receiver, or OpenID of the user, depending on `type` (接收方账号, at most 64 characters)."""


OPERATION: Operation[DeleteReceiverResponse] = Operation(
    name="ecommerce.profit_sharing.delete_receiver",
    method="POST",
    routes=(Route("/v3/ecommerce/profitsharing/receivers/delete"),),
    body=(
        Parameter("appid", STRING),
        Parameter("type_", OpenEnum(ReceiverType), is_required=True, wire="type"),
        Parameter("account", STRING, is_required=True),
    ),
    replies={200: DeleteReceiverResponse},
    errors=(
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not split orders.",
            "Check under 账户中心 > 违约记录 on the merchant platform whether a penalty takes the permission away, and resolve it.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many deletions in a short time.", "Retry more slowly."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012477759",),
)


class _DeleteReceiverDocs:
    def delete_receiver(self, *_: Any, **__: Any) -> Any:
        """Delete a receiver (删除分账接收方).

        Removes a receiver, to which the money of the sub-merchants then cannot be sent. Shares that it already got can
        still be returned.

        Args:
            appid: 公众账号ID, at most 32 characters. Your AppID, of a mobile app, an official account or a mini
                program. Must be bound to your merchant number. Required when `type` is `PERSONAL_OPENID`.
            type_: 接收方类型, sent as `type`. Kind of receiver, which decides what `account` contains.
            account: 接收方账号, at most 64 characters. Merchant number for `MERCHANT_ID`, OpenID under your AppID for
                `PERSONAL_OPENID`.

        Returns:
            `DeleteReceiverResponse` with `type` and `account`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not split orders. Check under 账户中心 > 违约记录 on the merchant platform
                    whether a penalty takes the permission away, and resolve it.
                429 FREQUENCY_LIMITED: Too many deletions in a short time. Retry more slowly.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: platform merchant (平台商户).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012477759
        """


class DeleteReceiver(_DeleteReceiverDocs, Service):
    def delete_receiver(
        self, *, appid: str | None = None, type_: ReceiverType | str, account: str
    ) -> DeleteReceiverResponse:
        return self._call(OPERATION, {"appid": appid, "type": type_, "account": account})


class AsyncDeleteReceiver(_DeleteReceiverDocs, AsyncService):
    async def delete_receiver(
        self, *, appid: str | None = None, type_: ReceiverType | str, account: str
    ) -> DeleteReceiverResponse:
        return await self._call(OPERATION, {"appid": appid, "type": type_, "account": account})
