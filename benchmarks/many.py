"""Many merchants in one process, each after one call over HTTPS: memory, and CPU time compared with bare TLS handshakes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

from benchmarks.counterpart import counterpart
from benchmarks.measure import ROOT
from benchmarks.platform_keys import write_merchant_keys
from benchmarks.table import Row, spread
from wechatpay_runtime._transport.base import IDLE_SECONDS

_CPU_GOAL = 1.5
_MEMORY_GOAL_MIB = 100 * 1000**2 / 1024**2


@frozen
class Counts:
    """How much is measured."""

    rounds: int
    merchants: int
    """Beside the first one."""
    idle_seconds: float
    """How long to wait for idle connections to be closed."""


FULL = Counts(rounds=3, merchants=1000, idle_seconds=IDLE_SECONDS + 1)
QUICK = Counts(rounds=1, merchants=1, idle_seconds=0)


@frozen
class _Kind:
    what: str
    how: str
    """The kind of client for `benchmarks.many_clients`."""
    more: Mapping[str, str] = {}
    """Settings of the client beside those of the merchant."""
    limits_peak: bool = False
    """Whether the goal applies to the peak: asyncio keeps 256 KiB for each open TLS connection, which aiohttp cannot change."""


_FAST = {"transport": "fast"}
_KINDS = (
    _Kind("sync", "sync", limits_peak=True),
    _Kind("sync, fast", "sync", _FAST, limits_peak=True),
    _Kind("async", "async"),
    _Kind("async, fast", "async", _FAST),
    _Kind("async, all at once", "together"),
    _Kind("async, fast, all at once", "together", _FAST),
)


def many(counts: Counts) -> Iterator[Row]:
    """Yield two rows for each kind of client: CPU time and memory."""
    server = counterpart(gathered=1)
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as folder:
        settings = {**server.settings(server.https), "ca_file": server.authorities}
        keys = Path(folder, "keys.json")
        write_merchant_keys(keys, counts.merchants + 1)
        for how, same in groupby(_KINDS, key=attrgetter("how")):
            kinds = list(same)
            rounds = [
                [
                    *(_run(how, keys, counts.idle_seconds, {**settings, **kind.more}) for kind in kinds),
                    _run("floor", keys, 0, settings),
                ]
                for _ in range(counts.rounds)
            ]
            *runs_by_kind, floor = zip(*rounds, strict=True)
            for kind, runs in zip(kinds, runs_by_kind, strict=True):
                yield _cpu_row(kind, list(zip(runs, floor, strict=True)), counts)
                yield _memory_row(kind, runs)


def _run(kind: str, keys: Path, idle_seconds: float, settings: Mapping[str, Any]) -> list[float]:
    # Otherwise glibc keeps freed memory for the next connection, and the process seems as large as before.
    environment = {**os.environ, "MALLOC_MMAP_THRESHOLD_": str(128 * 1024)}
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.many_clients", kind, str(keys), str(idle_seconds)],
        cwd=ROOT,
        env=environment,
        input=json.dumps(settings),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    costs: list[float] = json.loads(run.stdout)
    return costs


def _cpu_row(kind: _Kind, pairs: Sequence[tuple[Sequence[float], Sequence[float]]], counts: Counts) -> Row:
    ratios = [ours[0] / bare[0] for ours, bare in pairs]
    ours, bare = (median(pair[side][0] for pair in pairs) / counts.merchants * 1000 for side in (0, 1))
    return Row(
        what=f"1,000 merchants, {kind.what}: CPU",
        figure=f"{ours:.2f} ms each; handshake, keys, signatures {bare:.2f} ms",
        ratio=spread(ratios),
        goal=f"<= {_CPU_GOAL}",
        is_met=median(ratios) <= _CPU_GOAL,
    )


def _memory_row(kind: _Kind, runs: Sequence[Sequence[float]]) -> Row:
    peak, closed = (median(run[column] for run in runs) for column in (1, 2))
    return Row(
        what=f"1,000 merchants, {kind.what}: memory",
        figure=f"{peak:.0f} MiB at the peak; {closed:.0f} MiB after idle connections were closed",
        goal=f"<= 100 MB {'at the peak' if kind.limits_peak else 'after closing'}",
        is_met=(peak if kind.limits_peak else closed) <= _MEMORY_GOAL_MIB,
    )
