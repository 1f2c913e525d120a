# Written by `make generate` from specs/industry/business_circle/mall_card_activated.yaml: edit that file.
"""Points service authorized (商圈会员积分服务授权结果通知).

Sent when a member has authorized the points service of the mall in the plugin 商圈会员快速积分, or has got a membership
card without authorizing it. It is sent to the HTTPS address, without a query, that you gave for authorizations when the
service was enabled.

The same notification can arrive several times: process it once, under a lock, and acknowledge the repeats. Check that
`mchid` is your mall. If it can have been lost, call `query_user_authorization`.

Event types: `MALL_AUTH.ACTIVATE_CARD`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 10 times, after 1s, 10s (5 times), 1m (4 times).

Sent to: merchant (普通商户), service provider (普通服务商).

Official page, 2025-02-19: https://pay.weixin.qq.com/doc/v3/merchant/4012285836
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class AuthType(StrEnum):
    """Documented values of `auth_type`. Any other value is a plain `str`."""

    REGISTERED_MODE = "REGISTERED_MODE"
    """The user got the card, and did not authorize the points service."""
    REGISTERED_AND_AUTHORIZATION_MODE = "REGISTERED_AND_AUTHORIZATION_MODE"
    """The user got the card and authorized the points service."""


@model
class MallCardActivation(Model):
    """Content of `mall_card_activated`."""

    openid: str = field(STRING)
    """OpenID of the member under the mini program of the authorization (at most 128 characters)."""
    code: str = field(STRING)
    """响应码, at most 32 characters. ID of the membership card, which the user got with it. Unique within the `card_id` of the mall, and unrelated to `openid`."""
    mchid: str = field(STRING)
    """Merchant number of the mall for which the user got the card (at most 32 characters)."""
    auth_type: AuthType | str = field(OpenEnum(AuthType))
    """Whether the points service was authorized with the card."""


MallCardActivatedNotification: TypeAlias = Notification[MallCardActivation]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[MallCardActivation, None] = NotificationType(
    name="industry.business_circle.mall_card_activated",
    event_types=("MALL_AUTH.ACTIVATE_CARD",),
    original_types=("discount_card",),
    shapes=(NotificationShape(MallCardActivation),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012285836",),
)
