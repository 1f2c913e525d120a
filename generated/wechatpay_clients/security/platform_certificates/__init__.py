# Written by `make generate` from specs/security/platform_certificates: edit the files there.
"""Platform certificates (平台证书).

Fetch the certificates with which WeChat Pay signs for merchants that do not use its public key.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .list_certificates import AsyncListCertificates, ListCertificates
else:
    ListCertificates, AsyncListCertificates = deferred(__name__, "list_certificates")


class PlatformCertificates(
    ListCertificates,
    Service,
):
    """Platform certificates (平台证书)."""


class AsyncPlatformCertificates(
    AsyncListCertificates,
    AsyncService,
):
    """Platform certificates (平台证书), async."""
