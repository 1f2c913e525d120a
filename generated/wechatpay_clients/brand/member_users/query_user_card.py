# Written by `make generate` from specs/brand/member_users/query_user_card.yaml: edit that file.
"""Query a member's card (查询用户会员卡信息)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_users._models import UserCard
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserCard] = Operation(
    name="brand.member_users.query_user_card",
    method="GET",
    routes=(
        Route("/v3/brand/partner/card-member/user-cards/{user_card_code}", query=("brand_id", "card_id", "openid")),
    ),
    parameters=(
        Parameter("user_card_code", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
    ),
    numbers=("user_card_code", "brand_id", "card_id"),
    replies={200: UserCard},
    errors=(
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
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336980",),
)


class _QueryUserCardDocs:
    def query_user_card(self, *_: Any, **__: Any) -> Any:
        """Query a member's card (查询用户会员卡信息).

        Returns a card of a user: its state and validity, and the information that the user entered.

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

        Returns:
            `UserCard`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                404 NOT_FOUND: The card of the user does not exist. Check the brand, `card_id`, `openid` and
                    `user_card_code`.
                404 NOT_FOUND: The card template does not exist. Check `card_id`, or create a template.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `user_card_code`, `brand_id` or `card_id` in the reply differs from the request. The
                reply belongs to another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-07-25: https://pay.weixin.qq.com/doc/v3/partner/4015336980
        """


class QueryUserCard(_QueryUserCardDocs, Service):
    def query_user_card(self, *, user_card_code: str, brand_id: str, card_id: str, openid: str) -> UserCard:
        return self._call(
            OPERATION, {"user_card_code": user_card_code, "brand_id": brand_id, "card_id": card_id, "openid": openid}
        )


class AsyncQueryUserCard(_QueryUserCardDocs, AsyncService):
    async def query_user_card(self, *, user_card_code: str, brand_id: str, card_id: str, openid: str) -> UserCard:
        return await self._call(
            OPERATION, {"user_card_code": user_card_code, "brand_id": brand_id, "card_id": card_id, "openid": openid}
        )
