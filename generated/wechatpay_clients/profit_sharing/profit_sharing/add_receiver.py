# Written by `make generate` from specs/profit_sharing/profit_sharing/add_receiver.yaml: edit that file.
"""Add a receiver (添加分账接收方)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.profit_sharing.profit_sharing._models import ReceiverType
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AddReceiverResponse", "ReceiverRelationType"]


class ReceiverRelationType(StrEnum):
    """Documented values of `relation_type` (与分账方的关系类型). Any other value is a plain `str`."""

    SERVICE_PROVIDER = "SERVICE_PROVIDER"
    """Service provider. Only for service providers."""
    STORE = "STORE"
    """Store."""
    STAFF = "STAFF"
    """Employee."""
    STORE_OWNER = "STORE_OWNER"
    """Store owner."""
    PARTNER = "PARTNER"
    """Business partner."""
    HEADQUARTER = "HEADQUARTER"
    """Headquarters."""
    BRAND = "BRAND"
    """Brand owner."""
    DISTRIBUTOR = "DISTRIBUTOR"
    """Distributor."""
    USER = "USER"
    """User."""
    SUPPLIER = "SUPPLIER"
    """Supplier."""
    CUSTOM = "CUSTOM"
    """Other; `custom_relation` says what."""


@model
class AddReceiverResponse(Model):
    """Reply of `add_receiver`."""

    sub_mchid: str | None = field(STRING, default=None)
    """特约商户号, at most 32 characters. Sub-merchant number whose money is split. Returned only to service providers."""
    type: ReceiverType | str = field(OpenEnum(ReceiverType))
    """Kind of receiver (接收方类型)."""
    account: str = field(STRING)
    """Merchant number of the receiver, or OpenID of the user, depending on `type` (接收方账号, at most 64 characters)."""
    name: str | None = field(Encrypted(STRING), default=None)
    """Name of the merchant or user (分账接收方全称, at most 1024 characters, encrypted in transit)."""
    relation_type: ReceiverRelationType | str = field(OpenEnum(ReceiverRelationType))
    """What the receiver is to the merchant whose money is split (与分账方的关系类型)."""
    custom_relation: str | None = field(STRING, default=None)
    """自定义的分账关系, at most 10 characters. What the receiver is to the merchant, in your own words. Returned only when `relation_type` is `CUSTOM`."""


OPERATION: Operation[AddReceiverResponse] = Operation(
    name="profit_sharing.profit_sharing.add_receiver",
    method="POST",
    routes=(Route("/v3/profitsharing/receivers/add"),),
    body=(
        Parameter("sub_mchid", STRING),
        Parameter("appid", STRING, is_required=True),
        Parameter("sub_appid", STRING),
        Parameter("type_", OpenEnum(ReceiverType), is_required=True, wire="type"),
        Parameter("account", STRING, is_required=True),
        Parameter("name", Encrypted(STRING)),
        Parameter("relation_type", OpenEnum(ReceiverRelationType), is_required=True),
        Parameter("custom_relation", STRING),
    ),
    numbers=("sub_mchid",),
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
            "Enable profit sharing for the merchant number. A service provider also needs the sub-merchant's authorization.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many receivers in a short time.", "Retry more slowly."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012528995",),
)


class _AddReceiverDocs:
    def add_receiver(self, *_: Any, **__: Any) -> Any:
        """Add a receiver (添加分账接收方).

        Adds a merchant or user to the receivers to which `create_order` can send money. Call it once for each receiver
        before the first split; a service provider calls it once for each of its sub-merchants. Adding a receiver again
        succeeds and changes nothing.

        A merchant can have 20,000 receivers. At that limit, delete some that you do not use, and add others 24 hours
        later. A merchant without an account is refused; it opens one with 充值 on the merchant platform under 交易中心.
        Make sure that users have agreed to their name and account being sent to WeChat Pay and checked.

        Args:
            sub_mchid: 特约商户号, at most 32 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Sub-merchant number whose money is split.
            appid: 公众账号ID, at most 32 characters. Your AppID, of a mobile app, an official account or a mini
                program. Must be bound to your merchant number.
            sub_appid: 特约商户公众账号ID, at most 32 characters, only for partners (服务商, 渠道商 and others who act
                for their own merchants). AppID of the sub-merchant, of a mobile app, an official account or a mini
                program. Must be bound to its merchant number. Required when `type` is `PERSONAL_SUB_OPENID`.
            type_: 接收方类型, sent as `type`. Kind of receiver, which decides what `account` contains.
            account: 接收方账号, at most 64 characters. Merchant number for `MERCHANT_ID`, which can be that of a
                service provider or a sub-merchant. OpenID under your AppID for `PERSONAL_OPENID`, under the
                sub-merchant's for `PERSONAL_SUB_OPENID`.
            name: 分账接收方全称, at most 1024 characters, encrypted in transit. Full name of the merchant, or of the
                account holder for a micro merchant or sole trader. For a user, the real name: if it is not the user's
                verified name, the request is refused. Required when `type` is `MERCHANT_ID`.
            relation_type: 与分账方的关系类型. What the receiver is to the merchant whose money is split.
            custom_relation: 自定义的分账关系, at most 10 characters. What the receiver is to the merchant, in your own
                words. Omit it unless `relation_type` is `CUSTOM`. Required when `relation_type` is `CUSTOM`.

        Returns:
            `AddReceiverResponse` with `sub_mchid`, `type`, `account`, `name`, `relation_type` and `custom_relation`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The message says why the receiver cannot be added: for example, it has another name
                    or no account, or the list is full. Read the message and act on it.
                403 NO_AUTH: The merchant may not split orders. Enable profit sharing for the merchant number. A service
                    provider also needs the sub-merchant's authorization.
                429 FREQUENCY_LIMITED: Too many receivers in a short time. Retry more slowly.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Safe to retry with the same `account`.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2025-09-29: https://pay.weixin.qq.com/doc/v3/merchant/4012528995
        """


class AddReceiver(_AddReceiverDocs, Service):
    def add_receiver(
        self,
        *,
        sub_mchid: str | None = None,
        appid: str,
        sub_appid: str | None = None,
        type_: ReceiverType | str,
        account: str,
        name: str | None = None,
        relation_type: ReceiverRelationType | str,
        custom_relation: str | None = None,
    ) -> AddReceiverResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "appid": appid,
                "sub_appid": sub_appid,
                "type": type_,
                "account": account,
                "name": name,
                "relation_type": relation_type,
                "custom_relation": custom_relation,
            },
        )


class AsyncAddReceiver(_AddReceiverDocs, AsyncService):
    async def add_receiver(
        self,
        *,
        sub_mchid: str | None = None,
        appid: str,
        sub_appid: str | None = None,
        type_: ReceiverType | str,
        account: str,
        name: str | None = None,
        relation_type: ReceiverRelationType | str,
        custom_relation: str | None = None,
    ) -> AddReceiverResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "appid": appid,
                "sub_appid": sub_appid,
                "type": type_,
                "account": account,
                "name": name,
                "relation_type": relation_type,
                "custom_relation": custom_relation,
            },
        )
