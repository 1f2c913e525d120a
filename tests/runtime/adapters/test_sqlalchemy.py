"""Work after the acknowledgement with SQLAlchemy: nothing is lost and nothing is done twice."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, create_engine, event, func, insert, select
from sqlalchemy.dialects import mysql
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from support.platform import NOW
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.adapters.sqlalchemy import DatabaseReplayGuard, Outbox, Task
from wechatpay_runtime.notifications import Router

DRIVER = Path(__file__).parent / "drivers" / "sqlalchemy_tasks.py"
SHOP = "https://shop.example"
METADATA = MetaData()
PARCELS = Table("parcels", METADATA, Column("number", String(32)))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'shop.sqlite'}")
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
    return outbox


def pack(connection: Connection, task: Task) -> None:
    connection.execute(insert(PARCELS).values(number=task.key))


def parcels(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(PARCELS)).scalar_one()


def test_a_task_is_stored_and_done_once(engine: Engine, outbox: Outbox) -> None:
    with engine.begin() as connection:
        stored = [outbox.add(connection, "pack", "1", {"fen": 1}), outbox.add(connection, "pack", "1")]

    assert (stored, outbox.run({"pack": pack}), outbox.run({"pack": pack}), parcels(engine)) == ([True, False], 1, 0, 1)


def test_the_number_of_stored_rows_is_requested_from_databases_that_do_not_keep_it(
    engine: Engine, outbox: Outbox
) -> None:
    options: list[object] = []

    @event.listens_for(engine, "before_execute")
    def note(_1: object, _2: object, _3: object, _4: object, given: Mapping[str, object]) -> None:
        options.append(given.get("preserve_rowcount"))

    with engine.begin() as connection:
        outbox.add(connection, "pack", "1")

    assert options == [True]  # PostgreSQL's rowcount is -1 otherwise


def test_a_task_is_stored_only_if_the_order_is(engine: Engine, outbox: Outbox) -> None:
    with Session(engine) as session:
        outbox.add(session, "pack", "1")
        session.rollback()

    assert outbox.run({"pack": pack}) == 0


def test_a_task_that_fails_changes_nothing_and_is_tried_again_later(
    engine: Engine, outbox: Outbox, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    with engine.begin() as connection:
        outbox.add(connection, "pack", "1")

    def fail(connection: Connection, task: Task) -> None:
        pack(connection, task)
        raise ConnectionError("the courier does not respond")

    done = [outbox.run({"pack": fail}), outbox.run({"pack": pack})]
    packed = parcels(engine)
    clock.set(NOW + 15)

    assert (done, packed, outbox.run({"pack": pack}), parcels(engine)) == ([0, 0], 0, 1, 1)
    assert "is tried again later" in caplog.text


def test_processes_that_run_at_the_same_time_do_each_task_once(engine: Engine, outbox: Outbox) -> None:
    with engine.begin() as connection:
        for number in range(20):
            outbox.add(connection, "pack", str(number))
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(outbox.run, [{"pack": pack}] * 4))

    assert (sum(done), parcels(engine)) == (20, 20)


def test_a_task_that_has_just_failed_in_another_process_waits(engine: Engine, outbox: Outbox, clock: FakeClock) -> None:
    with engine.begin() as connection:
        outbox.add(connection, "pack", "1")
    ours = create_engine(engine.url)

    def fail(_connection: Connection, _task: Task) -> None:
        raise ConnectionError

    @event.listens_for(ours, "before_cursor_execute")
    def fail_first(_1: object, _2: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE"):
            outbox.run({"pack": fail})

    done = Outbox(ours, clock=clock).run({"pack": pack})
    ours.dispose()

    assert (done, parcels(engine)) == (0, 0)


def test_a_notification_that_another_process_has_just_handled_is_not_an_error(engine: Engine) -> None:
    guard = DatabaseReplayGuard(engine)
    guard.create_table()
    guard.note_handled("1")

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def see_no_other_transaction(
        _1: object, _2: object, statement: str, parameters: tuple[object, ...], *_: object
    ) -> tuple[str, tuple[object, ...]]:
        before, *condition = statement.split("WHERE NOT")
        return before, parameters[:-1] if condition else parameters

    guard.note_handled("1")

    assert not guard.is_new("1")


def test_a_guard_without_a_table_is_an_error(engine: Engine) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        DatabaseReplayGuard(engine).note_handled("1")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (Outbox(create_engine("sqlite://")).table, "name"),
        (Outbox(create_engine("sqlite://")).table, "key"),
        (DatabaseReplayGuard(create_engine("sqlite://")).table, "id"),
    ],
    ids=["name", "key", "notification"],
)
def test_numbers_that_differ_by_case_are_different_in_mysql(table: Table, column: str) -> None:
    text = str(CreateTable(table).compile(dialect=mysql.dialect()))

    assert re.search(rf"\b{column}`? VARCHAR\(\d+\) COLLATE utf8mb4_bin NOT NULL", text), text


def test_tasks_without_a_function_are_left(engine: Engine, outbox: Outbox) -> None:
    with engine.begin() as connection:
        outbox.add(connection, "mail", "1")

    assert (outbox.run({"pack": pack}), outbox.run({"mail": pack})) == (0, 1)


def test_a_process_that_is_killed_in_a_task_loses_and_repeats_nothing(engine: Engine, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "DATABASE": str(tmp_path / "shop.sqlite")}
    killed = subprocess.run([sys.executable, str(DRIVER)], env=environment, check=False, timeout=60)
    before, outbox = parcels(engine), Outbox(engine)

    assert (killed.returncode, before, outbox.run({"pack": pack}), parcels(engine)) == (9, 1, 2, 3)


def test_a_notification_that_arrives_twice_becomes_one_task(
    engine: Engine, outbox: Outbox, wechatpay_gateway: RunningGateway, wechatpay_client: Client
) -> None:
    guard = DatabaseReplayGuard(engine, outbox.metadata)
    guard.create_table()
    router, handled = Router(wechatpay_client, replay_guard=guard), list[str]()

    @router.on(transaction_success.NOTIFICATION)
    def paid(notification: transaction_success.TransactionSuccessNotification) -> None:
        handled.append(notification.id)
        with engine.begin() as connection:
            outbox.add(connection, "pack", notification.resource.received["out_trade_no"])

    wechatpay_client.payments.transactions.prepay_native(
        appid="wxd678efh567hg6787",
        description="A book",
        out_trade_no="book-1",
        notify_url=f"{SHOP}/wechatpay/notifications",
        amount={"total": 5900},
    )
    wechatpay_gateway.notifications.faults.add("duplicate")
    with wechatpay_gateway.receiving(SHOP, lambda _, headers, body: router.handle(headers, body).status):
        wechatpay_gateway.pay("book-1")
        wechatpay_gateway.deliver()

    assert [delivery.status for delivery in wechatpay_gateway.notifications.deliveries()] == [200, 200]
    assert (len(handled), outbox.run({"pack": pack}), parcels(engine)) == (1, 1, 1)
    guard.note_handled(handled[0])  # storing it twice is not an error
