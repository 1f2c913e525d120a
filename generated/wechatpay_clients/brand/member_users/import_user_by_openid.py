# Written by `make generate` from specs/brand/member_users/import_user_by_openid.yaml: edit that file.
"""Import a member by OpenID (根据OPENID导入用户会员卡)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand._models import ValidDateInformation
from wechatpay_clients.brand.member_users._models import UserCard, UserInformation
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserCard] = Operation(
    name="brand.member_users.import_user_by_openid",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/user-cards/import-by-openid"),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("user_card_code", STRING, is_required=True),
        Parameter("phone_number", Encrypted(STRING)),
        Parameter("card_color", STRING),
        Parameter("card_picture_url", STRING),
        Parameter("level", STRING),
        Parameter("user_information", ModelOf(UserInformation)),
        Parameter("valid_date_information", ModelOf(ValidDateInformation)),
        Parameter("pickup_time", DATETIME),
    ),
    numbers=("brand_id", "card_id", "user_card_code"),
    replies={200: UserCard},
    errors=(
        ErrorRow(
            400,
            "PARAM_ERROR",
            "`user_card_code` contains other characters than digits, ASCII letters and ASCII punctuation.",
            "Change it.",
        ),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "A validity of type `FIX_TIME_RANGE` needs the time when the user got the card.",
            "Set `pickup_time`.",
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "The card has expired.", "Check the validity; expired cards cannot be imported."
        ),
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
            400, "INVALID_REQUEST", "The user has a card that waits for your confirmation.", "Call `confirm_user_card`."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user has an effective card.",
            "Do not import it again, or invalidate the card first.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user deleted the card, so it cannot be imported again.",
            "Do not import this user.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "Another card has this code.", "Use another `user_card_code`."),
        ErrorRow(
            400, "INVALID_REQUEST", "The card template is invalid.", "Check its state, or use an effective template."
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336981",),
)


class _ImportUserByOpenidDocs:
    def import_user_by_openid(self, *_: Any, **__: Any) -> Any:
        """Import a member by OpenID (根据OPENID导入用户会员卡).

        Adds a member of your own system to the brand's membership: creates an effective card, which needs no
        confirmation. The AppID of the OpenID must be bound to the brand. A user who has an effective or unconfirmed
        card, or who deleted one, is refused: compare an existing card with your records, and change it with
        `update_user_card`.

        Args:
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_id: 会员卡模板ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            user_card_code: 会员卡code, at most 32 characters. Code of the card, unique within the template. Digits,
                ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for
                `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed.
            phone_number: 加密的手机号, at most 512 characters, encrypted in transit. Phone number of the member.
            card_color: 卡背景颜色, at most 7 characters. Background color of the front of the card: hexadecimal RGB,
                such as `#FFFF00`.
            card_picture_url: 卡图片, at most 256 characters, from `common.media.upload_marketing_image.media_url`.
                Background image of the card: a URL from the upload of marketing images. JPG, JPEG or PNG, smaller than
                1 MB, ideally 716 × 320 pixels.
            level: 等级, at most 10 characters. Level of the member, shown on the card: any text.
            user_information: 用户开卡时填写的个人信息. Information that the user entered to open the card.
            valid_date_information: 会员卡有效期. Validity of the card. Its `type` must be that of the card template.
            pickup_time: 领取时间, RFC 3339. When the user got the card. Must be in the past. A card that has expired
                cannot be imported. Required when `valid_date_information.type` is `FIX_TERM` or `FIX_TIME_RANGE`.

        Returns:
            `UserCard`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 PARAM_ERROR: `user_card_code` contains other characters than digits, ASCII letters and ASCII
                    punctuation. Change it.
                400 PARAM_ERROR: A validity of type `FIX_TIME_RANGE` needs the time when the user got the card. Set
                    `pickup_time`.
                400 INVALID_REQUEST: The card has expired. Check the validity; expired cards cannot be imported.
                400 PARAM_ERROR: The text or the picture violates regulations. Change it, then send the request again.
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                400 INVALID_REQUEST: The user has a card that waits for your confirmation. Call `confirm_user_card`.
                400 INVALID_REQUEST: The user has an effective card. Do not import it again, or invalidate the card
                    first.
                400 INVALID_REQUEST: The user deleted the card, so it cannot be imported again. Do not import this user.
                400 INVALID_REQUEST: Another card has this code. Use another `user_card_code`.
                400 INVALID_REQUEST: The card template is invalid. Check its state, or use an effective template.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `brand_id`, `card_id` or `user_card_code` in the reply differs from the request. The
                reply belongs to another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-06-22: https://pay.weixin.qq.com/doc/v3/partner/4015336981
        """


class ImportUserByOpenid(_ImportUserByOpenidDocs, Service):
    def import_user_by_openid(
        self,
        *,
        brand_id: str,
        card_id: str,
        openid: str,
        user_card_code: str,
        phone_number: str | None = None,
        card_color: str | None = None,
        card_picture_url: str | None = None,
        level: str | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
        valid_date_information: ValidDateInformation | Mapping[str, Any] | None = None,
        pickup_time: dt.datetime | str | None = None,
    ) -> UserCard:
        return self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "phone_number": phone_number,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "level": level,
                "user_information": user_information,
                "valid_date_information": valid_date_information,
                "pickup_time": pickup_time,
            },
        )


class AsyncImportUserByOpenid(_ImportUserByOpenidDocs, AsyncService):
    async def import_user_by_openid(
        self,
        *,
        brand_id: str,
        card_id: str,
        openid: str,
        user_card_code: str,
        phone_number: str | None = None,
        card_color: str | None = None,
        card_picture_url: str | None = None,
        level: str | None = None,
        user_information: UserInformation | Mapping[str, Any] | None = None,
        valid_date_information: ValidDateInformation | Mapping[str, Any] | None = None,
        pickup_time: dt.datetime | str | None = None,
    ) -> UserCard:
        return await self._call(
            OPERATION,
            {
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "user_card_code": user_card_code,
                "phone_number": phone_number,
                "card_color": card_color,
                "card_picture_url": card_picture_url,
                "level": level,
                "user_information": user_information,
                "valid_date_information": valid_date_information,
                "pickup_time": pickup_time,
            },
        )
