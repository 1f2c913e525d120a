"""Queries orders with PyPI's `wechatpayv3`: `wechatpayv3_driver.py KIND`, where KIND is `sync` or `async`.

Each line of standard input is `FIRST COUNT WIDTH`, each line of standard output the CPU seconds that the calls took in this
process. It runs in a separate environment, so it imports nothing of this project.
"""

import asyncio
import gc
import json
import os
import sys
import time
from importlib import import_module
from typing import Any


def module(name: str) -> Any:
    """Import a module of the package, which is not installed for the type checkers."""
    return import_module(f"wechatpayv3.{name}".rstrip("."))


def settings(types: Any) -> dict[str, Any]:
    """Return the arguments of the package's client."""
    return {
        "wechatpay_type": types.NATIVE,
        "mchid": os.environ["WECHATPAY_MCHID"],
        "private_key": os.environ["WECHATPAY_MERCHANT_PRIVATE_KEY"],
        "cert_serial_no": os.environ["WECHATPAY_MERCHANT_SERIAL_NO"],
        "appid": "wxd678efh567hg6787",
        "apiv3_key": "k" * 32,
        "timeout": (10, 30),
        "public_key": os.environ["WECHATPAY_PUBLIC_KEY"],
        "public_key_id": os.environ["WECHATPAY_PUBLIC_KEY_ID"],
    }


def check(reply: tuple[int, str], number: str) -> None:
    """Parse the JSON of a reply, as a program that uses it has to."""
    status, body = reply
    assert status == 200
    assert json.loads(body)["out_trade_no"] == number


def numbers(first: int, count: int) -> list[str]:
    """Return the numbers of orders."""
    return [f"order-{number:09}" for number in range(first, first + count)]


def run_sync() -> None:
    """Query with the sync client until the input ends."""
    client = module("").WeChatPay(**settings(module("type").WeChatPayType))
    client._core._gate_way = os.environ["WECHATPAY_BASE_URL"]
    for line in sys.stdin:
        first, count, _ = map(int, line.split())
        gc.collect()
        before = time.process_time()
        for number in numbers(first, count):
            check(client.query(out_trade_no=number), number)
        print(time.process_time() - before, flush=True)


async def run_async() -> None:
    """Query with the async client until the input ends."""
    async with module("async_").AsyncWeChatPay(**settings(module("async_.type").WeChatPayType)) as client:
        client._core._gate_way = os.environ["WECHATPAY_BASE_URL"]

        async def calls(first: int, count: int) -> None:
            for number in numbers(first, count):
                check(await client.query(out_trade_no=number), number)

        while line := await asyncio.to_thread(sys.stdin.readline):
            first, count, width = map(int, line.split())
            share = count // width
            gc.collect()
            before = time.process_time()
            await asyncio.gather(*(calls(first + worker * share, share) for worker in range(width)))
            print(time.process_time() - before, flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "async":
        asyncio.run(run_async())
    else:
        run_sync()
