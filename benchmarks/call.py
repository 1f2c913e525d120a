"""Calls on kept-alive connections: CPU time of this process per call, compared with the floor."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from itertools import count, islice
from statistics import median

from attrs import frozen

from benchmarks.counterpart import Counterpart, counterpart
from benchmarks.floor import aiohttp_floor, urllib3_floor
from benchmarks.measure import Comparison, cpu_seconds, in_turns
from benchmarks.table import Row, spread
from wechatpay_clients import AsyncClient, Client

_SYNC_GOAL = 1.15
_ASYNC_GOAL = 1.2
_MOST_THREADS = 5
_IN_FLIGHT = 500


@frozen
class Counts:
    """How much is measured."""

    rounds: int
    calls: int
    """Per round and side."""


FULL = Counts(rounds=21, calls=256)
QUICK = Counts(rounds=1, calls=32)


def sync_calls(counts: Counts) -> Iterator[Row]:
    """Yield rows for one call at a time over urllib3."""
    with counterpart(gathered=1) as server:
        for what, origin in (("HTTP", server.http), ("HTTPS", server.https)):
            yield _row(f"sync call, {what}", _sync(server, origin, counts), counts, _SYNC_GOAL)


def async_calls(counts: Counts) -> Iterator[Row]:
    """Yield rows for 1, 32 and 500 calls in flight over aiohttp."""
    with counterpart(gathered=_IN_FLIGHT) as server, asyncio.Runner() as runner:
        for width in (1, 32):
            comparison = _async(runner, server, width, counts)
            yield _row(f"async call, {width} in flight", comparison, counts, _ASYNC_GOAL)
        yield runner.run(_many_in_flight(server))


def _row(what: str, comparison: Comparison, counts: Counts, goal: float) -> Row:
    ours, floor = (median(seconds) / counts.calls * 1000 for seconds in (comparison.ours, comparison.floor))
    return Row(
        what=what,
        figure=f"{ours:.3f} ms; floor {floor:.3f} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {goal}",
        is_met=comparison.ratio <= goal,
    )


def _numbers() -> Iterator[str]:
    """A new number for each call, as in production, so that no library benefits from a cached URL."""
    return (f"2022061714330600001390{number:07}" for number in count(1))


def _sync(server: Counterpart, origin: str, counts: Counts) -> Comparison:
    ca_file = server.ca_file if origin == server.https else None
    numbers = _numbers()
    with (
        Client(**server.settings(origin)) as client,
        urllib3_floor(origin, server.merchant, ca_file) as floor,
    ):
        revoke = client.onboarding.merchant_alteration.revoke_name_alteration

        def ours() -> None:
            for _ in range(counts.calls):
                assert revoke(apply_id=next(numbers)).state is not None

        def theirs() -> None:
            for _ in range(counts.calls):
                assert floor(next(numbers))["state"] is not None

        return in_turns(lambda: cpu_seconds(ours), lambda: cpu_seconds(theirs), counts.rounds)


def _async(runner: asyncio.Runner, server: Counterpart, width: int, counts: Counts) -> Comparison:
    """Run both sides on one event loop, alternately."""
    numbers = _numbers()
    floor_context = aiohttp_floor(server.http, server.merchant)
    floor = runner.run(floor_context.__aenter__())
    client = AsyncClient(**server.settings(server.http))
    revoke = client.onboarding.merchant_alteration.revoke_name_alteration

    async def ours() -> None:
        for _ in range(counts.calls // width):
            assert (await revoke(apply_id=next(numbers))).state is not None

    async def theirs() -> None:
        for _ in range(counts.calls // width):
            assert (await floor(next(numbers)))["state"] is not None

    def block(worker: Callable[[], Awaitable[None]]) -> float:
        return cpu_seconds(lambda: runner.run(_together(worker() for _ in range(width))))

    try:
        return in_turns(lambda: block(ours), lambda: block(theirs), counts.rounds)
    finally:
        runner.run(client.close())
        runner.run(floor_context.__aexit__(None, None, None))


async def _together(workers: Iterable[Awaitable[None]]) -> None:
    await asyncio.gather(*workers)


async def _many_in_flight(server: Counterpart) -> Row:
    """Measure calls of which the server responds to none before it has received all of them."""
    async with AsyncClient(**server.settings(server.gathering)) as client:
        revoke = client.onboarding.merchant_alteration.revoke_name_alteration
        calls = [asyncio.ensure_future(revoke(apply_id=number)) for number in islice(_numbers(), _IN_FLIGHT)]
        started = time.process_time()
        most = threading.active_count()
        while not all(call.done() for call in calls):
            most = max(most, threading.active_count())
            await asyncio.sleep(0.001)
        seconds = time.process_time() - started
        for call in calls:
            assert call.result().state is not None
    return Row(
        what=f"async, {_IN_FLIGHT} in flight at once",
        figure=f"{most} thread{'s' if most > 1 else ''}; {seconds / _IN_FLIGHT * 1000:.3f} ms each",
        goal=f"<= {_MOST_THREADS} threads",
        is_met=most <= _MOST_THREADS,
    )
