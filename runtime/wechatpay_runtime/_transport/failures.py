"""The errors of the transports.

They contain the message of the HTTP library's exception but are not chained to it: its attributes and frames contain the
signed headers. Therefore they must be raised after leaving the `except` block.
"""

from collections.abc import Mapping

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import Message, complaint_of, fragment, phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import MAX_HEAD_BYTES, MAX_HEAD_LINES
from wechatpay_runtime.errors import ConnectionBroken, ConnectionFailed, ReadTimedOut, ReplyTooLarge, TransportError


class NotConnected(Exception):
    """No connection could be opened, so no byte of the request was sent."""


class DeadlinePassed(Exception):
    """The attempt exceeded its deadline."""


class BrokenReply(Exception):
    """The reply is not a complete HTTP reply."""


FAILURES = (NotConnected, DeadlinePassed, BrokenReply, OSError)
"""The exceptions that end a request of the fast transports."""


def check_framing(headers: Mapping[str, str]) -> None:
    """Refuse a reply whose end is ambiguous, RFC 9112 section 6.3.

    Args:
        headers: Keyed in lower case.

    Raises:
        BrokenReply: The length is not a single number, is combined with a transfer encoding, or the encoding is not
            `chunked`.
    """
    length, encoding = headers.get("content-length"), headers.get("transfer-encoding")
    if encoding is not None and (length is not None or encoding.strip().lower() != "chunked"):
        raise BrokenReply(phrase("its headers do not define the end of its body"))
    if length is not None:
        digits = length.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_LENGTH):
            raise BrokenReply(phrase("its Content-Length is not a number or is too large"))


_LONGEST_LENGTH = 18
HUNG_UP = fragment("the server closed it")
TOO_SLOW = fragment("connecting timed out")
NO_STATUS = fragment("its status is below 200, which only interim replies have")
SWITCHED = fragment("it switches to another protocol, which the request did not ask for")
HEAD_TOO_LONG = fragment(
    "its head is longer than {bytes} bytes or {lines} lines", bytes=MAX_HEAD_BYTES, lines=MAX_HEAD_LINES
)


def not_connected(request: Request, error: object) -> ConnectionFailed:
    """Return the error for a request of which no byte was sent."""
    return ConnectionFailed(
        phrase(
            "{origin} could not be reached: {reason}. Nothing was sent.", origin=request.origin, reason=_reason(error)
        )
    )


def timed_out(request: Request, options: Options) -> ReadTimedOut:
    """Return the error for a reply that was not received in time."""
    return ReadTimedOut(
        phrase(
            "{origin} did not respond within {seconds} s.",
            origin=request.origin,
            seconds=f"{options.timeout_seconds:g}",
        )
    )


def broken(request: Request, error: object) -> ConnectionBroken:
    """Return the error for a connection that broke, or a reply that is not valid HTTP."""
    return ConnectionBroken(
        phrase(
            "The connection to {origin} broke before a complete reply was received: {reason}.",
            origin=request.origin,
            reason=_reason(error),
        )
    )


def too_large(options: Options) -> ReplyTooLarge:
    """Return the error for a reply that is too large."""
    return ReplyTooLarge(phrase("The reply is longer than max_reply_bytes ({most}).", most=options.max_reply_bytes))


def _reason(error: object) -> str:
    if isinstance(error, Message):
        return error
    kind = "" if isinstance(error, str) else f"{type(error).__name__}: "
    return one_line(f"{kind}{error}").rstrip(".: ")


def failure_of(request: Request, options: Options, error: Exception) -> TransportError:
    """Return the error for one of `FAILURES`."""
    if isinstance(error, NotConnected):
        return not_connected(request, complaint_of(error))
    if isinstance(error, DeadlinePassed):
        return timed_out(request, options)
    return broken(request, complaint_of(error) if isinstance(error, BrokenReply) else error)
