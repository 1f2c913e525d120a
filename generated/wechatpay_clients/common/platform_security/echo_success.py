# Written by `make generate` from specs/common/platform_security/echo_success.yaml: edit that file.
"""Signing and encryption test succeeded (自测成功结果通知).

Sent to the `notify_url` of the test, with the messages from the request. Requires no action: it shows that you can
receive, verify and decrypt notifications.

See https://pay.weixin.qq.com/doc/v3/merchant/4012075420 for the address ranges that a firewall must admit.

Event types: `SECURITY_ECHO.SUCCESS`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 9 times, after 15s, 15s, 30s, 3m, 30m (4 times), 1h.

Sent to: merchant (普通商户), service provider (普通服务商), platform merchant (平台商户), bank (从业机构（银行）),
payment institution (从业机构（支付机构）), channel partner (渠道商), clearing institution (清算机构).

Official page, 2026-04-10: https://pay.weixin.qq.com/doc/v3/merchant/4015164042
"""

from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING, Encrypted


@model
class EchoResult(Model):
    """Content of `echo_success`."""

    echo_message: str = field(STRING)
    """The `echo_message` from the request (回显消息, at most 256 characters)."""
    encrypt_echo_message: str | None = field(Encrypted(STRING), default=None)
    """加密回显消息, at most 256 characters, encrypted in transit. The `encrypted_echo_message` from the request, encrypted for you. Returned only if the request had one."""


EchoSuccessNotification: TypeAlias = Notification[EchoResult]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[EchoResult, None] = NotificationType(
    name="common.platform_security.echo_success",
    event_types=("SECURITY_ECHO.SUCCESS",),
    original_types=("security",),
    shapes=(NotificationShape(EchoResult),),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4015164042",),
)
