# Written by `make generate` from specs/fapiao/applications: edit the files there.
"""E-invoice applications (电子发票申请单).

Issue, query, reverse and download electronic invoices, or add your own to the user's cards. An application is one
request to issue them.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported, mixed_in

if TYPE_CHECKING:
    from wechatpay_clients.fapiao._models import BuyerType, FapiaoBillType, FapiaoScene, UserTitleEntity
    from wechatpay_runtime.services.fapiao_files import AsyncDownloadFapiao, DownloadFapiao

    from ._models import (
        CardStatus,
        ExportBusinessPolicyCode,
        ExtraInfo,
        FapiaoItem,
        FapiaoStatus,
        PayChannel,
        PreferentialPolicyCode,
        SellerInfo,
        TaxPreferMark,
        TransactionInfo,
        VatRefundLevyCode,
    )
    from .insert_cards import AsyncInsertCards, FapiaoCardInfo, InsertCards
    from .issue_general_fapiao import (
        AsyncIssueGeneralFapiao,
        IssueGeneralFapiao,
        IssueGeneralFapiaoInfo,
        IssueGeneralFapiaoItem,
    )
    from .issue_passenger_transport_fapiao import (
        AsyncIssuePassengerTransportFapiao,
        CertificateType,
        IssuePassengerTransportFapiao,
        IssuePassengerTransportFapiaoInfo,
        IssuePassengerTransportFapiaoItem,
        PassengerInfo,
        TransportationClass,
        TransportationType,
    )
    from .issue_real_estate_leasing_fapiao import (
        AreaUnit,
        AsyncIssueRealEstateLeasingFapiao,
        IssueRealEstateLeasingFapiao,
        IssueRealEstateLeasingFapiaoInfo,
        IssueRealEstateLeasingFapiaoItem,
        RealEstateLeasingInfo,
    )
    from .issue_refined_oil_fapiao import (
        AsyncIssueRefinedOilFapiao,
        IssueRefinedOilFapiao,
        IssueRefinedOilFapiaoInfo,
        IssueRefinedOilFapiaoItem,
        RefinedOilInfo,
        RefinedOilUnit,
    )
    from .query_fapiao import (
        AsyncQueryFapiao,
        FapiaoCard,
        FapiaoEntity,
        FapiaoErrorCode,
        FapiaoInfo,
        GetFapiaoApplicationsResponse,
        QueryFapiao,
    )
    from .query_fapiao_files import (
        AsyncQueryFapiaoFiles,
        FapiaoDownloadInfo,
        GetFapiaoFileDownloadInfoResponse,
        QueryFapiaoFiles,
    )
    from .reverse_fapiao import AsyncReverseFapiao, ReverseFapiao, ReverseFapiaoInfo
    from .upload_fapiao_file import (
        AsyncUploadFapiaoFile,
        DigestType,
        FapiaoFileType,
        UploadFapiaoFile,
        UploadFapiaoFileResponse,
    )
else:
    InsertCards, AsyncInsertCards = deferred(__name__, "insert_cards")
    IssueGeneralFapiao, AsyncIssueGeneralFapiao = deferred(__name__, "issue_general_fapiao")
    IssuePassengerTransportFapiao, AsyncIssuePassengerTransportFapiao = deferred(
        __name__, "issue_passenger_transport_fapiao"
    )
    IssueRealEstateLeasingFapiao, AsyncIssueRealEstateLeasingFapiao = deferred(
        __name__, "issue_real_estate_leasing_fapiao"
    )
    IssueRefinedOilFapiao, AsyncIssueRefinedOilFapiao = deferred(__name__, "issue_refined_oil_fapiao")
    QueryFapiao, AsyncQueryFapiao = deferred(__name__, "query_fapiao", "wait_until_final")
    QueryFapiaoFiles, AsyncQueryFapiaoFiles = deferred(__name__, "query_fapiao_files")
    ReverseFapiao, AsyncReverseFapiao = deferred(__name__, "reverse_fapiao")
    UploadFapiaoFile, AsyncUploadFapiaoFile = deferred(__name__, "upload_fapiao_file")
    DownloadFapiao, AsyncDownloadFapiao = mixed_in(
        "wechatpay_runtime.services.fapiao_files",
        "DownloadFapiao",
        "download_fapiao_file",
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "CardStatus",
                "ExportBusinessPolicyCode",
                "ExtraInfo",
                "FapiaoItem",
                "FapiaoStatus",
                "PayChannel",
                "PreferentialPolicyCode",
                "SellerInfo",
                "TaxPreferMark",
                "TransactionInfo",
                "VatRefundLevyCode",
            ),
            ".insert_cards": ("FapiaoCardInfo",),
            ".issue_general_fapiao": ("IssueGeneralFapiaoInfo", "IssueGeneralFapiaoItem"),
            ".issue_passenger_transport_fapiao": (
                "CertificateType",
                "IssuePassengerTransportFapiaoInfo",
                "IssuePassengerTransportFapiaoItem",
                "PassengerInfo",
                "TransportationClass",
                "TransportationType",
            ),
            ".issue_real_estate_leasing_fapiao": (
                "AreaUnit",
                "IssueRealEstateLeasingFapiaoInfo",
                "IssueRealEstateLeasingFapiaoItem",
                "RealEstateLeasingInfo",
            ),
            ".issue_refined_oil_fapiao": (
                "IssueRefinedOilFapiaoInfo",
                "IssueRefinedOilFapiaoItem",
                "RefinedOilInfo",
                "RefinedOilUnit",
            ),
            ".query_fapiao": (
                "FapiaoCard",
                "FapiaoEntity",
                "FapiaoErrorCode",
                "FapiaoInfo",
                "GetFapiaoApplicationsResponse",
            ),
            ".query_fapiao_files": ("FapiaoDownloadInfo", "GetFapiaoFileDownloadInfoResponse"),
            ".reverse_fapiao": ("ReverseFapiaoInfo",),
            ".upload_fapiao_file": ("DigestType", "FapiaoFileType", "UploadFapiaoFileResponse"),
            "wechatpay_clients.fapiao._models": ("BuyerType", "FapiaoBillType", "FapiaoScene", "UserTitleEntity"),
        },
    )

__all__ = [
    "Applications",
    "AreaUnit",
    "AsyncApplications",
    "BuyerType",
    "CardStatus",
    "CertificateType",
    "DigestType",
    "ExportBusinessPolicyCode",
    "ExtraInfo",
    "FapiaoBillType",
    "FapiaoCard",
    "FapiaoCardInfo",
    "FapiaoDownloadInfo",
    "FapiaoEntity",
    "FapiaoErrorCode",
    "FapiaoFileType",
    "FapiaoInfo",
    "FapiaoItem",
    "FapiaoScene",
    "FapiaoStatus",
    "GetFapiaoApplicationsResponse",
    "GetFapiaoFileDownloadInfoResponse",
    "IssueGeneralFapiaoInfo",
    "IssueGeneralFapiaoItem",
    "IssuePassengerTransportFapiaoInfo",
    "IssuePassengerTransportFapiaoItem",
    "IssueRealEstateLeasingFapiaoInfo",
    "IssueRealEstateLeasingFapiaoItem",
    "IssueRefinedOilFapiaoInfo",
    "IssueRefinedOilFapiaoItem",
    "PassengerInfo",
    "PayChannel",
    "PreferentialPolicyCode",
    "RealEstateLeasingInfo",
    "RefinedOilInfo",
    "RefinedOilUnit",
    "ReverseFapiaoInfo",
    "SellerInfo",
    "TaxPreferMark",
    "TransactionInfo",
    "TransportationClass",
    "TransportationType",
    "UploadFapiaoFileResponse",
    "UserTitleEntity",
    "VatRefundLevyCode",
]


class Applications(
    InsertCards,
    IssueGeneralFapiao,
    IssuePassengerTransportFapiao,
    IssueRealEstateLeasingFapiao,
    IssueRefinedOilFapiao,
    QueryFapiao,
    QueryFapiaoFiles,
    ReverseFapiao,
    UploadFapiaoFile,
    DownloadFapiao["GetFapiaoFileDownloadInfoResponse"],
    Service,
):
    """E-invoice applications (电子发票申请单)."""


class AsyncApplications(
    AsyncInsertCards,
    AsyncIssueGeneralFapiao,
    AsyncIssuePassengerTransportFapiao,
    AsyncIssueRealEstateLeasingFapiao,
    AsyncIssueRefinedOilFapiao,
    AsyncQueryFapiao,
    AsyncQueryFapiaoFiles,
    AsyncReverseFapiao,
    AsyncUploadFapiaoFile,
    AsyncDownloadFapiao["GetFapiaoFileDownloadInfoResponse"],
    AsyncService,
):
    """E-invoice applications (电子发票申请单), for `AsyncClient`."""
