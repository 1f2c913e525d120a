"""Delivers a notification to `litestar_shop`, of the folder that the first argument names, queries an order, and prints the responses.

Headers and body are on standard input, as JSON.
"""

import json
import sys
from importlib import import_module
from typing import Any

testing: Any = import_module("litestar.testing")  # not installed for the type checkers

given = json.load(sys.stdin)
sys.path.insert(0, sys.argv[1])
with testing.TestClient(import_module("litestar_shop").app) as client:
    for headers in (given["headers"], {**given["headers"], "Wechatpay-Signature": "WECHATPAY/SIGNTEST/"}):
        reply = client.post("/wechatpay/notifications", content=given["body"].encode(), headers=headers)
        print(reply.status_code, reply.json()["code"])  # noqa: T201 - the test reads it
    print(client.get("/orders/book-1").text)  # noqa: T201 - the test reads it
