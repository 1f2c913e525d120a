"""Verified replies, bills and notifications with contents that differ from what was expected."""

from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError


class UnexpectedReply(WeChatPayError):
    """WeChat Pay's reply is verified, but not what the official page says.

    The call itself succeeded. `field` and `received` say what could not be read.
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
    """A bill is not as its official page describes it, or is not whole.

    Rows given out before were right. `line_number` counts from 1; `column` is the official name, where one cell is meant.
    """

    @rebuilt_from_args()
    def __init__(self, message: str, *, line_number: int | None = None, column: str | None = None) -> None:
        super().__init__(message)
        self.line_number = line_number
        self.column = column


class NotificationError(WeChatPayError):
    """A notification cannot be opened; answer with a failure, so that WeChat Pay sends it again."""

    request_id: str | None = None
    """Number of this delivery; WeChat Pay's support asks for it."""


class NotificationTooLarge(NotificationError):
    """It is longer than `max_notification_bytes` allows; nothing of it was read or verified."""


class MalformedNotification(NotificationError):
    """It is verified, but not what a notification looks like; the message says what differs."""


class DecryptionFailed(NotificationError):
    """It is verified, but none of the configured APIv3 keys opens it, or it is encrypted in a way that we cannot open."""


class UnexpectedNotification(NotificationError):
    """It was opened, but is another one than `expect` asked for; `notification` is what came."""

    @rebuilt_from_args()
    def __init__(self, message: str, *, notification: Any) -> None:
        super().__init__(message)
        self.notification = notification


class PaymentMismatch(WeChatPayError):
    """What WeChat Pay says of a payment is genuine, but not what your own record says: do not deliver.

    `field`, `expected` and `received` tell the first difference.
    """

    @rebuilt_from_args(field="")
    def __init__(self, message: str, *, field: str, expected: Any, received: Any) -> None:
        super().__init__(message)
        self.field = field
        self.expected = expected
        self.received = received
