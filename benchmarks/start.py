"""CPU time until a program has its first reply: the import, the client, the first call."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from statistics import median

from attrs import frozen
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from benchmarks.counterpart import Counterpart, counterpart
from benchmarks.measure import Comparison, all_in_turns, cpu_seconds, in_turns, process_cost
from benchmarks.table import Row, spread
from wechatpay_clients import Client
from wechatpay_runtime._session.identities import variable

_IMPORT_GOAL = 2.2
_CLIENT_GOAL = 15
_MERCHANT_VARIABLE = "BENCHMARK_MERCHANT"
_ORIGIN_VARIABLE = "BENCHMARK_ORIGIN"

_TARGET = "/v3/mchalterapply/merchantnamealterapplyment/20220617143306000013906025001/revoke"
_BARE = "pass"
_IMPORT = "import wechatpay_clients"
_FIRST_SYNC_CALL = """
from wechatpay_clients import Client
with Client.from_env() as client:
    result = client.onboarding.merchant_alteration.revoke_name_alteration(apply_id="20220617143306000013906025001")
    assert result.state == "APPLYMENT_STATE_CANCELED"
"""
_FIRST_ASYNC_CALL = """
import asyncio
from wechatpay_clients import AsyncClient
async def main():
    async with AsyncClient.from_env() as client:
        service = client.onboarding.merchant_alteration
        result = await service.revoke_name_alteration(apply_id="20220617143306000013906025001")
        assert result.state == "APPLYMENT_STATE_CANCELED"
asyncio.run(main())
"""
_FIRST_SYNC_FLOOR = f"""
import json, os, sys
target = "{_TARGET}"
from benchmarks.floor import urllib3_floor
origin, merchant = os.environ["{_ORIGIN_VARIABLE}"], json.loads(os.environ["{_MERCHANT_VARIABLE}"])
with urllib3_floor(origin, merchant, None, is_key_proved="--prove" in sys.argv) as call:
    assert call("POST", target, b"")["state"] == "APPLYMENT_STATE_CANCELED"
"""
_FIRST_ASYNC_FLOOR = f"""
import asyncio, json, os, sys
target = "{_TARGET}"
from benchmarks.async_floor import aiohttp_floor
async def main():
    origin, merchant = os.environ["{_ORIGIN_VARIABLE}"], json.loads(os.environ["{_MERCHANT_VARIABLE}"])
    async with aiohttp_floor(origin, merchant, is_key_proved="--prove" in sys.argv) as call:
        reply = await call("POST", target, b"")
        assert reply["state"] == "APPLYMENT_STATE_CANCELED"
asyncio.run(main())
"""


@frozen
class FirstCall:
    """A program that makes one call, with each of the transports, and the program of its floor."""

    what: str
    program: str
    floor: str
    goals: Mapping[str, float]
    """By the setting `transport`; empty for the usual one."""


_FIRST_CALLS = (
    FirstCall("first call, sync", _FIRST_SYNC_CALL, _FIRST_SYNC_FLOOR, {"": 1.25, "fast": 1.15}),
    FirstCall("first call, async", _FIRST_ASYNC_CALL, _FIRST_ASYNC_FLOOR, {"": 1.15, "fast": 0.55}),
)


@frozen
class Counts:
    """How much is measured."""

    rounds: int
    imports: int
    """Short, so more of them than of the rounds."""
    clients: int
    """Measured one by one, each next to loading its keys: both take long, and their difference is small."""


FULL = Counts(rounds=15, imports=60, clients=120)
QUICK = Counts(rounds=1, imports=1, clients=1)


def starts(counts: Counts) -> Iterator[Row]:
    """Yield rows for the import, the construction of a client and the first call."""
    server = counterpart(gathered=1)
    yield _import_row(counts)
    yield _client_row(server, counts)
    for first_call in _FIRST_CALLS:
        yield from _first_call_rows(first_call, server, counts)


def _import_row(counts: Counts) -> Row:
    comparison = in_turns(lambda: _process(_IMPORT), lambda: _process(_BARE), rounds=counts.imports)
    over_ms = [seconds * 1000 for seconds in comparison.differences]
    return Row(
        what="import wechatpay_clients, over bare Python",
        figure=f"{spread(over_ms, digits=1)} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {_IMPORT_GOAL}",
        is_met=comparison.ratio <= _IMPORT_GOAL,
    )


def _client_row(server: Counterpart, counts: Counts) -> Row:
    settings = server.settings(server.http)
    private_key, public_key = (server.merchant[name].encode() for name in ("private_key", "public_key"))

    def ours() -> None:
        Client(**settings).close()

    def keys() -> None:
        load_pem_private_key(private_key, None, unsafe_skip_rsa_key_validation=True)
        load_pem_public_key(public_key)

    comparison = in_turns(lambda: cpu_seconds(ours), lambda: cpu_seconds(keys), rounds=counts.clients)
    beyond_ms = [seconds * 1000 for seconds in comparison.differences]
    return Row(
        what="Client(...), beyond loading its two keys",
        figure=f"{spread(beyond_ms)} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {_CLIENT_GOAL}",
        is_met=comparison.ratio <= _CLIENT_GOAL,
    )


def _first_call_rows(first_call: FirstCall, server: Counterpart, counts: Counts) -> Iterator[Row]:
    environment = _environment(server)
    settings = [{**environment, variable("transport"): transport} for transport in first_call.goals]
    *ours_by_transport, floor, with_proof = all_in_turns(
        [
            *(partial(_process, first_call.program, each) for each in settings),
            partial(_process, first_call.floor, environment),
            partial(_process, first_call.floor, environment, "--prove"),
        ],
        rounds=counts.rounds,
    )
    for (transport, goal), ours in zip(first_call.goals.items(), ours_by_transport, strict=True):
        comparison = Comparison(ours, floor)
        yield Row(
            what=f"{first_call.what}{f', {transport}' if transport else ''}, fresh process",
            figure=f"{_median_ms(ours)} ms; floor {_median_ms(floor)} ms, {_median_ms(with_proof)} with the proof",
            ratio=spread(comparison.ratios),
            goal=f"<= {goal}",
            is_met=comparison.ratio <= goal,
        )


def _median_ms(seconds: tuple[float, ...]) -> str:
    return f"{median(seconds) * 1000:.0f}"


def _process(program: str, environment: dict[str, str] | None = None, *arguments: str) -> float:
    return process_cost(["-c", program, *arguments], environment).cpu_seconds


def _environment(server: Counterpart) -> dict[str, str]:
    """Return the settings of both sides as variables, so that the programs are the same in every run."""
    ours = {variable(name): str(value) for name, value in server.settings(server.http).items()}
    return {**ours, _MERCHANT_VARIABLE: json.dumps(server.merchant), _ORIGIN_VARIABLE: server.http}
