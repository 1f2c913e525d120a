# Written by `make generate` from specs/brand_own/member_users/create_user_feed.yaml: edit that file.
"""Publish news of a member (创建用户动态信息)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateUserFeedResponse"]


@model
class CreateUserFeedResponse(Model):
    """Reply of `create_user_feed`."""

    card_id: str = field(STRING)
    """ID of the card template, assigned by WeChat Pay (会员卡模板ID)."""
    user_card_code: str = field(STRING)
    """会员卡code, at most 32 characters. Code of the card, unique within the template. Digits, ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed."""
    out_request_no: str = field(STRING)
    """商家请求单号. Your number of the message. Must be unique. ASCII letters, digits, `-` and `_`. A repeat is refused with `ALREADY_EXISTS`, which shows that the message exists."""
    cell: str = field(STRING)
    """会员动态内容, at most 128 characters. Content of the message, as in `attach` of an order but without `cell=[` and `]`: the ID of its template, then the values to fill in, each after `_`, such as `15_1200_1`. The ID has at most 5 characters. Your own text needs approval and is given by its ID, of at most 7 characters. The content must contain neither `[` nor `]`."""


OPERATION: Operation[CreateUserFeedResponse] = Operation(
    name="brand_own.member_users.create_user_feed",
    method="POST",
    routes=(Route("/brand/card-member/user-feeds"),),
    body=(
        Parameter("card_id", STRING, is_required=True),
        Parameter("user_card_code", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("cell", STRING, is_required=True),
    ),
    numbers=("card_id", "user_card_code", "out_request_no"),
    scheme="brand",
    replies={200: CreateUserFeedResponse},
    errors=(
        ErrorRow(403, "NO_AUTH", "The merchant cannot use this message template.", "Ask WeChat Pay for access to it."),
        ErrorRow(400, "INVALID_REQUEST", "The user is not a member.", "Check `user_card_code`."),
        ErrorRow(400, "INVALID_REQUEST", "The card template is invalid.", "Check `card_id`."),
        ErrorRow(400, "PARAM_ERROR", "The content of the message is invalid.", "Correct `cell`."),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "A message with this number exists.",
            "If it was an earlier try of this request, do nothing. Otherwise, use a new `out_request_no`.",
            is_outcome_open=True,
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The brand does not have access to business card memberships.",
            "Enable them for the brand first.",
        ),
        ErrorRow(400, "INVALID_REQUEST", "The OpenID is invalid.", "Check `openid`."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015582679",),
)


class _CreateUserFeedDocs:
    def create_user_feed(self, *_: Any, **__: Any) -> Any:
        """Publish news of a member (创建用户动态信息).

        Shows a change of points or of the stored balance on the card of a member. Use it for orders that were not paid
        with WeChat Pay.

        For the others, append the same content to `attach` of the order, as `&cell=[…]&card_id=[…]`. The whole `attach`
        has at most 128 characters. With `&user_card_code=[…]`, a user who does not have a card gets an effective one.
        The merchant number of the order must be bound to the brand.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.member_users.create_user_feed`, without `brand_id`.

        Args:
            card_id: 会员卡模板ID, at most 32 characters, from `brand_own.member_cards.create_card.card_id`. ID of the
                card template, assigned by WeChat Pay.
            user_card_code: 会员卡code, at most 32 characters. Code of the card, unique within the template. Digits,
                ASCII letters and ASCII punctuation. For `SYSTEM_ALLOCATE`, the 24 digits that WeChat Pay assigned; for
                `MERCHANT_ALLOCATE`, the code that you assign when you confirm the card, also if the opening failed.
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            out_request_no: 商家请求单号, at most 64 characters. Your number of the message. Must be unique. ASCII
                letters, digits, `-` and `_`. A repeat is refused with `ALREADY_EXISTS`, which shows that the message
                exists.
            cell: 会员动态内容, at most 128 characters. Content of the message, as in `attach` of an order but without
                `cell=[` and `]`: the ID of its template, then the values to fill in, each after `_`, such as
                `15_1200_1`. The ID has at most 5 characters. Your own text needs approval and is given by its ID, of at
                most 7 characters. The content must contain neither `[` nor `]`.

        Returns:
            `CreateUserFeedResponse` with `card_id`, `user_card_code`, `out_request_no` and `cell`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                403 NO_AUTH: The merchant cannot use this message template. Ask WeChat Pay for access to it.
                400 INVALID_REQUEST: The user is not a member. Check `user_card_code`.
                400 INVALID_REQUEST: The card template is invalid. Check `card_id`.
                400 PARAM_ERROR: The content of the message is invalid. Correct `cell`.
                400 ALREADY_EXISTS: A message with this number exists. If it was an earlier try of this request, do
                    nothing. Otherwise, use a new `out_request_no`. The call may have taken effect.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Enable them for the
                    brand first.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `card_id`, `user_card_code` or `out_request_no` in the reply differs from the request.
                The reply belongs to another request.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page: https://pay.weixin.qq.com/doc/brand/4015582679
        """


class CreateUserFeed(_CreateUserFeedDocs, Service):
    def create_user_feed(
        self, *, card_id: str, user_card_code: str, openid: str, out_request_no: str, cell: str
    ) -> CreateUserFeedResponse:
        return self._call(
            OPERATION,
            {
                "card_id": card_id,
                "user_card_code": user_card_code,
                "openid": openid,
                "out_request_no": out_request_no,
                "cell": cell,
            },
        )


class AsyncCreateUserFeed(_CreateUserFeedDocs, AsyncService):
    async def create_user_feed(
        self, *, card_id: str, user_card_code: str, openid: str, out_request_no: str, cell: str
    ) -> CreateUserFeedResponse:
        return await self._call(
            OPERATION,
            {
                "card_id": card_id,
                "user_card_code": user_card_code,
                "openid": openid,
                "out_request_no": out_request_no,
                "cell": cell,
            },
        )
