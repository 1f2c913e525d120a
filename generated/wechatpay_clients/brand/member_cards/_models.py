# Written by `make generate` from specs/brand/member_cards/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_clients.brand._models import MemberCardType, UserFormFlag, ValidDateInformation
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class CodeMode(StrEnum):
    """Documented values of `code_mode` (会员卡code分配类型). Any other value is a plain `str`."""

    SYSTEM_ALLOCATE = "SYSTEM_ALLOCATE"
    """WeChat Pay assigns 24 digits when the user gets the card."""
    MERCHANT_ALLOCATE = "MERCHANT_ALLOCATE"
    """The merchant assigns the code when it confirms the opening of the card. The card has this code whether the opening succeeded or failed."""


class CodeType(StrEnum):
    """Documented values of `code_type` (会员码展示类型). Any other value is a plain `str`."""

    NONE_CODE = "NONE_CODE"
    """No code."""
    BAR_CODE = "BAR_CODE"
    """A barcode."""
    QR_CODE = "QR_CODE"
    """A QR code."""
    BAR_CODE_AND_QR_CODE = "BAR_CODE_AND_QR_CODE"
    """A barcode and a QR code."""
    JUMP_MINI_PROGRAM = "JUMP_MINI_PROGRAM"
    """The code opens the mini program of `code_jump_information`."""


class CustomFieldType(StrEnum):
    """Documented values of `type` (字段类型). Any other value is a plain `str`."""

    CHECK_BOX = "CHECK_BOX"
    """One or more."""
    RADIO = "RADIO"
    """One."""


class CardState(StrEnum):
    """Documented values of `state` (状态). Any other value is a plain `str`."""

    CARD_EFFECTIVE = "CARD_EFFECTIVE"
    """Effective. Users can open cards."""
    CARD_INVALID = "CARD_INVALID"
    """Invalidated. Its cards can no longer be offered."""


@model
class JumpInformation(Model):
    """Fields of `code_jump_information` (会员码跳转信息)."""

    jump_appid: str | None = field(STRING, default=None)
    """会员码跳转AppID, at most 32 characters. AppID of the mini program that opens. Must be bound to the brand."""
    jump_path: str | None = field(STRING, default=None)
    """会员码跳转路径, at most 128 characters. Page of the mini program that opens. An object without it, or without `jump_appid`, is refused."""


@model
class MemberInformation(Model):
    """Fields of `member_information` (会员中心信息)."""

    jump_appid: str = field(STRING)
    """会员中心跳转AppID, at most 32 characters. AppID of the mini program that opens when a user taps the card. Must be bound to the brand."""
    jump_path: str = field(STRING)
    """Page of the mini program that opens when a user taps the card (会员中心跳转路径, at most 128 characters)."""


@model
class PurchaseInformation(Model):
    """Fields of `purchase_information` (付费会员信息)."""

    price: int | None = field(INTEGER, default=None)
    """Price of the membership, in fen (付费会员价格, at least 1)."""
    jump_appid: str | None = field(STRING, default=None)
    """付费会员跳转AppID, at most 32 characters. AppID of the mini program that sells the membership. Must be bound to the brand."""
    jump_path: str | None = field(STRING, default=None)
    """付费会员跳转路径, at most 128 characters. Page of the mini program that sells the membership. An object without it, or without `jump_appid`, is refused."""


@model
class CustomField(Model):
    """Fields of `custom_field_list` (商家自定义的开卡信息字段)."""

    type: CustomFieldType | str | None = field(OpenEnum(CustomFieldType), default=None)
    """How many options a user can choose (字段类型)."""
    name: str | None = field(STRING, default=None)
    """Question for the user (字段名称, at most 32 characters)."""
    values: Sequence[str] | None = field(ListOf(STRING), default=None)
    """Options to choose from (字段值, 1 to 10 items, each at most 8 characters)."""


@model
class UserInformation(Model):
    """Fields of `user_information` (用户开卡信息)."""

    common_field_list: Sequence[UserFormFlag | str] | None = field(ListOf(OpenEnum(UserFormFlag)), default=None)
    """平台提供的通用开卡信息字段. Predefined information that users must enter to open a card. Each value at most once."""
    custom_field_list: Sequence[CustomField | Mapping[str, Any]] | None = field(
        ListOf(ModelOf(CustomField)), default=None
    )
    """商家自定义的开卡信息字段, at most 1 item. Your own question. A user cannot open a card without a reply to it. At present, at most one."""


