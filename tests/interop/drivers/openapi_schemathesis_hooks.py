"""Lets Schemathesis sign its requests to the gateway: `SCHEMATHESIS_HOOKS=interop.drivers.openapi_schemathesis_hooks`."""

from importlib import import_module
from typing import Any

from interop.drivers.openapi_signing import signed_headers, signed_part


def sign(request: Any) -> Any:
    """Sign a request after requests has put it together."""
    body = request.body or b""
    content = body.encode() if isinstance(body, str) else body
    signed = signed_part(request.headers.get("Content-Type", ""), content)
    request.headers.update(signed_headers(request.method, request.path_url, signed))
    return request


schemathesis: Any = import_module("schemathesis")
schemathesis.auth.set_from_requests(sign)
