"""Work after the acknowledgement, and notifications that were handled, in the database of a shop that uses SQLAlchemy.

A handler stores work with `Outbox.add`, in the transaction that changes the order. `Outbox.run`, in another process, does it.
`DatabaseReplayGuard` is a replay guard that all processes share.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from wechatpay_runtime._base.values import frozen
from wechatpay_runtime.adapters.framework import missing_framework
from wechatpay_runtime.clock import Clock, SystemClock

try:
    from sqlalchemy import (
        JSON,
        Column,
        ColumnElement,
        Connection,
        Engine,
        Float,
        Integer,
        MetaData,
        String,
        Table,
        Text,
        UniqueConstraint,
        and_,
        exists,
        insert,
        literal,
        select,
        update,
    )
    from sqlalchemy.dialects import mysql
    from sqlalchemy.exc import IntegrityError
    from sqlalchemy.orm import Session
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "sqlalchemy", error) from None

__all__ = ["DatabaseReplayGuard", "Outbox", "Task", "Work"]

_FIRST_WAIT_SECONDS = 15
_LONGEST_WAIT_SECONDS = 3600
_MOST_DOUBLINGS = 20
_LONGEST_ERROR = 500
logger = logging.getLogger("wechatpay_runtime")


@frozen
class Task:
    """Work that was stored by `Outbox.add`."""

    id: int
    name: str
    """Name of the work, such as `ship`."""
    key: str
    """Number of the order, for example."""
    payload: Mapping[str, Any]
    failures: int
    """How often it has failed."""


Work: TypeAlias = Callable[[Connection, Task], object]
"""A function that does a task. What it changes through the connection is committed together with the end of the task."""


class Outbox:
    """Tasks in the table `wechatpay_tasks`. It can be shared between threads and processes."""

    def __init__(self, engine: Engine, metadata: MetaData | None = None, *, clock: Clock | None = None) -> None:
        """Describe the table; this does not create it.

        Args:
            engine: The database.
            metadata: The metadata of your own tables, so that `create_all` and Alembic include this one.
            clock: Replaceable in tests.
        """
        self._engine = engine
        self._clock = clock or SystemClock()
        self.metadata = metadata if metadata is not None else MetaData()
        self.table = _tasks(self.metadata)

    def create_table(self) -> None:
        """Create the table, unless it exists. Use Alembic instead if your other tables use it."""
        self.table.create(self._engine, checkfirst=True)

    def add(
        self, transaction: Connection | Session, name: str, key: str, payload: Mapping[str, Any] | None = None
    ) -> bool:
        """Store work to be done after the acknowledgement.

        Args:
            transaction: The connection or session that changes the order, so that both are committed or neither.
            name: Name of the work, such as `ship`.
            key: Number of the order, for example.
            payload: Further data, as JSON.

        Returns:
            Whether it is new. A second task with the same name and key is not stored.

        Raises:
            sqlalchemy.exc.IntegrityError: Another transaction stored it at the same time. Roll back; WeChat Pay sends the
                notification again.
        """
        columns, now = self.table.c, self._clock.now()
        values = (
            literal(name),
            literal(key),
            literal(dict(payload or {}), JSON()),
            literal(now),
            literal(now),
            literal(0),
            literal(""),
        )
        is_known = exists().where(columns.name == name, columns.key == key)
        names = ["name", "key", "payload", "created_at", "due_at", "failures", "error"]
        statement = insert(self.table).from_select(names, select(*values).where(~is_known))
        stored: Any = transaction.execute(statement.execution_options(preserve_rowcount=True))
        return bool(stored.rowcount > 0)

    def run(self, work: Mapping[str, Work], *, most: int = 100) -> int:
        """Do the tasks that are due, each in a transaction of its own.

        A task is marked as done in the transaction in which it runs: what it changes through the connection happens once, even
        if several processes run tasks or one is killed. What it does elsewhere must be repeatable, for example by using the
        same number.

        A task that raises is logged and tried again later: after 15 seconds, then after twice as long each time, up to an hour.

        With PostgreSQL, several processes do different tasks at the same time. With other databases, they can wait for each other.

        Args:
            work: The function for each name. Tasks with other names are left.
            most: How many tasks to do at most.

        Returns:
            The number of tasks that were done.
        """
        columns = self.table.c
        due = (
            select(columns.id, columns.name, columns.key, columns.payload, columns.failures)
            .where(columns.done_at.is_(None), columns.due_at <= self._clock.now(), columns.name.in_(list(work)))
            .order_by(columns.due_at, columns.id)
            .limit(most)
        )
        with self._engine.connect() as connection:
            found = [Task(*row) for row in connection.execute(due)]
        return sum(self._do(task, work[task.name]) for task in found)

    def _do(self, task: Task, work: Work) -> bool:
        try:
            with self._engine.begin() as connection:
                claimed = connection.execute(
                    update(self.table)
                    .where(self._waiting(task, connection))
                    .values(done_at=self._clock.now(), error="")
                )
                if not claimed.rowcount:
                    return False  # another process is doing or has done it, or it failed there
                work(connection, task)
        except Exception as error:
            logger.exception("Task %s failed and is tried again later.", task.id)
            self._put_off(task, error)
            return False
        return True

    def _waiting(self, task: Task, connection: Connection) -> ColumnElement[bool]:
        """Return the condition that a task waits to be done. PostgreSQL skips one that another process is doing, instead of waiting."""
        columns = self.table.c
        waiting = and_(columns.id == task.id, columns.done_at.is_(None), columns.failures == task.failures)
        if connection.dialect.name != "postgresql":
            return waiting
        return columns.id.in_(select(columns.id).where(waiting).with_for_update(skip_locked=True))

    def _put_off(self, task: Task, error: Exception) -> None:
        columns = self.table.c
        wait_seconds = min(_FIRST_WAIT_SECONDS * 2 ** min(task.failures, _MOST_DOUBLINGS), _LONGEST_WAIT_SECONDS)
        with self._engine.begin() as connection:
            connection.execute(
                update(self.table)
                .where(columns.id == task.id, columns.done_at.is_(None), columns.failures == task.failures)
                .values(
                    failures=columns.failures + 1,
                    error=f"{type(error).__name__}: {error}"[:_LONGEST_ERROR],
                    due_at=self._clock.now() + wait_seconds,
                )
            )


class DatabaseReplayGuard:
    """A replay guard in the table `wechatpay_handled`: `Router(client, replay_guard=DatabaseReplayGuard(engine))`."""

    def __init__(self, engine: Engine, metadata: MetaData | None = None, *, clock: Clock | None = None) -> None:
        """Describe the table; this does not create it. The arguments are those of `Outbox`."""
        self._engine = engine
        self._clock = clock or SystemClock()
        self.metadata = metadata if metadata is not None else MetaData()
        self.table = _handled(self.metadata)

    def create_table(self) -> None:
        """Create the table, unless it exists."""
        self.table.create(self._engine, checkfirst=True)

    def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        with self._engine.connect() as connection:
            found = connection.execute(select(self.table.c.id).where(self.table.c.id == notification_id)).first()
        return found is None

    def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled."""
        is_known = exists().where(self.table.c.id == notification_id)
        row = select(literal(notification_id), literal(self._clock.now())).where(~is_known)
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(self.table).from_select(["id", "handled_at"], row))
        except IntegrityError:
            if self.is_new(notification_id):
                raise


def _exact(length: int) -> String:
    """Return text that differs by case, as the numbers of orders do; MySQL ignores case by default."""
    return String(length).with_variant(mysql.VARCHAR(length, collation="utf8mb4_bin"), "mysql", "mariadb")


def _tasks(metadata: MetaData) -> Table:
    """Return the table of tasks. Times are Unix times in seconds."""
    return Table(
        "wechatpay_tasks",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", _exact(64), nullable=False),
        Column("key", _exact(128), nullable=False),
        Column("payload", JSON, nullable=False),
        Column("created_at", Float(53), nullable=False),
        Column("due_at", Float(53), nullable=False, index=True),
        Column("failures", Integer, nullable=False),
        Column("error", Text, nullable=False),
        Column("done_at", Float(53), index=True),
        UniqueConstraint("name", "key"),
        extend_existing=True,
    )


def _handled(metadata: MetaData) -> Table:
    return Table(
        "wechatpay_handled",
        metadata,
        Column("id", _exact(64), primary_key=True),
        Column("handled_at", Float(53), nullable=False, index=True),
        extend_existing=True,
    )
