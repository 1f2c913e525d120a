# Written by `make generate` from specs/fapiao/merchants: edit the files there.
"""E-invoice merchants (电子发票商户).

Invite merchants to electronic invoices, set them up, and let users fill in the title (抬头) of an invoice.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients.fapiao._models import BuyerType, FapiaoBillType, FapiaoScene, UserTitleEntity

    from ._models import FapiaoAbilityType
    from .create_card_template import (
        AsyncCreateCardTemplate,
        CardTemplateInfo,
        CreateCardTemplate,
        CreateFapiaoCardTemplateResponse,
        CustomCell,
    )
    from .list_invited_merchants import (
        AsyncListInvitedMerchants,
        InviteFailedCode,
        Links,
        ListInvitedMerchants,
        ListSpInviteMchInfoResponse,
        MchInviteResultInfo,
        MchInviteStatus,
    )
    from .query_invitation_url import (
        AsyncQueryInvitationUrl,
        GetSpInviteUrlResponse,
        InviteOperationType,
        InvoiceMode,
        QueryInvitationUrl,
    )
    from .query_sub_merchant_status import (
        AbilityAuthorizeStatus,
        AsyncQuerySubMerchantStatus,
        CheckSubMchStatusResponse,
        DigitalTaxAbilityInfo,
        DigitalTaxApplyStatus,
        DigitalTaxBillingPersonInfo,
        DigitalTaxMode,
        QuerySubMerchantStatus,
        ThirdMode,
        ThirdModeStatus,
    )
    from .query_title_url import AcquireFapiaoTitleUrlResponse, AsyncQueryTitleUrl, QueryTitleUrl, Source
    from .query_user_title import AsyncQueryUserTitle, QueryUserTitle
    from .update_development_config import (
        AsyncUpdateDevelopmentConfig,
        UpdateDevelopmentConfig,
        UpdateDevelopmentConfigResponse,
    )
else:
    CreateCardTemplate, AsyncCreateCardTemplate = deferred(__name__, "create_card_template")
    ListInvitedMerchants, AsyncListInvitedMerchants = deferred(
        __name__, "list_invited_merchants", "iter_invited_merchants"
    )
    QueryInvitationUrl, AsyncQueryInvitationUrl = deferred(__name__, "query_invitation_url")
    QuerySubMerchantStatus, AsyncQuerySubMerchantStatus = deferred(__name__, "query_sub_merchant_status")
    QueryTitleUrl, AsyncQueryTitleUrl = deferred(__name__, "query_title_url")
    QueryUserTitle, AsyncQueryUserTitle = deferred(__name__, "query_user_title")
    UpdateDevelopmentConfig, AsyncUpdateDevelopmentConfig = deferred(__name__, "update_development_config")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("FapiaoAbilityType",),
            ".create_card_template": ("CardTemplateInfo", "CreateFapiaoCardTemplateResponse", "CustomCell"),
            ".list_invited_merchants": (
                "InviteFailedCode",
                "Links",
                "ListSpInviteMchInfoResponse",
                "MchInviteResultInfo",
                "MchInviteStatus",
            ),
            ".query_invitation_url": ("GetSpInviteUrlResponse", "InviteOperationType", "InvoiceMode"),
            ".query_sub_merchant_status": (
                "AbilityAuthorizeStatus",
                "CheckSubMchStatusResponse",
                "DigitalTaxAbilityInfo",
                "DigitalTaxApplyStatus",
                "DigitalTaxBillingPersonInfo",
                "DigitalTaxMode",
                "ThirdMode",
                "ThirdModeStatus",
            ),
            ".query_title_url": ("AcquireFapiaoTitleUrlResponse", "Source"),
            ".update_development_config": ("UpdateDevelopmentConfigResponse",),
            "wechatpay_clients.fapiao._models": ("BuyerType", "FapiaoBillType", "FapiaoScene", "UserTitleEntity"),
        },
    )

__all__ = [
    "AbilityAuthorizeStatus",
    "AcquireFapiaoTitleUrlResponse",
    "AsyncMerchants",
    "BuyerType",
    "CardTemplateInfo",
    "CheckSubMchStatusResponse",
    "CreateFapiaoCardTemplateResponse",
    "CustomCell",
    "DigitalTaxAbilityInfo",
    "DigitalTaxApplyStatus",
    "DigitalTaxBillingPersonInfo",
    "DigitalTaxMode",
    "FapiaoAbilityType",
    "FapiaoBillType",
    "FapiaoScene",
    "GetSpInviteUrlResponse",
    "InviteFailedCode",
    "InviteOperationType",
    "InvoiceMode",
    "Links",
    "ListSpInviteMchInfoResponse",
    "MchInviteResultInfo",
    "MchInviteStatus",
    "Merchants",
    "Source",
    "ThirdMode",
    "ThirdModeStatus",
    "UpdateDevelopmentConfigResponse",
    "UserTitleEntity",
]


class Merchants(
    CreateCardTemplate,
    ListInvitedMerchants,
    QueryInvitationUrl,
    QuerySubMerchantStatus,
    QueryTitleUrl,
    QueryUserTitle,
    UpdateDevelopmentConfig,
    Service,
):
    """E-invoice merchants (电子发票商户)."""


class AsyncMerchants(
    AsyncCreateCardTemplate,
    AsyncListInvitedMerchants,
    AsyncQueryInvitationUrl,
    AsyncQuerySubMerchantStatus,
    AsyncQueryTitleUrl,
    AsyncQueryUserTitle,
    AsyncUpdateDevelopmentConfig,
    AsyncService,
):
    """E-invoice merchants (电子发票商户), for `AsyncClient`."""
