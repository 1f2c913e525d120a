# Written by `make generate` from specs/transfers/merchant_transfer/authorization_result.yaml: edit that file.
"""Authorization result (免确认收款授权结果通知).

Sent to the `authorization_notify_url` of the request when the user agreed, and when the user or you closed the
authorization. Not sent if the user never agreed.

The same notification can arrive several times: lock the authorization, process it once, and acknowledge the repeats.
Notifications can be late or lost, so query the authorization if none arrives. Check that its number and user match your
own records.

Event types: `MCHTRANSFER.AUTHORIZATION.CONFIRMED` and `MCHTRANSFER.AUTHORIZATION.CLOSED`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 64 times, after 15s (10 times), 5m (10 times), 30m (44 times).

Sent to: merchant (普通商户).

Official page, 2026-05-08: https://pay.weixin.qq.com/doc/v3/merchant/4014512908
"""

from typing import TypeAlias

from wechatpay_clients.transfers.merchant_transfer._models import AuthorizationCloseInfo, UserConfirmAuthorizationState
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class AuthorizationResult(Model):
    """Content of `authorization_result`."""

    out_authorization_no: str = field(STRING)
    """Your authorization number (商户侧授权单号, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the authorization (商户AppID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the recipient under `appid` (收款用户OpenID, at most 64 characters)."""
    user_display_name: str = field(STRING)
    """Account name that the user sees in the details of the authorization (用户展示昵称, at most 32 characters)."""
    authorization_id: str = field(STRING)
    """微信免确认收款授权单号, at most 32 characters. WeChat Pay authorization number. Store it; transfers need it or your own number."""
    state: UserConfirmAuthorizationState | str = field(OpenEnum(UserConfirmAuthorizationState))
    """State of the authorization, `TAKING_EFFECT` or `CLOSED` (授权状态)."""
    authorize_time: Timestamp | str = field(DATETIME)
    """When the user agreed (用户确认授权的时间, RFC 3339)."""
    close_info: AuthorizationCloseInfo | None = field(ModelOf(AuthorizationCloseInfo), default=None)
    """免确认收款授权的关闭信息. Why and when the authorization was closed. Returned only in state `CLOSED`."""


AuthorizationResultNotification: TypeAlias = Notification[AuthorizationResult]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[AuthorizationResult, None] = NotificationType(
    name="transfers.merchant_transfer.authorization_result",
    event_types=("MCHTRANSFER.AUTHORIZATION.CONFIRMED", "MCHTRANSFER.AUTHORIZATION.CLOSED"),
    original_types=("mch_payment",),
    shapes=(NotificationShape(AuthorizationResult),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4014512908",),
)
