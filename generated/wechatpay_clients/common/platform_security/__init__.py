# Written by `make generate` from specs/common/platform_security: edit the files there.
"""Platform security (平台安全).

Download the certificates that WeChat Pay signs with, and test your own signing and encryption.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from .echo import AsyncEcho, Echo, EchoResponse
    from .list_certificates import (
        AlgorithmType,
        AsyncListCertificates,
        Certificate,
        DownloadCertificatesResponse,
        EncryptCertificate,
        ListCertificates,
    )
else:
    Echo, AsyncEcho = deferred(__name__, "echo")
    ListCertificates, AsyncListCertificates = deferred(__name__, "list_certificates")
    __getattr__ = exported(
        __name__,
        {
            ".echo": ("EchoResponse",),
            ".list_certificates": (
                "AlgorithmType",
                "Certificate",
                "DownloadCertificatesResponse",
                "EncryptCertificate",
            ),
        },
    )

__all__ = [
    "AlgorithmType",
    "AsyncPlatformSecurity",
    "Certificate",
    "DownloadCertificatesResponse",
    "EchoResponse",
    "EncryptCertificate",
    "PlatformSecurity",
]


class PlatformSecurity(
    Echo,
    ListCertificates,
    Service,
):
    """Platform security (平台安全)."""


class AsyncPlatformSecurity(
    AsyncEcho,
    AsyncListCertificates,
    AsyncService,
):
    """Platform security (平台安全), for `AsyncClient`."""
