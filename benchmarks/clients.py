"""What each further client of a process costs, as of a provider with one for each merchant."""

import json
import os
import ssl
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

_BESIDE_VARIABLE = "BENCHMARK_BESIDE"
_ROOMS = ("runtime", "generated", "gateway", "testing", "cli", "generator")
_GOALS = {
    ("sync", 0): ("memory", 0.07),
    ("sync", 2): ("CPU", 0.2),
    ("async", 0): ("memory, kept", 0.35),
    ("async", 1): ("memory, closed", 0.07),
    ("async", 2): ("CPU", 0.2),
}
"""By the kind of client and the place in what `benchmarks.further` prints."""


@frozen
class Counts:
    """How much is measured."""

    rounds: int
    clients: int


FULL = Counts(rounds=3, clients=100)
QUICK = Counts(rounds=1, clients=4)


def clients(counts: Counts) -> Iterator[Row]:
    """Memory and CPU of each further client, beside one with a TLS context of its own."""
    with counterpart(gathered=1) as server:
        settings: dict[str, Any] = {**server.settings(server.https)}
        settings["ca_file"] = _with_the_systems(server.ca_file)
        for kind in ("sync", "async"):
            pairs = [
                (_run(kind, settings, counts), _run(f"{kind} alone", settings, counts)) for _ in range(counts.rounds)
            ]
            for (of, place), (what, goal) in _GOALS.items():
                if of == kind:
                    yield _row(f"further client, {kind}: {what}", pairs, place, goal)


def _with_the_systems(ca_file: str) -> str:
    """A file with the system's authorities, as in life, and the one of this run."""
    authorities = ssl.create_default_context().get_ca_certs(binary_form=True)
    path = Path(ca_file).with_name("authorities.pem")
    path.write_text("".join(map(ssl.DER_cert_to_PEM_cert, authorities)) + Path(ca_file).read_text())
    return str(path)


def _run(kind: str, settings: dict[str, Any], counts: Counts) -> list[float]:
    # Without the variable, glibc would keep what is freed for the next connection, and the process look as large.
    environment = {**os.environ, "MALLOC_MMAP_THRESHOLD_": str(128 * 1024)}
    beside = os.environ.get(_BESIDE_VARIABLE)
    if beside and kind.endswith("alone"):
        environment["PYTHONPATH"] = os.pathsep.join(str(Path(beside, room).resolve()) for room in _ROOMS)
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.further", kind, str(counts.clients)],
        cwd=ROOT,
        env=environment,
        input=json.dumps(settings),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    costs: list[float] = json.loads(run.stdout)
    return costs


def _row(what: str, pairs: Sequence[tuple[Sequence[float], Sequence[float]]], place: int, goal: float) -> Row:
    ratios = [ours[place] / alone[0 if place == 1 else place] for ours, alone in pairs]
    shared, alone = (median(pair[side][place] for pair in pairs) for side in (0, 1))
    figure = f"{shared:.1f} ms; alone {alone:.1f} ms" if place == 2 else f"{shared:.0f} KiB; alone {alone:.0f} KiB"
    return Row(what=what, figure=figure, ratio=spread(ratios), goal=f"<= {goal}", is_met=median(ratios) <= goal)
