# Written by `make generate` from specs/brand/member_users/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients.brand._models import MemberCardType, UserFormFlag, ValidDateInformation
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING, Encrypted
from wechatpay_runtime.timestamp import Timestamp


class ProductCouponStockType(StrEnum):
    """Documented values of `product_coupon_stock_type` (商品券批次类型). Any other value is a plain `str`."""

    PRODUCT_COUPON_STOCK_TYPE_BUSI_FAVOR = "PRODUCT_COUPON_STOCK_TYPE_BUSI_FAVOR"
    """Product coupon based on a merchant coupon (商家券)."""
    PRODUCT_COUPON_STOCK_TYPE_CASH_FAVOR = "PRODUCT_COUPON_STOCK_TYPE_CASH_FAVOR"
    """Product coupon based on a cash coupon (代金券)."""
    PRODUCT_COUPON_STOCK_TYPE_BRAND_FAVOR = "PRODUCT_COUPON_STOCK_TYPE_BRAND_FAVOR"
    """Product coupon 2.0 (商品券)."""


class UserCardState(StrEnum):
    """Documented values of `user_card_state` (用户会员卡状态). Any other value is a plain `str`."""

    UNACTIVATED = "UNACTIVATED"
    """The user got the card, and you have not confirmed it yet."""
    EFFECTIVE = "EFFECTIVE"
    """The user can use the card."""
    EXPIRED = "EXPIRED"
    """Expired. Final."""
    INVALID = "INVALID"
    """Invalidated by you, refused when you confirmed it, or deleted by the user. Final."""


@model
class CommonField(Model):
    """Fields of `common_field_list` (平台提供的通用开卡信息字段)."""

    name: UserFormFlag | str | None = field(OpenEnum(UserFormFlag), default=None)
    """Field of the card template (平台提供的通用开卡信息字段名称)."""
    value: str | None = field(Encrypted(STRING), default=None)
    """What the user entered (加密的用户开卡时填写的个人信息, at most 512 characters, encrypted in transit)."""


@model
class CustomField(Model):
    """Fields of `custom_field_list` (商家自定义的开卡信息字段)."""

    name: str | None = field(STRING, default=None)
    """Question, as in the card template (字段名称, at most 32 characters)."""
    user_chosen_values: Sequence[str] | None = field(ListOf(Encrypted(STRING)), default=None)
    """Options that the user chose, each at most 8 characters before the encryption (加密的用户选择的字段值列表, encrypted in transit)."""


@model
class UserInformation(Model):
    """Fields of `user_information` (用户开卡时填写的个人信息)."""

    common_field_list: Sequence[CommonField | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(CommonField)), default=None
    )
    """平台提供的通用开卡信息字段. What the user entered in predefined fields. Each field must be one of the card template, at most once."""
    custom_field_list: Sequence[CustomField | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(CustomField)), default=None
    )
    """商家自定义的开卡信息字段, at most 1 item. What the user chose for your own question. At present, at most one."""


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
    brand_id: str = field(STRING)
    """ID of the brand that the card belongs to, assigned by WeChat Pay when the brand joined (品牌ID, at most 32 characters)."""
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
