"""Calls to which no reply came, and waits."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError


class TransportError(WeChatPayError):
    """No reply came back; the message ends with what the HTTP library said.

    The library's own exception is not attached: its frames hold the headers that we signed.
    """

    attempts: int = 1
    """How often the request was sent."""


class ConnectionFailed(TransportError):
    """No host could be reached; nothing was sent."""


class ConnectionBroken(TransportError):
    """The connection broke after the request had begun to leave."""


class ReadTimedOut(TransportError):
    """The reply did not come in time."""


class ReplyTooLarge(TransportError):
    """The reply is longer than `max_reply_bytes` allows, or a file longer than `max_download_bytes`."""


class OutcomeUnknown(WeChatPayError):
    """The call may or may not have taken effect; `__cause__` says what happened last.

    Find out before you send anything new: with `client.settle(error)`, which asks the query that `settled_by` names,
    or by the same call with the same numbers where its page allows that. Never with a new business number.
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
        """Dotted name of the query that tells the outcome; `None` where the spec names none."""
        self.settled_with: dict[str, Any] = dict(settled_with) if isinstance(settled_with, Mapping) else {}
        """The arguments of that query, by wire name; business numbers, nothing that travels encrypted."""


class StillOpen(WeChatPayError):
    """The time of `wait_until_final` is up, and the order or the refund may still change.

    Ask again later, or wait for its notification. Where the last question had no answer, `__cause__` says why.
    """

    @rebuilt_from_args(waited_seconds=0.0)
    def __init__(self, message: str, *, last: Any, waited_seconds: float) -> None:
        super().__init__(message)
        self.last = last
        """The last answer, as the query gives it; `None` where none came, or where the error was made again from its `args`."""
        self.waited_seconds = waited_seconds


class CertificateError(WeChatPayError):
    """The platform certificates could not be fetched or verified; `__cause__` is the error of their download.

    A call that ends so was not sent. Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012551764
    """

    is_temporary: bool = False
    """Whether another thread or task is fetching them right now, so that it helps to try again soon."""
