# Written by `make generate` from specs/onboarding/merchant_alteration/revoke_subject_alteration.yaml: edit that file.
"""Withdraw a change of the legal subject (撤销申请单)."""

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

__all__ = ["OPERATION", "Result", "RevokeSubjectAlterationResponse"]


class Result(StrEnum):
    """Documented values of `result` (撤销状态). Any other value is a plain `str`."""

    SUCCESS = "SUCCESS"
    """The request was withdrawn."""
    FAIL = "FAIL"
    """The request was not withdrawn."""


@model
class RevokeSubjectAlterationResponse(Model):
    """Reply of `revoke_subject_alteration`."""

    result: Result | str = field(OpenEnum(Result))
    """撤销状态. Whether the request was withdrawn. A successful call can still return `FAIL`."""


OPERATION: Operation[RevokeSubjectAlterationResponse] = Operation(
    name="onboarding.merchant_alteration.revoke_subject_alteration",
    method="POST",
    routes=(Route("/v3/mchalterapply/mchsubjectalterapplyment/{apply_id}/revoke"),),
    parameters=(Parameter("apply_id", STRING, is_required=True),),
    replies={200: RevokeSubjectAlterationResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4014090672",),
)


class _RevokeSubjectAlterationDocs:
    def revoke_subject_alteration(self, *_: Any, **__: Any) -> Any:
        """Withdraw a change of the legal subject (撤销申请单).

        Withdraws a request. Only a request that is a draft, under review or rejected can be withdrawn.

        Args:
            apply_id: 微信支付申请单号, at most 64 characters, from
                `onboarding.merchant_alteration.create_subject_alteration.apply_id`. WeChat Pay request ID.

        Returns:
            `RevokeSubjectAlterationResponse` with `result`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), platform merchant (平台商户).

        Official page, 2025-03-31: https://pay.weixin.qq.com/doc/v3/partner/4014090672
        """


class RevokeSubjectAlteration(_RevokeSubjectAlterationDocs, Service):
    def revoke_subject_alteration(self, *, apply_id: str) -> RevokeSubjectAlterationResponse:
        return self._call(OPERATION, {"apply_id": apply_id})


class AsyncRevokeSubjectAlteration(_RevokeSubjectAlterationDocs, AsyncService):
    async def revoke_subject_alteration(self, *, apply_id: str) -> RevokeSubjectAlterationResponse:
        return await self._call(OPERATION, {"apply_id": apply_id})
