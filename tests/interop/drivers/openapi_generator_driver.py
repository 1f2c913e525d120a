"""Uses the Python client that openapi-generator wrote: `openapi_generator_driver.py FOLDER`, where FOLDER contains the package `written`.

Its standard input is the JSON of a refund. Prints the outcome as JSON. It runs in a separate environment, so it imports nothing of
this project but the signature.
"""

import inspect
import json
import os
import pkgutil
import sys
from hashlib import sha256
from importlib import import_module
from typing import Any

import urllib3
from urllib3.util import parse_url

from interop.drivers.openapi_signing import signed_headers, signed_part

IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(32)
REFUND = {"status": "NEW_STATUS", "success_time": "", "new_field": 1}
_VARIANTS = ("_with_http_info", "_without_preload_content")


class SigningPool(urllib3.PoolManager):
    """Signs each request after the generated client has put it together."""

    def urlopen(self, method: str, url: str, *positional: Any, **options: Any) -> Any:
        body = options.get("body") or b""
        content = body.encode() if isinstance(body, str) else body
        signed = signed_part(options["headers"].get("Content-Type", ""), content)
        options["headers"] = {**options["headers"], **signed_headers(method, parse_url(url).request_uri, signed)}
        return super().urlopen(method, url, *positional, **options)


def main(folder: str) -> dict[str, Any]:
    """Import everything, make calls, and read a reply with surprises."""
    sys.path.insert(0, folder)
    written: Any = import_module("written")
    names = [each.name for each in pkgutil.walk_packages(written.__path__, "written.")]
    for name in names:
        import_module(name)
    classes = [
        each for name, each in inspect.getmembers(import_module("written.api"), inspect.isclass) if name.endswith("Api")
    ]
    methods = [
        f"{each.__name__}.{name}"
        for each in classes
        for name, _ in inspect.getmembers(each, inspect.isfunction)
        if not name.startswith("_") and not name.endswith(_VARIANTS)
    ]
    client = written.ApiClient(written.Configuration(host=os.environ["WECHATPAY_BASE_URL"]))
    client.rest_client.pool_manager = SigningPool()
    api = written.PaymentsTransactionsApi(client)
    order = {
        "appid": "wxd678efh567hg6787",
        "mchid": os.environ["WECHATPAY_MCHID"],
        "description": "书 and more",
        "out_trade_no": "order-20260101-1",
        "notify_url": "https://shop.example/paid",
        "amount": {"total": 888},
    }
    placed = api.prepay_native(written.PaymentsTransactionsPrepayNativeRequest.from_dict(order))
    found = api.query_order_by_out_trade_no(order["out_trade_no"], order["mchid"])
    try:
        missing = api.query_order_by_out_trade_no("unknown-1", order["mchid"])
    except written.ApiException as error:
        missing = [error.status, error.data.code]
    meta = written.CommonMediaUploadImageMeta(filename="a.png", sha256=sha256(IMAGE).hexdigest())
    uploaded = written.CommonMediaApi(client).upload_image(meta, ("a.png", IMAGE))
    refund = written.PaymentsRefundsRefund.from_dict(json.load(sys.stdin) | REFUND)
    return {
        "modules": len(names),
        "methods": methods,
        "placed": placed.code_url,
        "found": [found.trade_state.actual_instance, found.amount.total],
        "missing": missing,
        "uploaded": uploaded.to_dict(),
        "refund": [refund.status.actual_instance, refund.success_time],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1])))
