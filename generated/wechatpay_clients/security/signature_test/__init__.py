# Written by `make generate` from specs/security/signature_test: edit the files there.
"""Test of signing and sealing (商户签名验签／加解密测试).

Try out signing, verifying, sealing, opening and notifications in one call that moves no money.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .echo import AsyncEcho, Echo
else:
    Echo, AsyncEcho = deferred(__name__, "echo")


class SignatureTest(
    Echo,
    Service,
):
    """Test of signing and sealing (商户签名验签／加解密测试)."""


class AsyncSignatureTest(
    AsyncEcho,
    AsyncService,
):
    """Test of signing and sealing (商户签名验签／加解密测试), async."""
