"""Stores for several machines, in PostgreSQL: platform certificates, handled notifications and tasks, with psycopg.

`create_tables` creates the two tables, `wechatpay_certificates` and `wechatpay_leases`; `TABLES` has the statements, for migrations.
Leases and handled notifications end by the clock of the database.
"""

from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from typing import Any, TypeAlias

from wechatpay_runtime.adapters.framework import missing_framework
from wechatpay_runtime.adapters.stores import (
    HANDLED,
    KEEP_DAYS,
    MOST_PURGED,
    Purging,
    keep_seconds,
    lease_of_certificates,
    lease_of_notification,
    refuse_large,
)
from wechatpay_runtime.certificates_store import LARGEST_BYTES
from wechatpay_runtime.clock import SystemClock

try:
    import psycopg
    from psycopg.rows import tuple_row

    from wechatpay_runtime.adapters.postgresql_connections import (
        ImpatientAsyncConnection,
        ImpatientConnection,
        impatient,
    )
    from wechatpay_runtime.adapters.postgresql_tasks import AsyncTasks, add_task
except ModuleNotFoundError as error:
    raise missing_framework(__name__, "'wechatpay-clients[postgresql]'", error) from None

__all__ = [
    "TABLES",
    "AsyncPostgresqlReplayGuard",
    "AsyncTasks",
    "PostgresqlCertificates",
    "PostgresqlReplayGuard",
    "add_task",
    "create_tables",
]

