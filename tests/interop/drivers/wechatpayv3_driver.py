"""Runs PyPI's `wechatpayv3`, sync or async, for the tests: `wechatpayv3_driver.py KIND`, where KIND is `sync` or `async`.

Each line of standard input is `{"do": COMMAND, "with": ARGUMENTS}`, each line of standard output its outcome. It runs in a
separate environment, so it imports nothing of this project.
"""

import asyncio
import contextlib
import inspect
import json
import os
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

APPID = "wxd678efh567hg6787"


def module(name: str) -> Any:
    """Import a module of the package, which is not installed for the type checkers."""
    return import_module(f"wechatpayv3.{name}".rstrip("."))


def at_the_gateway(kind: Any) -> None:
    """Set the host on the class: the package has no setting for it, and one of its constructors makes a call."""
    host = os.environ["WECHATPAY_BASE_URL"]
    kind._gate_way = property(lambda _core: host, lambda _core, _host: None)


def settings(types: Any) -> dict[str, Any]:
    """Return the arguments of the package's client. It uses certificates if the environment has no public key."""
    arguments = {
        "wechatpay_type": types.NATIVE,
        "mchid": os.environ["WECHATPAY_MCHID"],
        "private_key": os.environ["WECHATPAY_MERCHANT_PRIVATE_KEY"],
        "cert_serial_no": os.environ["WECHATPAY_MERCHANT_SERIAL_NO"],
        "appid": APPID,
        "apiv3_key": os.environ["WECHATPAY_APIV3_KEY"],
        "timeout": (10, 30),
        "partner_mode": "IS_PARTNER" in os.environ,
    }
    if "WECHATPAY_PUBLIC_KEY_ID" in os.environ:
        arguments["public_key"] = os.environ["WECHATPAY_PUBLIC_KEY"]
        arguments["public_key_id"] = os.environ["WECHATPAY_PUBLIC_KEY_ID"]
    return arguments


def commands(client: Any, types: Any) -> Mapping[str, Callable[..., Any]]:
    """Return the commands of the tests, each as a merchant would write it."""
    request = client._core.request

    def prepay(kind: str, total: int, **order: Any) -> Any:
        more = {"payer": {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}} if kind == "jsapi" else {}
        return client.pay(amount={"total": total}, pay_type=getattr(types.WeChatPayType, kind.upper()), **order, **more)

    def refund(refund: int, total: int, **more: Any) -> Any:
        return client.refund(amount={"refund": refund, "total": total, "currency": "CNY"}, **more)

    def post_nothing(path: str) -> Any:
        return request(path, method=types.RequestType.POST)

    def echo(message: str, sealed: str) -> Any:
        body = {"echo_message": message, "encrypted_echo_message": client._core.encrypt(sealed)}
        return request("/v3/security/echo", method=types.RequestType.POST, data=body, cipher_data=True)

    return {
        "prepay": prepay,
        "query": client.query,
        "query_of_partner": client.query,
        "close": client.close,
        "refund": refund,
        "query_refund": client.query_refund,
        "callback": client.callback,
        "echo": echo,
        "open": client._core.decrypt,
        "post_nothing": post_nothing,
        "apply_for_bill": client.trade_bill,
        "download_bill": client.download_bill,
        "upload": client.image_upload,
        "transfer": client.mch_transfer_bills,
        "query_transfer": client.mch_transfer_bills_query,
        "cancel_transfer": client.mch_transfer_bills_cancel,
        "apply_for_receipt": client.mch_transfer_elecsign,
        "query_receipt": client.mch_transfer_elecsign_query,
        "add_receiver": client.profitsharing_add_receiver,
        "delete_receiver": client.profitsharing_delete_receiver,
        "split": client.profitsharing_order,
        "query_split": client.profitsharing_order_query,
        "return_share": client.profitsharing_return,
        "query_return": client.profitsharing_return_query,
        "unfreeze": client.profitsharing_unfreeze,
        "query_unsplit": client.profitsharing_amount_query,
        "apply_for_sharing_bill": client.profitsharing_bill,
    }


def to_line(result: Any) -> str:
    """Encode a reply as status and body, with a file as base64, and any other result unchanged."""
    match result:
        case (int(status), bytes() as content) if content:
            return json.dumps({"status": status, "body": b64encode(content).decode("ascii")})
        case (int(status), str() | bytes() as body):
            return json.dumps({"status": status, "body": json.loads(body) if body else None})
        case _:
            return json.dumps({"result": result})


def run_sync() -> None:
    """Run commands with the sync client until the input ends."""
    at_the_gateway(module("core").Core)
    types = module("type")
    client = module("").WeChatPay(**settings(types.WeChatPayType))
    known = commands(client, types)
    for line in sys.stdin:
        command = json.loads(line)
        try:
            outcome = to_line(known[command["do"]](**command["with"]))
        except Exception as error:  # noqa: BLE001 - the package raises bare exceptions; the test judges them
            outcome = json.dumps({"error": str(error)})
        print(outcome, flush=True)  # noqa: T201 - the test reads it


async def awaited(result: Any) -> Any:
    """Await a result until it is not a coroutine: some methods return one, an upload one inside another."""
    while inspect.isawaitable(result):
        result = await result
    return result


async def run_async() -> None:
    """Run commands with the async client until the input ends."""
    at_the_gateway(module("async_.core").AsyncCore)
    types = module("async_.type")
    async with module("async_").AsyncWeChatPay(**settings(types.WeChatPayType)) as client:
        known = commands(client, types)
        while line := await asyncio.to_thread(sys.stdin.readline):
            command = json.loads(line)
            try:
                outcome = to_line(await awaited(known[command["do"]](**command["with"])))
            except Exception as error:  # noqa: BLE001 - the package raises bare exceptions; the test judges them
                outcome = json.dumps({"error": str(error)})
            print(outcome, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        if sys.argv[1] == "async":
            asyncio.run(run_async())
        else:
            run_sync()
