"""Lets Schemathesis sign its requests to the gateway: `SCHEMATHESIS_HOOKS=interop.drivers.openapi_schemathesis_hooks`."""

import re
from importlib import import_module
from typing import Any

from interop.drivers.openapi_signing import signed_headers

_META = re.compile(rb'name="meta"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


def sign(request: Any) -> Any:
    """Sign a request after requests has put it together. Of a form, only the part `meta` is signed."""
    body = request.body or b""
    content = body.encode() if isinstance(body, str) else body
    if request.headers.get("Content-Type", "").startswith("multipart/"):
        meta = _META.search(content)
        content = meta[1] if meta else b""
    request.headers.update(signed_headers(request.method, request.path_url, content))
    return request


schemathesis: Any = import_module("schemathesis")
schemathesis.auth.set_from_requests(sign)
