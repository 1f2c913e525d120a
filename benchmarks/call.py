"""Calls on kept-alive connections: CPU time of this process per call, compared with two floors.

`sync_row` and `async_row` also measure other transports: pass the settings of the client that differ.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack
from itertools import count
from statistics import median
from typing import Any

from attrs import evolve, frozen

from benchmarks.async_floor import AsyncCall, aiohttp_floor, protocol_floor
from benchmarks.counterpart import Counterpart, counterpart
from benchmarks.floor import SyncCall, socket_floor, urllib3_floor
from benchmarks.measure import Comparison, cpu_seconds, in_turns
from benchmarks.operations import LIGHT, QUERY, REFUND, Operation
from benchmarks.table import Row, spread
from wechatpay_clients import AsyncClient, Client

_SYNC_GOAL = 1.15
_ASYNC_GOAL = 1.2
_SYNC_NESTED_GOAL = 1.3
_ASYNC_NESTED_GOAL = 1.4
_MOST_THREADS = 5


@frozen
class Counts:
    """How much is measured."""

    rounds: int
    calls: int
    """Per round and side."""
    at_once: int = 500
    """Calls of which the server responds to none before it has received all of them."""


FULL = Counts(rounds=21, calls=256)
QUICK = Counts(rounds=1, calls=2, at_once=2)


def sync_calls(counts: Counts) -> Iterator[Row]:
    """Yield rows for one call at a time over urllib3."""
    server = counterpart(gathered=1)
    yield sync_row("sync call, HTTP", server, counts, goal=_SYNC_GOAL)
    yield sync_row("sync call, HTTPS", server, counts, goal=_SYNC_GOAL, is_over_tls=True)
    yield sync_row("sync order query, HTTP", server, counts, goal=_SYNC_NESTED_GOAL, operation=QUERY)
    yield sync_row("sync refund, HTTP", server, counts, goal=_SYNC_NESTED_GOAL, operation=REFUND)
    strict = {"strict": True}
    yield sync_row("sync refund, HTTP, strict", server, counts, goal=_SYNC_NESTED_GOAL, operation=REFUND, more=strict)


def async_calls(counts: Counts) -> Iterator[Row]:
    """Yield rows for 1, 32 and 500 calls in flight over aiohttp."""
    server = counterpart(gathered=counts.at_once)
    with asyncio.Runner() as runner:
        for width in (1, 32):
            what = f"async call, {width} in flight"
            yield async_row(what, runner, server, counts, width=width, goal=_ASYNC_GOAL)
        yield async_row(
            "async refund, 32 in flight", runner, server, counts, width=32, goal=_ASYNC_NESTED_GOAL, operation=REFUND
        )
        yield at_once_row("async call, 500 in flight at once", runner, server, counts, goal=_ASYNC_GOAL)


def sync_row(
    what: str,
    server: Counterpart,
    counts: Counts,
    *,
    goal: float,
    operation: Operation = LIGHT,
    is_over_tls: bool = False,
    more: Mapping[str, Any] | None = None,
) -> Row:
    """Measure one call at a time.

    Args:
        what: First cell of the row.
        server: The server to call.
        counts: How much is measured.
        goal: Highest ratio to the floor over urllib3.
        operation: The operation to call.
        is_over_tls: Whether to use HTTPS.
        more: Settings of the client beside those of the merchant.
    """
    origin, ca_file = (server.https, server.ca_file) if is_over_tls else (server.http, None)
    numbers = _numbers()
    with (
        Client(**_settings(server, origin, more)) as client,
        urllib3_floor(origin, server.merchant, ca_file, is_key_proved=False) as floor,
        socket_floor(origin, server.merchant, ca_file, is_key_proved=False) as lowest,
    ):

        def block(method: Callable[[str], Any]) -> Callable[[], float]:
            def calls() -> None:
                for _ in range(counts.calls):
                    assert method(next(numbers)) is not None

            return lambda: cpu_seconds(calls)

        sides = [operation.method_of(client), _by_hand(floor, operation), _by_hand(lowest, operation)]
        comparison = in_turns(*map(block, sides), rounds=counts.rounds)
    return _row(what, comparison, counts.calls, goal)


def async_row(
    what: str,
    runner: asyncio.Runner,
    server: Counterpart,
    counts: Counts,
    *,
    width: int,
    goal: float,
    operation: Operation = LIGHT,
    is_over_tls: bool = False,
    more: Mapping[str, Any] | None = None,
) -> Row:
    """Measure `width` calls in flight on one event loop, or all of a round if they are fewer; the other arguments are those of `sync_row`."""
    origin = server.https if is_over_tls else server.http
    width = min(width, counts.calls)
    return _row(what, _compare(runner, server, origin, counts, width, operation, more), counts.calls, goal)


def at_once_row(
    what: str,
    runner: asyncio.Runner,
    server: Counterpart,
    counts: Counts,
    *,
    goal: float,
    more: Mapping[str, Any] | None = None,
) -> Row:
    """Measure many calls of which the server responds to none before it has received all; new connections start few threads."""
    threads = runner.run(_most_threads(server, counts.at_once, more))
    waves = evolve(counts, calls=counts.at_once)
    comparison = _compare(runner, server, server.gathering, waves, counts.at_once, LIGHT, more)
    row = _row(what, comparison, waves.calls, goal)
    return evolve(
        row,
        figure=f"{row.figure}; {threads} thread{'s' if threads > 1 else ''}",
        goal=f"{row.goal}, {_MOST_THREADS} threads",
        is_met=row.is_met and threads <= _MOST_THREADS,
    )


def _row(what: str, comparison: Comparison, calls: int, goal: float) -> Row:
    sides = (comparison.ours, comparison.floor, comparison.lowest)
    ours, floor, lowest = (median(seconds) / calls * 1000 for seconds in sides)
    return Row(
        what=what,
        figure=f"{ours:.3f} ms; floor {floor:.3f} ms; socket {lowest:.3f} ms",
        ratio=spread(comparison.ratios),
        to_a_socket=spread(comparison.ratios_to_lowest),
        goal=f"<= {goal}",
        is_met=comparison.ratio <= goal,
    )


def _settings(server: Counterpart, origin: str, more: Mapping[str, Any] | None) -> dict[str, Any]:
    return {**server.settings(origin), **(more or {})}


def _numbers() -> Iterator[str]:
    """A new number for each call, as in production, so that no library benefits from a cached URL."""
    return (f"2022061714330600001390{number:07}" for number in count(1))


def _by_hand(call: SyncCall | AsyncCall, operation: Operation) -> Callable[[str], Any]:
    """Return the function that calls an operation with a floor."""
    return lambda number: call(*operation.request(number))


def _compare(
    runner: asyncio.Runner,
    server: Counterpart,
    origin: str,
    counts: Counts,
    width: int,
    operation: Operation,
    more: Mapping[str, Any] | None,
) -> Comparison:
    """Run ours and the async floors on one event loop, in turns."""
    numbers, stack = _numbers(), AsyncExitStack()
    client = AsyncClient(**_settings(server, origin, more))
    ca_file = server.ca_file if origin == server.https else None
    floors = [make(origin, server.merchant, ca_file, is_key_proved=False) for make in (aiohttp_floor, protocol_floor)]
    floor, lowest = (runner.run(stack.enter_async_context(each)) for each in floors)

    def block(method: Callable[[str], Awaitable[Any]]) -> Callable[[], float]:
        async def worker() -> None:
            for _ in range(counts.calls // width):
                assert await method(next(numbers)) is not None

        return lambda: cpu_seconds(lambda: runner.run(_together(worker() for _ in range(width))))

    sides = [operation.method_of(client), _by_hand(floor, operation), _by_hand(lowest, operation)]
    try:
        return in_turns(*map(block, sides), rounds=counts.rounds)
    finally:
        runner.run(client.close())
        runner.run(stack.aclose())


async def _together(workers: Iterable[Awaitable[None]]) -> None:
    await asyncio.gather(*workers)


async def _most_threads(server: Counterpart, calls: int, more: Mapping[str, Any] | None) -> int:
    """Return the highest number of threads while a client opens a connection for each of many calls."""
    numbers = _numbers()
    async with AsyncClient(**_settings(server, server.gathering, more)) as client:
        method = LIGHT.method_of(client)
        pending = [asyncio.ensure_future(method(next(numbers))) for _ in range(calls)]
        most = threading.active_count()
        while not all(call.done() for call in pending):
            most = max(most, threading.active_count())
            await asyncio.sleep(0.001)
        await _together(pending)
    return most
