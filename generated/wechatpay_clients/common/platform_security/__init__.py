# Written by `make generate` from specs/common/platform_security: edit the files there.
"""Platform security (平台安全).

Keys with which both sides know each other.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .list_certificates import AsyncListCertificates, ListCertificates
else:
    ListCertificates, AsyncListCertificates = deferred(__name__, "list_certificates")


class PlatformSecurity(
    ListCertificates,
    Service,
):
    """Platform security (平台安全)."""


class AsyncPlatformSecurity(
    AsyncListCertificates,
    AsyncService,
):
    """Platform security (平台安全), async."""
