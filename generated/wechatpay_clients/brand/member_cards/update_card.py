# Written by `make generate` from specs/brand/member_cards/update_card.yaml: edit that file.
"""Update a card template (修改会员卡模板信息)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand._models import ValidDateInformation
from wechatpay_clients.brand.member_cards._models import (
    Card,
    JumpInformation,
    MemberInformation,
    PurchaseInformation,
    UserInformation,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Card] = Operation(
    name="brand.member_cards.update_card",
    method="PATCH",
    routes=(Route("/v3/brand/partner/card-member/cards/{card_id}"),),
    parameters=(Parameter("card_id", STRING, is_required=True),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_title", STRING),
        Parameter("card_color", STRING),
        Parameter("card_picture_url", STRING),
        Parameter("code_jump_information", ModelOf(JumpInformation)),
        Parameter("benefits", STRING),
        Parameter("notify_url", STRING),
        Parameter("need_pinned", BOOLEAN),
        Parameter("need_display_level", BOOLEAN),
        Parameter("service_phone", STRING),
        Parameter("valid_date_information", ModelOf(ValidDateInformation)),
        Parameter("member_information", ModelOf(MemberInformation)),
        Parameter("points_information", ModelOf(JumpInformation)),
        Parameter("balance_information", ModelOf(JumpInformation)),
        Parameter("purchase_information", ModelOf(PurchaseInformation)),
        Parameter("user_information", ModelOf(UserInformation)),
    ),
    numbers=("card_id", "brand_id"),
    replies={200: Card},
    errors=(
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
        ErrorRow(404, "NOT_FOUND", "The card template does not exist.", "Check `card_id`, or create a template."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The `code_type` of the card is not `JUMP_MINI_PROGRAM`, so its mini program cannot be changed.",
            "Set the `code_type` of the card to `JUMP_MINI_PROGRAM` first.",
        ),
        ErrorRow(400, "PARAM_ERROR", "Only cards of type `BALANCE` can have `balance_information`.", "Remove it."),
        ErrorRow(400, "PARAM_ERROR", "Only cards of type `PURCHASE` can have `purchase_information`.", "Remove it."),
        ErrorRow(400, "PARAM_ERROR", "The price of the membership is not above 0.", "Set `price` to at least 1 fen."),
        ErrorRow(400, "PARAM_ERROR", "The name of the card is longer than 10 characters.", "Shorten `card_title`."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The name of the card contains other characters than Chinese ones, ASCII letters, digits and punctuation.",
            "Change `card_title`.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The `type` of the validity is not that of the card template.",
            "Use the `type` of the template.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "For `FIX_TIME_RANGE`, the times are missing, or there is a number of days.",
            "Set both times, and remove `available_day_after_receive`.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "A validity of type `FIX_TIME_RANGE` has a number of days.",
            "Remove `available_day_after_receive`.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The validity starts after it ends.",
            "Set `available_begin_time` to `available_end_time` or earlier.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "For `FIX_TERM`, the number of days is missing, or there are times.",
            "Set `available_day_after_receive`, and remove the times.",
        ),
        ErrorRow(
            400, "PARAM_ERROR", "The number of days is not above 0.", "Set `available_day_after_receive` to at least 1."
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The number of days exceeds 30 years, which are 10,958 days.",
            "Set `available_day_after_receive` to at most 10958.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "A validity of type `PERMANENT` has a number of days.",
            "Remove `available_day_after_receive`.",
        ),
        ErrorRow(400, "PARAM_ERROR", "A validity of type `PERMANENT` has a start.", "Remove `available_begin_time`."),
        ErrorRow(400, "PARAM_ERROR", "A validity of type `PERMANENT` has an end.", "Remove `available_end_time`."),
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
            "PARAM_ERROR",
            "The AppID or the page of the member center is empty.",
            "Set both in `member_information`.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID or the page of the member code is empty.",
            "Set both in `code_jump_information`.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The AppID or the page for points is empty.", "Set both in `points_information`."),
        ErrorRow(
            400, "PARAM_ERROR", "The AppID or the page for the balance is empty.", "Set both in `balance_information`."
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The AppID or the page for the sale of memberships is empty.",
            "Set both in `purchase_information`.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336977",),
)


class _UpdateCardDocs:
    def update_card(self, *_: Any, **__: Any) -> Any:
        """Update a card template (修改会员卡模板信息).

        Changes settings of a card template, such as its design, validity and the information that users enter. Returns
        the template.

        Args:
            card_id: 会员卡模板 ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_title: 卡名称, at most 10 characters. Name on the card. Chinese characters, ASCII letters, digits and
                punctuation.
            card_color: 卡背景颜色, at most 7 characters. Background color of the front of the card: hexadecimal RGB,
                such as `#FFFF00`.
            card_picture_url: 卡图片, at most 256 characters, from `common.media.upload_marketing_image.media_url`.
                Background image of the card: a URL from the upload of marketing images. JPG, JPEG or PNG, smaller than
                1 MB, ideally 716 × 320 pixels.
            code_jump_information: 会员码跳转信息. Mini program that the member code opens. Requires a card whose
                `code_type` is `JUMP_MINI_PROGRAM`.
            benefits: 会员权益, at most 32 characters. Benefits of members, as a short text.
            notify_url: 回调地址, at most 256 characters. URL for the notifications of the cards: when a user opens or
                deletes one, exchanges points for a coupon, or looks at the points. A complete public `http://` or
                `https://` URL with a path and without a query.
            need_pinned: 是否置顶. Pins the card to the top of the list, with the other pinned cards of the brand; the
                most recently updated comes first. A new card defaults to `false`.
            need_display_level: 是否展示会员等级. Shows the level of the member on the card. A new card defaults to
                `false`.
            service_phone: 服务电话, at most 32 characters. Phone number shown with the details of the card, preferably
                a landline.
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
                404 NOT_FOUND: The card template does not exist. Check `card_id`, or create a template.
                400 PARAM_ERROR: The `code_type` of the card is not `JUMP_MINI_PROGRAM`, so its mini program cannot be
                    changed. Set the `code_type` of the card to `JUMP_MINI_PROGRAM` first.
                400 PARAM_ERROR: Only cards of type `BALANCE` can have `balance_information`. Remove it.
                400 PARAM_ERROR: Only cards of type `PURCHASE` can have `purchase_information`. Remove it.
                400 PARAM_ERROR: The price of the membership is not above 0. Set `price` to at least 1 fen.
                400 PARAM_ERROR: The name of the card is longer than 10 characters. Shorten `card_title`.
                400 PARAM_ERROR: The name of the card contains other characters than Chinese ones, ASCII letters, digits
                    and punctuation. Change `card_title`.
                400 PARAM_ERROR: The `type` of the validity is not that of the card template. Use the `type` of the
                    template.
                400 PARAM_ERROR: For `FIX_TIME_RANGE`, the times are missing, or there is a number of days. Set both
                    times, and remove `available_day_after_receive`.
                400 PARAM_ERROR: A validity of type `FIX_TIME_RANGE` has a number of days. Remove
                    `available_day_after_receive`.
                400 PARAM_ERROR: The validity starts after it ends. Set `available_begin_time` to `available_end_time`
                    or earlier.
                400 PARAM_ERROR: For `FIX_TERM`, the number of days is missing, or there are times. Set
                    `available_day_after_receive`, and remove the times.
                400 PARAM_ERROR: The number of days is not above 0. Set `available_day_after_receive` to at least 1.
                400 PARAM_ERROR: The number of days exceeds 30 years, which are 10,958 days. Set
                    `available_day_after_receive` to at most 10958.
                400 PARAM_ERROR: A validity of type `PERMANENT` has a number of days. Remove
                    `available_day_after_receive`.
                400 PARAM_ERROR: A validity of type `PERMANENT` has a start. Remove `available_begin_time`.
                400 PARAM_ERROR: A validity of type `PERMANENT` has an end. Remove `available_end_time`.
                400 PARAM_ERROR: `common_field_list` contains a field twice. Remove the duplicate.
                400 PARAM_ERROR: `custom_field_list` contains a field twice. Remove the duplicate.
                400 PARAM_ERROR: `custom_field_list` has more than one field, or its values are not 1 to 10 values of at
                    most 8 characters. Keep to these limits.
                400 PARAM_ERROR: An option that the user chose is not a valid string. Check the encoding and the content
                    of the values in `custom_field_list`.
                400 PARAM_ERROR: The AppID or the page of the member center is empty. Set both in `member_information`.
                400 PARAM_ERROR: The AppID or the page of the member code is empty. Set both in `code_jump_information`.
                400 PARAM_ERROR: The AppID or the page for points is empty. Set both in `points_information`.
                400 PARAM_ERROR: The AppID or the page for the balance is empty. Set both in `balance_information`.
                400 PARAM_ERROR: The AppID or the page for the sale of memberships is empty. Set both in
                    `purchase_information`.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `card_id` or `brand_id` in the reply differs from the request. The reply belongs to
                another request.

        Followed by the notification `brand.member_users.user_card_changed`, sent to `notify_url`.
        Followed by the notification `brand.member_users.points_exchange_requested`, sent to `notify_url`.
        Followed by the notification `brand.member_users.points_requested`, sent to `notify_url`.
        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-08-01: https://pay.weixin.qq.com/doc/v3/partner/4015336977
        """


class UpdateCard(_UpdateCardDocs, Service):
    def update_card(
        self,
        *,
        card_id: str,
        brand_id: str,
        card_title: str | None = None,
        card_color: str | None = None,
        card_picture_url: str | None = None,
        code_jump_information: JumpInformation | Mapping[str, Any] | None = None,
        benefits: str | None = None,
        notify_url: str | None = None,
        need_pinned: bool | None = None,
        need_display_level: bool | None = None,
        service_phone: str | None = None,
        valid_date_information: ValidDateInformation | Mapping[str, Any] | None = None,
        member_information: MemberInformation | Mapping[str, Any] | None = None,
        points_information: JumpInformation | Mapping[str, Any] | None = None,
        balance_information: JumpInformation | Mapping[str, Any] | None = None,
        purchase_information: PurchaseInformation | Mapping[str, Any] | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
    ) -> Card:
        return self._call(
            OPERATION,
            {
                "card_id": card_id,
                "brand_id": brand_id,
                "card_title": card_title,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "code_jump_information": code_jump_information,
                "benefits": benefits,
                "notify_url": notify_url,
                "need_pinned": need_pinned,
                "need_display_level": need_display_level,
                "service_phone": service_phone,
                "valid_date_information": valid_date_information,
                "member_information": member_information,
                "points_information": points_information,
                "balance_information": balance_information,
                "purchase_information": purchase_information,
                "user_information": user_information,
            },
        )


class AsyncUpdateCard(_UpdateCardDocs, AsyncService):
    async def update_card(
        self,
        *,
        card_id: str,
        brand_id: str,
        card_title: str | None = None,
        card_color: str | None = None,
        card_picture_url: str | None = None,
        code_jump_information: JumpInformation | Mapping[str, Any] | None = None,
        benefits: str | None = None,
        notify_url: str | None = None,
        need_pinned: bool | None = None,
        need_display_level: bool | None = None,
        service_phone: str | None = None,
        valid_date_information: ValidDateInformation | Mapping[str, Any] | None = None,
        member_information: MemberInformation | Mapping[str, Any] | None = None,
        points_information: JumpInformation | Mapping[str, Any] | None = None,
        balance_information: JumpInformation | Mapping[str, Any] | None = None,
        purchase_information: PurchaseInformation | Mapping[str, Any] | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
    ) -> Card:
        return await self._call(
            OPERATION,
            {
                "card_id": card_id,
                "brand_id": brand_id,
                "card_title": card_title,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "code_jump_information": code_jump_information,
                "benefits": benefits,
                "notify_url": notify_url,
                "need_pinned": need_pinned,
                "need_display_level": need_display_level,
                "service_phone": service_phone,
                "valid_date_information": valid_date_information,
                "member_information": member_information,
                "points_information": points_information,
                "balance_information": balance_information,
                "purchase_information": purchase_information,
                "user_information": user_information,
            },
        )
