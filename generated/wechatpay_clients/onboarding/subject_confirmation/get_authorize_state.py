# Written by `make generate` from specs/onboarding/subject_confirmation/get_authorize_state.yaml: edit that file.
"""Query whether a merchant has confirmed (获取商户开户意愿确认状态)."""

from enum import StrEnum

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.model import Model, field, model
from wechatpay_runtime.operation import ErrorRow, Operation, Parameter, Route
from wechatpay_runtime.service import AsyncService, Service
from wechatpay_runtime.wire import STRING, OpenEnum


class AuthorizeState(StrEnum):
    """Values of 授权状态 that the page lists; any other value stays the text it was."""

    AUTHORIZE_STATE_UNAUTHORIZED = "AUTHORIZE_STATE_UNAUTHORIZED"
    """Not authorised; the verification of this merchant number is not complete."""

    AUTHORIZE_STATE_AUTHORIZED = "AUTHORIZE_STATE_AUTHORIZED"
    """Authorised; the verification of this merchant number is complete."""


@model
class GetAuthorizeStateResponse(Model):
    """What `get_authorize_state` answers."""

    authorize_state: AuthorizeState | str = field(OpenEnum(AuthorizeState))
    """Whether the merchant has confirmed that it wants this account (授权状态)."""


OPERATION: Operation[GetAuthorizeStateResponse] = Operation(
    name="onboarding.subject_confirmation.get_authorize_state",
    method="GET",
    routes=(Route("/v3/apply4subject/applyment/merchants/{sub_mchid}/state"),),
    parameters=(Parameter("sub_mchid", STRING, is_required=True),),
    replies={200: GetAuthorizeStateResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", means="The request is not valid now.", fix="Read the message and act on it."),
        ErrorRow(403, "NO_AUTH", means="The merchant lacks the permission.", fix="Check that the product is enabled."),
        ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay failed.", fix="Send the same request again later."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012467549",),
)


class GetAuthorizeState(Service):
    """Gives a service its method `get_authorize_state`."""

    def get_authorize_state(self, *, sub_mchid: str) -> GetAuthorizeStateResponse:
        """Query whether a merchant has confirmed (获取商户开户意愿确认状态).

        Ask before you hand in an application whether one is needed, and after it whether the merchant number is
        authorised.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Number WeChat Pay gave the sub-merchant.

        Returns:
            `GetAuthorizeStateResponse` with `authorize_state`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                403 NO_AUTH: The merchant lacks the permission. Check that the product is enabled.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again later.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be called by: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2024-10-24: https://pay.weixin.qq.com/doc/v3/partner/4012467549
        """
        return self._call(OPERATION, {"sub_mchid": sub_mchid})


class AsyncGetAuthorizeState(AsyncService):
    """Gives an async service its method `get_authorize_state`."""

    async def get_authorize_state(self, *, sub_mchid: str) -> GetAuthorizeStateResponse:
        """Query whether a merchant has confirmed (获取商户开户意愿确认状态).

        Ask before you hand in an application whether one is needed, and after it whether the merchant number is
        authorised.

        Args:
            sub_mchid: 特约商户号, at most 32 characters. Number WeChat Pay gave the sub-merchant.

        Returns:
            `GetAuthorizeStateResponse` with `authorize_state`.

        Raises:
            InvalidArgument: An argument is missing or of the wrong type; nothing was sent.
            ApiError: WeChat Pay refused the call. The page names:
                400 INVALID_REQUEST: The request is not valid now. Read the message and act on it.
                403 NO_AUTH: The merchant lacks the permission. Check that the product is enabled.
                500 SYSTEM_ERROR: WeChat Pay failed. Send the same request again later.
                Common to all operations: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 500 SYSTEM_ERROR.

        May be called by: channel partner (渠道商), bank (从业机构（银行）), payment institution (从业机构（支付机构）).

        Official page, 2024-10-24: https://pay.weixin.qq.com/doc/v3/partner/4012467549
        """
        return await self._call(OPERATION, {"sub_mchid": sub_mchid})
