# Written by `make generate` from specs/ecommerce/account_cancellation/validate_cancellation.yaml: edit that file.
"""Check whether an account can be closed (商户注销资格校验)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.account_cancellation._models import AccountInfo
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = [
    "OPERATION",
    "BlockReason",
    "BlockReasonType",
    "MerchantState",
    "ValidateCancellationResponse",
    "ValidateResult",
]


class MerchantState(StrEnum):
    """Documented values of `merchant_state` (商户号状态). Any other value is a plain `str`."""

    NORMAL = "NORMAL"
    """The account is open."""
    HAS_BEEN_CANCELLED = "HAS_BEEN_CANCELLED"
    """The account is closed already."""


class ValidateResult(StrEnum):
    """Documented values of `validate_result` (注销资格检查结果). Any other value is a plain `str`."""

    ALLOW_CANCEL_WITHDRAW = "ALLOW_CANCEL_WITHDRAW"
    """The account can be closed, with or without a withdrawal."""
    NOT_ALLOW_CANCEL_WITHDRAW = "NOT_ALLOW_CANCEL_WITHDRAW"
    """The account cannot be closed now. See `block_reasons`."""


class BlockReasonType(StrEnum):
    """Documented values of `type` (原因类型). Any other value is a plain `str`."""

    CONSUMER_COMPLAINT_UNPROCESSED = "CONSUMER_COMPLAINT_UNPROCESSED"
    """A complaint of a consumer is not resolved."""
    HAS_BLOCKING_CONTROL = "HAS_BLOCKING_CONTROL"
    """A restriction prevents closing the account."""
    FUNDS_PENDING_PROCESSING = "FUNDS_PENDING_PROCESSING"
    """Money of the merchant is frozen or on its way, and must be dealt with first."""
    OTHER_REASON = "OTHER_REASON"
    """Another reason; see `description`."""


@model
class BlockReason(Model):
    """Fields of `block_reasons` (不可发起注销原因)."""

    type: BlockReasonType | str | None = field(OpenEnum(BlockReasonType), default=None)
    """Kind of reason (原因类型)."""
    description: str | None = field(STRING, default=None)
    """The reason in words, in Chinese (原因描述, at most 512 characters)."""


@model
class ValidateCancellationResponse(Model):
    """Reply of `validate_cancellation`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number that was checked (注销检查的二级商户号, at most 32 characters)."""
    merchant_state: MerchantState | str = field(OpenEnum(MerchantState))
    """State of the account (商户号状态)."""
    validate_result: ValidateResult | str = field(OpenEnum(ValidateResult))
    """Whether the account can be closed (注销资格检查结果)."""
    account_info: list[AccountInfo] | None = field(ListOf(ModelOf(AccountInfo)), default=None)
    """商户资金账户余额. Balances of the accounts that are open, at this moment. New payments can still change them: check again just before you apply, because all money that is left will be paid out."""
    block_reasons: list[BlockReason] | None = field(ListOf(ModelOf(BlockReason)), default=None)
    """不可发起注销原因. What prevents closing the account; there can be several reasons. Returned only if the account is not closed yet."""


OPERATION: Operation[ValidateCancellationResponse] = Operation(
    name="ecommerce.account_cancellation.validate_cancellation",
    method="GET",
    routes=(Route("/v3/ecommerce/account/apply-cancel-withdraw/validate-cancel/{sub_mchid}"),),
    parameters=(Parameter("sub_mchid", STRING, is_required=True),),
    numbers=("sub_mchid",),
    replies={200: ValidateCancellationResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016420099",),
)


class _ValidateCancellationDocs:
    def validate_cancellation(self, *_: Any, **__: Any) -> Any:
        """Check whether an account can be closed (商户注销资格校验).

        Returns whether the account of a sub-merchant can be closed, what it contains, and what prevents closing it.
        Call it before `create_cancellation_withdrawal`, and show the sub-merchant what it has to resolve.

        Args:
            sub_mchid: 申请注销的二级商户号, at most 32 characters. Sub-merchant number whose account is closed.

        Returns:
            `ValidateCancellationResponse` with `sub_mchid`, `merchant_state`, `validate_result`, `account_info` and
            `block_reasons`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-11-05: https://pay.weixin.qq.com/doc/v3/partner/4016420099
        """


class ValidateCancellation(_ValidateCancellationDocs, Service):
    def validate_cancellation(self, *, sub_mchid: str) -> ValidateCancellationResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncValidateCancellation(_ValidateCancellationDocs, AsyncService):
    async def validate_cancellation(self, *, sub_mchid: str) -> ValidateCancellationResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
