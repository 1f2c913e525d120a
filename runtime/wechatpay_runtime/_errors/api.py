"""Errors that WeChat Pay returns."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError

TOO_MANY_REQUESTS = 429
SERVER_ERRORS_FROM = 500


class ApiError(WeChatPayError):
    """A status other than 2xx came back: WeChat Pay refused the call, or it or something before it failed.

    Decide by class or `status` first, by `code` second: `code` is an open set of texts.
    """

    status: int
    """HTTP status."""
    code: str | None
    """WeChat Pay's code, such as `PARAM_ERROR`; `None` where the body names none."""
    message: str
    """WeChat Pay's own words, usually Chinese."""
    detail: Any
    """What the body said beside that; its shape differs from case to case."""
    request_id: str | None
    """Number of this exchange; WeChat Pay's support asks for it."""
    error_number: int | None
    """WeChat Pay's internal number, the digits after the last `-` of the Request-ID."""
    operation: str
    """Dotted name of the operation."""
    means: str | None
    """What this code means for the operation, in our words; several causes are joined by `Or:`."""
    fix: str | None
    """What to do about it, for each cause in the same order."""
    docs: str | None
    """Address of the official page."""
    attempts: int
    """How often the request was sent."""
    is_verified: bool
    """Whether the error itself carried a signature that fits; errors need not."""
    body: bytes
    """The bytes received."""
    is_change: bool
    """Whether the call can change anything: every call that is not a GET."""
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
        self.code = code
        self.message = message
        self.detail = detail
        self.request_id = request_id
        self.error_number = error_number
        self.operation = operation
        self.means = means
        self.fix = fix
        self.docs = docs
        self.attempts = attempts
        self.is_verified = is_verified
        self.body = body
        self.is_change = is_change

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


ERROR_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: SignatureRefused,
    403: Forbidden,
    404: NotFound,
    TOO_MANY_REQUESTS: RateLimited,
}
