"""Errors that WeChat Pay returns."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from wechatpay_runtime._base.rebuilding import rebuilt_from_args
from wechatpay_runtime._errors.base import WeChatPayError

TOO_MANY_REQUESTS = 429
SERVER_ERRORS_FROM = 500


class ApiError(WeChatPayError):
    """WeChat Pay, or a server in front of it, replied with a status other than 2xx.

    Decide by class or `status` first and by `code` second, because new codes can be added at any time.
    """

    status: int
    """HTTP status."""
    code: str | None
    """WeChat Pay's error code, such as `PARAM_ERROR`; `None` if the body contains none."""
    message: str
    """WeChat Pay's message, usually in Chinese. It is for people and can change: let programs decide by `status` and `code`."""
    detail: Any
    """Further details from the body; their structure varies."""
    request_id: str | None
    """The Request-ID of this reply, which WeChat Pay's support asks for."""
    error_number: int | None
    """WeChat Pay's internal number, the digits after the last `-` of the Request-ID."""
    operation: str
    """Dotted name of the operation."""
    means: str | None
    """The meaning of this code for the operation; several possible causes are joined by `Or:`."""
    fix: str | None
    """The remedy for each cause, in the same order."""
    docs: str | None
    """URL of the official page."""
    attempts: int
    """Number of times the request was sent."""
    is_verified: bool
    """Whether the error reply had a valid signature. Error replies may be unsigned."""
    body: bytes
    """The body as received."""
    is_change: bool
    """Whether the call can change something: every call except a GET."""
    is_open_by_page: bool
    """Whether the page of the operation says that a call refused in this way may have taken effect."""
    settled_by: str | None = None
    """Dotted name of the query that returns the outcome; `None` if the outcome is not open or there is no such query."""
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
        is_open_by_page: bool = False,
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
        self.is_open_by_page = is_open_by_page

    @property
    def is_outcome_open(self) -> bool:
        """Whether the call may have taken effect despite the error.

        True for a 429 or 5xx in reply to a change, and for a refusal after which the page of the operation says that what
        was to be created can exist: a transfer that is refused with `NOT_ENOUGH` waits for money.

        Find out before you send anything new: call `client.settle(error)` if `settled_by` is set. Never retry with a new
        business number. After any other error, or a code that you do not know, read `fix` and the page before you use one.
        """
        return self.is_change and (self.is_worth_repeating or self.is_open_by_page)

    @property
    def is_worth_repeating(self) -> bool:
        """Whether the same call, with the same business numbers, can succeed later. If `is_outcome_open`, find out first."""
        return self.status == TOO_MANY_REQUESTS or self.status >= SERVER_ERRORS_FROM


class BadRequest(ApiError):
    """400: an argument is wrong, or the current state does not allow the call."""


class SignatureRefused(ApiError):
    """401: WeChat Pay did not accept the signature of the request; `means` and `fix` explain the cause.

    Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012072670
    """

    _not_in_args = ("detail",)  # contains the signed message, and so the request body
    cause: str | None = None
    """One of `apiv3_key_not_set`, `no_certificate`, `wrong_serial`, `certificate_expired`, `certificate_revoked`, `certificate_replaced`,
    `wrong_form`, `wrong_scheme`, `wrong_time`, `wrong_signature`; `None` if the message is not recognised."""
    difference: str | None = None
    """The difference between the message that WeChat Pay verified and the signed one; `None` if the error does not contain it."""


class Forbidden(ApiError):
    """403: the merchant is not allowed to make this call."""


class NotFound(ApiError):
    """404: the order, refund or other object does not exist."""


class RateLimited(ApiError):
    """429: too many calls. A change may or may not have taken effect."""


class ServerError(ApiError):
    """5xx: WeChat Pay, or a server in front of it, failed. A change may or may not have taken effect."""


ERROR_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: SignatureRefused,
    403: Forbidden,
    404: NotFound,
    TOO_MANY_REQUESTS: RateLimited,
}
