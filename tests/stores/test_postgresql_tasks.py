"""Tasks that are stored with psycopg, in the table of the outbox."""

import asyncio
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import create_engine

from support.relay import Network, Relay, relaying
from support.store_servers import PostgresqlServer
from wechatpay_runtime.adapters.postgresql import AsyncTasks, add_task
from wechatpay_runtime.adapters.sqlalchemy import Outbox

AT_ONCE = 20


@pytest.fixture
def url(postgresql_server: PostgresqlServer) -> str:
    engine = create_engine(postgresql_server.url.replace("postgresql:", "postgresql+psycopg:"))
    Outbox(engine).create_table()
    engine.dispose()
    return postgresql_server.url


@pytest.fixture
def relay(postgresql_server: PostgresqlServer) -> Iterator[Relay]:
    with relaying(postgresql_server.port) as relay:
        yield relay


def through(relay: Relay, server: PostgresqlServer) -> str:
    return server.url.replace(str(server.port), str(relay.port))


def stored(url: str) -> list[tuple[str, object]]:
    """Return keys and payloads."""
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT key, payload FROM wechatpay_tasks ORDER BY key").fetchall()


def test_a_task_that_is_added_with_psycopg_is_done_by_the_outbox(url: str) -> None:
    with psycopg.connect(url) as connection:
        is_new = [add_task(connection, "pack", "1", {"名": '"\\'}), add_task(connection, "pack", "1")]
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    payloads = list[object]()
    done = Outbox(engine).run({"pack": lambda _, task: payloads.append(task.payload)})
    engine.dispose()

    assert (is_new, done, payloads) == ([True, False], 1, [{"名": '"\\'}])


def test_a_task_is_stored_only_if_its_transaction_is(url: str) -> None:
    with psycopg.connect(url) as connection:
        add_task(connection, "pack", "1")
        connection.rollback()

    assert stored(url) == []


def test_tasks_that_are_added_at_the_same_time_are_stored_together_and_once(url: str) -> None:
    async def add() -> None:
        tasks = AsyncTasks(url)
        await asyncio.gather(*(tasks.add("pack", f"{number // 2:02}", {"名": '"\\'}) for number in range(2 * AT_ONCE)))
        await tasks.close()

    asyncio.run(add())
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(DISTINCT xmin::text) FROM wechatpay_tasks").fetchone()

    assert stored(url) == [(f"{number:02}", {"名": '"\\'}) for number in range(AT_ONCE)]
    assert row == (1,)  # the number of transactions


def test_a_wrong_task_does_not_stop_the_others(url: str) -> None:
    async def add() -> list[object]:
        tasks = AsyncTasks(url)
        results = await asyncio.gather(*(tasks.add("pack", key) for key in ("1", "\0", "2")), return_exceptions=True)
        await tasks.close()
        return [type(result) for result in results]

    assert asyncio.run(add()) == [type(None), psycopg.errors.UntranslatableCharacter, type(None)]
    assert [key for key, _ in stored(url)] == ["1", "2"]


def test_a_caller_that_is_cancelled_does_not_stop_the_others(url: str) -> None:
    async def add() -> None:
        tasks = AsyncTasks(url)
        callers = [asyncio.create_task(tasks.add("pack", key)) for key in ("1", "2")]
        await asyncio.sleep(0)
        callers[0].cancel()
        await callers[1]
        await tasks.close()

    asyncio.run(add())

    assert "2" in [key for key, _ in stored(url)]


def test_a_connection_that_was_cut_is_replaced(url: str, relay: Relay, postgresql_server: PostgresqlServer) -> None:
    async def add() -> None:
        tasks = AsyncTasks(through(relay, postgresql_server))
        await tasks.add("pack", "1")
        relay.set(Network.WORKS)  # cuts the connection
        await asyncio.gather(tasks.add("pack", "2"), tasks.add("pack", "3"))
        await tasks.close()

    asyncio.run(add())

    assert [key for key, _ in stored(url)] == ["1", "2", "3"]


def test_tasks_without_a_database_are_errors_and_can_be_added_again(
    url: str, relay: Relay, postgresql_server: PostgresqlServer
) -> None:
    async def add() -> list[object]:
        tasks = AsyncTasks(through(relay, postgresql_server))
        relay.set(Network.CUT)
        failed = await asyncio.gather(tasks.add("pack", "1"), tasks.add("pack", "2"), return_exceptions=True)
        relay.set(Network.WORKS)
        await asyncio.gather(tasks.add("pack", "1"), tasks.add("pack", "2"))
        await tasks.close()
        return [isinstance(error, psycopg.OperationalError) for error in failed]

    assert asyncio.run(add()) == [True, True]
    assert [key for key, _ in stored(url)] == ["1", "2"]
