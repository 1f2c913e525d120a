"""Stores that are full: the disk of SQLite and PostgreSQL, the memory of Redis. Calls go on, and no notification is lost."""

import resource
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL

from stores.conftest import Delivering
from support.opened_stores import KINDS, certificates, replay_guard
from support.store_servers import PostgresqlServer, RedisServer, running, temporary_folder
from support.world import APPLYMENT, CANCEL, LIST, World
from wechatpay_clients import Client
from wechatpay_runtime.adapters.postgresql import create_tables

LARGEST_FILE_BYTES = 20 << 20
"""The files of PostgreSQL's log have 16 MiB; a table reaches this size before."""
FILL = SQL(
    """
    INSERT INTO wechatpay_leases (name, holder, ends_at)
    SELECT repeat('x', %s) || number, 'full', clock_timestamp() + interval '1 day' FROM generate_series(%s::integer, %s::integer) AS number
    """
)


class Store:
    """A store that a test can fill."""

    def __init__(self, kind: str, address: str, fill: Callable[[], None], empty: Callable[[], None]) -> None:
        self.kind = kind
        self.address = address
        self.fill = fill
        self.empty = empty


@contextmanager
def small_redis() -> Generator[Store]:
    with temporary_folder() as folder:
        server = RedisServer(folder)
        with running(server), server.client() as client:
            yield Store(
                "redis",
                server.url,
                lambda: client.config_set("maxmemory", 1),
                lambda: client.config_set("maxmemory", 0),
            )


@contextmanager
def small_postgresql() -> Generator[Store]:
    with temporary_folder() as folder:
        server = PostgresqlServer(folder, largest_file_bytes=LARGEST_FILE_BYTES)
        with running(server):
            create_tables(server.url)
            yield Store("postgresql", server.url, lambda: fill(server.url), lambda: clear(server.url))


def fill(url: str) -> None:
    """Insert rows until the file of the table cannot grow: large ones, then small ones for what is left of its last page."""
    for length, rows in ((800, 2000), (1, 1)):
        insert_until_full(url, length, rows)


def insert_until_full(url: str, length: int, rows: int) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for start in count(step=rows):
            try:
                connection.execute(FILL, (length, start, start + rows - 1))
            except psycopg.Error as error:
                assert "File too large" in str(error)  # noqa: PT017 - any number of statements succeed before
                return


def clear(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("TRUNCATE wechatpay_leases")


@contextmanager
def small_sqlite(path: Path) -> Generator[Store]:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield Store(
            "sqlite",
            str(path),
            lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1])),
            lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits),
        )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Store]:
    with ExitStack() as stack:
        if request.param == "sqlite":
            yield stack.enter_context(small_sqlite(tmp_path / "stores.sqlite"))
        else:
            yield stack.enter_context(small_redis() if request.param == "redis" else small_postgresql())


def call(world: World, store: Any) -> None:
    environment = world.gateway.certificate_environment
    with Client.from_env(environment, clock=world.clock, certificates_store=store) as client:
        client.call(CANCEL, APPLYMENT)


def test_calls_and_notifications_do_without_a_full_store(world: World, store: Store, delivering: Delivering) -> None:
    deliver, handled = delivering(replay_guard(store.kind, store.address))
    replay_guard(store.kind, store.address).note_handled("another")
    store.fill()
    call(world, certificates(store.kind, store.address, "shop"))
    status, count = deliver(), len(handled)
    store.empty()
    statuses = [deliver(), deliver()]
    call(world, certificates(store.kind, store.address, "shop"))
    call(world, certificates(store.kind, store.address, "shop"))

    assert (status, count, statuses, len(handled)) == (500, 0, [200, 200], 1)
    assert world.operations.count(CANCEL) == 3
    assert world.downloads <= 2
    assert world.operations[0] == LIST
