"""The gateway: CPU time of verified, validated and signed calls over HTTP, with few and with many orders; and its start."""

import json
import os
import resource
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
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

from benchmarks.measure import ROOT, cpu_seconds, in_turns, process_cost
from benchmarks.merchant import out_trade_no
from benchmarks.table import Row, spread
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.server import RunningGateway, running

_SIGNATURES_GOAL = 6
_ORDERS_GOAL = 1.1
_START_GOAL = 95
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
QUICK = Counts(rounds=1, calls=2, stored=10, starts=1)


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

        comparison = in_turns(with_many, with_few, _signatures(counts.calls), rounds=counts.rounds)
    each = median(comparison.floor) / counts.calls
    ratios = [few / bare for few, bare in zip(comparison.floor, comparison.lowest, strict=True)]
    yield Row(
        what="gateway, order placed or queried, over HTTP",
        figure=f"{1 / each:,.0f} calls a second and core",
        ratio=spread(ratios),
        goal=f"<= {_SIGNATURES_GOAL}",
        is_met=median(ratios) <= _SIGNATURES_GOAL,
    )
    each = median(comparison.ours) / counts.calls
    yield Row(
        what="gateway, the same with 100,000 orders stored",
        figure=f"{1 / each:,.0f} calls a second and core",
        ratio=spread(comparison.ratios),
        goal=f"<= {_ORDERS_GOAL}",
        is_met=comparison.ratio <= _ORDERS_GOAL,
    )


def _signatures(calls: int) -> Callable[[], float]:
    """Return a function that measures what no gateway can avoid: verifying a signature and making one for each call."""
    key, padding, sha256 = generate_private_key(65537, 2048), PKCS1v15(), SHA256()
    public_key, message = key.public_key(), os.urandom(512)

    def block() -> None:
        for _ in range(calls):
            public_key.verify(key.sign(message, padding, sha256), message, padding, sha256)

    return lambda: cpu_seconds(block)


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
    """Measure until the line with the address; the keys already exist beside the state file. The CPU includes the end of the process."""
    elapsed: list[float] = []

    def start() -> float:
        started = time.perf_counter()
        command = [sys.executable, "-m", "wechatpay_cli", "gateway", "--port", "0", "--state", str(state)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline().startswith("WECHATPAY_")
            elapsed.append(time.perf_counter() - started)
            process.terminate()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    comparison = in_turns(start, lambda: process_cost(["-c", "pass"]).cpu_seconds, rounds=counts.starts)
    return Row(
        what="gateway, from the command to its first reply",
        figure=f"{spread(elapsed[-counts.starts :])} s",
        ratio=spread(comparison.ratios, digits=0),
        goal=f"<= {_START_GOAL}",
        is_met=comparison.ratio <= _START_GOAL,
    )
