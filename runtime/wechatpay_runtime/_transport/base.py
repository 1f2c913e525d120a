"""The interface of transports, which send one request and return one reply.

They do not retry, follow redirects or interpret replies.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Protocol

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime.errors import InvalidArgument


class OpenReply(Protocol):
    """A reply whose head was received and whose body is read in chunks."""

    status: int
    headers: Mapping[str, str]
    """Keyed in lower case."""

    def chunks(self) -> Iterator[bytes]:
        """Yield the body in chunks; raises the errors of `Transport.send` if it is incomplete."""
        ...

    def body(self) -> bytes:
        """Return the whole body instead, within the remaining time of the attempt; raises the errors of `Transport.send`."""
        ...

    def close(self) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        ...


class AsyncOpenReply(Protocol):
    """The async counterpart of `OpenReply`."""

    status: int
    headers: Mapping[str, str]
    """Keyed in lower case."""

    def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body in chunks; raises the errors of `AsyncTransport.send` if it is incomplete."""
        ...

    async def body(self) -> bytes:
        """Return the whole body instead, within the remaining time of the attempt; raises the errors of `AsyncTransport.send`."""
        ...

    def close(self) -> None:
        """Release the connection, or close it if the body was not read to its end."""
        ...


class Transport(Protocol):
    """The HTTP operations that a sync client needs.

    `send` raises `ConnectionFailed` only if no byte of the request was sent, `ConnectionBroken` or `ReadTimedOut` if some
    may have been, and `ReplyTooLarge` if the reply exceeds `options.max_reply_bytes`. Target and body are sent byte for byte;
    retries, redirects, cookies and decompression are off.
    """

    is_closed: bool
    """Whether `close` was called; nothing can be sent afterwards."""

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request and wait for the whole reply."""
        ...

    def open(self, request: Request, options: Options) -> OpenReply:
        """Send a request and wait for the head of the reply; each chunk of the body then has its own timeout."""
        ...

    def close(self) -> None:
        """Close all connections; nothing can be sent afterwards."""
        ...


class AsyncTransport(Protocol):
    """The HTTP operations that an async client needs; the rules of `Transport` apply."""

    is_closed: bool
    """Whether `close` was called; nothing can be sent afterwards."""

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request and await the whole reply."""
        ...

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:
        """Send a request and await the head of the reply; each chunk of the body then has its own timeout."""
        ...

    async def close(self) -> None:
        """Close all connections; nothing can be sent afterwards."""
        ...


IDLE_SECONDS = 7.0
"""Idle time after which a connection is closed; WeChat Pay closes it after 8 seconds."""

CLOSED = fragment("the client was closed")

CHUNK_BYTES = 256 * 1024
"""Maximum size of a chunk that is read from a body."""

MAX_HEAD_BYTES = 64 * 1024
"""Maximum size of the head of a reply, including the interim replies before it."""

MAX_HEAD_LINES = 101
"""Maximum number of lines of a head, including the status line and the empty line; the limit of http.client."""


def resolvable(host: str) -> str | bytes:
    """Return a host for `getaddrinfo`: as bytes if it is ASCII, since Python loads a codec of 1.4 ms for any string."""
    return host.encode() if host.isascii() else host


def refuse_if_closed(transport: Transport | AsyncTransport) -> None:
    """Refuse to send anything with a client that was closed.

    Raises:
        InvalidArgument: The client is closed.
    """
    if transport.is_closed:
        raise InvalidArgument(
            phrase("The client is closed; create a new one, or close this one later. Nothing was sent.")
        )
