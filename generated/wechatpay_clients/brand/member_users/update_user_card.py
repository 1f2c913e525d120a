# Written by `make generate` from specs/brand/member_users/update_user_card.yaml: edit that file.
"""Update a member's card (修改用户会员卡信息)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand._models import ValidDateInformation
from wechatpay_clients.brand.member_users._models import UserCard, UserInformation
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserCard] = Operation(
    name="brand.member_users.update_user_card",
    method="PATCH",
    routes=(Route("/v3/brand/partner/card-member/user-cards/{user_card_code}"),),
    parameters=(Parameter("user_card_code", STRING, is_required=True),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("card_color", STRING),
        Parameter("card_picture_url", STRING),
        Parameter("phone_number", Encrypted(STRING)),
        Parameter("level", STRING),
        Parameter("valid_date_information", ModelOf(ValidDateInformation)),
        Parameter("user_information", ModelOf(UserInformation)),
        Parameter("attach", STRING),
    ),
    numbers=("user_card_code", "brand_id", "card_id"),
    replies={200: UserCard},
    errors=(
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The text or the picture violates regulations.",
            "Change it, then send the request again.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The OpenID does not belong to an AppID of the brand.",
            "Use the OpenID of the user under an AppID of the brand.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The OpenID is invalid.", "Check `openid`."),
        ErrorRow(
            404,
            "NOT_FOUND",
            "The card of the user does not exist.",
            "Check the brand, `card_id`, `openid` and `user_card_code`.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The state of the card does not allow it: only active cards can be changed.",
            "Query the card.",
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
            "The card template does not have this field of `common_field_list`.",
            "Add the field to the card template first.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The birthday in `common_field_list` has another format.", "Use `yyyy-MM-dd`."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The email address in `common_field_list` has another format.",
            "Use a valid email address.",
        ),
        ErrorRow(400, "PARAM_ERROR", "The gender in `common_field_list` has another format.", "Use 男 or 女."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The card template does not have this field of `custom_field_list`.",
            "Add the field to the card template first.",
        ),
        ErrorRow(404, "NOT_FOUND", "The card template does not exist.", "Check `card_id`, or create a template."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336985",),
)


class _UpdateUserCardDocs:
    def update_user_card(self, *_: Any, **__: Any) -> Any:
        """Update a member's card (修改用户会员卡信息).

        Changes an active card of a user, such as its picture, its level or its validity. Returns the card.

        Args:
            user_card_code: 会员卡code, at most 32 characters, from
                `brand.member_users.list_user_cards.data.user_card_code`. Code of the card, unique within the template.
                Digits, ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay
                assigned; for `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the
                opening failed.
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_id: 会员卡模板 ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            card_color: 卡背景颜色, at most 7 characters. Background color of the front of the card: hexadecimal RGB,
                such as `#FFFF00`.
            card_picture_url: 卡图片, at most 256 characters, from `common.media.upload_marketing_image.media_url`.
                Background image of the card: a URL from the upload of marketing images. JPG, JPEG or PNG, smaller than
                1 MB, ideally 716 × 320 pixels.
            phone_number: 加密的手机号, at most 512 characters, encrypted in transit. Phone number of the member.
            level: 等级, at most 10 characters. Level of the member, shown on the card: any text.
            valid_date_information: 会员卡有效期. Validity of the card.
            user_information: 用户开卡时填写的个人信息. Information that the user entered to open the card.
            attach: 商家数据包, at most 256 characters. Your own data, hidden from the user. Queries of the card return
                it.

        Returns:
            `UserCard`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: The text or the picture violates regulations. Change it, then send the request again.
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                404 NOT_FOUND: The card of the user does not exist. Check the brand, `card_id`, `openid` and
                    `user_card_code`.
                400 INVALID_REQUEST: The state of the card does not allow it: only active cards can be changed. Query
                    the card.
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
                400 PARAM_ERROR: The card template does not have this field of `common_field_list`. Add the field to the
                    card template first.
                400 PARAM_ERROR: The birthday in `common_field_list` has another format. Use `yyyy-MM-dd`.
                400 PARAM_ERROR: The email address in `common_field_list` has another format. Use a valid email address.
                400 PARAM_ERROR: The gender in `common_field_list` has another format. Use 男 or 女.
                400 PARAM_ERROR: The card template does not have this field of `custom_field_list`. Add the field to the
                    card template first.
                404 NOT_FOUND: The card template does not exist. Check `card_id`, or create a template.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `user_card_code`, `brand_id` or `card_id` in the reply differs from the request. The
                reply belongs to another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-07-25: https://pay.weixin.qq.com/doc/v3/partner/4015336985
        """


class UpdateUserCard(_UpdateUserCardDocs, Service):
    def update_user_card(
        self,
        *,
        user_card_code: str,
        brand_id: str,
        card_id: str,
        openid: str,
        card_color: str | None = None,
        card_picture_url: str | None = None,
        phone_number: str | None = None,
        level: str | None = None,
        valid_date_information: ValidDateInformation | Mapping[str, Any] | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
        attach: str | None = None,
    ) -> UserCard:
        return self._call(
            OPERATION,
            {
                "user_card_code": user_card_code,
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "phone_number": phone_number,
                "level": level,
                "valid_date_information": valid_date_information,
                "user_information": user_information,
                "attach": attach,
            },
        )


class AsyncUpdateUserCard(_UpdateUserCardDocs, AsyncService):
    async def update_user_card(
        self,
        *,
        user_card_code: str,
        brand_id: str,
        card_id: str,
        openid: str,
        card_color: str | None = None,
        card_picture_url: str | None = None,
        phone_number: str | None = None,
        level: str | None = None,
        valid_date_information: ValidDateInformation | Mapping[str, Any] | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
        attach: str | None = None,
    ) -> UserCard:
        return await self._call(
            OPERATION,
            {
                "user_card_code": user_card_code,
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "phone_number": phone_number,
                "level": level,
                "valid_date_information": valid_date_information,
                "user_information": user_information,
                "attach": attach,
            },
        )
