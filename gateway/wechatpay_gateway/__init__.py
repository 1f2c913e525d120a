"""A local WeChat Pay for development and tests: it verifies, validates, replies and signs like the real one.

`Gateway` works without sockets; `running` serves one over HTTP on loopback and yields a `RunningGateway`.
"""

from typing import TYPE_CHECKING, Any

from wechatpay_gateway.base.faults import FaultKind
from wechatpay_gateway.core.gateway import Gateway

if TYPE_CHECKING:
    from wechatpay_gateway.serve.server import RunningGateway, running

__all__ = ["FaultKind", "Gateway", "RunningGateway", "running"]

_SERVED = frozenset({"RunningGateway", "running"})


def __getattr__(name: str) -> Any:
    # The server's libraries are an optional extra; the rest of the package must import without them.
    if name not in _SERVED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from wechatpay_gateway.serve import server

    return getattr(server, name)
