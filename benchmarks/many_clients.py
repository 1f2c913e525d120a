"""Creates a client for each of many merchants in a separate process, each with one call over HTTPS, and prints what they cost.

`python -m benchmarks.many_clients KIND KEYS IDLE` reads the settings of a client as JSON from standard input. KEYS is a file with the
private keys of the merchants, as a JSON array. IDLE is how long to wait for idle connections to be closed, in seconds. KIND is `sync` or `async`, one call after another; `together`, the calls of all async
clients at once; or `floor`: for each merchant both keys are loaded, a signature is made, one is verified, and a TLS handshake is made.
It prints JSON: seconds of CPU time, MiB of memory beyond the first client at the peak, and MiB after idle connections were closed.
"""

import asyncio
import json
import logging
import os
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import define, field
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from benchmarks.floor import tls_floor
from benchmarks.further import resident_kib
from benchmarks.operations import LIGHT
from wechatpay_clients import AsyncClient, Client

_NUMBER = "20220617143306000013906025001"
_KIB_PER_MIB = 1024
_MERCHANTS_BETWEEN_LOOKS = 50

Settings = Mapping[str, Any]


@define
class Costs:
    """Costs of the merchants so far."""

    cpu_seconds: float = 0.0
    first_kib: float = 0.0
    peak_mib: float = 0.0
    kept: list[object] = field(factory=list[object])
    """Clients and connections, which are all kept."""

    def begin(self) -> None:
        """Measure memory from here."""
        self.first_kib = resident_kib()

    def look(self) -> float:
        """Return MiB of memory since the beginning, and note the peak."""
        mib = (resident_kib() - self.first_kib) / _KIB_PER_MIB
        self.peak_mib = max(self.peak_mib, mib)
        return mib


Serve = Callable[[Settings, Costs], Awaitable[None]]
"""Does what one merchant needs, and keeps it."""


async def sync_client(settings: Settings, costs: Costs) -> None:
    """Create a client and make one call."""
    client = Client(**settings)
    costs.kept.append(client)
    assert LIGHT.method_of(client)(_NUMBER).state is not None


async def async_client(settings: Settings, costs: Costs) -> None:
    """Create an async client and make one call."""
    client = AsyncClient(**settings)
    costs.kept.append(client)
    assert (await LIGHT.method_of(client)(_NUMBER)).state is not None


def handshakes(first: Settings) -> Serve:
    """Return the floor: keys, two signatures and a handshake."""
    url: str = first["base_url"]
    origin, context, padding, sha256 = urlsplit(url), tls_floor(first["ca_file"]), PKCS1v15(), SHA256()
    message = os.urandom(300)

    async def serve(settings: Settings, costs: Costs) -> None:
        pem = settings["merchant_private_key"].encode()
        private_key = load_pem_private_key(pem, None, unsafe_skip_rsa_key_validation=True)
        public_key = load_pem_public_key(settings["public_key"].encode())
        assert isinstance(private_key, RSAPrivateKey)
        assert isinstance(public_key, RSAPublicKey)
        plain = socket.create_connection((origin.hostname, origin.port))
        connection = context.wrap_socket(plain, server_hostname=origin.hostname)
        own = private_key.public_key()
        own.verify(private_key.sign(message, padding, sha256), message, padding, sha256)
        costs.kept.append((private_key, public_key, connection))

    return serve


async def in_turn(merchants: Sequence[Settings], serve: Serve, costs: Costs) -> None:
    """Serve one merchant after another; memory is looked at in between, which does not count as CPU time."""
    for start in range(0, len(merchants), _MERCHANTS_BETWEEN_LOOKS):
        before = time.process_time()
        for settings in merchants[start : start + _MERCHANTS_BETWEEN_LOOKS]:
            await serve(settings, costs)
        costs.cpu_seconds += time.process_time() - before
        costs.look()


async def together(merchants: Sequence[Settings], serve: Serve, costs: Costs) -> None:
    """Serve all merchants at once."""
    before = time.process_time()
    await asyncio.gather(*(serve(settings, costs) for settings in merchants))
    costs.cpu_seconds += time.process_time() - before
    costs.look()


async def main(kind: str, keys: Sequence[str], idle_seconds: float, settings: Settings) -> None:
    """Measure and print."""
    first, *merchants = [
        {**settings, "mchid": str(1_900_000_001 + number), "merchant_private_key": key}
        for number, key in enumerate(keys)
    ]
    serve = handshakes(first) if kind == "floor" else sync_client if kind == "sync" else async_client
    costs = Costs()
    await serve(first, costs)
    costs.begin()
    await (together if kind == "together" else in_turn)(merchants, serve, costs)
    await asyncio.sleep(0 if kind == "floor" else idle_seconds)
    print(json.dumps([costs.cpu_seconds, costs.peak_mib, costs.look()]), flush=True)
    os._exit(0)  # skips closing the many clients


if __name__ == "__main__":
    logging.getLogger("wechatpay_runtime").setLevel(logging.ERROR)
    asyncio.run(main(sys.argv[1], json.loads(Path(sys.argv[2]).read_text()), float(sys.argv[3]), json.load(sys.stdin)))
