"""Returns an acknowledgement from one Litestar handler, as in README.md, and `None` from another; prints both statuses."""

import json
from importlib import import_module
from typing import Any

from wechatpay_runtime.notifications import Acknowledgement

litestar: Any = import_module("litestar")  # not installed for the type checkers
testing: Any = import_module("litestar.testing")


async def acknowledged() -> Any:
    """Return an acknowledgement as in README.md."""
    a = Acknowledgement.success()
    return litestar.Response(a.body, status_code=a.status, headers=a.headers)


async def nothing() -> None:
    """Return nothing."""


acknowledged.__annotations__["return"] = litestar.Response
app = litestar.Litestar([litestar.post("/acknowledged")(acknowledged), litestar.post("/nothing")(nothing)])
with testing.TestClient(app) as client:
    replies = [client.post(path, content=b"{}") for path in ("/acknowledged", "/nothing")]
print(json.dumps([[reply.status_code, reply.text] for reply in replies]))  # noqa: T201 - the test reads it
