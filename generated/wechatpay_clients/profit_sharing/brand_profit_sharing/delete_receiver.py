# Written by `make generate` from specs/profit_sharing/brand_profit_sharing/delete_receiver.yaml: edit that file.
"""Delete a receiver (删除分账接收方)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.profit_sharing.brand_profit_sharing._models import ReceiverType
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

    brand_mchid: str = field(STRING)
    """Merchant number of the brand (品牌主商户号, at most 32 characters)."""
    type: ReceiverType | str = field(OpenEnum(ReceiverType))
    """Kind of receiver (接收方类型)."""
    account: str = field(STRING)
    """Merchant number of the receiver, or OpenID of the user, depending on `type` (接收方账号, at most 64 characters)."""


OPERATION: Operation[DeleteReceiverResponse] = Operation(
    name="profit_sharing.brand_profit_sharing.delete_receiver",
    method="POST",
    routes=(Route("/v3/brand/profitsharing/receivers/delete"),),
    body=(
        Parameter("brand_mchid", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("sub_appid", STRING),
        Parameter("type_", OpenEnum(ReceiverType), is_required=True, wire="type"),
        Parameter("account", STRING, is_required=True),
    ),
    numbers=("brand_mchid",),
    replies={200: DeleteReceiverResponse},
    errors=(
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not split orders.",
            "Enable profit sharing for the merchant number. Check the sub-merchant's authorization under 产品中心 > 特约商户授权产品, and under 账户中心 > 违约记录 whether a penalty takes the permission away. Then repeat the same request.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many deletions in a short time.", "Retry more slowly."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467103",),
)


class _DeleteReceiverDocs:
    def delete_receiver(self, *_: Any, **__: Any) -> Any:
        """Delete a receiver (删除分账接收方).

        Removes a receiver, to which the brand and its stores then cannot send money. Shares that it already got can
        still be returned.

        Args:
            brand_mchid: 品牌主商户号, at most 32 characters. Merchant number of the brand.
            appid: 公众账号ID, at most 32 characters. Your AppID, of a mobile app, an official account or a mini
                program. Must be bound to your merchant number.
            sub_appid: 品牌主公众账号ID, at most 32 characters. AppID of the brand, of a mobile app, an official account
                or a mini program. Must be bound to `brand_mchid`. Required when `type` is `PERSONAL_SUB_OPENID`.
            type_: 接收方类型, sent as `type`. Kind of receiver, which decides what `account` contains.
            account: 接收方账号, at most 64 characters. Merchant number for `MERCHANT_ID`, which can be that of a
                service provider or a sub-merchant. OpenID under your AppID for `PERSONAL_OPENID`, under the brand's for
                `PERSONAL_SUB_OPENID`.

        Returns:
            `DeleteReceiverResponse` with `brand_mchid`, `type` and `account`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The merchant may not split orders. Enable profit sharing for the merchant number. Check the
                    sub-merchant's authorization under 产品中心 > 特约商户授权产品, and under 账户中心 > 违约记录
                    whether a penalty takes the permission away. Then repeat the same request.
                429 FREQUENCY_LIMITED: Too many deletions in a short time. Retry more slowly.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `brand_mchid` in the reply differs from the request. The reply belongs to another
                request.

        Available to: service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012467103
        """


class DeleteReceiver(_DeleteReceiverDocs, Service):
    def delete_receiver(
        self, *, brand_mchid: str, appid: str, sub_appid: str | None = None, type_: ReceiverType | str, account: str
    ) -> DeleteReceiverResponse:
        return self._call(
            OPERATION,
            {"brand_mchid": brand_mchid, "appid": appid, "sub_appid": sub_appid, "type": type_, "account": account},
        )


class AsyncDeleteReceiver(_DeleteReceiverDocs, AsyncService):
    async def delete_receiver(
        self, *, brand_mchid: str, appid: str, sub_appid: str | None = None, type_: ReceiverType | str, account: str
    ) -> DeleteReceiverResponse:
        return await self._call(
            OPERATION,
            {"brand_mchid": brand_mchid, "appid": appid, "sub_appid": sub_appid, "type": type_, "account": account},
        )
