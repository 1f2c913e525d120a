"""Passes the requests of `Merchant.call` to a gateway of this process without a connection, as its server passes them."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlsplit

from gateway.merchant_side import WITHOUT_CONNECTION, Answer
from wechatpay_gateway import Gateway
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.core.site import CONTROL_PATH
from wechatpay_gateway.server import RunningGateway

_FRAMING = frozenset({b"transfer-encoding", b"connection", b"upgrade", b"expect"})
_MAX_BYTES = 64 * 1024
"""Larger requests come from a connection in pieces."""


@contextmanager
def without_connections(running: RunningGateway) -> Generator[None]:
    """Let `Merchant.call` reach the gateway without a connection while the block runs."""
    host = urlsplit(running.base_url).netloc
    WITHOUT_CONNECTION[host] = partial(_pass, running.gateway)
    try:
        yield
    finally:
        del WITHOUT_CONNECTION[host]


def _pass(gateway: Gateway, raw: bytes) -> Answer:
    handled = gateway.handle(received(raw))
    assert handled.reply is not None, "use `send` for a fault that ends the connection"
    is_whole_and_prompt = not handled.is_cut_midway and not handled.delay_seconds
    assert is_whole_and_prompt, "use `send` for a fault that cuts or delays the reply"
    if handled.is_after_deliveries and gateway.clock.settle is not None:
        gateway.clock.settle()
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in handled.reply.headers}
    return Answer(handled.reply.status, headers, handled.reply.body)


def received(raw: bytes) -> ReceivedRequest:
    """Return the request of these bytes, as the server's parser reads it; fail if only the parser itself can be right about them."""
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    method, target, version = first.split(b" ")
    headers = tuple((name.lower(), value.lstrip(b" \t")) for name, _, value in (line.partition(b":") for line in lines))
    lengths = [value for name, value in headers if name == b"content-length"]
    is_plain = (
        version == b"HTTP/1.1"
        and method != b"HEAD"
        and not target.startswith(CONTROL_PATH.encode())
        and lengths in ([b"%d" % len(body)], [] if not body else None)
        and _FRAMING.isdisjoint(name for name, _ in headers)
        and len(raw) <= _MAX_BYTES
    )
    assert is_plain, f"this request needs a connection, so use `send`: {first[:200]!r}"
    return ReceivedRequest(method.decode("ascii"), target, headers, body)
