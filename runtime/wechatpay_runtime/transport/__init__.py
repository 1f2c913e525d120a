"""Sends one request and returns one reply, or says why none came. Nothing here repeats, redirects or judges."""

from typing import Protocol

from wechatpay_runtime.exchange import Reply, Request
from wechatpay_runtime.session import Options


class Transport(Protocol):
    """What a sync client needs of an HTTP library.

    `send` raises `ConnectionFailed` only where no byte of the request left, `ConnectionBroken` or `ReadTimedOut`
    where it may have, `ReplyTooLarge` where the reply passes `options.max_reply_bytes`. The body and the target
    go out byte for byte as given; retries, redirects, cookies and decompression are off.
    """

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request and wait for its whole reply."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class AsyncTransport(Protocol):
    """What an async client needs of an HTTP library; the rules of `Transport` hold."""

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request and await its whole reply."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...


IDLE_SECONDS = 7.0
"""A connection idle for longer is not used again; WeChat Pay closes it at 8."""
