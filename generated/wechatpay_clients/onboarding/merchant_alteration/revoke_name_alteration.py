# Written by `make generate` from specs/onboarding/merchant_alteration/revoke_name_alteration.yaml: edit that file.
"""Withdraw a change of the short name (撤销申请)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "RevokeApplymentState", "RevokeMerchantNameAlterApplymentResponse"]


class RevokeApplymentState(StrEnum):
    """Documented values of `state` (申请单状态). Any other value is a plain `str`."""

    APPLYMENT_STATE_CANCELED = "APPLYMENT_STATE_CANCELED"
    """The request was withdrawn."""


@model
class RevokeMerchantNameAlterApplymentResponse(Model):
    """Reply of `revoke_name_alteration`."""

    apply_id: str | None = field(STRING, default=None)
    """WeChat Pay request ID (申请单号)."""
    state: RevokeApplymentState | str | None = field(OpenEnum(RevokeApplymentState), default=None)
    """State of the request after this call (申请单状态)."""


OPERATION: Operation[RevokeMerchantNameAlterApplymentResponse] = Operation(
    name="onboarding.merchant_alteration.revoke_name_alteration",
    method="POST",
    routes=(Route("/v3/mchalterapply/merchantnamealterapplyment/{apply_id}/revoke"),),
    parameters=(Parameter("apply_id", STRING, is_required=True),),
    numbers=("apply_id",),
    replies={200: RevokeMerchantNameAlterApplymentResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016166090",),
)


class _RevokeNameAlterationDocs:
    def revoke_name_alteration(self, *_: Any, **__: Any) -> Any:
        """Withdraw a change of the short name (撤销申请).

        Withdraws a request. Only a request that is under review or rejected can be withdrawn.

        Args:
            apply_id: 微信支付申请单号, at most 64 characters, from
                `onboarding.merchant_alteration.create_name_alteration.apply_id`. WeChat Pay request ID.

        Returns:
            `RevokeMerchantNameAlterApplymentResponse` with `apply_id` and `state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `apply_id` in the reply differs from the request. The reply belongs to another request.

        Available to: service provider (普通服务商).

        Official page, 2025-09-24: https://pay.weixin.qq.com/doc/v3/partner/4016166090
        """


class RevokeNameAlteration(_RevokeNameAlterationDocs, Service):
    def revoke_name_alteration(self, *, apply_id: str) -> RevokeMerchantNameAlterApplymentResponse:
        return self._call(OPERATION, {"apply_id": apply_id})


class AsyncRevokeNameAlteration(_RevokeNameAlterationDocs, AsyncService):
    async def revoke_name_alteration(self, *, apply_id: str) -> RevokeMerchantNameAlterApplymentResponse:
        return await self._call(OPERATION, {"apply_id": apply_id})
