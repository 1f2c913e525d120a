# Written by `make generate` from specs/brand/member_users: edit the files there.
"""Cards of members (用户会员卡管理).

Confirm, import, read, change and invalidate the membership cards of users, and report their points and other news. A
card of a user who joins in WeChat stays `UNACTIVATED` until you confirm it.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients.brand._models import (
        MemberCardType,
        UserFormFlag,
        ValidDateInformation,
        ValidDateInformationType,
    )

    from ._models import CommonField, CustomField, ProductCouponStockType, UserCard, UserCardState, UserInformation
    from .confirm_points_exchange import (
        AsyncConfirmPointsExchange,
        ConfirmPointsExchange,
        ConfirmPointsExchangeResponse,
        PointsExchangeResult,
        PointsExchangeState,
    )
    from .confirm_user_card import AsyncConfirmUserCard, ConfirmUserCard, UserCardConfirmState
    from .create_user_feed import AsyncCreateUserFeed, CreateUserFeed, CreateUserFeedResponse
    from .import_user_by_openid import AsyncImportUserByOpenid, ImportUserByOpenid
    from .invalidate_user_card import AsyncInvalidateUserCard, InvalidateUserCard
    from .list_user_cards import AsyncListUserCards, ListUserCards, ListUserCardsResponse
    from .query_user_card import AsyncQueryUserCard, QueryUserCard
    from .sync_points import AsyncSyncPoints, SyncPoints, SyncPointsResponse
    from .update_user_card import AsyncUpdateUserCard, UpdateUserCard
else:
    ConfirmPointsExchange, AsyncConfirmPointsExchange = deferred(__name__, "confirm_points_exchange")
    ConfirmUserCard, AsyncConfirmUserCard = deferred(__name__, "confirm_user_card")
    CreateUserFeed, AsyncCreateUserFeed = deferred(__name__, "create_user_feed")
    ImportUserByOpenid, AsyncImportUserByOpenid = deferred(__name__, "import_user_by_openid")
    InvalidateUserCard, AsyncInvalidateUserCard = deferred(__name__, "invalidate_user_card")
    ListUserCards, AsyncListUserCards = deferred(__name__, "list_user_cards", "iter_user_cards")
    QueryUserCard, AsyncQueryUserCard = deferred(__name__, "query_user_card")
    SyncPoints, AsyncSyncPoints = deferred(__name__, "sync_points")
    UpdateUserCard, AsyncUpdateUserCard = deferred(__name__, "update_user_card")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "CommonField",
                "CustomField",
                "ProductCouponStockType",
                "UserCard",
                "UserCardState",
                "UserInformation",
            ),
            ".confirm_points_exchange": (
                "ConfirmPointsExchangeResponse",
                "PointsExchangeResult",
                "PointsExchangeState",
            ),
            ".confirm_user_card": ("UserCardConfirmState",),
            ".create_user_feed": ("CreateUserFeedResponse",),
            ".list_user_cards": ("ListUserCardsResponse",),
            ".sync_points": ("SyncPointsResponse",),
            "wechatpay_clients.brand._models": (
                "MemberCardType",
                "UserFormFlag",
                "ValidDateInformation",
                "ValidDateInformationType",
            ),
        },
    )

__all__ = [
    "AsyncMemberUsers",
    "CommonField",
    "ConfirmPointsExchangeResponse",
    "CreateUserFeedResponse",
    "CustomField",
    "ListUserCardsResponse",
    "MemberCardType",
    "MemberUsers",
    "PointsExchangeResult",
    "PointsExchangeState",
    "ProductCouponStockType",
    "SyncPointsResponse",
    "UserCard",
    "UserCardConfirmState",
    "UserCardState",
    "UserFormFlag",
    "UserInformation",
    "ValidDateInformation",
    "ValidDateInformationType",
]


class MemberUsers(
    ConfirmPointsExchange,
    ConfirmUserCard,
    CreateUserFeed,
    ImportUserByOpenid,
    InvalidateUserCard,
    ListUserCards,
    QueryUserCard,
    SyncPoints,
    UpdateUserCard,
    Service,
):
    """Cards of members (用户会员卡管理)."""


class AsyncMemberUsers(
    AsyncConfirmPointsExchange,
    AsyncConfirmUserCard,
    AsyncCreateUserFeed,
    AsyncImportUserByOpenid,
    AsyncInvalidateUserCard,
    AsyncListUserCards,
    AsyncQueryUserCard,
    AsyncSyncPoints,
    AsyncUpdateUserCard,
    AsyncService,
):
    """Cards of members (用户会员卡管理), for `AsyncClient`."""
