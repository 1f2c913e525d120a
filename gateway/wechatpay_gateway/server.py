"""Serve a gateway over HTTP on loopback; the public name of `wechatpay_gateway.serve.server`."""

from wechatpay_gateway.serve.server import RunningGateway, running, serve

__all__ = ["RunningGateway", "running", "serve"]
