# Written by `make generate` from specs/brand_own/member_users/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_clients.brand._models import MemberCardType, ValidDateInformation
from wechatpay_clients.brand.member_users._models import UserCardState, UserInformation
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING, Encrypted
from wechatpay_runtime.timestamp import Timestamp


@model
class UserCard(Model):
    """Fields of `data` (会员卡列表)."""

    user_card_code: str = field(STRING)
    """会员卡code, at most 32 characters. Code of the card, unique within the template. Digits, ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板 ID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the user under the AppID of the card template (用户标识, at most 128 characters)."""
    card_color: str | None = field(STRING, default=None)
    """Background color of the front of the card: hexadecimal RGB, such as `#FFFF00` (卡背景颜色, at most 7 characters)."""
    card_picture_url: str | None = field(STRING, default=None)
    """卡图片, at most 256 characters. Background image of the card: a URL from the upload of marketing images. JPG, JPEG or PNG, smaller than 1 MB, ideally 716 × 320 pixels."""
    card_type: MemberCardType | str = field(OpenEnum(MemberCardType))
    """会员卡类型. Kind of membership. At present, only `NORMAL` is accepted."""
    phone_number: str | None = field(Encrypted(STRING), default=None)
    """加密的手机号, at most 512 characters, encrypted in transit. Phone number of the member. Returned only if the user shared it or you sent it."""
    level: str | None = field(STRING, default=None)
    """Level of the member, shown on the card: any text (等级, at most 10 characters)."""
    valid_date_information: ValidDateInformation = field(ModelOf(ValidDateInformation))
    """Validity of the card (会员卡有效期)."""
    pickup_time: Timestamp | str = field(DATETIME)
    """When the user got the card (领取时间, RFC 3339)."""
    user_information: UserInformation | None = field(ModelOf(UserInformation), default=None)
    """Information that the user entered to open the card (用户开卡时填写的个人信息)."""
    attach: str | None = field(STRING, default=None)
    """商家数据包, at most 256 characters. Your own data, hidden from the user. Queries of the card return it."""
    user_card_state: UserCardState | str = field(OpenEnum(UserCardState))
    """State of the card (用户会员卡状态)."""
    invalid_reason: str | None = field(STRING, default=None)
    """Why the card was invalidated, as you stated (作废原因, at most 32 characters)."""
    invalid_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the card was invalidated (作废时间, RFC 3339)."""
    create_time: Timestamp | str = field(DATETIME)
    """Time when the card was created (创建时间, RFC 3339)."""
    modify_time: Timestamp | str = field(DATETIME)
    """Time when the card was last changed (更新时间, RFC 3339)."""
