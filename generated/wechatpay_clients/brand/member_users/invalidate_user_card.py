# Written by `make generate` from specs/brand/member_users/invalidate_user_card.yaml: edit that file.
"""Invalidate a member's card (作废用户会员卡)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_users._models import UserCard
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserCard] = Operation(
    name="brand.member_users.invalidate_user_card",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/user-cards/{user_card_code}/invalidate"),),
    parameters=(Parameter("user_card_code", STRING, is_required=True),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("invalid_reason", STRING),
    ),
    numbers=("user_card_code", "brand_id", "card_id"),
    replies={200: UserCard},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The state of the card does not allow it: only cards in `UNACTIVATED` or `EFFECTIVE` can be invalidated.",
            "Query the card.",
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
        ErrorRow(404, "NOT_FOUND", "The card template does not exist.", "Check `card_id`, or create a template."),
        ErrorRow(400, "PARAM_ERROR", "The OpenID is wrong.", "Use the OpenID of the user who has the card."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336983",),
)


class _InvalidateUserCardDocs:
    def invalidate_user_card(self, *_: Any, **__: Any) -> Any:
        """Invalidate a member's card (作废用户会员卡).

        Invalidates a card of a user, which cannot be undone. The user cannot join again, but you can import the user.
        Only for cards in `UNACTIVATED` or `EFFECTIVE`. Tell the user first and get consent: WeChat penalizes complaints
        about it. The user still sees the card until deleting it.

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
            invalid_reason: 作废原因, at most 32 characters. Why the card is invalidated.

        Returns:
            `UserCard`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The state of the card does not allow it: only cards in `UNACTIVATED` or `EFFECTIVE`
                    can be invalidated. Query the card.
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                404 NOT_FOUND: The card of the user does not exist. Check the brand, `card_id`, `openid` and
                    `user_card_code`.
                404 NOT_FOUND: The card template does not exist. Check `card_id`, or create a template.
                400 PARAM_ERROR: The OpenID is wrong. Use the OpenID of the user who has the card.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `user_card_code`, `brand_id` or `card_id` in the reply differs from the request. The
                reply belongs to another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-07-25: https://pay.weixin.qq.com/doc/v3/partner/4015336983
        """


class InvalidateUserCard(_InvalidateUserCardDocs, Service):
    def invalidate_user_card(
        self, *, user_card_code: str, brand_id: str, card_id: str, openid: str, invalid_reason: str | None = None
    ) -> UserCard:
        return self._call(
            OPERATION,
            {
                "user_card_code": user_card_code,
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "invalid_reason": invalid_reason,
            },
        )


class AsyncInvalidateUserCard(_InvalidateUserCardDocs, AsyncService):
    async def invalidate_user_card(
        self, *, user_card_code: str, brand_id: str, card_id: str, openid: str, invalid_reason: str | None = None
    ) -> UserCard:
        return await self._call(
            OPERATION,
            {
                "user_card_code": user_card_code,
                "brand_id": brand_id,
                "card_id": card_id,
                "openid": openid,
                "invalid_reason": invalid_reason,
            },
        )