Database: TypeAlias = "str | Callable[[], AbstractContextManager[psycopg.Connection[Any]]]"
"""An address such as `postgresql://localhost/shop`, or the method `connection` of a pool of psycopg."""
AsyncDatabase: TypeAlias = "str | Callable[[], AbstractAsyncContextManager[psycopg.AsyncConnection[Any]]]"
TABLES = (
    "CREATE TABLE IF NOT EXISTS wechatpay_certificates (mchid text PRIMARY KEY, content bytea NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS wechatpay_leases
    (name text PRIMARY KEY, holder text NOT NULL, ends_at timestamptz NOT NULL)
    """,
    "CREATE INDEX IF NOT EXISTS wechatpay_leases_ends_at ON wechatpay_leases (ends_at)",
)
"""The statements that create the tables."""
_LOCK_TABLES = "SELECT pg_advisory_xact_lock(hashtext('wechatpay_leases'))"
_ENDS_AT = "clock_timestamp() + make_interval(secs => %s)"
_ACQUIRE = f"""
    INSERT INTO wechatpay_leases AS known (name, holder, ends_at) VALUES (%s, %s, {_ENDS_AT})
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
    WHERE known.holder = excluded.holder OR known.ends_at <= clock_timestamp()
"""  # noqa: S608 (constants)
_RELEASE = "DELETE FROM wechatpay_leases WHERE name = %s AND holder = %s"
_NOTE = f"""
    INSERT INTO wechatpay_leases (name, holder, ends_at) VALUES (%s, '{HANDLED}', {_ENDS_AT})
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
"""  # noqa: S608 (constants)
_IS_HANDLED = f"""
    SELECT 1 FROM wechatpay_leases WHERE name = %s AND holder = '{HANDLED}' AND ends_at > clock_timestamp()
"""  # noqa: S608 (constants)
_PURGE = """
    DELETE FROM wechatpay_leases WHERE name IN (
        SELECT name FROM wechatpay_leases WHERE ends_at <= clock_timestamp()
        ORDER BY ends_at LIMIT %s FOR UPDATE SKIP LOCKED
    )
"""
_LOAD = "SELECT substring(content FROM 1 FOR %s) FROM wechatpay_certificates WHERE mchid = %s"
_SAVE = """
    INSERT INTO wechatpay_certificates (mchid, content) VALUES (%s, %s)
    ON CONFLICT (mchid) DO UPDATE SET content = excluded.content
"""


def create_tables(database: Database) -> None:
    """Create the tables, unless they exist. Several processes can do this at the same time.

    Raises:
        psycopg.Error: The database fails, or the user may not create tables.
    """
    with _connect(database) as connection:
        connection.execute(_LOCK_TABLES)
        for table in TABLES:
            connection.execute(table)


@contextmanager
def _connect(database: Database) -> Generator[psycopg.Connection[Any]]:
    """Yield a connection, whose changes are committed, or undone if the block raises."""
    if isinstance(database, str):
        with ImpatientConnection.connect(impatient(database)) as connection:
            yield connection
    else:
        with database() as connection:
            yield connection


@asynccontextmanager
async def _connect_async(database: AsyncDatabase) -> AsyncGenerator[psycopg.AsyncConnection[Any]]:
    if isinstance(database, str):
        async with await ImpatientAsyncConnection.connect(impatient(database)) as connection:
            yield connection
    else:
        async with database() as connection:
            yield connection


class PostgresqlCertificates:
    """Stores the platform certificates of a merchant; one process at a time downloads them.

    Args:
        database: An address, for which each method opens a connection, or a function that returns one as a context manager.
        mchid: The merchant number.
    """

    def __init__(self, database: Database, mchid: str) -> None:
        self._database = database
        self._mchid = mchid

    def load(self) -> bytes | None:
        """Return the content that was saved last, or `None` if nothing was saved.

        Raises:
            OSError: It is larger than 1 MiB.
            psycopg.Error: The database fails.
        """
        with _connect(self._database) as connection, connection.cursor(row_factory=tuple_row) as cursor:
            row = cursor.execute(_LOAD, (LARGEST_BYTES + 1, self._mchid)).fetchone()
        return refuse_large(bytes(row[0])) if row and row[0] else None

    def save(self, content: bytes) -> None:
        """Save the content.

        Raises:
            psycopg.Error: The database fails; the old content is unchanged.
        """
        with _connect(self._database) as connection:
            connection.execute(_SAVE, (self._mchid, content))

    def acquire(self, lease: str, holder: str, seconds: float) -> bool:
        """Take or prolong a lease; return `False` if another holder has it."""
        with _connect(self._database) as connection:
            values = (lease_of_certificates(self._mchid, lease), holder, seconds)
            return connection.execute(_ACQUIRE, values).rowcount > 0

    def release(self, lease: str, holder: str) -> None:
        """End a lease, if `holder` still has it."""
        with _connect(self._database) as connection:
            connection.execute(_RELEASE, (lease_of_certificates(self._mchid, lease), holder))

    def __repr__(self) -> str:
        return f"PostgresqlCertificates(mchid={self._mchid!r})"


class PostgresqlReplayGuard:
    """A replay guard that all machines share: `Router(client, replay_guard=PostgresqlReplayGuard(pool.connection))`.

    Args:
        database: A function that returns a connection as a context manager, such as the method `connection` of a pool, or an
            address, for which each method opens a connection.
        keep_days: How long a handled notification is remembered; WeChat Pay sends one for two days at most.
    """

    def __init__(self, database: Database, *, keep_days: float = KEEP_DAYS) -> None:
        self._database = database
        self._keep_seconds = keep_seconds(keep_days)
        self._purging = Purging(SystemClock())

    def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        with _connect(self._database) as connection, connection.cursor(row_factory=tuple_row) as cursor:
            return cursor.execute(_IS_HANDLED, (lease_of_notification(notification_id),)).fetchone() is None

    def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled. Once an hour, this also removes some of what has ended."""
        with _connect(self._database) as connection:
            connection.execute(_NOTE, (lease_of_notification(notification_id), self._keep_seconds))
        if self._purging.is_due():
            with self._purging.part() as note, _connect(self._database) as connection:
                note(connection.execute(_PURGE, (MOST_PURGED,)).rowcount)

    def claim(self, notification_id: str, *, holder: str, seconds: float) -> bool:
        """Claim a notification, unless it was handled or another delivery has claimed it."""
        with _connect(self._database) as connection:
            values = (lease_of_notification(notification_id), holder, seconds)
            return connection.execute(_ACQUIRE, values).rowcount > 0

    def release(self, notification_id: str, *, holder: str) -> None:
        """End a claim, if `holder` still has it."""
        with _connect(self._database) as connection:
            connection.execute(_RELEASE, (lease_of_notification(notification_id), holder))


class AsyncPostgresqlReplayGuard:
    """The same for `Router.handle_async`, with async connections."""

    def __init__(self, database: AsyncDatabase, *, keep_days: float = KEEP_DAYS) -> None:
        self._database = database
        self._keep_seconds = keep_seconds(keep_days)
        self._purging = Purging(SystemClock())

    async def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        async with _connect_async(self._database) as connection, connection.cursor(row_factory=tuple_row) as cursor:
            await cursor.execute(_IS_HANDLED, (lease_of_notification(notification_id),))
            return await cursor.fetchone() is None

    async def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled. Once an hour, this also removes some of what has ended."""
        async with _connect_async(self._database) as connection:
            await connection.execute(_NOTE, (lease_of_notification(notification_id), self._keep_seconds))
        if self._purging.is_due():
            with self._purging.part() as note:
                async with _connect_async(self._database) as connection:
                    note((await connection.execute(_PURGE, (MOST_PURGED,))).rowcount)

    async def claim(self, notification_id: str, *, holder: str, seconds: float) -> bool:
        """Claim a notification, unless it was handled or another delivery has claimed it."""
        async with _connect_async(self._database) as connection:
            values = (lease_of_notification(notification_id), holder, seconds)
            return (await connection.execute(_ACQUIRE, values)).rowcount > 0

    async def release(self, notification_id: str, *, holder: str) -> None:
        """End a claim, if `holder` still has it."""
        async with _connect_async(self._database) as connection:
            await connection.execute(_RELEASE, (lease_of_notification(notification_id), holder))
