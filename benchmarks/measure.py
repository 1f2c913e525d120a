"""Takes CPU time: of blocks of calls in this process, and of whole processes."""

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
    """CPU seconds of ours and of the floor, taken in turns: the n-th of each stand side by side."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours over the floor, pair by pair."""
        return tuple(ours / floor for ours, floor in zip(self.ours, self.floor, strict=True))

    @property
    def differences(self) -> tuple[float, ...]:
        """Ours less the floor, pair by pair."""
        return tuple(ours - floor for ours, floor in zip(self.ours, self.floor, strict=True))

    @property
    def ratio(self) -> float:
        """The median ratio."""
        return median(self.ratios)


def in_turns(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> Comparison:
    """Measure ours, the floor, ours, the floor, …; the first pair warms up and does not count."""
    pairs = [(ours(), floor()) for _ in range(rounds + 1)][1:]
    return Comparison(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def cpu_seconds(block: Callable[[], object]) -> float:
    """CPU time that this process spends on a block, all its threads together."""
    gc.collect()
    started = time.process_time()
    block()
    return time.process_time() - started


@frozen
class Cost:
    """What a whole process and its children took."""

    cpu_seconds: float
    peak_mb: float


_LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ)
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""Starts the process to measure: Linux counts the memory of whoever starts a process as that process's own peak, so
it must be a small one."""


def process_cost(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run `python ARGUMENTS` to its end.

    It keeps the bytecode of what it imports, so a second run compiles nothing, as where a wheel was installed.

    Raises:
        RuntimeError: It failed; the message holds what it printed.
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
        said = "\n".join([*printed, run.stderr])
        raise RuntimeError(f"python {' '.join(arguments)} ended with {exit_status}:\n{said}")
    return Cost(float(cpu), int(peak) / _MAXRSS_UNITS_PER_MB)


def _inherited() -> dict[str, str]:
    """Our variables, but for the one that keeps Python from writing bytecode.

    Pip has written that of the floor's packages, so ours alone would be compiled anew by every process.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
