"""What the gateway remembers of its operations: an embedded SQLite database, in memory or in a file."""

import os
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from wechatpay_gateway.callbacks import tables as callback_tables
from wechatpay_gateway.payments import tables as payment_tables

SCHEMA_VERSION = 4

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
CREATE TABLE bill_files (
    token TEXT PRIMARY KEY,
    mchid TEXT NOT NULL,
    content BLOB NOT NULL,
    expires_at REAL NOT NULL
);
"""
_TABLES = (
    *("applyments", "authorized_merchants", "alterations", "uploads", "bill_files"),
    *payment_tables.TABLES,
    *callback_tables.TABLES,
)
_OWNER_ONLY = 0o600


class StateFileError(ValueError):
    """The state file cannot be used; the message says why and what to do."""


class Store:
    """One database connection, safe to use from several threads."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = RLock()
        if path is None:
            self._connection = sqlite3.connect(":memory:", check_same_thread=False)
            self._prepare()
            return
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
        except OSError as error:
            raise StateFileError(f"the state file {path} cannot be opened: {error.strerror}") from None
        self._connection = sqlite3.connect(path, check_same_thread=False)
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise StateFileError(f"the state file {path} is not a gateway's: {error}; name another file") from None
        except StateFileError as error:
            self._connection.close()
            raise StateFileError(f"the state file {path} is another release's: {error}; name another file") from None

    def _prepare(self) -> None:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        self.is_new = version == 0
        if self.is_new:
            schema = _SCHEMA + payment_tables.SCHEMA + callback_tables.SCHEMA
            self._connection.executescript(schema + f"PRAGMA user_version = {SCHEMA_VERSION};")
        elif version != SCHEMA_VERSION:
            raise StateFileError(f"it has version {version}, this gateway writes version {SCHEMA_VERSION}")

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection]:
        """Changes made inside happen together, or not at all when an exception leaves the block."""
        with self._lock, self._connection:
            yield self._connection

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
