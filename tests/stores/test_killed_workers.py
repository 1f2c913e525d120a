"""Workers that are killed while they receive a notification: WeChat Pay sends it again, and its order is handled once."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL
from sqlalchemy import Connection, Engine, create_engine, text

from support import sample_notifications
from support.opened_stores import KINDS, replay_guard
from support.platform import NOW
from support.sample_notifications import PAID, delivered, envelope, sealed
from support.store_servers import PostgresqlServer, RedisServer
from support.storing_shop import storing
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.adapters.postgresql import create_tables
from wechatpay_runtime.adapters.sqlalchemy import Outbox, Task
from wechatpay_runtime.notifications import Router

DRIVER = Path(__file__).parent / "drivers" / "notified_worker.py"
STEPS = range(7)
"""Before and after the claim; before the task is stored, before and after the commit; before and after it is noted."""
PATIENCE_SECONDS = 60
SETTINGS = sample_notifications.settings(clock=FakeClock(NOW))
CLIENT = Client(**SETTINGS)


@pytest.fixture
def orders(postgresql_server: PostgresqlServer) -> Iterator[Engine]:
    """The database of the shop, with an order for each step."""
    create_tables(postgresql_server.url)
    engine = create_engine(postgresql_server.url.replace("postgresql:", "postgresql+psycopg:"))
    Outbox(engine).create_table()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE orders (number text, state text)"))
        connection.execute(text("CREATE TABLE parcels (number text)"))
        for step in STEPS:
            connection.execute(text("INSERT INTO orders VALUES (:number, 'OPEN')"), {"number": str(step)})
    yield engine
    engine.dispose()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, orders: Engine) -> tuple[str, str]:
    """The kind and the address of the replay guard."""
    if request.param == "sqlite":
        return "sqlite", str(tmp_path / "handled.sqlite")
    server: RedisServer | PostgresqlServer = request.getfixturevalue(f"{request.param}_server")
    return request.param, server.url


def notification_of(number: int) -> tuple[dict[str, str], bytes]:
    """Return the notification of an order."""
    resource = sealed(json.dumps({**PAID, "out_trade_no": str(number)}).encode())
    return delivered(envelope(resource, id=f"EV-{number}"))


def kill_workers(store: tuple[str, str], orders: Engine) -> list[int]:
    """Deliver the notification of each order to a worker that is killed at the step of the same number; return the exit codes."""
    workers = list[subprocess.Popen[str]]()
    for step in STEPS:
        worker = subprocess.Popen(
            [sys.executable, str(DRIVER), *store, orders.url.render_as_string(hide_password=False), str(step)],
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            text=True,
        )
        assert worker.stdin is not None
        headers, body = notification_of(step)
        worker.stdin.write(json.dumps([SETTINGS["public_key"], headers, body.decode()]))
        worker.stdin.close()
        workers.append(worker)
    return [worker.wait(PATIENCE_SECONDS) for worker in workers]


def let_claims_end(kind: str, address: str, request: pytest.FixtureRequest) -> None:
    """Let a minute pass for the claims of the processes that were killed."""
    statement = "UPDATE wechatpay_leases SET ends_at = {} WHERE holder <> 'handled'"
    if kind == "redis":
        server: RedisServer = request.getfixturevalue("redis_server")
        with server.client() as client:
            for key in client.keys("wechatpay:notification:*"):
                if client.get(key) != b"handled":
                    client.delete(key)
    elif kind == "postgresql":
        with psycopg.connect(address) as connection:
            connection.execute(SQL(statement.format("clock_timestamp()")))
    else:
        with closing(sqlite3.connect(address)) as file, file:
            file.execute(statement.format("0"))


def pack(connection: Connection, task: Task) -> None:
    connection.execute(text("INSERT INTO parcels VALUES (:number)"), {"number": task.key})


def test_an_order_is_handled_once_whenever_its_worker_is_killed(
    store: tuple[str, str], orders: Engine, request: pytest.FixtureRequest
) -> None:
    killed = kill_workers(store, orders)
    router = Router(CLIENT, replay_guard=replay_guard(*store))
    router.add(transaction_success.NOTIFICATION, storing(orders))
    at_once = [router.handle(*notification_of(step)).status for step in STEPS]
    let_claims_end(*store, request)
    later = [router.handle(*notification_of(step)).status for step in STEPS]
    Outbox(orders).run({"pack": pack})
    with orders.connect() as connection:
        parcels = [row[0] for row in connection.execute(text("SELECT number FROM parcels ORDER BY number"))]
        states = [row[0] for row in connection.execute(text("SELECT DISTINCT state FROM orders"))]

    assert killed == [-signal.SIGKILL] * len(STEPS)
    assert at_once == [200] + [503] * (len(STEPS) - 2) + [
        200
    ]  # those that had claimed it, and not noted that it was handled
    assert later == [200] * len(STEPS)
    assert (parcels, states) == ([str(step) for step in STEPS], ["PAID"])
