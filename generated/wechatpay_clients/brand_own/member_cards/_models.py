# Written by `make generate` from specs/brand_own/member_cards/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_clients.brand._models import MemberCardType, ValidDateInformation
from wechatpay_clients.brand.member_cards._models import (
    CardState,
    CodeMode,
    CodeType,
    JumpInformation,
    MemberInformation,
    PurchaseInformation,
    UserInformation,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class Card(Model):
    """Fields of `data` (会员卡模板列表)."""

    out_request_no: str = field(STRING)
    """商家请求单号, at most 128 characters. Your number of the request that created the template. ASCII letters, digits, `-` and `_`."""
    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板 ID, at most 32 characters)."""
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
