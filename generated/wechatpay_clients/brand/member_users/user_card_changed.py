# Written by `make generate` from specs/brand/member_users/user_card_changed.yaml: edit that file.
"""Card of a member opened or deleted (会员卡事件通知).

Sent when a user opens a card in the brand's business card or in the component for joining, and when a user deletes one.
After `USER_CARD.CREATE`, create the member in your own system, then call `confirm_user_card`: until then, the card is
not active. Imported cards need no confirmation. The information of the user is not encrypted a second time here.

The same notification can arrive several times, and one can be lost: compare it with your records, and query the card if
none arrives.

Event types: `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE` and `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 11 times, after 60s (11 times).

Sent to: service provider (普通服务商).

Official page, 2025-08-18: https://pay.weixin.qq.com/doc/v3/partner/4015283692
"""

from typing import TypeAlias

from wechatpay_clients.brand._models import MemberCardType, UserFormFlag, ValidDateInformationType
from wechatpay_clients.brand.member_users._models import UserCardState
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class NotifiedValidDateInformation(Model):
    """Fields of `valid_date_information` (会员卡有效期)."""

    type: ValidDateInformationType | str = field(OpenEnum(ValidDateInformationType))
    """How long the card is valid (有效期类型)."""
    available_begin_time: Timestamp | str | None = field(DATETIME, default=None)
    """有效期开始时间, RFC 3339. Start of the validity. Only for `FIX_TIME_RANGE`."""
    available_end_time: Timestamp | str | None = field(DATETIME, default=None)
    """有效期结束时间, RFC 3339. End of the validity. Only for `FIX_TIME_RANGE`."""
    available_day_after_receive: int | None = field(INTEGER, default=None)
    """领取后N天内有效. Number of days that the card is valid, starting when the user gets it. Only for `FIX_TERM`. At most 30 years."""


@model
class NotifiedCommonField(Model):
    """Fields of `common_field_list` (平台提供的通用开卡信息字段)."""

    name: UserFormFlag | str | None = field(OpenEnum(UserFormFlag), default=None)
    """平台提供的通用开卡信息字段名称. Field of the card template. Returned if the template has it."""
    value: str | None = field(STRING, default=None)
    """平台提供的通用开卡信息字段, at most 128 characters. What the user entered. Returned if the card template has the field."""


@model
class NotifiedCustomField(Model):
    """Fields of `custom_field_list` (商家自定义的开卡信息字段)."""

    name: str | None = field(STRING, default=None)
    """字段名称, at most 128 characters. Question. Returned if the card template has one."""
    user_chosen_values: list[str] | None = field(ListOf(STRING), default=None)
    """字段值, each at most 8 characters. Options that the user chose, at most 10. Returned if the card template has a question."""


@model
class NotifiedUserInformation(Model):
    """Fields of `user_information` (用户开卡时填写的个人信息)."""

    common_field_list: list[NotifiedCommonField] | None = field(ListOf(ModelOf(NotifiedCommonField)), default=None)
    """平台提供的通用开卡信息字段. What the user entered in predefined fields. Returned if the card template has such fields."""
    custom_field_list: list[NotifiedCustomField] | None = field(ListOf(ModelOf(NotifiedCustomField)), default=None)
    """商家自定义的开卡信息字段. What the user chose for your own question. Returned if the card template has one."""


@model
class ChangedUserCard(Model):
    """Content of `user_card_changed`."""

    user_card_code: str | None = field(STRING, default=None)
    """会员卡code, at most 32 characters. Code of the card, unique within the template. Digits, ASCII letters and ASCII punctuation. Missing with `MERCHANT_ALLOCATE` when the card is opened, and when it is deleted before you confirmed it. Present with `SYSTEM_ALLOCATE`."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the user under the AppID of the card template (用户标识, at most 128 characters)."""
    card_color: str = field(STRING)
    """Background color of the front of the card: hexadecimal RGB that starts with `#`, such as `#FFFF00` (卡背景颜色, at most 7 characters)."""
    card_picture_url: str = field(STRING)
    """URL of the background image of the card (卡图片, at most 512 characters)."""
    brand_id: str = field(STRING)
    """ID of the brand that the card belongs to, assigned by WeChat Pay when the brand joined (品牌ID, at most 32 characters)."""
    card_type: MemberCardType | str = field(OpenEnum(MemberCardType))
    """Kind of membership (会员卡类型)."""
    phone_number: str | None = field(STRING, default=None)
    """手机号, at most 32 characters. Phone number of the member. Returned only if the user's WeChat account has one."""
    level: str | None = field(STRING, default=None)
    """用户会员等级, at most 10 characters. Level of the member: any text, which you can set when you update the card. Returned unless it is empty."""
    valid_date_information: NotifiedValidDateInformation = field(ModelOf(NotifiedValidDateInformation))
    """Validity of the card (会员卡有效期)."""
    pickup_time: Timestamp | str = field(DATETIME)
    """When the user got the card (领取时间, RFC 3339)."""
    user_information: NotifiedUserInformation | None = field(ModelOf(NotifiedUserInformation), default=None)
    """用户开卡时填写的个人信息. Information that the user entered to open the card. Returned if the card template asks for it."""
    attach: str | None = field(STRING, default=None)
    """商家数据包, at most 256 characters. Your own data, hidden from the user. Queries of the card also return it."""
    user_card_state: UserCardState | str = field(OpenEnum(UserCardState))
    """State of the card (用户会员卡状态)."""
    invalid_reason: str | None = field(STRING, default=None)
    """作废原因, at most 256 characters. Why the card was invalidated. Returned if you stated it."""
    invalid_time: Timestamp | str | None = field(DATETIME, default=None)
    """作废时间, RFC 3339. When the card was invalidated. Returned if you invalidated it."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the card was created (创建时间, RFC 3339)."""
    modify_time: Timestamp | str = field(DATETIME)
    """Time when the card was last changed (更新时间, RFC 3339)."""


UserCardChangedNotification: TypeAlias = Notification[ChangedUserCard]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ChangedUserCard, None] = NotificationType(
    name="brand.member_users.user_card_changed",
    event_types=("BRAND_MEMBER_CARD_SP.USER_CARD.CREATE", "BRAND_MEMBER_CARD_SP.USER_CARD.DELETE"),
    original_types=("user_card",),
    shapes=(NotificationShape(ChangedUserCard),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015283692",),
)
