"""Errors about replies, notifications and files that could not be verified."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError


class VerificationError(WeChatPayError):
    """A reply, notification or file could not be verified. None of its content is returned.

    If a call raises this, it may have taken effect. Find out before you send anything new: call `client.settle(error)` if
    `settled_by` is set.
    """

    operation: str | None = None
    status: int | None = None
    request_id: str | None = None
    settled_by: str | None = None
    """Dotted name of the query that returns the outcome, for `client.settle(error)`; `None` if there is no such query."""
    settled_with: Mapping[str, Any] = MappingProxyType({})
    """The arguments of that query, by wire name."""


class MissingSignature(VerificationError):
    """A signature header is missing or empty."""


class StaleTimestamp(VerificationError):
    """The timestamp of the signature is more than five minutes from the local clock, or cannot be parsed."""


class UnknownSerial(VerificationError):
    """The signature was made with a key that is not known, or with a certificate that is not valid now.

    If certificates had to be fetched to verify it, and that failed, `__cause__` is the error.
    """

    serial: str = ""
    """The serial number in `Wechatpay-Serial`."""
    is_temporary: bool = False
    """Whether another thread or task is fetching certificates right now, which may include this one. Respond with 503."""


class BadSignature(VerificationError):
    """The signature does not match the bytes received."""


class SignatureProbe(BadSignature):
    """WeChat Pay signed a message incorrectly on purpose, to test that it is refused. It does this from time to time.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4016241880
    """


class NumberMismatch(VerificationError):
    """The reply is signed by WeChat Pay, but its business number is not the one sent: it belongs to another request.

    Letter case is ignored. Do not use the result of such a query. A change may have taken effect: call `client.settle(error)` if
    `settled_by` is set.
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
    """A downloaded file does not match its digest, or could not be decrypted. It was not saved.

    Download it again. If the error remains, a proxy may be modifying the file, or the bill may have changed: request a new
    download URL.
    """
