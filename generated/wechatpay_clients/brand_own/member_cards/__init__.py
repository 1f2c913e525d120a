# Written by `make generate` from specs/brand_own/member_cards: edit the files there.
"""Membership card templates (会员卡模板管理).

Manage the templates of your membership cards.
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
    from wechatpay_clients.brand.member_cards._models import (
        CardState,
        CodeMode,
        CodeType,
        CustomField,
        CustomFieldType,
        JumpInformation,
        MemberInformation,
        PurchaseInformation,
        UserInformation,
    )

    from ._models import Card
    from .create_card import AsyncCreateCard, CreateCard
    from .create_pre_auth_token import AsyncCreatePreAuthToken, CreatePreAuthToken, CreatePreAuthTokenResponse
    from .invalidate_card import AsyncInvalidateCard, InvalidateCard
    from .list_cards import AsyncListCards, ListCards, ListCardsResponse
    from .query_card import AsyncQueryCard, QueryCard
    from .update_card import AsyncUpdateCard, UpdateCard
else:
    CreateCard, AsyncCreateCard = deferred(__name__, "create_card")
    CreatePreAuthToken, AsyncCreatePreAuthToken = deferred(__name__, "create_pre_auth_token")
    InvalidateCard, AsyncInvalidateCard = deferred(__name__, "invalidate_card")
    ListCards, AsyncListCards = deferred(__name__, "list_cards", "iter_cards")
    QueryCard, AsyncQueryCard = deferred(__name__, "query_card")
    UpdateCard, AsyncUpdateCard = deferred(__name__, "update_card")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("Card",),
            ".create_pre_auth_token": ("CreatePreAuthTokenResponse",),
            ".list_cards": ("ListCardsResponse",),
            "wechatpay_clients.brand._models": (
                "MemberCardType",
                "UserFormFlag",
                "ValidDateInformation",
                "ValidDateInformationType",
            ),
            "wechatpay_clients.brand.member_cards._models": (
                "CardState",
                "CodeMode",
                "CodeType",
                "CustomField",
                "CustomFieldType",
                "JumpInformation",
                "MemberInformation",
                "PurchaseInformation",
                "UserInformation",
            ),
        },
    )

__all__ = [
    "AsyncMemberCards",
    "Card",
    "CardState",
    "CodeMode",
    "CodeType",
    "CreatePreAuthTokenResponse",
    "CustomField",
    "CustomFieldType",
    "JumpInformation",
    "ListCardsResponse",
    "MemberCardType",
    "MemberCards",
    "MemberInformation",
    "PurchaseInformation",
    "UserFormFlag",
    "UserInformation",
    "ValidDateInformation",
    "ValidDateInformationType",
]


class MemberCards(
    CreateCard,
    CreatePreAuthToken,
    InvalidateCard,
    ListCards,
    QueryCard,
    UpdateCard,
    Service,
):
    """Membership card templates (会员卡模板管理)."""


class AsyncMemberCards(
    AsyncCreateCard,
    AsyncCreatePreAuthToken,
    AsyncInvalidateCard,
    AsyncListCards,
    AsyncQueryCard,
    AsyncUpdateCard,
    AsyncService,
):
    """Membership card templates (会员卡模板管理), for `AsyncClient`."""
