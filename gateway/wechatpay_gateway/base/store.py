"""What the gateway remembers of its operations: an embedded SQLite database, in memory or in a file."""

import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from wechatpay_gateway.base.tables import Tables

FILE_VERSION = 6
"""The layout of the file itself: from 6 on each owner of tables has its version in `schema_versions`."""
FIRST_FILE_VERSION = 4
"""The oldest file that is opened: its tables, and those of version 5, are the first version of every owner."""

_VERSIONS = Tables("versions", 1, "CREATE TABLE schema_versions (owner TEXT PRIMARY KEY, version INTEGER NOT NULL);")
_OWNER_ONLY = 0o600


class StateFileError(ValueError):
    """The state file cannot be used; the message says why and what to do."""


def _newer(path: Path | None, what: str, version: int, known: int) -> StateFileError:
    return StateFileError(
        f"the state file {path} was written by a newer release: {what} in it has version {version}, and this release knows "
        f"version {known}; install the newer release, or name another file"
    )


def _connect(path: Path | str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself, so that `Store.transaction` says where one begins and ends."""
    return sqlite3.connect(path, check_same_thread=False, isolation_level=None)


class Store:
    """One database connection, safe to use from several threads."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._lock = RLock()
        self._depth = 0
        self._when_stored: list[Callable[[], object]] = []
        self._table_names: list[str] = []
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
        except StateFileError:
            self._connection.close()
            raise

    def _check_version(self) -> None:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > FILE_VERSION:
            raise _newer(self.path, "the layout", version, FILE_VERSION)
        if 0 < version < FIRST_FILE_VERSION:
            raise StateFileError(
                f"the state file {self.path} was written by an older release: it has version {version}, and this release reads "
                f"versions from {FIRST_FILE_VERSION} on; name another file"
            )
        if not version and self._connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise sqlite3.DatabaseError("it has tables of another program")

    def prepare(self, owners: Iterable[Tables]) -> set[str]:
        """Create what the database lacks of these tables; rows stay.

        Inside a `transaction` together with the first rows, so that no file is left half made.

        Returns:
            The owners whose tables are all new.

        Raises:
            StateFileError: the tables of an owner were written by a newer release.
            sqlite3.Error: they cannot be written.
        """
        every = {tables: tables.names() for tables in owners}
        self._table_names = [name for names in every.values() for name in names]
        with self.transaction() as connection:
            present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            _VERSIONS.complete(connection)
            versions = dict(connection.execute("SELECT owner, version FROM schema_versions").fetchall())
            for tables in every:
                if versions.get(tables.owner, 0) > tables.version:
                    raise _newer(self.path, tables.owner, versions[tables.owner], tables.version)
                tables.complete(connection)
                row = (tables.owner, tables.version)
                connection.execute("INSERT OR REPLACE INTO schema_versions VALUES (?, ?)", row)
            connection.execute(f"PRAGMA user_version = {FILE_VERSION}")
        return {tables.owner for tables, names in every.items() if present.isdisjoint(names)}

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
            for table in self._table_names:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 (declared by the owners)

    def close(self) -> None:
        """Close the database; nothing can be asked afterwards."""
        with self._lock:
            self._connection.close()
