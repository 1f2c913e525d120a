"""Everything this library raises, in one tree.

    WeChatPayError
    ├── ConfigurationError      a setting is missing or wrong; also a ValueError
    ├── InvalidArgument         the call cannot be right, or the client is closed; nothing was sent; also a ValueError
    ├── TransportError          no reply came back
    │   ├── ConnectionFailed    no host could be reached; nothing was sent
    │   ├── ConnectionBroken    the connection broke after the request had begun to leave
    │   ├── ReadTimedOut        the reply did not come in time
    │   └── ReplyTooLarge       the reply is longer than the bound
    ├── OutcomeUnknown          the call may or may not have taken effect; ask before you send it anew
    ├── StillOpen               a wait is over, and what it waited for is not final
    ├── CertificateError        the platform certificates could not be fetched or verified; nothing was sent
    ├── VerificationError       a reply or a notification cannot be trusted
    │   ├── MissingSignature    a header of the signature is missing
    │   ├── StaleTimestamp      it was signed more than five minutes away from our clock
    │   ├── UnknownSerial       it names a key that we do not hold
    │   ├── BadSignature        the signature does not fit the bytes
    │   │   └── SignatureProbe  WeChat Pay tests, on purpose, whether we verify
    │   ├── NumberMismatch      the reply is signed, but carries another business number than the request
    │   └── CorruptDownload     a file is not what WeChat Pay said it would be; nothing was put into its place
    ├── ApiError                a status other than 2xx came back
    │   ├── BadRequest          400
    │   ├── SignatureRefused    401; names the cause, and what differs between both sides
    │   ├── Forbidden           403
    │   ├── NotFound            404
    │   ├── RateLimited         429
    │   └── ServerError         5xx
    ├── UnexpectedReply         verified, but not what the official page says
    ├── DamagedBill             a bill is not as its official page describes it, or not whole
    ├── NotificationError       a notification cannot be opened
    │   ├── NotificationTooLarge     it is longer than the bound; it was not verified
    │   ├── MalformedNotification    verified, but not what a notification looks like
    │   ├── DecryptionFailed         verified, but no APIv3 key opens it
    │   └── UnexpectedNotification   opened, but another one than asked for
    └── PaymentMismatch         genuine, but not what your own record says

Each can be caught by itself and keeps its facts as attributes. Copying and pickling keep them all, and
`type(error)(*error.args)` those that JSON can carry, so a task queue such as Celery gives back the same error.
No message holds a key, a signature, an Authorization header or a body.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from wechatpay_runtime._base.rebuilding import args_with_facts, rebuilt_from_args, take_args

__all__ = [
    "ApiError",
    "BadRequest",
    "BadSignature",
    "CertificateError",
    "ConfigurationError",
    "ConnectionBroken",
    "ConnectionFailed",
    "CorruptDownload",
    "DamagedBill",
    "DecryptionFailed",
    "Forbidden",
    "InvalidArgument",
    "MalformedNotification",
    "MissingSignature",
    "NotFound",
    "NotificationError",
    "NotificationTooLarge",
    "NumberMismatch",
    "OutcomeUnknown",
    "PaymentMismatch",
    "RateLimited",
    "ReadTimedOut",
    "ReplyTooLarge",
    "ServerError",
    "SignatureProbe",
    "SignatureRefused",
    "StaleTimestamp",
    "StillOpen",
    "TransportError",
    "UnexpectedNotification",
    "UnexpectedReply",
    "UnknownSerial",
    "VerificationError",
    "WeChatPayError",
]


class WeChatPayError(Exception):
    """Base of every error of this library."""

    _not_in_args: ClassVar[tuple[str, ...]] = ()
    """Facts that stay out of `args`."""

    def __init__(self, *args: Any) -> None:
        message, facts = take_args(args)
        super().__init__(*message)
        vars(self).update(facts)

    if not TYPE_CHECKING:  # type checkers know the attribute of BaseException, which is the same to its users

        @property
        def args(self) -> tuple[Any, ...]:
            """The message, and where there are facts, those that JSON can carry: enough to make the error again."""
            return args_with_facts(super().args, vars(self), self._not_in_args)

        @args.setter
        def args(self, args: tuple[Any, ...]) -> None:
            Exception.__init__(self, *args)

    def __reduce__(self) -> tuple[Any, ...]:
        cause = self.__cause__ if isinstance(self.__cause__, WeChatPayError) else None
        return _restore, (type(self), super().args, vars(self).copy(), cause)


def _restore(
    kind: type[WeChatPayError], args: tuple[Any, ...], facts: dict[str, Any], cause: WeChatPayError | None = None
) -> WeChatPayError:
    error = kind.__new__(kind, *args)
    vars(error).update(facts)
    if cause is not None:
        error.__cause__ = cause
    return error


class ConfigurationError(WeChatPayError, ValueError):
    """A setting is missing or wrong; the message names it and says what to change."""


class InvalidArgument(WeChatPayError, ValueError):
    """The call cannot be right as it stands, or its client is closed; nothing was sent."""


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


class ApiError(WeChatPayError):
    """A status other than 2xx came back: WeChat Pay refused the call, or it or something before it failed.

    Decide by class or `status` first, by `code` second: `code` is an open set of texts.
    """

    settled_by: str | None = None
    """Dotted name of the query that tells what became of the call; `None` where nothing is open or the spec names none."""
    settled_with: Mapping[str, Any] = MappingProxyType({})
    """The arguments of that query, by wire name."""

    @rebuilt_from_args(status=0, message="")
    def __init__(
        self,
        summary: str,
        *,
        status: int,
        code: str | None,
        message: str,
        detail: Any = None,
        request_id: str | None = None,
        error_number: int | None = None,
        operation: str = "",
        means: str | None = None,
        fix: str | None = None,
        docs: str | None = None,
        attempts: int = 1,
        is_verified: bool = False,
        body: bytes = b"",
        is_change: bool = True,
    ) -> None:
        super().__init__(summary)
        self.status = status
        """HTTP status."""
        self.code = code
        """WeChat Pay's code, such as `PARAM_ERROR`; `None` where the body names none."""
        self.message = message
        """WeChat Pay's own words, usually Chinese."""
        self.detail = detail
        """What the body said beside that; its shape differs from case to case."""
        self.request_id = request_id
        """Number of this exchange; WeChat Pay's support asks for it."""
        self.error_number = error_number
        """WeChat Pay's internal number, the digits after the last `-` of the Request-ID."""
        self.operation = operation
        """Dotted name of the operation."""
        self.means = means
        """What this code means for the operation, in our words; several causes are joined by `Or:`."""
        self.fix = fix
        """What to do about it, for each cause in the same order."""
        self.docs = docs
        """Address of the official page."""
        self.attempts = attempts
        """How often the request was sent."""
        self.is_verified = is_verified
        """Whether the error itself carried a signature that fits; errors need not."""
        self.body = body
        """The bytes received."""
        self.is_change = is_change
        """Whether the call can change anything: every call that is not a GET."""

    @property
    def is_outcome_open(self) -> bool:
        """Whether the call may have taken effect despite the error: any 429 or 5xx to a change leaves that open.

        Find out before you send anything new, with `client.settle(error)` where `settled_by` names a query. Never use a
        new number.
        """
        return self.is_change and self.is_worth_repeating

    @property
    def is_worth_repeating(self) -> bool:
        """Whether the same call, with the same numbers, can succeed later; where `is_outcome_open`, find out first."""
        return self.status == TOO_MANY_REQUESTS or self.status >= SERVER_ERRORS_FROM


