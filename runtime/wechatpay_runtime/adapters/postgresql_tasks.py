"""Tasks for the outbox, stored with psycopg: one at a time, or those of concurrent notifications together."""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

import psycopg

from wechatpay_runtime.adapters.postgresql_connections import ImpatientAsyncConnection, impatient

_ADD_TASK = """
    INSERT INTO wechatpay_tasks (name, key, payload, created_at, due_at, failures, error)
    VALUES (%s, %s, %s, %s, %s, 0, '') ON CONFLICT (name, key) DO NOTHING
"""
_ADD_TASKS = """
    INSERT INTO wechatpay_tasks (name, key, payload, created_at, due_at, failures, error)
    SELECT name, key, payload, created_at, created_at, 0, ''
    FROM json_to_recordset(%s::json) AS task (name text, key text, payload json, created_at float8)
    ON CONFLICT (name, key) DO NOTHING
"""


def add_task(
    transaction: "psycopg.Connection[Any] | psycopg.Cursor[Any]",
    name: str,
    key: str,
    payload: Mapping[str, Any] | None = None,
) -> bool:
    """Store work to be done after the acknowledgement, like `Outbox.add` of `wechatpay_runtime.adapters.sqlalchemy`, at a fraction of its CPU.

    The task is in the table of `Outbox`, whose `create_table` creates it and whose `run` does the work.

    Args:
        transaction: The connection that changes the order, so that both are committed or neither, or a cursor of it. If it commits
            each statement (`autocommit`), the task is stored when this returns.
        name: Name of the work, such as `ship`.
        key: Number of the order, or ID of the notification, for example.
        payload: Further data, as JSON.

    Returns:
        Whether it is new. A second task with the same name and key is not stored.

    Raises:
        psycopg.Error: The database fails. Let the handler fail as well; WeChat Pay sends the notification again.
    """
    now = time.time()
    content = json.dumps(dict(payload or {}), ensure_ascii=False)
    return transaction.execute(_ADD_TASK, (name, key, content, now, now)).rowcount > 0


class AsyncTasks:
    """Stores work to be done after the acknowledgement, for an async endpoint that gets many notifications.

    The tasks of all notifications that arrive while one statement runs are stored by the next one, with one commit. Each `add`
    returns when its own task is stored. It keeps one connection, and belongs to one event loop.
    """

    def __init__(self, database: str) -> None:
        """Prepare for a database with the table of `Outbox`; this does not connect.

        Args:
            database: An address such as `postgresql://localhost/shop`.
        """
        self._database = impatient(database)
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._waiting: list[tuple[str, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def add(self, name: str, key: str, payload: Mapping[str, Any] | None = None) -> None:
        """Store a task, like `add_task`. A second one with the same name and key is not stored.

        Raises:
            psycopg.Error: The database fails. Let the handler fail as well; WeChat Pay sends the notification again.
        """
        loop = asyncio.get_running_loop()
        is_stored: asyncio.Future[None] = loop.create_future()
        task = {"name": name, "key": key, "payload": dict(payload or {}), "created_at": time.time()}
        self._waiting.append((json.dumps(task, ensure_ascii=False), is_stored))
        if self._writer is None or self._writer.done():
            self._writer = loop.create_task(self._write_all())
        await is_stored

    async def close(self) -> None:
        """Store what waits, and close the connection."""
        if self._writer is not None:
            await asyncio.wait([self._writer])
        await self._disconnect()

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await self._write([task for task, _ in batch])
            except psycopg.OperationalError as error:
                _end(batch, error)
            except psycopg.Error:
                await self._write_each(batch)  # one of them is wrong
            except BaseException as error:
                _end(batch, psycopg.OperationalError(type(error).__name__))
                raise
            else:
                _end(batch, None)

    async def _write_each(self, batch: "Sequence[tuple[str, asyncio.Future[None]]]") -> None:
        for each in batch:
            try:
                await self._write([each[0]])
            except psycopg.Error as error:
                _end([each], error)
            else:
                _end([each], None)

    async def _write(self, tasks: Sequence[str]) -> None:
        try:
            await self._execute(tasks)
        except psycopg.OperationalError:  # the connection may have been cut; a task that was stored is not stored again
            await self._disconnect()
            await self._execute(tasks)

    async def _execute(self, tasks: Sequence[str]) -> None:
        if self._connection is None:
            self._connection = await ImpatientAsyncConnection.connect(self._database, autocommit=True)
        await self._connection.execute(_ADD_TASKS, (f"[{','.join(tasks)}]",), prepare=True)

    async def _disconnect(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            await connection.close()


def _end(batch: "Sequence[tuple[str, asyncio.Future[None]]]", error: Exception | None) -> None:
    """Let the callers go on, unless they were cancelled."""
    for _, is_stored in batch:
        if is_stored.done():
            continue
        if error is None:
            is_stored.set_result(None)
        else:
            is_stored.set_exception(error)
