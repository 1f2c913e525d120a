"""Replies, notifications and files that cannot be trusted."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError


class VerificationError(WeChatPayError):
    """What came cannot be trusted, and nothing of it is given out: a reply, or a notification.

    A call that ends so may have taken effect: find out before you send anything new, with `client.settle(error)`
    where `settled_by` names a query.
    """

    operation: str | None = None
    status: int | None = None
    request_id: str | None = None
    settled_by: str | None = None
    """Dotted name of the query that tells what became of the call, for `client.settle(error)`."""
    settled_with: Mapping[str, Any] = MappingProxyType({})
    """The arguments of that query, by wire name."""


class MissingSignature(VerificationError):
    """A header that carries the signature is missing or empty."""


class StaleTimestamp(VerificationError):
    """It was signed more than five minutes away from our clock, or says no time at all."""


class UnknownSerial(VerificationError):
    """It names a key that we do not hold, or a certificate that is not valid now.

    Where certificates were fetched because of it, and that failed, `__cause__` says why.
    """

    serial: str = ""
    """The key it names."""
    is_temporary: bool = False
    """Whether the certificate of a notification may be among those that another thread or task is fetching just now: answer 503."""


class BadSignature(VerificationError):
    """The signature does not fit the bytes received."""


class SignatureProbe(BadSignature):
    """WeChat Pay tests, on purpose and now and then, whether we verify: this was such a test, and we do.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4016241880
    """


class NumberMismatch(VerificationError):
    """The reply is signed by WeChat Pay, but carries another business number than the request, so it answers another one.

    Letter case makes no difference. What a query returned so is not an answer. A change may have taken effect: find out
    with `client.settle(error)` where `settled_by` names a query.
    """

    @rebuilt_from_args(field="")
    def __init__(self, message: str, *, field: str, expected: Any, received: Any) -> None:
        super().__init__(message)
        self.field = field
        """Wire name of the number."""
        self.expected = expected
        """The number that was sent."""
        self.received = received
        """The number in the reply."""


class CorruptDownload(VerificationError):
    """A file that was fetched is not what WeChat Pay said it would be, or does not open; nothing was put into its place.

    Download it again. Where it stays so, something on the way changes it, or the bill has changed: ask for its address anew.
    """
