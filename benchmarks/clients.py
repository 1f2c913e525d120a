"""Cost of each further client in a process, such as one per merchant of a service provider."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from attrs import frozen

from benchmarks.counterpart import counterpart
from benchmarks.measure import ROOT
from benchmarks.table import Row, spread
from wechatpay_runtime._transport.base import IDLE_SECONDS

CHECKOUT_VARIABLE = "BENCHMARK_BESIDE"
PACKAGE_ROOTS = ("runtime", "generated", "gateway", "testing", "cli", "generator")
_GOALS = {
    ("sync", 0): ("memory", 0.03),
    ("sync", 2): ("CPU", 0.12),
    ("async", 0): ("memory, kept", 0.03),
    ("async", 1): ("memory, closed", 0.03),
    ("async", 2): ("CPU", 0.12),
}
"""By the kind of client and the index in the output of `benchmarks.further`."""


@frozen
class Counts:
    """How much is measured."""

    rounds: int
    clients: int
    idle_seconds: float
    """How long to wait for idle connections to be closed."""


FULL = Counts(rounds=3, clients=100, idle_seconds=IDLE_SECONDS + 1)
QUICK = Counts(rounds=1, clients=4, idle_seconds=0)


def clients(counts: Counts) -> Iterator[Row]:
    """Yield rows for memory and CPU time of each further client, compared with one that creates its own TLS context."""
    server = counterpart(gathered=1)
    settings: dict[str, Any] = {**server.settings(server.https)}
    settings["ca_file"] = server.authorities
    for kind in ("sync", "async"):
        pairs = [(_run(kind, settings, counts), _run(f"{kind} alone", settings, counts)) for _ in range(counts.rounds)]
        for (kind_of_goal, index), (what, goal) in _GOALS.items():
            if kind_of_goal == kind:
                yield _row(f"further client, {kind}: {what}", pairs, index, goal)


def _run(kind: str, settings: dict[str, Any], counts: Counts) -> list[float]:
    # Otherwise glibc keeps freed memory for the next connection, and the process seems as large as before.
    environment = {**os.environ, "MALLOC_MMAP_THRESHOLD_": str(128 * 1024)}
    other_checkout = os.environ.get(CHECKOUT_VARIABLE)
    if other_checkout and kind.endswith("alone"):
        environment["PYTHONPATH"] = os.pathsep.join(str(Path(other_checkout, root).resolve()) for root in PACKAGE_ROOTS)
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.further", kind, str(counts.clients), str(counts.idle_seconds)],
        cwd=ROOT,
        env=environment,
        input=json.dumps(settings),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    costs: list[float] = json.loads(run.stdout)
    return costs


def _row(what: str, pairs: Sequence[tuple[Sequence[float], Sequence[float]]], index: int, goal: float) -> Row:
    ratios = [ours[index] / alone[0 if index == 1 else index] for ours, alone in pairs]
    shared, alone = (median(pair[side][index] for pair in pairs) for side in (0, 1))
    figure = f"{shared:.1f} ms; alone {alone:.1f} ms" if index == 2 else f"{shared:.0f} KiB; alone {alone:.0f} KiB"
    return Row(what=what, figure=figure, ratio=spread(ratios), goal=f"<= {goal}", is_met=median(ratios) <= goal)
