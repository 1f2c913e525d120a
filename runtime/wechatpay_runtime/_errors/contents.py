"""Errors about the content of verified replies, bills and notifications."""

from __future__ import annotations

from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError


class UnexpectedReply(WeChatPayError):
    """The reply is verified, but differs from the official page.

    The call itself succeeded. `field` and `received` identify the value that could not be read.
    """

    @rebuilt_from_args()
    def __init__(
        self, summary: str, *, field: str | None = None, received: Any = None, request_id: str | None = None
    ) -> None:
        super().__init__(summary)
        self.field = field
        self.received = received
        self.request_id = request_id


class DamagedBill(WeChatPayError):
    """A bill is incomplete, or differs from its official page.

    The rows read before the error are correct. `line_number` counts from 1; `column` is the official name if the error is about
    one cell.
    """

    @rebuilt_from_args()
    def __init__(self, message: str, *, line_number: int | None = None, column: str | None = None) -> None:
        super().__init__(message)
        self.line_number = line_number
        self.column = column


class NotificationError(WeChatPayError):
    """A notification could not be read. Respond with a failure, so that WeChat Pay sends it again."""

    request_id: str | None = None
    """The Request-ID of this delivery, which WeChat Pay's support asks for."""


class NotificationTooLarge(NotificationError):
    """The notification is larger than `max_notification_bytes`. It was neither read nor verified."""


class MalformedNotification(NotificationError):
    """The notification is verified, but does not have the format of a notification. The message names the difference."""


class DecryptionFailed(NotificationError):
    """The notification is verified, but no configured APIv3 key decrypts it, or its algorithm is not supported."""


class UnexpectedNotification(NotificationError):
    """The notification is not the one that `expect` names; `notification` is the one received."""

    @rebuilt_from_args()
    def __init__(self, message: str, *, notification: Any) -> None:
        super().__init__(message)
        self.notification = notification


class PaymentMismatch(WeChatPayError):
    """A payment is genuine, but differs from your own record. Do not deliver the goods.

    `field`, `expected` and `received` describe the first difference.
    """

    @rebuilt_from_args(field="")
    def __init__(self, message: str, *, field: str, expected: Any, received: Any) -> None:
        super().__init__(message)
        self.field = field
        self.expected = expected
        self.received = received
