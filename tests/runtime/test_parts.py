"""The parts of a file while they come: how many at a time, and what one that fails means to the others."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from support import platform
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._downloads.fetches import Delivery, Fetch, direct_fetch
from wechatpay_runtime._downloads.parts import PARTS_AT_ONCE, fetch_at_once, fetch_at_once_async
from wechatpay_runtime._downloads.staging import Spool
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.model import Model

PATIENCE_SECONDS = 20
SETTINGS: Any = platform.settings()


class Refused(Exception):
    """What one part fails with."""


def fetches(count: int) -> list[Fetch]:
    operation: Operation[Any] = Operation(name="a.b.c", method="GET", routes=(Route("/v3/c"),), replies={200: Model})
    session = make_session(SETTINGS)
    return [direct_fetch(operation, Call("GET", f"/v3/c?part={number}"), session) for number in range(count)]


def number_of(fetch: Fetch) -> int:
    return int(fetch.call.target.partition("=")[2])


def response() -> Response[Any]:
    return Response(200, None, 1, None, {}, b"")


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_threads_of_the_other_parts_end_where_one_failed(tmp_path: Path, failing: int) -> None:
    parts = fetches(3)

    def fetch(part: Fetch, delivery: Delivery) -> Response[Any]:
        delivery.begin({})
        if number_of(part) == failing:
            raise Refused
        while True:  # until it is ended
            delivery.feed(b"x")

    with Spool("a.b.c", tmp_path / "bill.csv") as spool, pytest.raises(Refused):
        fetch_at_once(parts, spool, None, fetch)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_tasks_of_the_other_parts_end_where_one_failed(tmp_path: Path, failing: int) -> None:
    parts = fetches(3)
    ended: list[int] = []

    async def fetch(part: Fetch, delivery: Delivery) -> Response[Any]:
        delivery.begin({})
        if number_of(part) == failing:
            raise Refused
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(number_of(part))
        return response()

    async def run() -> None:
        async with Spool("a.b.c", tmp_path / "bill.csv") as spool:
            await fetch_at_once_async(parts, spool, None, fetch)

    with pytest.raises(Refused):
        asyncio.run(run())

    assert (sorted(ended), list(tmp_path.iterdir())) == ([each for each in range(3) if each != failing], [])


def test_a_part_that_was_not_begun_is_not_fetched_where_one_failed(tmp_path: Path) -> None:
    parts = fetches(2 * PARTS_AT_ONCE)
    begun: list[int] = []
    barrier = threading.Barrier(PARTS_AT_ONCE)

    def fetch(part: Fetch, delivery: Delivery) -> Response[Any]:
        begun.append(number_of(part))
        barrier.wait(PATIENCE_SECONDS)
        delivery.begin({})
        if number_of(part) == 0:
            raise Refused
        while True:
            delivery.feed(b"x")

    with Spool("a.b.c", tmp_path / "bill.csv") as spool, pytest.raises(Refused):
        fetch_at_once(parts, spool, None, fetch)

    assert sorted(begun) == list(range(PARTS_AT_ONCE))


def test_so_many_tasks_and_no_more_fetch_at_a_time(tmp_path: Path) -> None:
    parts = fetches(2 * PARTS_AT_ONCE)
    running = most = 0

    async def fetch(_part: Fetch, delivery: Delivery) -> Response[Any]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        delivery.begin({})
        for _ in range(10):
            await asyncio.sleep(0)
        delivery.feed(b"x")
        delivery.finish()
        running -= 1
        return response()

    async def run() -> int:
        async with Spool("a.b.c", tmp_path / "bill.csv") as spool:
            await fetch_at_once_async(parts, spool, None, fetch)
            return spool.size

    assert (asyncio.run(run()), most) == (len(parts), PARTS_AT_ONCE)


def test_a_part_begins_anew_where_its_attempt_broke(tmp_path: Path) -> None:
    def fetch(part: Fetch, delivery: Delivery) -> Response[Any]:
        delivery.begin({})
        delivery.feed(b"broken")
        delivery.begin({})
        delivery.feed(str(number_of(part)).encode())
        delivery.finish()
        return response()

    with Spool("a.b.c", tmp_path / "bill.csv") as spool:
        fetch_at_once(fetches(4), spool, None, fetch)
        spool.keep()

    assert (tmp_path / "bill.csv").read_bytes() == b"0123"
