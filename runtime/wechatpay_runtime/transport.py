"""How a client sends requests: `Client(..., transport=…)` replaces it, to record, to limit or to route calls.

`Transport` is the interface; the client passes it signed requests and does everything else: signing, verifying, retries.
The usual transport of a client is what `default_transport` returns, and `Client(..., transport="fast")` uses what `fast_transport`
returns, so a transport of your own can pass requests on to either.
Several clients can share one transport, and so its connections.

A transport must follow these rules, because requests are signed and can move money:

- It sends target, headers and body byte for byte, and returns the body as it arrived: no decompression, no cookies.
- It sends each request once: no retries, no redirects.
- `ConnectionFailed` means that no byte of the request was sent, so the call is repeated, also one that pays. If you are not sure,
  raise `ConnectionBroken`; `ReadTimedOut` if no complete reply came in time. Any other exception counts as `ConnectionBroken`.
- It keeps to the time limits of `options`.

A client does not close a transport that was passed to it; close it after the client.
"""

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import AsyncOpenReply, AsyncTransport, OpenReply, Transport

__all__ = [
    "AsyncOpenReply",
    "AsyncTransport",
    "OpenReply",
    "Options",
    "Reply",
    "Request",
    "Transport",
    "default_async_transport",
    "default_transport",
    "fast_async_transport",
    "fast_transport",
]


def default_transport(*, proxy: str | None = None, ca_file: str | None = None) -> Transport:
    """Return a transport as that of a `Client`, over urllib3, with connections of its own.

    Args:
        proxy: URL of an HTTP proxy.
        ca_file: PEM file with the certificate authorities to trust instead of the system's.
    """
    from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport

    return Urllib3Transport(proxy=proxy, ca_file=ca_file)


def default_async_transport(*, proxy: str | None = None, ca_file: str | None = None) -> AsyncTransport:
    """Return a transport as that of an `AsyncClient`, over aiohttp; arguments as for `default_transport`."""
    from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport

    return AiohttpTransport(proxy=proxy, ca_file=ca_file)


def fast_transport(*, proxy: str | None = None, ca_file: str | None = None) -> Transport:
    """Return a transport as that of a `Client` with `transport="fast"`, over httptools; arguments as for `default_transport`.

    Raises:
        ConfigurationError: The extra `fast` is not installed.
    """
    from wechatpay_runtime._settings.transports import fast_transport

    return fast_transport(proxy=proxy, ca_file=ca_file)


def fast_async_transport(*, proxy: str | None = None, ca_file: str | None = None) -> AsyncTransport:
    """Return a transport as that of an `AsyncClient` with `transport="fast"`; arguments as for `default_transport`.

    Raises:
        ConfigurationError: The extra `fast` is not installed.
    """
    from wechatpay_runtime._settings.transports import fast_async_transport

    return fast_async_transport(proxy=proxy, ca_file=ca_file)
