"""A gateway without a server whose clock is set by a test, and the calls of its merchants at that time."""

from collections.abc import Generator
from contextlib import closing, contextmanager

from gateway.merchant_side import Merchant
from wechatpay_gateway.base.messages import ReceivedRequest, Reply
from wechatpay_gateway.core.gateway import Gateway


class Clock:
    """A clock that shows what it was set to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def gateway_with(clock: Clock) -> Generator[Gateway]:
    """Open a gateway that has this clock."""
    with closing(Gateway(clock=clock, has_published_keys=True)) as gateway:
        gateway.serve_at("http://127.0.0.1:1", frozenset({"127.0.0.1:1"}))
        yield gateway


def get(gateway: Gateway, clock: Clock, target: str, mchid: str | None = None) -> Reply:
    """Return the reply to a signed GET request."""
    environment = gateway.merchants.environment(mchid) if mchid else gateway.environment
    merchant = Merchant.from_env(environment)
    headers = merchant.headers("GET", target)
    del headers["Content-Type"], headers["Content-Length"]
    headers["Authorization"] = merchant.authorization("GET", target, timestamp=str(int(clock.now)))
    raw = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    reply = gateway.handle(ReceivedRequest("GET", target.encode(), raw)).reply
    assert reply is not None
    return reply
