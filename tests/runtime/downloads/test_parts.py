"""The parts of a file: how many are fetched at the same time, and how one failure stops the others."""

import asyncio
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from support import platform
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Steps, Wait
from wechatpay_runtime._downloads.fetches import Delivery, Fetch, own_fetch
from wechatpay_runtime._downloads.parts import PARTS_AT_ONCE, FetchPart, fetch_parts
from wechatpay_runtime._downloads.staging import StagedFile
from wechatpay_runtime._drivers.async_driver import AsyncDriver
from wechatpay_runtime._drivers.driver import Driver
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model

PATIENCE_SECONDS = 20
SETTINGS: Any = platform.settings()


class Refused(Exception):
    """The error of one part."""


def fetches(count: int) -> list[Fetch]:
    operation: Operation[Any] = Operation(name="a.b.c", method="GET", routes=(Route("/v3/c"),), replies={200: Model})
    session = make_session(SETTINGS)
    return [own_fetch(operation, Call("GET", f"/v3/c?part={number}"), session) for number in range(count)]


def number_of(fetch: Fetch) -> int:
    return int(fetch.call.target.partition("=")[2])


def response() -> Response[Any]:
    return Response(200, None, 1, None, {}, b"")


class NoTransport:
    """Sends nothing."""

    is_closed = False


NOTHING: Any = NoTransport()


def fetch_in_threads(path: Path, parts: list[Fetch], fetch: FetchPart) -> None:
    with closing(StagedFile("a.b.c", path)) as staged:
        Driver(make_session(SETTINGS), NOTHING).run(fetch_parts(parts, staged, None, fetch))
        staged.keep()


def fetch_in_tasks(path: Path, parts: list[Fetch], fetch: FetchPart) -> None:
    async def run() -> None:
        with closing(StagedFile("a.b.c", path)) as staged:
            await AsyncDriver(make_session(SETTINGS), NOTHING).run(fetch_parts(parts, staged, None, fetch))
            staged.keep()

    asyncio.run(run())


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_a_failed_part_stops_the_threads_of_the_other_parts(tmp_path: Path, failing: int) -> None:
    parts = fetches(3)

    def fetch(part: Fetch, delivery: Delivery) -> Steps[Response[Any]]:
        yield from ()
        delivery.begin({})
        if number_of(part) == failing:
            raise Refused
        while True:  # until the driver stops it
            delivery.feed(b"x")

    with pytest.raises(Refused):
        fetch_in_threads(tmp_path / "bill.csv", parts, fetch)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_a_failed_part_stops_the_tasks_of_the_other_parts(tmp_path: Path, failing: int) -> None:
    parts = fetches(3)
    stopped_parts: list[int] = []

    def fetch(part: Fetch, delivery: Delivery) -> Steps[Response[Any]]:
        delivery.begin({})
        if number_of(part) == failing:
            yield Wait(0)  # until the others have started
            raise Refused
        try:
            yield Wait(PATIENCE_SECONDS)
        finally:
            stopped_parts.append(number_of(part))
        return response()

    with pytest.raises(Refused):
        fetch_in_tasks(tmp_path / "bill.csv", parts, fetch)

    assert (sorted(stopped_parts), list(tmp_path.iterdir())) == ([each for each in range(3) if each != failing], [])


def test_no_further_part_is_fetched_after_a_failure(tmp_path: Path) -> None:
    parts = fetches(2 * PARTS_AT_ONCE)
    parts_begun: list[int] = []
    barrier = threading.Barrier(PARTS_AT_ONCE)

    def fetch(part: Fetch, delivery: Delivery) -> Steps[Response[Any]]:
        yield from ()
        parts_begun.append(number_of(part))
        barrier.wait(PATIENCE_SECONDS)
        delivery.begin({})
        if number_of(part) == 0:
            raise Refused
        while True:
            delivery.feed(b"x")

    with pytest.raises(Refused):
        fetch_in_threads(tmp_path / "bill.csv", parts, fetch)

    assert sorted(parts_begun) == list(range(PARTS_AT_ONCE))


def test_the_number_of_simultaneous_tasks_is_bounded(tmp_path: Path) -> None:
    parts = fetches(2 * PARTS_AT_ONCE)
    running = peak = 0

    def fetch(_part: Fetch, delivery: Delivery) -> Steps[Response[Any]]:
        nonlocal running, peak
        running += 1
        peak = max(peak, running)
        delivery.begin({})
        for _ in range(10):
            yield Wait(0)
        delivery.feed(b"x")
        delivery.finish()
        running -= 1
        return response()

    fetch_in_tasks(tmp_path / "bill.csv", parts, fetch)

    assert ((tmp_path / "bill.csv").stat().st_size, peak) == (len(parts), PARTS_AT_ONCE)


def test_a_part_starts_again_after_a_broken_attempt(tmp_path: Path) -> None:
    def fetch(part: Fetch, delivery: Delivery) -> Steps[Response[Any]]:
        yield from ()
        delivery.begin({})
        delivery.feed(b"broken")
        delivery.begin({})
        delivery.feed(str(number_of(part)).encode())
        delivery.finish()
        return response()

    fetch_in_threads(tmp_path / "bill.csv", fetches(4), fetch)

    assert (tmp_path / "bill.csv").read_bytes() == b"0123"
