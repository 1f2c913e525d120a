"""Errors of calls without a reply, and of waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError


class TransportError(WeChatPayError):
    """No reply was received. The message ends with the HTTP library's message.

    The exception of the HTTP library is not attached, because its frames contain the signed headers.
    """

    attempts: int = 1
    """Number of times the request was sent."""


class ConnectionFailed(TransportError):
    """No host could be reached. Nothing was sent."""


class ConnectionBroken(TransportError):
    """The connection broke after sending had begun."""


class ReadTimedOut(TransportError):
    """No complete reply was received in time."""


class ReplyTooLarge(TransportError):
    """The reply is larger than `max_reply_bytes`, or a file is larger than `max_download_bytes`."""


class OutcomeUnknown(WeChatPayError):
    """The call may or may not have taken effect; `__cause__` is the last error.

    Find out before you send anything new: call `client.settle(error)`, which runs the query named by `settled_by`, or make the
    same call with the same business numbers if its page allows that. Never retry with a new business number.
    """

    @rebuilt_from_args(operation="", attempts=1)
    def __init__(
        self,
        message: str,
        *,
        operation: str,
        attempts: int,
        settled_by: str | None = None,
        settled_with: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.operation = operation
        self.attempts = attempts
        self.settled_by = settled_by
        """Dotted name of the query that returns the outcome; `None` if there is no such query."""
        self.settled_with: dict[str, Any] = dict(settled_with) if isinstance(settled_with, Mapping) else {}
        """The arguments of that query, by wire name; business numbers only, no encrypted values."""


class StillOpen(WeChatPayError):
    """`wait_until_final` timed out before the order or refund reached a final state.

    Query it later, or wait for its notification. If the last query failed, `__cause__` is its error.
    """

    @rebuilt_from_args(waited_seconds=0.0)
    def __init__(self, message: str, *, last: Any, waited_seconds: float) -> None:
        super().__init__(message)
        self.last = last
        """The last result of the query; `None` if no query succeeded, or if the error was rebuilt from its `args`."""
        self.waited_seconds = waited_seconds


class NoFile(WeChatPayError):
    """The reply has no file to download, because the file is not ready yet or could not be made. Nothing was downloaded."""

    @rebuilt_from_args()
    def __init__(self, message: str, *, last: Any) -> None:
        super().__init__(message)
        self.last = last
        """The reply, with the state; `None` if the error was rebuilt from its `args`."""


class CertificateError(WeChatPayError):
    """The platform certificates could not be fetched or verified; `__cause__` is the error of the download.

    A call that raises this was not sent. Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012551764
    """

    is_temporary: bool = False
    """Whether another thread or task is fetching them right now, so that retrying soon can succeed."""
