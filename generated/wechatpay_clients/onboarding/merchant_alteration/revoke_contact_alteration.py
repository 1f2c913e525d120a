# Written by `make generate` from specs/onboarding/merchant_alteration/revoke_contact_alteration.yaml: edit that file.
"""Withdraw a change of the super administrator (撤销申请单)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.onboarding.merchant_alteration._models import ApplymentState
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "RevokeContactApplymentResponse"]


@model
class RevokeContactApplymentResponse(Model):
    """Reply of `revoke_contact_alteration`."""

    apply_id: str | None = field(STRING, default=None)
    """申请单号. ID of the request, assigned by WeChat Pay. Use it to query or withdraw the request."""
    state: ApplymentState | str | None = field(OpenEnum(ApplymentState), default=None)
    """State of the request after this call (申请单状态)."""


OPERATION: Operation[RevokeContactApplymentResponse] = Operation(
    name="onboarding.merchant_alteration.revoke_contact_alteration",
    method="POST",
    routes=(Route("/v3/mchalterapply/mchcontactalterapplyment/{apply_id}/revoke"),),
    parameters=(Parameter("apply_id", STRING, is_required=True),),
    numbers=("apply_id",),
    replies={200: RevokeContactApplymentResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015617919",),
)


class _RevokeContactAlterationDocs:
    def revoke_contact_alteration(self, *_: Any, **__: Any) -> Any:
        """Withdraw a change of the super administrator (撤销申请单).

        Withdraws a request. Only a request that is under review or rejected can be withdrawn.

        Args:
            apply_id: 微信支付申请单号, at most 64 characters, from
                `onboarding.merchant_alteration.create_contact_alteration.apply_id`. WeChat Pay request ID.

        Returns:
            `RevokeContactApplymentResponse` with `apply_id` and `state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Errors specific to this operation are not known.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `apply_id` in the reply differs from the request. The reply belongs to another request.

        Available to: platform merchant (平台商户).

        Official page, 2025-07-22: https://pay.weixin.qq.com/doc/v3/partner/4015617919
        Not compared with this page: reply, errors.
        """


class RevokeContactAlteration(_RevokeContactAlterationDocs, Service):
    def revoke_contact_alteration(self, *, apply_id: str) -> RevokeContactApplymentResponse:
        return self._call(OPERATION, {"apply_id": apply_id})


class AsyncRevokeContactAlteration(_RevokeContactAlterationDocs, AsyncService):
    async def revoke_contact_alteration(self, *, apply_id: str) -> RevokeContactApplymentResponse:
        return await self._call(OPERATION, {"apply_id": apply_id})
