"""Reading: CPU time to turn a notification or a reply into a typed model, with and without orjson."""

import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from attrs import frozen

from benchmarks.call import Counts
from benchmarks.clients import CHECKOUT_VARIABLE, PACKAGE_ROOTS
from benchmarks.measure import ROOT, in_turns
from benchmarks.replies import reply_body
from benchmarks.table import Row, spread

DIFFERENT = 64
"""Number of different notifications or replies, read in rotation."""
_GOALS = {"json": 2.1, "orjson": 1.7}
_GOAL_BESIDE = 0.7
_ROWS = {"json": "order query's reply: JSON, typed model", "orjson": "order query's reply, with orjson"}
FULL = Counts(rounds=21, calls=1024)
QUICK = Counts(rounds=1, calls=1)


@frozen
class ReadingProcess:
    """A running `benchmarks.reading_process`."""

    process: "subprocess.Popen[str]"

    def seconds(self, side: str) -> float:
        """Have it read, and return the CPU seconds that it spent; `side` is `ours` or `floor`."""
        assert self.process.stdin
        assert self.process.stdout
        print(side, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.process.args!r} exited; its standard error is above")
        return float(line)


@contextmanager
def reading_process(
    kind: str, parser: str, calls: int, material: Mapping[str, Any], *, checkout: str = ""
) -> Generator[ReadingProcess]:
    """Start a process that reads, from another checkout if one is named; it ends with the block."""
    environment = dict(os.environ)
    if checkout:
        environment["PYTHONPATH"] = os.pathsep.join(str(Path(checkout, root).resolve()) for root in PACKAGE_ROOTS)
    command = [sys.executable, "-m", "benchmarks.reading_process", kind, parser, str(calls)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        print(json.dumps(material), file=process.stdin, flush=True)
        yield ReadingProcess(process)
        process.stdin.close()


def reading_row(
    what: str, ours: ReadingProcess, floor: ReadingProcess, counts: Counts, *, goal: float, beside: str = ""
) -> Row:
    """Measure reading, and return its row. The floor is by hand, or ours of the checkout `beside`."""
    side = "ours" if beside else "floor"
    comparison = in_turns(lambda: ours.seconds("ours"), lambda: floor.seconds(side), rounds=counts.rounds)
    our_ms, floor_ms = (median(seconds) / counts.calls * 1000 for seconds in (comparison.ours, comparison.floor))
    return Row(
        what=what,
        figure=f"{our_ms:.4f} ms; {beside or 'floor'} {floor_ms:.4f} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {goal}",
        is_met=comparison.ratio <= goal,
    )


def replies(counts: Counts) -> Iterator[Row]:
    """Yield rows for reading the reply to an order query."""
    beside = os.environ.get(CHECKOUT_VARIABLE, "")
    targets = [f"/v3/pay/transactions/out-trade-no/{number}?mchid=1900000001" for number in range(DIFFERENT)]
    material = {"bodies": [reply_body(target.encode(), b"").decode() for target in targets]}
    for parser, goal in _GOALS.items():
        with (
            reading_process("reply", parser, counts.calls, material) as ours,
            reading_process("reply", "json", counts.calls, material, checkout=beside) as floor,
        ):
            yield reading_row(_ROWS[parser], ours, floor, counts, goal=_GOAL_BESIDE if beside else goal, beside=beside)
