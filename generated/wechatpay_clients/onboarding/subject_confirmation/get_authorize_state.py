# Written by `make generate` from specs/onboarding/subject_confirmation/get_authorize_state.yaml: edit that file.
"""Query the confirmation state of a sub-merchant (获取商户开户意愿确认状态)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "AuthorizeState", "GetAuthorizeStateResponse"]


class AuthorizeState(StrEnum):
    """Documented values of `authorize_state` (授权状态). Any other value is a plain `str`."""

    AUTHORIZE_STATE_UNAUTHORIZED = "AUTHORIZE_STATE_UNAUTHORIZED"
    """Not authorized. The sub-merchant number has not completed real-name verification."""
    AUTHORIZE_STATE_AUTHORIZED = "AUTHORIZE_STATE_AUTHORIZED"
    """Authorized. The sub-merchant number has completed real-name verification."""


@model
class GetAuthorizeStateResponse(Model):
    """Reply of `get_authorize_state`."""

    authorize_state: AuthorizeState | str = field(OpenEnum(AuthorizeState))
    """授权状态. Whether the sub-merchant number is authorized. `AUTHORIZE_STATE_AUTHORIZED` completes the confirmation."""


OPERATION: Operation[GetAuthorizeStateResponse] = Operation(
    name="onboarding.subject_confirmation.get_authorize_state",
    method="GET",
    routes=(Route("/v3/apply4subject/applyment/merchants/{sub_mchid}/state"),),
    parameters=(Parameter("sub_mchid", STRING, is_required=True),),
    replies={200: GetAuthorizeStateResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The request is invalid.", "Read the message and correct the request."),
        ErrorRow(
            403, "NO_AUTH", "The merchant is not authorized to make this call.", "Check that the permission is enabled."
        ),
        ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467549",),
)


class _GetAuthorizeStateDocs:
    def get_authorize_state(self, *_: Any, **__: Any) -> Any:
        """Query the confirmation state of a sub-merchant (获取商户开户意愿确认状态).

        Returns whether a sub-merchant has confirmed that it wants its account. Call it before you submit an
        application, to learn whether an application is needed, and afterwards, to learn whether the sub-merchant has
        confirmed.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Sub-merchant number, assigned by WeChat Pay.

        Returns:
            `GetAuthorizeStateResponse` with `authorize_state`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request is invalid. Read the message and correct the request.
                403 NO_AUTH: The merchant is not authorized to make this call. Check that the permission is enabled.
                500 SYSTEM_ERROR: System error. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2024-10-24: https://pay.weixin.qq.com/doc/v3/partner/4012467549
        """


class GetAuthorizeState(_GetAuthorizeStateDocs, Service):
    def get_authorize_state(self, *, sub_mchid: str) -> GetAuthorizeStateResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncGetAuthorizeState(_GetAuthorizeStateDocs, AsyncService):
    async def get_authorize_state(self, *, sub_mchid: str) -> GetAuthorizeStateResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
