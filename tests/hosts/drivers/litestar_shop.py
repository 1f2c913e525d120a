"""Sends an acknowledgement from a Litestar handler as README.md says, and nothing from another; prints both statuses."""

import json
from importlib import import_module
from typing import Any

from wechatpay_runtime.notifications import Acknowledgement

litestar: Any = import_module("litestar")  # it is not installed where types are checked
testing: Any = import_module("litestar.testing")


async def acknowledged() -> Any:
    """Return what README.md shows."""
    a = Acknowledgement.success()
    return litestar.Response(a.body, status_code=a.status, headers=a.headers)


async def nothing() -> None:
    """Return nothing."""


acknowledged.__annotations__["return"] = litestar.Response
app = litestar.Litestar([litestar.post("/acknowledged")(acknowledged), litestar.post("/nothing")(nothing)])
with testing.TestClient(app) as client:
    replies = [client.post(path, content=b"{}") for path in ("/acknowledged", "/nothing")]
print(json.dumps([[reply.status_code, reply.text] for reply in replies]))  # noqa: T201 - the test reads it
