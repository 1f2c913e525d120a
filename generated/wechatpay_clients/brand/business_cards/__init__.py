# Written by `make generate` from specs/brand/business_cards: edit the files there.
"""Business cards (商家名片).

Configure the business card of a brand, which users open from the receipt of a payment, and which payments lead to it.
The brand must have authorized you for each of the two; see `brand.applyments.list_product_authorities`.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import CardConfigState, CardPreview, PaymentScene
    from .cancel_card_config import AsyncCancelCardConfig, CancelCardConfig, CancelCardConfigResponse
    from .cancel_card_link import AsyncCancelCardLink, CancelCardLink, CancelCardLinkResponse
    from .create_card_config import (
        AsyncCreateCardConfig,
        BrandCustomerService,
        BrandMiniProgramInfo,
        CardConfigService,
        CreateCardConfig,
        CustomerServiceType,
        ServiceJumpType,
    )
    from .create_card_link import AsyncCreateCardLink, CreateCardLink, CreateCardLinkResponse
    from .list_card_links import ActiveLink, AsyncListCardLinks, ListCardLinks, ListCardLinksResponse
    from .publish_card_config import AsyncPublishCardConfig, PublishCardConfig, PublishCardConfigResponse, PublishType
    from .query_card_config import AsyncQueryCardConfig, QueryCardConfig, QueryCardConfigResponse
    from .query_card_link_application import (
        AsyncQueryCardLinkApplication,
        CardLinkState,
        QueryCardLinkApplication,
        QueryCardLinkApplicationResponse,
    )
    from .query_preview_url import AsyncQueryPreviewUrl, QueryPreviewUrl
    from .unbind_card_link import AsyncUnbindCardLink, UnbindCardLink, UnbindCardLinkResponse
else:
    CancelCardConfig, AsyncCancelCardConfig = deferred(__name__, "cancel_card_config")
    CancelCardLink, AsyncCancelCardLink = deferred(__name__, "cancel_card_link")
    CreateCardConfig, AsyncCreateCardConfig = deferred(__name__, "create_card_config")
    CreateCardLink, AsyncCreateCardLink = deferred(__name__, "create_card_link")
    ListCardLinks, AsyncListCardLinks = deferred(__name__, "list_card_links", "iter_card_links")
    PublishCardConfig, AsyncPublishCardConfig = deferred(__name__, "publish_card_config")
    QueryCardConfig, AsyncQueryCardConfig = deferred(__name__, "query_card_config", "wait_until_card_config_final")
    QueryCardLinkApplication, AsyncQueryCardLinkApplication = deferred(
        __name__, "query_card_link_application", "wait_until_card_link_final"
    )
    QueryPreviewUrl, AsyncQueryPreviewUrl = deferred(__name__, "query_preview_url")
    UnbindCardLink, AsyncUnbindCardLink = deferred(__name__, "unbind_card_link")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("CardConfigState", "CardPreview", "PaymentScene"),
            ".cancel_card_config": ("CancelCardConfigResponse",),
            ".cancel_card_link": ("CancelCardLinkResponse",),
            ".create_card_config": (
                "BrandCustomerService",
                "BrandMiniProgramInfo",
                "CardConfigService",
                "CustomerServiceType",
                "ServiceJumpType",
            ),
            ".create_card_link": ("CreateCardLinkResponse",),
            ".list_card_links": ("ActiveLink", "ListCardLinksResponse"),
            ".publish_card_config": ("PublishCardConfigResponse", "PublishType"),
            ".query_card_config": ("QueryCardConfigResponse",),
            ".query_card_link_application": ("CardLinkState", "QueryCardLinkApplicationResponse"),
            ".unbind_card_link": ("UnbindCardLinkResponse",),
        },
    )

__all__ = [
    "ActiveLink",
    "AsyncBusinessCards",
    "BrandCustomerService",
    "BrandMiniProgramInfo",
    "BusinessCards",
    "CancelCardConfigResponse",
    "CancelCardLinkResponse",
    "CardConfigService",
    "CardConfigState",
    "CardLinkState",
    "CardPreview",
    "CreateCardLinkResponse",
    "CustomerServiceType",
    "ListCardLinksResponse",
    "PaymentScene",
    "PublishCardConfigResponse",
    "PublishType",
    "QueryCardConfigResponse",
    "QueryCardLinkApplicationResponse",
    "ServiceJumpType",
    "UnbindCardLinkResponse",
]


class BusinessCards(
    CancelCardConfig,
    CancelCardLink,
    CreateCardConfig,
    CreateCardLink,
    ListCardLinks,
    PublishCardConfig,
    QueryCardConfig,
    QueryCardLinkApplication,
    QueryPreviewUrl,
    UnbindCardLink,
    Service,
):
    """Business cards (商家名片)."""


class AsyncBusinessCards(
    AsyncCancelCardConfig,
    AsyncCancelCardLink,
    AsyncCreateCardConfig,
    AsyncCreateCardLink,
    AsyncListCardLinks,
    AsyncPublishCardConfig,
    AsyncQueryCardConfig,
    AsyncQueryCardLinkApplication,
    AsyncQueryPreviewUrl,
    AsyncUnbindCardLink,
    AsyncService,
):
    """Business cards (商家名片), for `AsyncClient`."""
