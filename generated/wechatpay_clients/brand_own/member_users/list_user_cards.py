# Written by `make generate` from specs/brand_own/member_users/list_user_cards.yaml: edit that file.
"""List a member's cards (查询用户在品牌下所有会员卡)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_users._models import UserCardState
from wechatpay_clients.brand_own.member_users._models import UserCard
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListUserCardsResponse"]


@model
class ListUserCardsResponse(Model):
    """Reply of `list_user_cards`."""

    data: list[UserCard] | None = field(ListOf(ModelOf(UserCard)), default=None)
    """Cards on this page (会员卡列表)."""
    total_count: int = field(INTEGER)
    """Number of matching records across all pages (总数量)."""
    offset: int = field(INTEGER)
    """Number of records before this page, from 0: 10 if it starts with the 11th, as requested (分页开始位置)."""
    limit: int = field(INTEGER)
    """Page size, as requested: 1 to 20 (分页大小)."""


OPERATION: Operation[ListUserCardsResponse] = Operation(
    name="brand_own.member_users.list_user_cards",
    method="GET",
    routes=(Route("/brand/card-member/user-cards", query=("openid", "user_card_state", "offset", "limit")),),
    parameters=(
        Parameter("openid", STRING, is_required=True),
        Parameter("user_card_state", OpenEnum(UserCardState)),
        Parameter("offset", INTEGER, is_required=True),
        Parameter("limit", INTEGER, is_required=True),
    ),
    pages=Pages(
        next="offset",
        items="data",
        counts="items",
        size="limit",
        total="total_count",
    ),
    scheme="brand",
    replies={200: ListUserCardsResponse},
    errors=(
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
            "The brand does not have access to business card memberships.",
            "Ask WeChat Pay to enable them for the brand.",
        ),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://pay.weixin.qq.com/doc/brand/4015582718",),
)


class _ListUserCardsDocs:
    def list_user_cards(self, *_: Any, **__: Any) -> Any:
        """List a member's cards (查询用户在品牌下所有会员卡).

        Lists the cards that a user has of a brand, optionally only those in one state.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `brand.member_users.list_user_cards`, without `brand_id`.

        Args:
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            user_card_state: 用户会员卡状态. State of the card.
            offset: 分页开始位置, at least 0. Number of records to skip, from 0: 10 starts with the 11th record.
            limit: 分页大小, 1 to 20. Page size.

        Returns:
            `ListUserCardsResponse` with `data`, `total_count`, `offset` and `limit`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The OpenID does not belong to an AppID of the brand. Use the OpenID of the user
                    under an AppID of the brand.
                400 INVALID_REQUEST: The OpenID is invalid. Check `openid`.
                400 INVALID_REQUEST: The brand does not have access to business card memberships. Ask WeChat Pay to
                    enable them for the brand.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `data` contains the items of one page and `offset` selects the page. `iter_user_cards` iterates over
        the items of all pages.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official page: https://pay.weixin.qq.com/doc/brand/4015582718
        """

    def iter_user_cards(self, *_: Any, **__: Any) -> Any:
        """List a member's cards (查询用户在品牌下所有会员卡), one item at a time.

        Calls `list_user_cards` once per page, when the first item of the page is needed.

        Args:
            openid: 用户标识, at most 128 characters. OpenID of the user under the AppID of the card template.
            user_card_state: 用户会员卡状态. State of the card.
            limit: 分页大小, 1 to 20. Page size.

        Returns:
            An iterator over the items of all pages, each a `UserCard`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official page: https://pay.weixin.qq.com/doc/brand/4015582718
        """


class ListUserCards(_ListUserCardsDocs, Service):
    def list_user_cards(
        self, *, openid: str, user_card_state: UserCardState | str | None = None, offset: int, limit: int
    ) -> ListUserCardsResponse:
        return self._call(
            OPERATION, {"openid": openid, "user_card_state": user_card_state, "offset": offset, "limit": limit}
        )

    def iter_user_cards(
        self, *, openid: str, user_card_state: UserCardState | str | None = None, limit: int
    ) -> Iterator[UserCard]:
        return self._iterate(OPERATION, {"openid": openid, "user_card_state": user_card_state, "limit": limit})


class AsyncListUserCards(_ListUserCardsDocs, AsyncService):
    async def list_user_cards(
        self, *, openid: str, user_card_state: UserCardState | str | None = None, offset: int, limit: int
    ) -> ListUserCardsResponse:
        return await self._call(
            OPERATION, {"openid": openid, "user_card_state": user_card_state, "offset": offset, "limit": limit}
        )

    def iter_user_cards(
        self, *, openid: str, user_card_state: UserCardState | str | None = None, limit: int
    ) -> AsyncIterator[UserCard]:
        return self._iterate(OPERATION, {"openid": openid, "user_card_state": user_card_state, "limit": limit})
