"""The errors of both transports, worded once.

They are made of the library's words and not chained to its exceptions: those hold the headers that we signed,
in their attributes and in their frames. Whoever makes one raises it after leaving the `except` block.
"""

import re
from collections.abc import Mapping

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import MAX_HEAD_BYTES, MAX_HEAD_LINES
from wechatpay_runtime.errors import ConnectionBroken, ConnectionFailed, ReadTimedOut, ReplyTooLarge


class NotConnected(Exception):
    """A connection could not be made, so no byte of the request left."""


class DeadlinePassed(Exception):
    """An attempt took too long as a whole."""


class BrokenReply(Exception):
    """What came is not a whole HTTP reply."""


def check_framing(headers: Mapping[str, str]) -> None:
    """Refuse a reply whose end two readers could see in two places: RFC 9112, 6.3.

    Args:
        headers: Keyed in lower case.

    Raises:
        BrokenReply: Its length is not one number, or stands beside a transfer encoding, or that is not `chunked`.
    """
    length, encoding = headers.get("content-length"), headers.get("transfer-encoding")
    if encoding is not None and (length is not None or encoding.strip().lower() != "chunked"):
        raise BrokenReply("its headers do not say where its body ends")
    if length is not None and not _LENGTH.fullmatch(length.strip()):
        raise BrokenReply("its Content-Length is not a number, or too large")


_LENGTH = re.compile("[0-9]{1,18}")
HUNG_UP = "the other side closed it"
TOO_SLOW = "it took too long to connect"
NO_STATUS = "its status is below 200, which only interim replies have"
SWITCHED = "it switches to another protocol, which nobody asked for"
HEAD_TOO_LONG = f"its head is longer than {MAX_HEAD_BYTES} bytes or {MAX_HEAD_LINES} lines"


def not_connected(request: Request, error: object) -> ConnectionFailed:
    """No byte of the request left."""
    return ConnectionFailed(f"{request.origin} could not be reached: {_reason(error)}. Nothing was sent.")


def timed_out(request: Request, options: Options) -> ReadTimedOut:
    """The reply did not come in time."""
    return ReadTimedOut(f"{request.origin} did not answer within {options.timeout_seconds:g} s.")


def broken(request: Request, error: object) -> ConnectionBroken:
    """The connection broke, or what came is not HTTP."""
    return ConnectionBroken(f"The connection to {request.origin} broke before a whole reply came: {_reason(error)}.")


def too_large(options: Options) -> ReplyTooLarge:
    """The reply passes the bound."""
    return ReplyTooLarge(f"The reply is longer than max_reply_bytes allows ({options.max_reply_bytes}).")


def _reason(error: object) -> str:
    kind = "" if isinstance(error, str) else f"{type(error).__name__}: "
    return one_line(f"{kind}{error}").rstrip(".: ")
