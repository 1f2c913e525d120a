# Written by `make generate` from specs/brand/member_cards: edit the files there.
"""Membership card templates (会员卡模板管理).

Create and change the templates of a brand's membership cards, which users open on the brand's business card or in the
WeChat Pay component for joining. Also create the token that opens this component.
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

    from ._models import (
        Card,
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
            "._models": (
                "Card",
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
            ".create_pre_auth_token": ("CreatePreAuthTokenResponse",),
            ".list_cards": ("ListCardsResponse",),
            "wechatpay_clients.brand._models": (
                "MemberCardType",
                "UserFormFlag",
                "ValidDateInformation",
                "ValidDateInformationType",
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
