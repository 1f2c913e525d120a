# Written by `make generate` from specs/transfers/merchant_transfer/create_authorization.yaml: edit that file.
"""Apply for an authorization (发起免确认收款授权)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import UserConfirmAuthorizationState
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "AuthorizationDeviceType", "AuthorizationSceneInfo", "CreateAuthorizationResponse"]


class AuthorizationDeviceType(StrEnum):
    """Documented values of `device_type` (用户设备类型). Any other value is a plain `str`."""

    IOS = "IOS"
    """Apple device."""
    ANDROID = "ANDROID"
    """Android device."""
    HARMONY = "HARMONY"
    """HarmonyOS device."""
    OTHER = "OTHER"
    """Another device."""


@model
class AuthorizationSceneInfo(Model):
    """Fields of `scene_info` (场景信息)."""

    client_ip: str | None = field(STRING, default=None)
    """The user's real IP address, IPv4 or IPv6 (用户终端IP, at most 45 characters)."""
    device_id: str | None = field(STRING, default=None)
    """ID of the user's device (用户设备ID, at most 128 characters)."""
    device_type: AuthorizationDeviceType | str | None = field(OpenEnum(AuthorizationDeviceType), default=None)
    """Kind of the user's device (用户设备类型)."""


@model
class CreateAuthorizationResponse(Model):
    """Reply of `create_authorization`."""

    out_authorization_no: str = field(STRING)
    """商户侧授权单号, at most 32 characters. Your authorization number, unique per merchant number. Keep only one authorization in effect for each account that a user has with you."""
    state: UserConfirmAuthorizationState | str = field(OpenEnum(UserConfirmAuthorizationState))
    """State of the authorization, `WAIT_USER_CONFIRM` (授权状态)."""
    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay accepted the application (单据创建时间, RFC 3339)."""
    package_info: str = field(STRING)
    """跳转授权页面的package信息. Opens the authorization page. It can be used again while the state is `WAIT_USER_CONFIRM`; query the state first. Once the application has expired or is closed, apply with another number."""


OPERATION: Operation[CreateAuthorizationResponse] = Operation(
    name="transfers.merchant_transfer.create_authorization",
    method="POST",
    routes=(Route("/v3/fund-app/mch-transfer/user-confirm-authorization"),),
    body=(
        Parameter("out_authorization_no", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("transfer_scene_id", STRING, is_required=True),
        Parameter("user_display_name", STRING, is_required=True),
        Parameter("user_recv_perception", STRING),
        Parameter("authorization_notify_url", STRING, is_required=True),
        Parameter("scene_info", ModelOf(AuthorizationSceneInfo)),
    ),
    numbers=("out_authorization_no",),
    repeat=Repeat(
        by=("out_authorization_no",),
        settled_by="transfers.merchant_transfer.query_authorization",
        settled_with={"out_authorization_no": "out_authorization_no"},
    ),
    replies={200: CreateAuthorizationResponse},
    errors=(
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often, and retry with the same arguments."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The authorization with this number is already in effect or closed.",
            "Check the number, and query the authorization.",
            is_outcome_open=True,
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user has 5 authorizations in this scene, the maximum.",
            "Look up the user's authorizations, and use one of them instead of a new one.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4015901167",),
)


class _CreateAuthorizationDocs:
    def create_authorization(self, *_: Any, **__: Any) -> Any:
        """Apply for an authorization (发起免确认收款授权).

        Asks a user to let you make transfers without confirmation. Pass `package_info` to your page or app, which opens
        the authorization page in WeChat. The user can agree for 24 hours; the notification or `query_authorization` has
        the result. An application that expired without consent sends no notification, and its number is free again
        after 30 days. To apply again before that, use another number.

        One WeChat user can have at most 5 authorizations in the states `WAIT_USER_CONFIRM` and `TAKING_EFFECT` for each
        merchant number and scene. Authorize a user once: open the page again with the same number instead of applying
        with a new one. An authorization in effect does not expire.

        Args:
            out_authorization_no: 商户侧授权单号, at most 32 characters. Your authorization number, unique per merchant
                number. Keep only one authorization in effect for each account that a user has with you. Same value on
                retries.
            appid: 商户AppID, at most 32 characters. AppID that is bound to your merchant number. Must be the one that
                opens the authorization page.
            openid: 收款用户OpenID, at most 64 characters. OpenID of the recipient under `appid`.
            transfer_scene_id: 转账场景ID, at most 36 characters. Transfer scene of the later transfers, granted under
                产品中心 > 商家转账 on the merchant platform, such as `1000` for cash marketing or `1006` for expense
                claims.
            user_display_name: 用户展示名称, at most 32 characters. Account name that the user sees in the details of
                the authorization (开通账号). Distinguishes several accounts of one user. UTF-8, without emoji and other
                special characters.
            user_recv_perception: 用户收款感知, at most 256 characters. Reason for the payment that the user sees. Each
                scene has a default and allows only its own texts; see `create_transfer`.
            authorization_notify_url: 授权结果通知地址, at most 256 characters. Address for the notification: a public
                `https://` URL without a query.
            scene_info: 场景信息. The user's device.

        Returns:
            `CreateAuthorizationResponse` with `out_authorization_no`, `state`, `create_time` and `package_info`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often, and retry with the same arguments.
                400 INVALID_REQUEST: The authorization with this number is already in effect or closed. Check the
                    number, and query the authorization. The call may have taken effect; `client.settle(error)` queries
                    the outcome.
                400 INVALID_REQUEST: The user has 5 authorizations in this scene, the maximum. Look up the user's
                    authorizations, and use one of them instead of a new one.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_authorization_no` in the reply differs from the request. The reply belongs to
                another request.

        Pass the reply to `invoke_transfer` of the same service.
        Safe to retry with the same `out_authorization_no`. `transfers.merchant_transfer.query_authorization` returns
        the outcome.
        Followed by the notification `transfers.merchant_transfer.authorization_result`, sent to
        `authorization_notify_url`.
        Rate limit: 50 calls a second for each merchant number.

        Available to: merchant (普通商户).

        Official page, 2026-05-08: https://pay.weixin.qq.com/doc/v3/merchant/4015901167
        """


class CreateAuthorization(_CreateAuthorizationDocs, Service):
    def create_authorization(
        self,
        *,
        out_authorization_no: str,
        appid: str,
        openid: str,
        transfer_scene_id: str,
        user_display_name: str,
        user_recv_perception: str | None = None,
        authorization_notify_url: str,
        scene_info: AuthorizationSceneInfo | Mapping[str, Any] | None = None,
    ) -> CreateAuthorizationResponse:
        return self._call(
            OPERATION,
            {
                "out_authorization_no": out_authorization_no,
                "appid": appid,
                "openid": openid,
                "transfer_scene_id": transfer_scene_id,
                "user_display_name": user_display_name,
                "user_recv_perception": user_recv_perception,
                "authorization_notify_url": authorization_notify_url,
                "scene_info": scene_info,
            },
        )


class AsyncCreateAuthorization(_CreateAuthorizationDocs, AsyncService):
    async def create_authorization(
        self,
        *,
        out_authorization_no: str,
        appid: str,
        openid: str,
        transfer_scene_id: str,
        user_display_name: str,
        user_recv_perception: str | None = None,
        authorization_notify_url: str,
        scene_info: AuthorizationSceneInfo | Mapping[str, Any] | None = None,
    ) -> CreateAuthorizationResponse:
        return await self._call(
            OPERATION,
            {
                "out_authorization_no": out_authorization_no,
                "appid": appid,
                "openid": openid,
                "transfer_scene_id": transfer_scene_id,
                "user_display_name": user_display_name,
                "user_recv_perception": user_recv_perception,
                "authorization_notify_url": authorization_notify_url,
                "scene_info": scene_info,
            },
        )