@model
class Card(Model):
    """Fields of `data` (会员卡模板列表)."""

    out_request_no: str = field(STRING)
    """商家请求单号, at most 128 characters. Your number of the request that created the template. ASCII letters, digits, `-` and `_`."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板 ID, at most 32 characters)."""
    brand_id: str = field(STRING)
    """ID of the brand that the card belongs to, assigned by WeChat Pay when the brand joined (品牌ID, at most 32 characters)."""
    appid: str = field(STRING)
    """商家AppID. AppID of an official account or a mini program, under which you get the OpenIDs of members. Must be bound to the brand."""
    card_type: MemberCardType | str = field(OpenEnum(MemberCardType))
    """会员卡类型. Kind of membership. At present, only `NORMAL` is accepted."""
    card_title: str = field(STRING)
    """卡名称, at most 10 characters. Name on the card. Chinese characters, ASCII letters, digits and punctuation."""
    card_color: str = field(STRING)
    """Background color of the front of the card: hexadecimal RGB, such as `#FFFF00` (卡背景颜色, at most 7 characters)."""
    card_picture_url: str = field(STRING)
    """卡图片, at most 256 characters. Background image of the card: a URL from the upload of marketing images. JPG, JPEG or PNG, smaller than 1 MB, ideally 716 × 320 pixels."""
    code_mode: CodeMode | str = field(OpenEnum(CodeMode))
    """会员卡code分配类型. Who assigns `user_card_code`, which identifies a member within a template. `SYSTEM_ALLOCATE` cannot become `MERCHANT_ALLOCATE` later."""
    code_type: CodeType | str = field(OpenEnum(CodeType))
    """What a member shows as the member code (会员码展示类型)."""
    code_jump_information: JumpInformation | None = field(ModelOf(JumpInformation), default=None)
    """Mini program that the member code opens, with `JUMP_MINI_PROGRAM` (会员码跳转信息)."""
    benefits: str = field(STRING)
    """Benefits of members, as a short text (会员权益, at most 32 characters)."""
    notify_url: str = field(STRING)
    """回调地址, at most 256 characters. URL for the notifications of the cards: when a user opens or deletes one, exchanges points for a coupon, or looks at the points. A complete public `http://` or `https://` URL with a path and without a query."""
    need_pinned: bool | None = field(BOOLEAN, default=None)
    """是否置顶. Whether the card is pinned to the top of the list. Defaults to `false`."""
    need_display_level: bool | None = field(BOOLEAN, default=None)
    """是否展示会员等级. Whether the card shows the level of the member. Defaults to `false`."""
    init_level: str | None = field(STRING, default=None)
    """Level of new members, if cards show it (会员初始等级, at most 10 characters)."""
    service_phone: str | None = field(STRING, default=None)
    """Phone number shown with the details of the card, preferably a landline (服务电话, at most 32 characters)."""
    legal_agreement: str = field(STRING)
    """商家法务协议, at most 20480 characters. Contract between the user and the merchant. Plain text without links. A line feed starts a new line."""
    valid_date_information: ValidDateInformation = field(ModelOf(ValidDateInformation))
    """Validity of the card (会员卡有效期)."""
    member_information: MemberInformation = field(ModelOf(MemberInformation))
    """Mini program that opens when a user taps the card (会员中心信息)."""
    points_information: JumpInformation | None = field(ModelOf(JumpInformation), default=None)
    """积分信息. Mini program that opens for points. Required if the card has points."""
    balance_information: JumpInformation | None = field(ModelOf(JumpInformation), default=None)
    """储值信息. Mini program that opens for the stored balance, best at its page for topping up. Required if the card has a balance, which only `BALANCE` cards can have."""
    purchase_information: PurchaseInformation | None = field(ModelOf(PurchaseInformation), default=None)
    """付费会员信息. Price of the membership and the mini program that sells it. Required if the membership is sold, which only `PURCHASE` cards allow."""
    user_information: UserInformation | None = field(ModelOf(UserInformation), default=None)
    """Information that users must enter to open a card (用户开卡信息)."""
    state: CardState | str = field(OpenEnum(CardState))
    """State of the card template (状态)."""
    create_time: Timestamp | str = field(DATETIME)
    """When the template was created (创建时间, RFC 3339)."""
    modify_time: Timestamp | str = field(DATETIME)
    """When the template was last changed (更新时间, RFC 3339)."""
