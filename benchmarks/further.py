"""Creates clients in a separate process, each with one call over HTTPS, and prints the cost per client.

`python -m benchmarks.further KIND COUNT IDLE` reads the settings of a client as JSON from standard input and prints a JSON array:
KiB of memory per client with its connection open, the same after async connections were closed, and ms of CPU time.
The cost of loading the two keys is subtracted. KIND is `sync` or `async`, followed by ` alone` if each client is to create
its own TLS context. IDLE is how long to wait for async connections to be closed, in seconds.
"""

import asyncio
import gc
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from wechatpay_clients import AsyncClient, Client
from wechatpay_runtime._transport import tls

_WARM_UP = 3
_APPLY_ID = "20220617143306000013906025001"
_STATM = Path("/proc/self/statm")


def resident_kib() -> float:
    """Return the memory of this process, in KiB."""
    gc.collect()
    if _STATM.exists():
        return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024
    output = subprocess.run(["ps", "-o", "rss=", "-p", str(os.getpid())], capture_output=True, check=True)  # noqa: S607 - the system's ps
    return int(output.stdout)


class Further:
    """Creates one client after another and keeps all of them."""

    def __init__(self, settings: dict[str, Any], *, is_alone: bool) -> None:
        self._settings = settings
        self._is_alone = is_alone
        self._all: list[object] = []

    def keys(self) -> None:
        """Load the keys that every client has for itself."""
        private_key = load_pem_private_key(
            self._settings["merchant_private_key"].encode(), None, unsafe_skip_rsa_key_validation=True
        )
        self._all.append((private_key, load_pem_public_key(self._settings["public_key"].encode())))

    def sync(self) -> None:
        """Create a client and make one call."""
        client = Client(**self._fresh_settings())
        self._all.append(client)
        assert client.onboarding.merchant_alteration.revoke_name_alteration(apply_id=_APPLY_ID).state is not None

    async def asynchronous(self) -> None:
        """Create an async client and make one call."""
        client = AsyncClient(**self._fresh_settings())
        self._all.append(client)
        reply = await client.onboarding.merchant_alteration.revoke_name_alteration(apply_id=_APPLY_ID)
        assert reply.state is not None

    def _fresh_settings(self) -> dict[str, Any]:
        if self._is_alone:
            vars(tls).get("_contexts", {}).clear()
        return self._settings


async def _cost(
    further: Further, make_one: Callable[[], Awaitable[None]], count: int, idle_seconds: float
) -> list[float]:
    """Return KiB per client with its connection open, KiB after `idle_seconds`, and ms of CPU time."""
    for _ in range(_WARM_UP):
        further.keys()
        await make_one()
    before_keys = resident_kib(), time.process_time()
    for _ in range(count):
        further.keys()
    before = resident_kib(), time.process_time()
    for _ in range(count):
        await make_one()
    cpu = time.process_time()
    kept = resident_kib()
    await asyncio.sleep(idle_seconds)
    of_keys = before[0] - before_keys[0]
    kib = [(resident - before[0] - of_keys) / count for resident in (kept, resident_kib())]
    return [*kib, (cpu - before[1] - (before[1] - before_keys[1])) / count * 1000]


def main(kind: str, count: int, idle_seconds: float) -> None:
    """Measure and print."""
    is_async, is_alone = kind.startswith("async"), kind.endswith("alone")
    logging.getLogger("wechatpay_runtime").setLevel(logging.ERROR)
    further = Further(json.load(sys.stdin), is_alone=is_alone)

    async def sync() -> None:
        further.sync()

    is_closing = is_async and not is_alone
    make_one = further.asynchronous if is_async else sync
    print(json.dumps(asyncio.run(_cost(further, make_one, count, idle_seconds if is_closing else 0))), flush=True)
    os._exit(0)  # skips closing the many clients


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
