# Written by `make generate` from specs/brand/member_cards/create_card.yaml: edit that file.
"""Create a card template (创建会员卡模板)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand._models import MemberCardType, ValidDateInformation
from wechatpay_clients.brand.member_cards._models import (
    Card,
    CodeMode,
    CodeType,
    JumpInformation,
    MemberInformation,
    PurchaseInformation,
    UserInformation,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Card] = Operation(
    name="brand.member_cards.create_card",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/cards"),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("card_type", OpenEnum(MemberCardType), is_required=True),
        Parameter("card_title", STRING, is_required=True),
        Parameter("card_color", STRING, is_required=True),
        Parameter("card_picture_url", STRING, is_required=True),
        Parameter("code_mode", OpenEnum(CodeMode), is_required=True),
        Parameter("code_type", OpenEnum(CodeType), is_required=True),
        Parameter("code_jump_information", ModelOf(JumpInformation)),
        Parameter("benefits", STRING, is_required=True),
        Parameter("notify_url", STRING, is_required=True),
        Parameter("need_pinned", BOOLEAN),
        Parameter("need_display_level", BOOLEAN),
        Parameter("init_level", STRING),
        Parameter("service_phone", STRING),
        Parameter("legal_agreement", STRING, is_required=True),
        Parameter("valid_date_information", ModelOf(ValidDateInformation), is_required=True),
        Parameter("member_information", ModelOf(MemberInformation), is_required=True),
        Parameter("points_information", ModelOf(JumpInformation)),
        Parameter("balance_information", ModelOf(JumpInformation)),
        Parameter("purchase_information", ModelOf(PurchaseInformation)),
        Parameter("user_information", ModelOf(UserInformation)),
    ),
    numbers=("out_request_no", "brand_id"),
    replies={200: Card},
    errors=(
        ErrorRow(400, "PARAM_ERROR", "`need_display_level` is `true`, but the level is missing.", "Set `init_level`."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "There is a level, but `need_display_level` is `false`.",
            "Remove `init_level`, or set `need_display_level` to `true`.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "`code_type` is `JUMP_MINI_PROGRAM`, but the mini program is missing.",
            "Set `code_jump_information`.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "There is a mini program for the code, but `code_type` is not `JUMP_MINI_PROGRAM`.",
            "Remove `code_jump_information`, or set `code_type` to `JUMP_MINI_PROGRAM`.",
        ),
        ErrorRow(400, "PARAM_ERROR", "Only cards of type `BALANCE` can have `balance_information`.", "Remove it."),
        ErrorRow(400, "PARAM_ERROR", "Only cards of type `PURCHASE` can have `purchase_information`.", "Remove it."),
        ErrorRow(400, "PARAM_ERROR", "The price of the membership is not above 0.", "Set `price` to at least 1 fen."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The request number was used before.",
            "If it was an earlier try of this request, look for the template with `list_cards` first. Otherwise, use a new `out_request_no`.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID is invalid or not bound to the brand.",
            "Check `appid`, and that it is bound to the brand.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID of the member center is invalid or not bound to the brand.",
            "Check the AppID in `member_information`, and that it is bound to the brand.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID of the member code is invalid or not bound to the brand.",
            "Check the AppID in `code_jump_information`, and that it is bound to the brand.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID for points is invalid or not bound to the brand.",
            "Check the AppID in `points_information`, and that it is bound to the brand.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID for the balance is invalid or not bound to the brand.",
            "Check the AppID in `balance_information`, and that it is bound to the brand.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID for the sale of memberships is invalid or not bound to the brand.",
            "Check the AppID in `purchase_information`, and that it is bound to the brand.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The text or the picture violates regulations.",
            "Change it, then send the request again.",
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "The brand already has two templates of this type.", "Delete a template first."
        ),
        ErrorRow(400, "PARAM_ERROR", "The name of the card is longer than 10 characters.", "Shorten `card_title`."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The name of the card contains other characters than Chinese ones, ASCII letters, digits and punctuation.",
            "Change `card_title`.",
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "Cards of type `PURCHASE` and `BALANCE` are not supported yet.", "Use `NORMAL`."
        ),
        ErrorRow(400, "PARAM_ERROR", "`common_field_list` contains a field twice.", "Remove the duplicate."),
        ErrorRow(400, "PARAM_ERROR", "`custom_field_list` contains a field twice.", "Remove the duplicate."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "`custom_field_list` has more than one field, or its values are not 1 to 10 values of at most 8 characters.",
            "Keep to these limits.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "An option that the user chose is not a valid string.",
            "Check the encoding and the content of the values in `custom_field_list`.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336970",),
)


class _CreateCardDocs:
    def create_card(self, *_: Any, **__: Any) -> Any:
        """Create a card template (创建会员卡模板).

        Creates a template of membership cards for a brand, and returns it with its `card_id`. While it is effective and
        its validity has not ended, the brand's business card offers it to users who never had a card of it: a user
        whose card was invalidated or deleted cannot join again. A brand can have two templates of each `card_type`.

        Args:
            out_request_no: 商家请求单号, at most 128 characters. Your number of the request. Must be unique. ASCII
                letters, digits, `-` and `_`. A repeat is refused, so after a lost reply, look for the template with
                `list_cards`.
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            appid: 商家AppID, at most 32 characters. AppID of an official account or a mini program, under which you get
                the OpenIDs of members. Must be bound to the brand.
            card_type: 会员卡类型. Kind of membership. At present, only `NORMAL` is accepted.
            card_title: 卡名称, at most 10 characters. Name on the card. Chinese characters, ASCII letters, digits and
                punctuation.
            card_color: 卡背景颜色, at most 7 characters. Background color of the front of the card: hexadecimal RGB,
                such as `#FFFF00`.
            card_picture_url: 卡图片, at most 256 characters, from `common.media.upload_marketing_image.media_url`.
                Background image of the card: a URL from the upload of marketing images. JPG, JPEG or PNG, smaller than
                1 MB, ideally 716 × 320 pixels.
            code_mode: 会员卡code分配类型. Who assigns `user_card_code`, which identifies a member within a template.
                `SYSTEM_ALLOCATE` cannot become `MERCHANT_ALLOCATE` later.
            code_type: 会员码展示类型. What a member shows as the member code.
            code_jump_information: 会员码跳转信息. Mini program that the member code opens. Not allowed with another
                `code_type`. Required when `code_type` is `JUMP_MINI_PROGRAM`.
            benefits: 会员权益, at most 32 characters. Benefits of members, as a short text.
            notify_url: 回调地址, at most 256 characters. URL for the notifications of the cards: when a user opens or
                deletes one, exchanges points for a coupon, or looks at the points. A complete public `http://` or
                `https://` URL with a path and without a query.
            need_pinned: 是否置顶. Pins the card to the top of the list. A brand can pin several cards; the most
                recently updated comes first. Defaults to `false`.
            need_display_level: 是否展示会员等级. Shows the level of the member on the card. Defaults to `false`.
            init_level: 会员初始等级, at most 10 characters. Level of new members, shown on the card: any text. Change
                the level of a member with `update_user_card`. Required when `need_display_level` is `true`.
            service_phone: 服务电话, at most 32 characters. Phone number shown with the details of the card, preferably
                a landline.
            legal_agreement: 商家法务协议, at most 20480 characters. Contract between the user and the merchant. Plain
                text without links. A line feed starts a new line.
            valid_date_information: 会员卡有效期. Validity of the card.
            member_information: 会员中心信息. Mini program that opens when a user taps the card.
            points_information: 积分信息. Mini program that opens for points. Required if the card has points.
            balance_information: 储值信息. Mini program that opens for the stored balance, best at its page for topping
                up. Required if the card has a balance, which only `BALANCE` cards can have.
            purchase_information: 付费会员信息. Price of the membership and the mini program that sells it. Required if
                the membership is sold, which only `PURCHASE` cards allow.
            user_information: 用户开卡信息. Information that users must enter to open a card.

        Returns:
            `Card`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: `need_display_level` is `true`, but the level is missing. Set `init_level`.
                400 PARAM_ERROR: There is a level, but `need_display_level` is `false`. Remove `init_level`, or set
                    `need_display_level` to `true`.
                400 PARAM_ERROR: `code_type` is `JUMP_MINI_PROGRAM`, but the mini program is missing. Set
                    `code_jump_information`.
                400 PARAM_ERROR: There is a mini program for the code, but `code_type` is not `JUMP_MINI_PROGRAM`.
                    Remove `code_jump_information`, or set `code_type` to `JUMP_MINI_PROGRAM`.
                400 PARAM_ERROR: Only cards of type `BALANCE` can have `balance_information`. Remove it.
                400 PARAM_ERROR: Only cards of type `PURCHASE` can have `purchase_information`. Remove it.
                400 PARAM_ERROR: The price of the membership is not above 0. Set `price` to at least 1 fen.
                400 PARAM_ERROR: The request number was used before. If it was an earlier try of this request, look for
                    the template with `list_cards` first. Otherwise, use a new `out_request_no`.
                400 PARAM_ERROR: The AppID is invalid or not bound to the brand. Check `appid`, and that it is bound to
                    the brand.
                400 PARAM_ERROR: The AppID of the member center is invalid or not bound to the brand. Check the AppID in
                    `member_information`, and that it is bound to the brand.
                400 PARAM_ERROR: The AppID of the member code is invalid or not bound to the brand. Check the AppID in
                    `code_jump_information`, and that it is bound to the brand.
                400 PARAM_ERROR: The AppID for points is invalid or not bound to the brand. Check the AppID in
                    `points_information`, and that it is bound to the brand.
                400 PARAM_ERROR: The AppID for the balance is invalid or not bound to the brand. Check the AppID in
                    `balance_information`, and that it is bound to the brand.
                400 PARAM_ERROR: The AppID for the sale of memberships is invalid or not bound to the brand. Check the
                    AppID in `purchase_information`, and that it is bound to the brand.
                400 PARAM_ERROR: The text or the picture violates regulations. Change it, then send the request again.
                400 INVALID_REQUEST: The brand already has two templates of this type. Delete a template first.
                400 PARAM_ERROR: The name of the card is longer than 10 characters. Shorten `card_title`.
                400 PARAM_ERROR: The name of the card contains other characters than Chinese ones, ASCII letters, digits
                    and punctuation. Change `card_title`.
                400 INVALID_REQUEST: Cards of type `PURCHASE` and `BALANCE` are not supported yet. Use `NORMAL`.
                400 PARAM_ERROR: `common_field_list` contains a field twice. Remove the duplicate.
                400 PARAM_ERROR: `custom_field_list` contains a field twice. Remove the duplicate.
                400 PARAM_ERROR: `custom_field_list` has more than one field, or its values are not 1 to 10 values of at
                    most 8 characters. Keep to these limits.
                400 PARAM_ERROR: An option that the user chose is not a valid string. Check the encoding and the content
                    of the values in `custom_field_list`.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no` or `brand_id` in the reply differs from the request. The reply belongs
                to another request.

        Followed by the notification `brand.member_users.user_card_changed`, sent to `notify_url`.
        Followed by the notification `brand.member_users.points_exchange_requested`, sent to `notify_url`.
        Followed by the notification `brand.member_users.points_requested`, sent to `notify_url`.
        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-08-01: https://pay.weixin.qq.com/doc/v3/partner/4015336970
        """


class CreateCard(_CreateCardDocs, Service):
    def create_card(
        self,
        *,
        out_request_no: str,
        brand_id: str,
        appid: str,
        card_type: MemberCardType | str,
        card_title: str,
        card_color: str,
        card_picture_url: str,
        code_mode: CodeMode | str,
        code_type: CodeType | str,
        code_jump_information: JumpInformation | Mapping[str, Any] | None = None,
        benefits: str,
        notify_url: str,
        need_pinned: bool | None = None,
        need_display_level: bool | None = None,
        init_level: str | None = None,
        service_phone: str | None = None,
        legal_agreement: str,
        valid_date_information: ValidDateInformation | Mapping[str, Any],
        member_information: MemberInformation | Mapping[str, Any],
        points_information: JumpInformation | Mapping[str, Any] | None = None,
        balance_information: JumpInformation | Mapping[str, Any] | None = None,
        purchase_information: PurchaseInformation | Mapping[str, Any] | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
    ) -> Card:
        return self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "appid": appid,
                "card_type": card_type,
                "card_title": card_title,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "code_mode": code_mode,
                "code_type": code_type,
                "code_jump_information": code_jump_information,
                "benefits": benefits,
                "notify_url": notify_url,
                "need_pinned": need_pinned,
                "need_display_level": need_display_level,
                "init_level": init_level,
                "service_phone": service_phone,
                "legal_agreement": legal_agreement,
                "valid_date_information": valid_date_information,
                "member_information": member_information,
                "points_information": points_information,
                "balance_information": balance_information,
                "purchase_information": purchase_information,
                "user_information": user_information,
            },
        )


class AsyncCreateCard(_CreateCardDocs, AsyncService):
    async def create_card(
        self,
        *,
        out_request_no: str,
        brand_id: str,
        appid: str,
        card_type: MemberCardType | str,
        card_title: str,
        card_color: str,
        card_picture_url: str,
        code_mode: CodeMode | str,
        code_type: CodeType | str,
        code_jump_information: JumpInformation | Mapping[str, Any] | None = None,
        benefits: str,
        notify_url: str,
        need_pinned: bool | None = None,
        need_display_level: bool | None = None,
        init_level: str | None = None,
        service_phone: str | None = None,
        legal_agreement: str,
        valid_date_information: ValidDateInformation | Mapping[str, Any],
        member_information: MemberInformation | Mapping[str, Any],
        points_information: JumpInformation | Mapping[str, Any] | None = None,
        balance_information: JumpInformation | Mapping[str, Any] | None = None,
        purchase_information: PurchaseInformation | Mapping[str, Any] | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
    ) -> Card:
        return await self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "appid": appid,
                "card_type": card_type,
                "card_title": card_title,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "code_mode": code_mode,
                "code_type": code_type,
                "code_jump_information": code_jump_information,
                "benefits": benefits,
                "notify_url": notify_url,
                "need_pinned": need_pinned,
                "need_display_level": need_display_level,
                "init_level": init_level,
                "service_phone": service_phone,
                "legal_agreement": legal_agreement,
                "valid_date_information": valid_date_information,
                "member_information": member_information,
                "points_information": points_information,
                "balance_information": balance_information,
                "purchase_information": purchase_information,
                "user_information": user_information,
            },
        )
