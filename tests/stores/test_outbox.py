"""Workers that do the tasks of an outbox in PostgreSQL at the same time: each task once, and none waits for another."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import time

import pytest
from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, create_engine, func, insert, select

from support.platform import NOW
from support.store_servers import PostgresqlServer
from support.time import FakeClock
from wechatpay_runtime.adapters.sqlalchemy import DatabaseReplayGuard, Outbox, Task

DRIVER = Path(__file__).parent / "drivers" / "outbox_worker.py"
TASKS = 40
PATIENCE_SECONDS, HOUR = 60, 3600
METADATA = MetaData()
PARCELS = Table("parcels", METADATA, Column("number", String(32)))


@pytest.fixture(params=["READ COMMITTED", "REPEATABLE READ"])
def engine(request: pytest.FixtureRequest, postgresql_server: PostgresqlServer) -> Iterator[Engine]:
    url = postgresql_server.url.replace("postgresql:", "postgresql+psycopg:")
    limits = {"options": "-c lock_timeout=5s"}
    engine = create_engine(url, isolation_level=request.param, connect_args=limits)
    METADATA.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def outbox(engine: Engine, clock: FakeClock) -> Outbox:
    outbox = Outbox(engine, clock=clock)
    outbox.create_table()
    with engine.begin() as connection:
        for number in range(TASKS):
            outbox.add(connection, "pack", str(number))
    return outbox


def pack(connection: Connection, task: Task) -> None:
    connection.execute(insert(PARCELS).values(number=task.key))


def later(outbox: Outbox, clock: FakeClock) -> int:
    """Do the tasks that failed and were put off, as PostgreSQL can demand of repeatable reads; return their number."""
    clock.sleep(HOUR)
    return outbox.run({"pack": pack})


def parcels(engine: Engine) -> tuple[int, int]:
    """Return the number of parcels, and of those that differ."""
    with engine.connect() as connection:
        query = select(func.count(), func.count(PARCELS.c.number.distinct()))
        count, different = connection.execute(query).one()
    return count, different


def test_a_worker_skips_a_task_that_another_one_does(engine: Engine, outbox: Outbox, clock: FakeClock) -> None:
    has_begun, may_end = Event(), Event()

    def pack_slowly(connection: Connection, task: Task) -> None:
        if task.key == "0":
            has_begun.set()
            assert may_end.wait(PATIENCE_SECONDS / 3)
        pack(connection, task)

    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(outbox.run, {"pack": pack_slowly})
        assert has_begun.wait(PATIENCE_SECONDS)
        done_meanwhile = Outbox(engine, clock=clock).run({"pack": pack})
        may_end.set()

    assert done_meanwhile > 0
    assert done_meanwhile + slow.result() + later(outbox, clock) == TASKS
    assert parcels(engine) == (TASKS, TASKS)


def test_workers_at_the_same_time_do_each_task_once(engine: Engine, outbox: Outbox, clock: FakeClock) -> None:
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(outbox.run, [{"pack": pack}] * 4))

    assert (sum(done) + later(outbox, clock), parcels(engine)) == (TASKS, (TASKS, TASKS))


def test_the_tasks_of_workers_that_are_killed_are_done_once(engine: Engine, outbox: Outbox, clock: FakeClock) -> None:
    url = engine.url.render_as_string(hide_password=False)
    workers = [
        subprocess.Popen([sys.executable, str(DRIVER), url, last], env={"PYTHONPATH": os.pathsep.join(sys.path)})
        for last in ("3", "17", str(TASKS - 1), "none")
    ]
    codes = {worker.wait(PATIENCE_SECONDS) for worker in workers}
    clock.set(time())
    later(outbox, clock)

    assert codes <= {0, -signal.SIGKILL}
    assert parcels(engine) == (TASKS, TASKS)


def test_a_notification_that_several_workers_note_at_once_is_not_an_error(engine: Engine) -> None:
    guard = DatabaseReplayGuard(engine)
    guard.create_table()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(guard.note_handled, ["n-1"] * 8))

    assert not guard.is_new("n-1")


def test_workers_of_a_django_project_skip_a_task_that_another_one_does(postgresql_server: PostgresqlServer) -> None:
    driver = DRIVER.with_name("django_tasks.py")
    result = subprocess.run(
        [sys.executable, str(driver), str(postgresql_server.port)],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )

    assert result.stdout.splitlines() == ["4", "1", "0 1 2 3 4"]
