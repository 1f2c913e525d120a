# Written by `make generate` from specs/brand/member_cards/create_pre_auth_token.yaml: edit that file.
"""Create a pre-authorization token (品牌会员入会组件预授权)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "CreatePreAuthTokenResponse"]


@model
class CreatePreAuthTokenResponse(Model):
    """Reply of `create_pre_auth_token`."""

    token: str = field(STRING)
    """Token for `openBusinessView`, which opens the component for joining in a web page or mini program (预授权 token, at most 32 characters)."""
    expire_time: Timestamp | str = field(DATETIME)
    """Time when the token expires: an hour after its creation (token 过期时间, RFC 3339)."""


OPERATION: Operation[CreatePreAuthTokenResponse] = Operation(
    name="brand.member_cards.create_pre_auth_token",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/pre-auth-tokens"),),
    body=(
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
    ),
    replies={200: CreatePreAuthTokenResponse},
    errors=(
        ErrorRow(
            400, "INVALID_REQUEST", "The function is not available yet.", "Contact WeChat Pay to get access to it."
        ),
        ErrorRow(
            400, "INVALID_REQUEST", "The card template is invalid.", "Check its state, or use an effective template."
        ),
        ErrorRow(400, "INVALID_REQUEST", "The card template has expired.", "Use a template that has not expired."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The OpenID does not belong to an AppID of the brand.",
            "Use the OpenID of the user under an AppID of the brand.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The OpenID is invalid.", "Check `openid`."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user has an effective card of this template.",
            "Do not add it again, or invalidate the card first.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015336986",),
)


class _CreatePreAuthTokenDocs:
    def create_pre_auth_token(self, *_: Any, **__: Any) -> Any:
        """Create a pre-authorization token (品牌会员入会组件预授权).

        Creates a token for one user, with which your mini program or web page opens the WeChat Pay component for
        joining: it calls `openBusinessView` with the `businessType` `wxpayCardMember` and a `queryString` such as
        `token=…&scene=CARD_MEMBER`, with URL-encoded values. Users need WeChat 7.0.3 or later in a mini program
        (library 2.6.0 or later), and 7.0.5 or later on a web page. The token is valid for an hour. What the page gets
        back does not prove that the user joined: rely on the notification, or query the cards of the user.

        Args:
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_id: 会员卡模板 ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.

        Returns:
            `CreatePreAuthTokenResponse` with `token` and `expire_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The function is not available yet. Contact WeChat Pay to get access to it.
                400 INVALID_REQUEST: The card template is invalid. Check its state, or use an effective template.
                400 INVALID_REQUEST: The card template has expired. Use a template that has not expired.
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                400 INVALID_REQUEST: The user has an effective card of this template. Do not add it again, or invalidate
                    the card first.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-19: https://pay.weixin.qq.com/doc/v3/partner/4015336986
        """


class CreatePreAuthToken(_CreatePreAuthTokenDocs, Service):
    def create_pre_auth_token(self, *, brand_id: str, card_id: str, openid: str) -> CreatePreAuthTokenResponse:
        return self._call(OPERATION, {"brand_id": brand_id, "card_id": card_id, "openid": openid})


class AsyncCreatePreAuthToken(_CreatePreAuthTokenDocs, AsyncService):
    async def create_pre_auth_token(self, *, brand_id: str, card_id: str, openid: str) -> CreatePreAuthTokenResponse:
        return await self._call(OPERATION, {"brand_id": brand_id, "card_id": card_id, "openid": openid})
