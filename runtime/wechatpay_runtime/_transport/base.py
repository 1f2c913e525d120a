"""Sends one request and returns one reply, or says why none came. Nothing here repeats, redirects or judges."""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Protocol

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime.errors import InvalidArgument


class OpenReply(Protocol):
    """A reply whose head has come, and whose body comes piece by piece."""

    status: int
    headers: Mapping[str, str]
    """Keyed in lower case."""

    def chunks(self) -> Iterator[bytes]:
        """The body, piece by piece; raises as `Transport.send` where it does not come whole."""
        ...

    def body(self) -> bytes:
        """The whole body, in place of `chunks` and in the time that the attempt has left; raises as `Transport.send`."""
        ...

    def close(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        ...


class AsyncOpenReply(Protocol):
    """The same, awaited."""

    status: int
    headers: Mapping[str, str]
    """Keyed in lower case."""

    def chunks(self) -> AsyncIterator[bytes]:
        """The body, piece by piece; raises as `AsyncTransport.send` where it does not come whole."""
        ...

    async def body(self) -> bytes:
        """The whole body, in place of `chunks` and in the time that the attempt has left; raises as `AsyncTransport.send`."""
        ...

    def close(self) -> None:
        """Give the connection back, or close it where the body was not read to its end."""
        ...


class Transport(Protocol):
    """What a sync client needs of an HTTP library.

    `send` raises `ConnectionFailed` only where no byte of the request left, `ConnectionBroken` or `ReadTimedOut`
    where it may have, `ReplyTooLarge` where the reply passes `options.max_reply_bytes`. The body and the target
    go out byte for byte as given; retries, redirects, cookies and decompression are off.
    """

    is_closed: bool
    """Whether `close` was called; nothing can be sent any more."""

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request and wait for its whole reply."""
        ...

    def open(self, request: Request, options: Options) -> OpenReply:
        """Send a request and wait for the head of its reply; each piece of the body then has a time-out of its own."""
        ...

    def close(self) -> None:
        """Close all connections; nothing can be sent any more."""
        ...


class AsyncTransport(Protocol):
    """What an async client needs of an HTTP library; the rules of `Transport` hold."""

    is_closed: bool
    """Whether `close` was called; nothing can be sent any more."""

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request and await its whole reply."""
        ...

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:
        """Send a request and await the head of its reply; each piece of the body then has a time-out of its own."""
        ...

    async def close(self) -> None:
        """Close all connections; nothing can be sent any more."""
        ...


IDLE_SECONDS = 7.0
"""A connection idle for so long is closed; WeChat Pay closes it at 8."""

CLOSED = "the client was closed"

CHUNK_BYTES = 256 * 1024
"""How much of a file is asked for at once."""

MAX_HEAD_BYTES = 64 * 1024
"""Longest head of a reply, together with the interim replies before it."""

MAX_HEAD_LINES = 101
"""Most lines of a head, with its status line and its empty line; http.client reads no more."""


def refuse_if_closed(transport: Transport | AsyncTransport) -> None:
    """Refuse to send anything with a client that was closed.

    Raises:
        InvalidArgument: It was.
    """
    if transport.is_closed:
        raise InvalidArgument("The client is closed; make a new one, or close it later. Nothing was sent.")
