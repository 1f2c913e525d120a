"""A download leaves no file if it is cancelled, at any moment, and leaves its file if it returned."""

import asyncio
import io
import os
import select
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from support import platform
from support.server import answer, scripted
from wechatpay_clients import AsyncClient
from wechatpay_gateway.server import RunningGateway


class Cancelling(ThreadPoolExecutor):
    """Runs the work of a loop in threads, and cancels a task before or after one job, before its result is awaited."""

    def __init__(self, *, at: int | None = None, is_after: bool = False) -> None:
        super().__init__(1)
        self.count = 0
        self._at = at
        self._is_after = is_after
        self.task: asyncio.Task[Any] | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        position, self.count = self.count, self.count + 1
        return super().submit(self._run, position == self._at, fn, *args, **kwargs)

    def _run(self, is_cancelled: bool, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: FBT001 - the arguments after it are the caller's
        if is_cancelled and not self._is_after:
            self._cancel()
        result = fn(*args, **kwargs)
        if is_cancelled and self._is_after:
            self._cancel()
        return result

    def _cancel(self) -> None:
        task, is_done = self.task, Event()
        assert task is not None
        loop = task.get_loop()
        loop.call_soon_threadsafe(task.cancel)
        loop.call_soon_threadsafe(is_done.set)
        is_done.wait()


@pytest.fixture(params=[None, "fast"], ids=["aiohttp", "asyncio"])
def settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The settings of a client with each async transport."""
    return {"transport": request.param}


def download(gateway: RunningGateway, to: Any, executor: Cancelling, settings: dict[str, Any]) -> bool:
    """Download, with the work of the loop in an executor; return whether the download returned."""

    async def run() -> bool:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(executor)
        async with AsyncClient.from_env(gateway.environment, **settings) as client:
            task = loop.create_task(client.payments.bills.download_trade_bill(bill_date="2019-06-11", to=to))
            executor.task = task
            is_complete, _ = await asyncio.wait([task])
            return not is_complete.pop().cancelled()

    return asyncio.run(run())


MOMENTS = ["the addresses are read", "the only piece is written", "the file is prepared"]
"""The jobs of a download that run in threads, in order."""


def test_an_uncancelled_download_leaves_its_file(
    wechatpay_gateway: RunningGateway, tmp_path: Path, settings: dict[str, Any]
) -> None:
    executor = Cancelling()

    assert download(wechatpay_gateway, tmp_path / "bill.csv", executor, settings)
    assert (tmp_path / "bill.csv").exists()
    assert executor.count == len(MOMENTS)


CANCELLED = [(moment, is_after) for moment in MOMENTS for is_after in (False, True)]


@pytest.mark.parametrize(("moment", "is_after"), CANCELLED)
def test_a_cancelled_download_leaves_no_file(
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    settings: dict[str, Any],
    moment: str,
    is_after: bool,  # noqa: FBT001 - parametrized
) -> None:
    (tmp_path / "bill.csv").write_bytes(b"of yesterday")
    executor = Cancelling(at=MOMENTS.index(moment), is_after=is_after)

    assert not download(wechatpay_gateway, tmp_path / "bill.csv", executor, settings)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bill.csv", b"of yesterday")]


@pytest.mark.parametrize(("moment", "is_after"), CANCELLED)
def test_a_cancelled_download_leaves_an_open_file_unchanged(
    wechatpay_gateway: RunningGateway,
    settings: dict[str, Any],
    moment: str,
    is_after: bool,  # noqa: FBT001 - parametrized
) -> None:
    target = io.BytesIO()
    target.write(b"of yesterday")
    executor = Cancelling(at=MOMENTS.index(moment), is_after=is_after)

    assert not download(wechatpay_gateway, target, executor, settings)
    assert target.getvalue() == b"of yesterday"


def test_a_cancelled_download_to_a_pipe_does_not_block_the_loop(settings: dict[str, Any]) -> None:
    content = bytes(1 << 20)
    out, into = os.pipe()

    async def run(origin: str) -> None:
        loop = asyncio.get_running_loop()
        has_begun = asyncio.Event()
        loop.add_reader(out, has_begun.set)
        environment = {**platform.environment(), "WECHATPAY_BASE_URL": origin}
        async with AsyncClient.from_env(environment, **settings) as client:
            with os.fdopen(into, "wb", buffering=0) as target:
                task = loop.create_task(client.download("/v3/billdownload/file", to=target))
                await has_begun.wait()
                loop.remove_reader(out)
                task.cancel()
                received = 0
                while not task.done():  # the loop that must not block also empties the pipe
                    received += len(os.read(out, 1 << 16)) if _is_readable(out) else 0
                    await asyncio.sleep(0)
            assert task.cancelled()
            assert received < len(content)

    with scripted(lambda _request: answer(content)) as server:
        asyncio.run(run(server.origin))
    os.close(out)


def _is_readable(descriptor: int) -> bool:
    """Return whether something can be read immediately."""
    return bool(select.select([descriptor], [], [], 0)[0])
