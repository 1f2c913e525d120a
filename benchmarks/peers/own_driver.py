"""Queries orders with our clients or a floor: `python -m benchmarks.peers.own_driver KIND`.

Each line of standard input is `FIRST COUNT WIDTH`, each line of standard output the CPU seconds that the calls took in this process.
"""

import asyncio
import gc
import json
import logging
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, ExitStack
from typing import Any, Literal

from attrs import frozen

from benchmarks.async_floor import aiohttp_floor, protocol_floor
from benchmarks.floor import socket_floor, urllib3_floor
from benchmarks.operations import QUERY
from wechatpay_clients import AsyncClient, Client

_TRANSPORTS: Mapping[str, Literal["fast"] | None] = {
    "client": None,
    "fast client": "fast",
    "async client": None,
    "fast async client": "fast",
}
"""The setting `transport` of each kind of our clients."""
_SYNC_KINDS = {"client", "fast client", "urllib3", "socket"}

Method = Callable[[str], Any]
AsyncMethod = Callable[[str], Awaitable[Any]]


@frozen
class Target:
    """The server and the merchant, read from the environment."""

    origin: str
    merchant: Mapping[str, str]
    ca_file: str | None
    """`None` for HTTP."""

    @classmethod
    def from_environment(cls) -> "Target":
        """Read the variables that `benchmarks.peers.processes` writes."""
        origin = os.environ["WECHATPAY_BASE_URL"]
        ca_file = os.environ["WECHATPAY_CA_FILE"] if origin.startswith("https:") else None
        return cls(origin, json.loads(os.environ["BENCHMARK_MERCHANT"]), ca_file)


def sync_method(kind: str, target: Target, stack: ExitStack) -> Method:
    """Open a client or a floor and return the function that queries an order."""
    if kind in _TRANSPORTS:
        return QUERY.method_of(stack.enter_context(Client.from_env(transport=_TRANSPORTS[kind])))
    floor = {"urllib3": urllib3_floor, "socket": socket_floor}[kind]
    call = stack.enter_context(floor(target.origin, target.merchant, target.ca_file))
    return lambda number: call(*QUERY.request(number))


async def async_method(kind: str, target: Target, stack: AsyncExitStack) -> AsyncMethod:
    """Open an async client or floor and return the function that queries an order."""
    if kind in _TRANSPORTS:
        return QUERY.method_of(await stack.enter_async_context(AsyncClient.from_env(transport=_TRANSPORTS[kind])))
    floor = {"aiohttp": aiohttp_floor, "protocol": protocol_floor}[kind]
    call = await stack.enter_async_context(floor(target.origin, target.merchant, target.ca_file))
    return lambda number: call(*QUERY.request(number))


def numbers(first: int, count: int) -> Iterator[str]:
    """Yield the numbers of orders."""
    return (f"order-{number:09}" for number in range(first, first + count))


def number_in(reply: Any) -> object:
    """Return the order number of a reply: a floor returns a dict, a client a typed model."""
    return getattr(reply, "out_trade_no", None) or reply["out_trade_no"]


def run_sync(kind: str) -> None:
    """Query one order after another until the input ends."""
    with ExitStack() as stack:
        method = sync_method(kind, Target.from_environment(), stack)
        for line in sys.stdin:
            first, count, _ = map(int, line.split())
            gc.collect()
            before = time.process_time()
            for number in numbers(first, count):
                assert number_in(method(number)) == number
            print(time.process_time() - before, flush=True)


async def run_async(kind: str) -> None:
    """Query orders, as many at a time as the input says, until it ends."""
    async with AsyncExitStack() as stack:
        method = await async_method(kind, Target.from_environment(), stack)

        async def calls(first: int, count: int) -> None:
            for number in numbers(first, count):
                assert number_in(await method(number)) == number

        while line := await asyncio.to_thread(sys.stdin.readline):
            first, count, width = map(int, line.split())
            share = count // width
            gc.collect()
            before = time.process_time()
            await asyncio.gather(*(calls(first + worker * share, share) for worker in range(width)))
            print(time.process_time() - before, flush=True)


if __name__ == "__main__":
    logging.getLogger("wechatpay_runtime").setLevel(logging.ERROR)
    if sys.argv[1] in _SYNC_KINDS:
        run_sync(sys.argv[1])
    else:
        asyncio.run(run_async(sys.argv[1]))