class BadRequest(ApiError):
    """400: a parameter or the state of things forbids the call."""


class SignatureRefused(ApiError):
    """401: WeChat Pay did not accept our signature; `means` and `fix` explain the cause that its message names.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012072670
    """

    _not_in_args = ("detail",)  # it repeats the message that was signed, and so the body
    cause: str | None = None
    """One of `apiv3_key_not_set`, `no_certificate`, `wrong_serial`, `certificate_expired`, `certificate_revoked`, `certificate_replaced`,
    `wrong_form`, `wrong_scheme`, `wrong_time`, `wrong_signature`; `None` where the message is not one that we know."""
    difference: str | None = None
    """Where the message that WeChat Pay verified differs from the one we signed; `None` where the error does not show it."""


class Forbidden(ApiError):
    """403: the merchant may not do this."""


class NotFound(ApiError):
    """404: there is no such thing."""


class RateLimited(ApiError):
    """429: too many calls; whether a change took effect is open."""


class ServerError(ApiError):
    """5xx: WeChat Pay, or something before it, failed; whether a change took effect is open."""


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


TOO_MANY_REQUESTS = 429
SERVER_ERRORS_FROM = 500

ERROR_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: SignatureRefused,
    403: Forbidden,
    404: NotFound,
    TOO_MANY_REQUESTS: RateLimited,
}
