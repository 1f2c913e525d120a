# Written by `make generate` from specs/brand/member_users/points_requested.yaml: edit that file.
"""Points of a member requested (用户积分同步事件通知).

Sent when a user opens a page that shows points, such as the membership page of the business card, if the card template
has a template for exchanges of points. Report the points with `sync_points`. The user waits for them, so it is sent
only once.

Event types: `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, it is lost: WeChat Pay never sends it again.

Sent to: service provider (普通服务商).

Official page, 2025-09-17: https://pay.weixin.qq.com/doc/v3/partner/4016096820
"""

from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


@model
class RequestedPoints(Model):
    """Content of `points_requested`."""

    brand_id: str = field(STRING)
    """ID of the brand that the card belongs to, assigned by WeChat Pay when the brand joined (品牌ID, at most 32 characters)."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the user under the AppID of the card template (用户标识, at most 128 characters)."""
    user_card_code: str = field(STRING)
    """Code of the card, unique within the template (会员卡code, at most 32 characters)."""


PointsRequestedNotification: TypeAlias = Notification[RequestedPoints]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[RequestedPoints, None] = NotificationType(
    name="brand.member_users.points_requested",
    event_types=("BRAND_MEMBER_CARD_SP.SYNC_USER_POINT",),
    original_types=("sync_user_point",),
    shapes=(NotificationShape(RequestedPoints),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016096820",),
)
