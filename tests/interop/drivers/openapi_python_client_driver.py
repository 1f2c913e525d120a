"""Uses the client that openapi-python-client wrote: `openapi_python_client_driver.py FOLDER`, where FOLDER contains the package `written`.

Its standard input is the JSON of a refund. Prints the outcome as JSON. It runs in a separate environment, so it imports nothing of this project but the signature.
"""

import json
import os
import pkgutil
import sys
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from typing import Any

from interop.drivers.openapi_signing import signed_headers, signed_part

IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(32)
REFUND = {"status": "NEW_STATUS", "success_time": "", "new_field": 1}


def sign(request: Any) -> Any:
    """Sign a request after httpx has put it together."""
    signed = signed_part(request.headers.get("Content-Type", ""), request.read())
    request.headers.update(signed_headers(request.method, request.url.raw_path.decode(), signed))
    return request


def module(name: str) -> Any:
    """Import a module of the generated package."""
    return import_module(f"written.{name}")


def main(folder: str) -> dict[str, Any]:
    """Import everything, make calls, and read a reply with surprises."""
    sys.path.insert(0, folder)
    package = import_module("written")
    names = [each.name for each in pkgutil.walk_packages(package.__path__, "written.")]
    modules = [import_module(name) for name in names]
    operations = [each for each in modules if hasattr(each, "sync_detailed")]
    base = os.environ["WECHATPAY_BASE_URL"]
    client = module("client").Client(base_url=base, httpx_args={"auth": sign, "trust_env": False})
    api = "api.payments_transactions.payments_transactions"
    order = {
        "appid": "wxd678efh567hg6787",
        "mchid": os.environ["WECHATPAY_MCHID"],
        "description": "书 and more",
        "out_trade_no": "order-20260101-1",
        "notify_url": "https://shop.example/paid",
        "amount": {"total": 888},
    }
    body = module(
        "models.payments_transactions_prepay_native_request"
    ).PaymentsTransactionsPrepayNativeRequest.from_dict(order)
    placed = module(f"{api}_prepay_native").sync_detailed(client=client, body=body)
    query = module(f"{api}_query_order_by_out_trade_no")
    found = query.sync(client=client, out_trade_no=order["out_trade_no"], mchid=order["mchid"])
    missing = query.sync(client=client, out_trade_no="unknown-1", mchid=order["mchid"])
    upload = module("api.common_media.common_media_upload_image")
    form = module("models.common_media_upload_image_form").CommonMediaUploadImageForm
    meta = module("models.common_media_upload_image_meta").CommonMediaUploadImageMeta
    named = meta(filename="a.png", sha256=sha256(IMAGE).hexdigest())
    file = module("types").File(payload=BytesIO(IMAGE), file_name="a.png", mime_type="image/png")
    uploaded = upload.sync(client=client, body=form(meta=named, file=file))
    refund_type = module("models.payments_refunds_refund").PaymentsRefundsRefund
    refund = refund_type.from_dict(json.load(sys.stdin) | REFUND)
    return {
        "modules": len(modules),
        "operations": len(operations),
        "placed": [placed.status_code, placed.parsed.code_url],
        "found": [type(found.trade_state).__name__, found.trade_state.name, found.amount.total],
        "missing": missing.code,
        "uploaded": uploaded.to_dict(),
        "refund": [refund.status, refund.success_time, refund.additional_properties],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1])))
