"""Workers that share a store download platform certificates once, whoever is killed and whatever happens to the store."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from support.opened_stores import KINDS, certificates
from support.store_servers import PostgresqlServer, RedisServer
from support.world import HOUR, World
from wechatpay_runtime.adapters.postgresql import create_tables

DRIVER = Path(__file__).parent / "drivers" / "certificates_worker.py"
WORKERS = 20
STEPS = range(10)
"""Before and after each call of a download: load, acquire, load, save, release."""
PATIENCE_SECONDS = 60


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
def address(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    if kind == "sqlite":
        return str(tmp_path / "stores.sqlite")
    server: RedisServer | PostgresqlServer = request.getfixturevalue(f"{kind}_server")
    if isinstance(server, PostgresqlServer):
        create_tables(server.url)
    return server.url


class Worker:
    """A worker process."""

    def __init__(self, world: World, kind: str, address: str, *, name: str = "shop", step: int = -1) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(DRIVER), kind, address, name, str(step)],
            env={**world.gateway.certificate_environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._world = world

    def start_call(self) -> None:
        """Start a call, at the present time of the world."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{self._world.clock.now()}\n")
        self._process.stdin.flush()

    def has_verified(self) -> bool:
        """Wait for the call; return whether its reply was verified."""
        assert self._process.stdout is not None
        return self._process.stdout.readline() == "verified\n"

    def end_input(self) -> None:
        """Let the process end."""
        assert self._process.stdin is not None
        self._process.stdin.close()

    def end(self) -> int:
        """Return the exit status; negative if a signal killed it."""
        assert self._process.stdout is not None
        status = self._process.wait(PATIENCE_SECONDS)
        self._process.stdout.close()
        return status


@pytest.fixture
def workers(world: World) -> Iterator[Callable[..., Worker]]:
    started = list[Worker]()

    def start(*arguments: Any, **more: Any) -> Worker:
        started.append(Worker(world, *arguments, **more))
        return started[-1]

    yield start
    for worker in started:
        worker.end_input()
    for worker in started:
        worker.end()


def test_twenty_workers_download_at_most_once_an_hour(
    world: World, workers: Callable[..., Worker], kind: str, address: str
) -> None:
    crew = [workers(kind, address) for _ in range(WORKERS)]
    downloads = list[int]()
    for _ in range(13):
        for worker in crew:
            worker.start_call()
        assert [worker.has_verified() for worker in crew] == [True] * WORKERS
        downloads.append(world.downloads)
        world.clock.sleep(HOUR)

    in_each_hour = [after - before for before, after in zip([0, *downloads], downloads, strict=False)]
    assert in_each_hour[0] == 1
    assert max(in_each_hour) == 1
    assert 2 <= sum(in_each_hour) <= 3  # every 6 to 12 hours


def test_a_worker_that_is_killed_at_any_step_stops_no_other(
    world: World, workers: Callable[..., Worker], kind: str, address: str
) -> None:
    killed = [workers(kind, address, name=f"shop-{step}", step=step) for step in STEPS]
    for worker in killed:
        worker.start_call()
    assert [worker.end() for worker in killed] == [-9] * len(killed)
    survivors = [workers(kind, address, name=f"shop-{step}") for step in STEPS]
    for worker in survivors:
        worker.start_call()

    assert [worker.has_verified() for worker in survivors] == [True] * len(STEPS)
    assert all(certificates(kind, address, f"shop-{step}").load() for step in STEPS)
    assert world.downloads == len(STEPS) + 1  # the worker that was killed before it saved had downloaded
