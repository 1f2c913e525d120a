# Written by `make generate` from specs/security: edit the files there.
"""Security (安全工具).

Fetch the keys that prove WeChat Pay's answers, and try out whether your own signing and sealing are right.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncGroup, Group

if TYPE_CHECKING:
    from .platform_certificates import AsyncPlatformCertificates, PlatformCertificates
    from .signature_test import AsyncSignatureTest, SignatureTest


class Security(Group):
    """Security (安全工具)."""

    @cached_property
    def platform_certificates(self) -> "PlatformCertificates":
        """Platform certificates (平台证书)."""
        from .platform_certificates import PlatformCertificates

        return PlatformCertificates(self._caller)

    @cached_property
    def signature_test(self) -> "SignatureTest":
        """Test of signing and sealing (商户签名验签／加解密测试)."""
        from .signature_test import SignatureTest

        return SignatureTest(self._caller)


class AsyncSecurity(AsyncGroup):
    """Security (安全工具), async."""

    @cached_property
    def platform_certificates(self) -> "AsyncPlatformCertificates":
        """Platform certificates (平台证书)."""
        from .platform_certificates import AsyncPlatformCertificates

        return AsyncPlatformCertificates(self._caller)

    @cached_property
    def signature_test(self) -> "AsyncSignatureTest":
        """Test of signing and sealing (商户签名验签／加解密测试)."""
        from .signature_test import AsyncSignatureTest

        return AsyncSignatureTest(self._caller)
