"""A local WeChat Pay to develop and test against: it verifies, validates, answers and signs like the real one.

`wechatpay_gateway.gateway.Gateway` is the core without sockets; `wechatpay_gateway.server` serves it over HTTP on loopback.
"""

from wechatpay_gateway.faults import FaultKind
from wechatpay_gateway.gateway import Gateway

__all__ = ["FaultKind", "Gateway"]
