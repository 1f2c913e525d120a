"""Stores in a real PostgreSQL."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import psycopg
import pytest
from psycopg.rows import class_row, dict_row

from support.store_contracts import MCHID, CertificatesContract, ReplayGuardContract, at_once
from support.store_servers import PostgresqlServer
from wechatpay_runtime.adapters.postgresql import (
    AsyncPostgresqlReplayGuard,
    PostgresqlCertificates,
    PostgresqlReplayGuard,
    create_tables,
)


@pytest.fixture
def url(postgresql_server: PostgresqlServer) -> str:
    create_tables(postgresql_server.url)
    return postgresql_server.url


class TestCertificates(CertificatesContract):
    @pytest.fixture
    def opens(self, url: str) -> Callable[[str], Any]:
        return lambda mchid: PostgresqlCertificates(url, mchid)


class TestReplayGuard(ReplayGuardContract):
    @pytest.fixture
    def opens_guard(self, url: str) -> Callable[..., Any]:
        return partial(PostgresqlReplayGuard, partial(psycopg.connect, url))


def rows(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM wechatpay_leases").fetchone()
    assert row is not None
    return int(row[0])


def test_processes_can_create_the_tables_at_the_same_time(postgresql_server: PostgresqlServer) -> None:
    at_once([partial(create_tables, postgresql_server.url)] * 8)

    assert rows(postgresql_server.url) == 0


def test_what_has_ended_is_removed(url: str) -> None:
    PostgresqlReplayGuard(url, keep_days=1e-9).note_handled("old")
    PostgresqlReplayGuard(url).note_handled("new")

    assert rows(url) == 1


def test_a_notification_is_stored_if_what_has_ended_cannot_be_removed(url: str) -> None:
    PostgresqlReplayGuard(url, keep_days=1e-9).note_handled("old")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE RULE refused AS ON DELETE TO wechatpay_leases DO INSTEAD SELECT 1 / 0")

    PostgresqlReplayGuard(url).note_handled("new")
    asyncio.run(AsyncPostgresqlReplayGuard(url).note_handled("newer"))

    assert [PostgresqlReplayGuard(url).is_new(each) for each in ("new", "newer")] == [False, False]


def test_the_async_guard_agrees_with_the_sync_one(url: str) -> None:
    async def use() -> list[bool]:
        guard = AsyncPostgresqlReplayGuard(url)
        seen = [await guard.claim("n-1", holder="a", seconds=60), await guard.claim("n-1", holder="b", seconds=60)]
        await guard.release("n-1", holder="a")
        seen += [await guard.claim("n-1", holder="b", seconds=60), await guard.is_new("n-1")]
        await guard.note_handled("n-1")
        return [*seen, await guard.is_new("n-1")]

    assert asyncio.run(use()) == [True, False, True, True, False]
    assert not PostgresqlReplayGuard(url).is_new("n-1")


@pytest.mark.parametrize("form", [dict_row, class_row(PostgresqlServer)])
def test_connections_can_have_any_form_of_rows(url: str, form: Any) -> None:
    database: Any = partial(psycopg.connect, url, row_factory=form)
    PostgresqlCertificates(database, MCHID).save(b"{}")
    PostgresqlReplayGuard(database).note_handled("n-1")

    assert PostgresqlCertificates(database, MCHID).load() == b"{}"
    assert not PostgresqlReplayGuard(database).is_new("n-1")


def test_a_database_without_the_tables_is_an_error(postgresql_server: PostgresqlServer) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        PostgresqlReplayGuard(postgresql_server.url).is_new("n-1")


def test_an_address_with_a_password_is_not_in_the_repr() -> None:
    assert "secret" not in repr(PostgresqlCertificates("postgresql://user:secret@127.0.0.1:1/shop", MCHID))
