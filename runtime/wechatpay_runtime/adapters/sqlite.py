"""Stores for several processes on one machine, in an SQLite file: platform certificates and handled notifications.

The file can be the same for both and for all merchants, but must be on a local disk, not on a network file system. It is readable
only by its owner. Every method opens the file, so the objects can be shared between threads and processes.
"""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

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
from wechatpay_runtime.clock import Clock, SystemClock

__all__ = ["SqliteCertificates", "SqliteReplayGuard"]

_OWNER_ONLY = 0o600
_PATIENCE_SECONDS = 3.0
"""How long a process waits for the others; WeChat Pay waits five seconds for an acknowledgement."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS wechatpay_certificates (mchid TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE IF NOT EXISTS wechatpay_leases
    (name TEXT PRIMARY KEY, holder TEXT NOT NULL, ends_at REAL NOT NULL) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS wechatpay_leases_ends_at ON wechatpay_leases (ends_at)",
)
_ACQUIRE = """
    INSERT INTO wechatpay_leases (name, holder, ends_at) VALUES (:name, :holder, :ends_at)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
    WHERE wechatpay_leases.holder = excluded.holder OR wechatpay_leases.ends_at <= :now
"""
_PURGE = """
    DELETE FROM wechatpay_leases WHERE name IN (SELECT name FROM wechatpay_leases WHERE ends_at <= ? ORDER BY ends_at LIMIT ?)
"""


class _File:
    """The leases in a file. A handled notification is a lease that ends when it is forgotten."""

    def __init__(self, path: str | os.PathLike[str], clock: Clock | None) -> None:
        self._path = Path(path)
        self._clock = clock or SystemClock()

    def _acquire(self, name: str, holder: str, seconds: float) -> bool:
        now = self._clock.now()
        values = {"name": name, "holder": holder, "ends_at": now + seconds, "now": now}
        with self._transaction() as connection:
            return connection.execute(_ACQUIRE, values).rowcount > 0

    def _release(self, name: str, holder: str) -> None:
        with self._transaction() as connection:
            connection.execute("DELETE FROM wechatpay_leases WHERE name = ? AND holder = ?", (name, holder))

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        """Yield a connection. What the block does is committed, or undone if it raises."""
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                for table in _TABLES:
                    connection.execute(table)
                yield connection

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._path)!r})"


class SqliteCertificates(_File):
    """Stores the platform certificates of a merchant; one process at a time downloads them.

    Args:
        path: Path of the file, which is created in an existing folder.
        mchid: The merchant number.
        clock: Replaceable in tests.
    """

    def __init__(self, path: str | os.PathLike[str], mchid: str, *, clock: Clock | None = None) -> None:
        super().__init__(path, clock)
        self._mchid = mchid

    def load(self) -> bytes | None:
        """Return the content that was saved last, or `None` if nothing was saved.

        Raises:
            OSError: It is larger than 1 MiB.
            sqlite3.Error: The file cannot be read.
        """
        query = "SELECT substr(content, 1, ?) FROM wechatpay_certificates WHERE mchid = ?"
        with self._transaction() as connection:
            row = connection.execute(query, (LARGEST_BYTES + 1, self._mchid)).fetchone()
        return refuse_large(row[0]) if row and row[0] else None

    def save(self, content: bytes) -> None:
        """Save the content.

        Raises:
            sqlite3.Error: The file cannot be written; the old content is unchanged.
        """
        statement = "INSERT OR REPLACE INTO wechatpay_certificates (mchid, content) VALUES (?, ?)"
        with self._transaction() as connection:
            connection.execute(statement, (self._mchid, content))

    def acquire(self, lease: str, holder: str, seconds: float) -> bool:
        """Take or prolong a lease; return `False` if another holder has it."""
        return self._acquire(lease_of_certificates(self._mchid, lease), holder, seconds)

    def release(self, lease: str, holder: str) -> None:
        """End a lease, if `holder` still has it."""
        self._release(lease_of_certificates(self._mchid, lease), holder)


class SqliteReplayGuard(_File):
    """A replay guard that the processes of a machine share: `Router(client, replay_guard=SqliteReplayGuard("handled.sqlite"))`.

    Args:
        path: Path of the file, which is created in an existing folder.
        keep_days: How long a handled notification is remembered; WeChat Pay sends one for two days at most.
        clock: Replaceable in tests.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, keep_days: float = KEEP_DAYS, clock: Clock | None = None
    ) -> None:
        super().__init__(path, clock)
        self._keep_seconds = keep_seconds(keep_days)
        self._purging = Purging(self._clock)

    def is_new(self, notification_id: str) -> bool:
        """Return whether this notification has not been handled yet."""
        query = "SELECT 1 FROM wechatpay_leases WHERE name = ? AND holder = ? AND ends_at > ?"
        values = (lease_of_notification(notification_id), HANDLED, self._clock.now())
        with self._transaction() as connection:
            return connection.execute(query, values).fetchone() is None

    def note_handled(self, notification_id: str) -> None:
        """Store that this notification was handled. Once an hour, this also removes some of what has ended."""
        now = self._clock.now()
        statement = "INSERT OR REPLACE INTO wechatpay_leases (name, holder, ends_at) VALUES (?, ?, ?)"
        values = (lease_of_notification(notification_id), HANDLED, now + self._keep_seconds)
        with self._transaction() as connection:
            connection.execute(statement, values)
        if self._purging.is_due():
            with self._purging.part() as note, self._transaction() as connection:
                note(connection.execute(_PURGE, (now, MOST_PURGED)).rowcount)

    def claim(self, notification_id: str, *, holder: str, seconds: float) -> bool:
        """Claim a notification, unless it was handled or another delivery has claimed it."""
        return self._acquire(lease_of_notification(notification_id), holder, seconds)

    def release(self, notification_id: str, *, holder: str) -> None:
        """End a claim, if `holder` still has it."""
        self._release(lease_of_notification(notification_id), holder)
