# Written by `make generate` from specs/industry/business_circle/query_user_authorization.yaml: edit that file.
"""Query whether a user authorized points (商圈会员积分服务授权查询)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "AuthorizeState", "QueryUserAuthorizationResponse"]


class AuthorizeState(StrEnum):
    """Documented values of `authorize_state` (授权状态). Any other value is a plain `str`."""

    UNAUTHORIZED = "UNAUTHORIZED"
    """The user has never authorized it."""
    AUTHORIZED = "AUTHORIZED"
    """Authorized."""
    DEAUTHORIZED = "DEAUTHORIZED"
    """The user canceled the authorization."""


@model
class QueryUserAuthorizationResponse(Model):
    """Reply of `query_user_authorization`."""

    openid: str = field(STRING)
    """OpenID of the user under the mini program in which the points service was authorized (顾客OpenID, at most 64 characters)."""
    authorize_state: AuthorizeState | str = field(OpenEnum(AuthorizeState))
    """Whether the user has authorized the points service (授权状态)."""
    authorize_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the user authorized it (授权时间, RFC 3339)."""
    deauthorize_time: Timestamp | str | None = field(DATETIME, default=None)
    """Time when the user canceled the authorization (取消授权时间, RFC 3339)."""


OPERATION: Operation[QueryUserAuthorizationResponse] = Operation(
    name="industry.business_circle.query_user_authorization",
    method="GET",
    routes=(Route("/v3/businesscircle/user-authorizations/{openid}", query=("sub_mchid", "appid")),),
    parameters=(
        Parameter("openid", STRING, is_required=True),
        Parameter("sub_mchid", STRING),
        Parameter("appid", STRING, is_required=True),
    ),
    replies={200: QueryUserAuthorizationResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "You are not the service provider of the points service of the mall.",
            "Call as that service provider.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID is not one of those set for the points service.",
            "Use the AppID that was set.",
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The AppID and the OpenID do not belong together.", "Use the OpenID under this AppID."
        ),
        ErrorRow(400, "PARAM_ERROR", "The AppID is invalid.", "Correct the AppID."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is invalid.", "Correct the OpenID."),
        ErrorRow(400, "INVALID_REQUEST", "The points service of the mall is not enabled.", "Enable it first."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012474135",),
)


class _QueryUserAuthorizationDocs:
    def query_user_authorization(self, *_: Any, **__: Any) -> Any:
        """Query whether a user authorized points (商圈会员积分服务授权查询).

        Returns whether a user has authorized the points service of the mall, as of now. The product 支付即积分 of the
        mall must be enabled.

        Args:
            openid: 顾客OpenID, at most 64 characters. OpenID of the user under the mini program in which the points
                service was authorized.
            sub_mchid: 商圈商户ID, at most 64 characters, required for partners (服务商, 渠道商 and others who act for
                their own merchants), not allowed for others. Merchant number of the mall.
            appid: 小程序AppID, at most 128 characters. AppID of the mini program in which the user authorized the
                points service.

        Returns:
            `QueryUserAuthorizationResponse` with `openid`, `authorize_state`, `authorize_time` and `deauthorize_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: You are not the service provider of the points service of the mall. Call as that
                    service provider.
                400 PARAM_ERROR: The AppID is not one of those set for the points service. Use the AppID that was set.
                400 PARAM_ERROR: The AppID and the OpenID do not belong together. Use the OpenID under this AppID.
                400 PARAM_ERROR: The AppID is invalid. Correct the AppID.
                400 PARAM_ERROR: The OpenID is invalid. Correct the OpenID.
                400 INVALID_REQUEST: The points service of the mall is not enabled. Enable it first.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 150 calls a second.

        Available to: merchant (普通商户), service provider (普通服务商).

        Official page, 2024-11-18: https://pay.weixin.qq.com/doc/v3/partner/4012474135
        """


class QueryUserAuthorization(_QueryUserAuthorizationDocs, Service):
    def query_user_authorization(
        self, *, openid: str, sub_mchid: str | None = None, appid: str
    ) -> QueryUserAuthorizationResponse:
        return self._call(OPERATION, {"openid": openid, "sub_mchid": sub_mchid, "appid": appid})


class AsyncQueryUserAuthorization(_QueryUserAuthorizationDocs, AsyncService):
    async def query_user_authorization(
        self, *, openid: str, sub_mchid: str | None = None, appid: str
    ) -> QueryUserAuthorizationResponse:
        return await self._call(OPERATION, {"openid": openid, "sub_mchid": sub_mchid, "appid": appid})
