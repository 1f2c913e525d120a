# Written by `make generate` from specs/profit_sharing/brand_profit_sharing/add_receiver.yaml: edit that file.
"""Add a receiver (添加分账接收方)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.profit_sharing.brand_profit_sharing._models import ReceiverType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AddReceiverResponse", "ReceiverRelationType"]


class ReceiverRelationType(StrEnum):
    """Documented values of `relation_type` (与品牌主的关系类型). Any other value is a plain `str`."""

    SUPPLIER = "SUPPLIER"
    """Supplier."""
    DISTRIBUTOR = "DISTRIBUTOR"
    """Distributor."""
    SERVICE_PROVIDER = "SERVICE_PROVIDER"
    """Service provider."""
    PLATFORM = "PLATFORM"
    """Platform."""
    STAFF = "STAFF"
    """Employee."""
    OTHERS = "OTHERS"
    """Other."""


@model
class AddReceiverResponse(Model):
    """Reply of `add_receiver`."""

    brand_mchid: str = field(STRING)
    """Merchant number of the brand (品牌主商户号, at most 32 characters)."""
    type: ReceiverType | str = field(OpenEnum(ReceiverType))
    """Kind of receiver (接收方类型)."""
    account: str = field(STRING)
    """Merchant number of the receiver, or OpenID of the user, depending on `type` (接收方账号, at most 64 characters)."""


OPERATION: Operation[AddReceiverResponse] = Operation(
    name="profit_sharing.brand_profit_sharing.add_receiver",
    method="POST",
    routes=(Route("/v3/brand/profitsharing/receivers/add"),),
    body=(
        Parameter("brand_mchid", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("sub_appid", STRING),
        Parameter("type_", OpenEnum(ReceiverType), is_required=True, wire="type"),
        Parameter("account", STRING, is_required=True),
        Parameter("name", STRING),
        Parameter("relation_type", OpenEnum(ReceiverRelationType), is_required=True),
    ),
    numbers=("brand_mchid",),
    repeat=Repeat(by=("account",)),
    replies={200: AddReceiverResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The message says why the receiver cannot be added: for example, it has another name or no account, or the list is full.",
            "Read the message and act on it.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The merchant may not split orders.",
            "Enable profit sharing for the merchant number. Check the sub-merchant's authorization under 产品中心 > 特约商户授权产品, and under 账户中心 > 违约记录 whether a penalty takes the permission away. Then repeat the same request.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many receivers in a short time.", "Retry more slowly."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467100",),
)


class _AddReceiverDocs:
    def add_receiver(self, *_: Any, **__: Any) -> Any:
        """Add a receiver (添加分账接收方).

        Adds a merchant or user to the receivers of a brand. The brand and all of its stores can then send money to it
        with `create_order`. Adding a receiver again succeeds and changes nothing.

        Two kinds of receivers need not be added: the brand itself, and a store of the brand, when the brand's money is
        split and both have the same service provider. At most 20,000 receivers can be added; at that limit, delete some
        that you do not use, and add others 24 hours later. A merchant without an account is refused; it opens one with
        充值 on the merchant platform under 交易中心. Make sure that users have agreed to their name and account being
        sent to WeChat Pay and checked.

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
            name: 接收方名称, at most 256 characters. Full name of the merchant. For a user, the real name, which is
                checked. Required when `type` is `MERCHANT_ID`.
            relation_type: 与品牌主的关系类型. What the receiver is to the brand.

        Returns:
            `AddReceiverResponse` with `brand_mchid`, `type` and `account`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The message says why the receiver cannot be added: for example, it has another name
                    or no account, or the list is full. Read the message and act on it.
                403 NO_AUTH: The merchant may not split orders. Enable profit sharing for the merchant number. Check the
                    sub-merchant's authorization under 产品中心 > 特约商户授权产品, and under 账户中心 > 违约记录
                    whether a penalty takes the permission away. Then repeat the same request.
                429 FREQUENCY_LIMITED: Too many receivers in a short time. Retry more slowly.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `brand_mchid` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `account`.

        Available to: service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/partner/4012467100
        """


class AddReceiver(_AddReceiverDocs, Service):
    def add_receiver(
        self,
        *,
        brand_mchid: str,
        appid: str,
        sub_appid: str | None = None,
        type_: ReceiverType | str,
        account: str,
        name: str | None = None,
        relation_type: ReceiverRelationType | str,
    ) -> AddReceiverResponse:
        return self._call(
            OPERATION,
            {
                "brand_mchid": brand_mchid,
                "appid": appid,
                "sub_appid": sub_appid,
                "type": type_,
                "account": account,
                "name": name,
                "relation_type": relation_type,
            },
        )


class AsyncAddReceiver(_AddReceiverDocs, AsyncService):
    async def add_receiver(
        self,
        *,
        brand_mchid: str,
        appid: str,
        sub_appid: str | None = None,
        type_: ReceiverType | str,
        account: str,
        name: str | None = None,
        relation_type: ReceiverRelationType | str,
    ) -> AddReceiverResponse:
        return await self._call(
            OPERATION,
            {
                "brand_mchid": brand_mchid,
                "appid": appid,
                "sub_appid": sub_appid,
                "type": type_,
                "account": account,
                "name": name,
                "relation_type": relation_type,
            },
        )
