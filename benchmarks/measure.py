"""Measures CPU time of blocks of calls in this process, and of whole processes."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from attrs import frozen

ROOT = Path(__file__).parents[1]
_MAXRSS_UNITS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


@frozen
class Comparison:
    """CPU seconds of ours, of the floor and of the lowest floor, measured in turns: items with the same index form a round."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]
    lowest: tuple[float, ...] = ()
    """Empty if there is only one floor."""

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours divided by the floor, per pair."""
        return tuple(ours / floor for ours, floor in zip(self.ours, self.floor, strict=True))

    @property
    def ratios_to_lowest(self) -> tuple[float, ...]:
        """Ours divided by the lowest floor, per round."""
        return tuple(ours / lowest for ours, lowest in zip(self.ours, self.lowest, strict=bool(self.lowest)))

    @property
    def differences(self) -> tuple[float, ...]:
        """Ours minus the floor, per pair."""
        return tuple(ours - floor for ours, floor in zip(self.ours, self.floor, strict=True))

    @property
    def ratio(self) -> float:
        """The median ratio."""
        return median(self.ratios)


def in_turns(
    ours: Callable[[], float],
    floor: Callable[[], float],
    lowest: Callable[[], float] | None = None,
    *,
    rounds: int,
) -> Comparison:
    """Measure ours, the floor, ours, the floor, …, with the lowest floor, if any, third; a round before several is a warm-up."""
    return Comparison(*all_in_turns([ours, floor, lowest] if lowest else [ours, floor], rounds=rounds))


def all_in_turns(sides: Sequence[Callable[[], float]], *, rounds: int) -> list[tuple[float, ...]]:
    """Measure any number of sides in turn, and return what was measured of each; a round before several is a warm-up."""
    warm_ups = 1 if rounds > 1 else 0
    measured = [[side() for side in sides] for _ in range(warm_ups + rounds)][warm_ups:]
    return [tuple(of_a_side) for of_a_side in zip(*measured, strict=True)]


def cpu_seconds(block: Callable[[], object]) -> float:
    """Return the CPU seconds that this process, with all its threads, spends on a block."""
    gc.collect()
    started = time.process_time()
    block()
    return time.process_time() - started


@frozen
class Cost:
    """The cost of a process and its children."""

    cpu_seconds: float
    peak_mb: float


_LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ)
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""Starts the process to measure. It must be small, because Linux counts the parent's memory towards the peak of the child."""


def process_cost(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run `python ARGUMENTS` to its end.

    The process writes bytecode, so a second run compiles nothing, as with an installed wheel.

    Raises:
        RuntimeError: The process failed; the message contains its output.
    """
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, *arguments],
        cwd=ROOT,
        env={**_inherited(), **(environment or {})},
        capture_output=True,
        text=True,
        check=True,
    )
    *printed, result = run.stdout.splitlines()
    exit_status, cpu, peak = result.split()
    if exit_status != "0":
        output = "\n".join([*printed, run.stderr])
        raise RuntimeError(f"python {' '.join(arguments)} ended with {exit_status}:\n{output}")
    return Cost(float(cpu), int(peak) / _MAXRSS_UNITS_PER_MB)


def _inherited() -> dict[str, str]:
    """Return our environment without the variable that keeps Python from writing bytecode.

    Pip has already written the bytecode of the floor's packages, so only our modules would be compiled by every process.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
