"""The gateway: CPU time of verified, validated and signed calls over HTTP, with few and with many orders; and its start."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks.measure import ROOT, cpu_seconds, in_turns
from benchmarks.merchant import out_trade_no
from benchmarks.table import Row, spread
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.server import RunningGateway, running

_GOAL_CALLS = 800
_GOAL_RATIO = 1.1
_GOAL_START_SECONDS = 1
_BATCH = 10_000
_FIRST_STORED = 500_000_000
"""Keeps the numbers of stored orders apart from those of orders that are placed."""


@frozen
class Counts:
    """How much is measured: half of `calls` place an order, half query one. `stored` is the number of orders in the larger gateway."""

    rounds: int
    calls: int
    stored: int
    starts: int


FULL = Counts(rounds=15, calls=512, stored=100_000, starts=7)
QUICK = Counts(rounds=1, calls=32, stored=1_000, starts=1)


def gateways(counts: Counts) -> Iterator[Row]:
    """Yield rows for calls with few and with many orders, then for the start."""
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as name:
        yield from _call_rows(Path(name), counts)
        yield _start_row(Path(name) / "few.sqlite", counts)


def _call_rows(folder: Path, counts: Counts) -> Iterator[Row]:
    with (
        running(state=folder / "few.sqlite") as few,
        running(state=folder / "many.sqlite") as many,
        _merchant(few) as ask_few,
        _merchant(many) as ask_many,
    ):
        _store(many, counts.stored)
        half = counts.calls // 2
        few_numbers, many_numbers = count(1, half), count(1, half)

        def calls(ask: Callable[[str, int, int], None], first: int, queried: int) -> Callable[[], None]:
            def both() -> None:
                ask("place", first, half)
                ask("query", queried, half)

            return both

        def with_few() -> float:
            first = next(few_numbers)
            return cpu_seconds(calls(ask_few, first, first))

        def with_many() -> float:
            first = next(many_numbers)
            return cpu_seconds(calls(ask_many, first, _FIRST_STORED + counts.stored // 2))

        comparison = in_turns(with_many, with_few, counts.rounds)
    each = median(comparison.floor) / counts.calls
    yield Row(
        what="gateway, order placed or queried, over HTTP",
        figure=f"{1 / each:,.0f} calls a second and core",
        goal=f">= {_GOAL_CALLS}",
        is_met=1 / each >= _GOAL_CALLS,
    )
    each = median(comparison.ours) / counts.calls
    yield Row(
        what="gateway, the same with 100,000 orders stored",
        figure=f"{1 / each:,.0f} calls a second and core",
        ratio=spread(comparison.ratios),
        goal=f"<= {_GOAL_RATIO}",
        is_met=comparison.ratio <= _GOAL_RATIO,
    )


def _store(gateway: RunningGateway, stored: int) -> None:
    mchid, now = gateway.merchants.default.mchid, time.time()
    content = json.dumps({"appid": "wxd678efh567hg6787", "mchid": mchid, "amount": {"total": 888}})
    numbers = range(_FIRST_STORED, _FIRST_STORED + stored)
    for start in range(0, stored, _BATCH):
        gateway.payments.orders.add(
            *(
                Order(mchid, mchid, "direct", "NATIVE", out_trade_no(number), OrderState.NOTPAY, 888, content, now)
                for number in numbers[start : start + _BATCH]
            )
        )


@contextmanager
def _merchant(gateway: RunningGateway) -> Generator[Callable[[str, int, int], None]]:
    """Run a merchant in a separate process; yield a function that makes it call."""
    command = [sys.executable, "-m", "benchmarks.merchant"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        stdin, stdout = process.stdin, process.stdout
        print(json.dumps(gateway.environment), file=stdin, flush=True)

        def ask(operation: str, first: int, calls: int) -> None:
            print(json.dumps([operation, first, calls]), file=stdin, flush=True)
            assert stdout.readline() == "done\n", "the merchant's calls failed"

        yield ask
        stdin.close()


def _start_row(state: Path, counts: Counts) -> Row:
    """Measure from the command to the line with the address; the keys already exist beside the state file."""
    seconds: list[float] = []
    for _ in range(counts.starts):
        started = time.perf_counter()
        command = [sys.executable, "-m", "wechatpay_cli", "gateway", "--port", "0", "--state", str(state)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline().startswith("WECHATPAY_")
            seconds.append(time.perf_counter() - started)
            process.terminate()
    return Row(
        what="gateway, from the command to its first reply",
        figure=f"{spread(seconds)} s",
        goal=f"<= {_GOAL_START_SECONDS} s",
        is_met=median(seconds) <= _GOAL_START_SECONDS,
    )
