# Written by `make generate` from specs/common/platform_security: edit the files there.
"""Platform security (平台安全).

Fetch the certificates with which WeChat Pay signs, and try out whether your own signing and sealing are right.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .echo import AsyncEcho, Echo
    from .list_certificates import AsyncListCertificates, ListCertificates
else:
    Echo, AsyncEcho = deferred(__name__, "echo")
    ListCertificates, AsyncListCertificates = deferred(__name__, "list_certificates")


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
    """Platform security (平台安全), async."""
