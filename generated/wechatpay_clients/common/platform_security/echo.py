# Written by `make generate` from specs/common/platform_security/echo.yaml: edit that file.
"""Test signing and encryption (商户签名验签／加解密测试)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING, Encrypted
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "EchoResponse"]


@model
class EchoResponse(Model):
    """Reply of `echo`."""

    echo_message: str = field(STRING)
    """The `echo_message` from the request (回显信息)."""
    encrypted_echo_message: str | None = field(Encrypted(STRING), default=None)
    """加密回显信息, encrypted in transit. The `encrypted_echo_message` from the request. Returned only if the request had one."""


OPERATION: Operation[EchoResponse] = Operation(
    name="common.platform_security.echo",
    method="POST",
    routes=(Route("/v3/security/echo"),),
    body=(
        Parameter("notify_url", STRING),
        Parameter("echo_message", STRING, is_required=True),
        Parameter("encrypted_echo_message", Encrypted(STRING)),
    ),
    replies={200: EchoResponse},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015139289",),
)


class _EchoDocs:
    def echo(self, *_: Any, **__: Any) -> Any:
        """Test signing and encryption (商户签名验签／加解密测试).

        Returns what you send. A successful call shows that your request is signed correctly and that you can verify the
        reply; with `encrypted_echo_message`, also that encryption and decryption work; with `notify_url`, also that
        notifications reach you. Works with WeChat Pay's public key and with platform certificates, but not with both in
        one call: the key that encrypts the field must be the one that verifies the reply.

        Args:
            notify_url: 商户回调地址. Address for the notification, without a query string. If omitted, no notification
                is sent.
            echo_message: 回显信息. Any text, sent unencrypted.
            encrypted_echo_message: 加密回显信息, encrypted in transit. Any text, to test encryption in both directions.

        Returns:
            `EchoResponse` with `echo_message` and `encrypted_echo_message`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Followed by the notification `common.platform_security.echo_success`, sent to `notify_url`.

        Available to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), channel partner (渠道商), clearing institution
        (清算机构).

        Official page, 2026-04-08: https://pay.weixin.qq.com/doc/v3/partner/4015139289
        """


class Echo(_EchoDocs, Service):
    def echo(
        self, *, notify_url: str | None = None, echo_message: str, encrypted_echo_message: str | None = None
    ) -> EchoResponse:
        return self._call(
            OPERATION,
            {"notify_url": notify_url, "echo_message": echo_message, "encrypted_echo_message": encrypted_echo_message},
        )


class AsyncEcho(_EchoDocs, AsyncService):
    async def echo(
        self, *, notify_url: str | None = None, echo_message: str, encrypted_echo_message: str | None = None
    ) -> EchoResponse:
        return await self._call(
            OPERATION,
            {"notify_url": notify_url, "echo_message": echo_message, "encrypted_echo_message": encrypted_echo_message},
        )
