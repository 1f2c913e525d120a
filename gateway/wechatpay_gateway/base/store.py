"""What the gateway remembers of its operations: an embedded SQLite database, in memory or in a file."""

import os
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from wechatpay_gateway.families.payments import tables as payment_tables
from wechatpay_gateway.notifications import tables as callback_tables

SCHEMA_VERSION = 5

_SCHEMA = """
CREATE TABLE applyments (
    mchid TEXT NOT NULL,
    business_code TEXT NOT NULL,
    applyment_id INTEGER NOT NULL UNIQUE,
    state TEXT NOT NULL,
    content TEXT,
    reject_param TEXT,
    reject_reason TEXT,
    PRIMARY KEY (mchid, business_code)
);
CREATE INDEX applyments_by_business_code ON applyments (business_code);
CREATE TABLE authorized_merchants (
    sub_mchid TEXT PRIMARY KEY
);
CREATE TABLE alterations (
    kind TEXT NOT NULL,
    apply_id TEXT NOT NULL,
    mchid TEXT NOT NULL,
    merchant_code TEXT NOT NULL,
    out_request_no TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT,
    reject_reason TEXT,
    reject_details TEXT,
    PRIMARY KEY (kind, apply_id),
    UNIQUE (mchid, kind, merchant_code, out_request_no)
);
CREATE INDEX alterations_by_apply_id ON alterations (apply_id);
CREATE INDEX alterations_by_merchant ON alterations (merchant_code, kind);
CREATE TABLE uploads (
    mchid TEXT NOT NULL,
    operation TEXT NOT NULL,
    media_id TEXT NOT NULL,
    filename TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (mchid, media_id)
);
CREATE TABLE made_numbers (
    caller TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (caller, name, value)
);
CREATE TABLE bill_files (
    token TEXT PRIMARY KEY,
    mchid TEXT NOT NULL,
    content BLOB NOT NULL,
    expires_at REAL NOT NULL
);
"""
_TABLES = (
    *("applyments", "authorized_merchants", "alterations", "uploads", "made_numbers", "bill_files"),
    *payment_tables.TABLES,
    *callback_tables.TABLES,
)
_OWNER_ONLY = 0o600


class StateFileError(ValueError):
    """The state file cannot be used; the message says why and what to do."""


def _connect(path: Path | str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself, so that `Store.transaction` says where one begins and ends."""
    return sqlite3.connect(path, check_same_thread=False, isolation_level=None)


class Store:
    """One database connection, safe to use from several threads."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = RLock()
        self._depth = 0
        self._when_stored: list[Callable[[], object]] = []
        if path is None:
            self._connection = _connect(":memory:")
            return
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        except OSError as error:
            raise StateFileError(f"the state file {path} cannot be opened: {error.strerror}") from None
        self._connection = _connect(path)
        try:
            self._check_version()
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise StateFileError(f"the state file {path} is not a gateway's: {error}; name another file") from None
        except StateFileError as error:
            self._connection.close()
            raise StateFileError(f"the state file {path} is another release's: {error}; name another file") from None

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    def _check_version(self) -> None:
        version = self._version()
        if version not in (0, SCHEMA_VERSION):
            raise StateFileError(f"it has version {version}, this gateway writes version {SCHEMA_VERSION}")
        if not version and self._connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise sqlite3.DatabaseError("it has tables of another program")

    def make_tables(self) -> bool:
        """Create the tables of a new database; whether it was new.

        Inside a `transaction` together with the first rows, so that no file is left half made.

        Raises:
            sqlite3.Error: they cannot be written.
        """
        if self._version():
            return False
        schema = _SCHEMA + payment_tables.SCHEMA + callback_tables.SCHEMA
        with self.transaction() as connection:
            for statement in schema.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return True

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection]:
        """Changes made inside happen together, or not at all when an exception leaves the block.

        Blocks may be nested: an inner one that fails takes back its own changes, and nothing is stored before the outermost one ends.
        """
        with self._lock:
            is_outermost = not self._depth
            self._connection.execute("BEGIN" if is_outermost else "SAVEPOINT inner")
            self._depth += 1
            try:
                yield self._connection
                self._connection.execute("COMMIT" if is_outermost else "RELEASE inner")
            except BaseException:
                self._take_back(is_outermost=is_outermost)
                raise
            finally:
                self._depth -= 1
            actions = self._when_stored if is_outermost else []
            self._when_stored = [] if is_outermost else self._when_stored
        for action in actions:
            action()

    def _take_back(self, *, is_outermost: bool) -> None:
        if is_outermost:
            self._when_stored = []
        if not self._connection.in_transaction:  # SQLite took it back by itself, as it does where the disk is full
            return
        if is_outermost:
            self._connection.execute("ROLLBACK")
        else:
            self._connection.execute("ROLLBACK TO inner")
            self._connection.execute("RELEASE inner")

    def call_when_stored(self, action: Callable[[], object]) -> None:
        """Call `action` after the transaction of this moment is stored, and not where it is taken back.

        Raises:
            RuntimeError: there is no transaction at this moment.
        """
        with self._lock:
            if not self._depth:
                raise RuntimeError("this must happen inside a transaction")
            self._when_stored.append(action)

    def rows(self, query: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._lock:
            return self._connection.execute(query, arguments).fetchall()

    def clear(self) -> None:
        """Delete every row."""
        with self.transaction() as connection:
            for table in _TABLES:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 (a constant of this module)

    def close(self) -> None:
        """Close the database; nothing can be asked afterwards."""
        with self._lock:
            self._connection.close()
