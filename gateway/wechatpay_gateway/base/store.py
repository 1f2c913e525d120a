"""The gateway's storage: an SQLite database, in memory or in a file."""

import atexit
import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any

from wechatpay_gateway.base.tables import Tables

FILE_VERSION = 6
"""The version of the file's layout. Since version 6, `schema_versions` has a version for each owner of tables."""
FIRST_FILE_VERSION = 4
"""The oldest version that can be opened. In files of this version and of version 5, the tables of every owner have version 1."""

_VERSIONS = Tables("versions", 1, "CREATE TABLE schema_versions (owner TEXT PRIMARY KEY, version INTEGER NOT NULL);")
_OWNER_ONLY = 0o600


class StateFileError(ValueError):
    """The state file cannot be used; the message explains why and what to do."""


def _newer(path: Path | None, what: str, version: int, known: int) -> StateFileError:
    return StateFileError(
        f"the state file {path} was written by a newer release: {what} has version {version}, but this release supports "
        f"version {known} at most. Install the newer release or use another file"
    )


def _connect(path: Path | str) -> sqlite3.Connection:
    """Open a connection in autocommit mode: only `Store.transaction` begins transactions."""
    return sqlite3.connect(path, check_same_thread=False, isolation_level=None)


def _lay_out(connection: sqlite3.Connection, owners: Iterable[Tables]) -> None:
    """Create the tables, columns and indexes that the database lacks, and note their versions."""
    _VERSIONS.complete(connection)
    for tables in owners:
        tables.complete(connection)
        row = (tables.owner, tables.version)
        connection.execute("INSERT OR REPLACE INTO schema_versions VALUES (?, ?)", row)
    connection.execute(f"PRAGMA user_version = {FILE_VERSION}")


@cache
def _laid_out(owners: tuple[Tables, ...]) -> sqlite3.Connection:
    """Return a database in memory with the empty tables of these owners, for copies."""
    connection = _connect(":memory:")
    atexit.register(connection.close)
    _lay_out(connection, owners)
    return connection


class Store:
    """A database connection that is safe to use from several threads."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._lock = RLock()
        self._depth = 0
        self._restored = 0
        self._has_kept_rows = False
        self._watchers: list[Callable[[], object]] = []
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
            raise StateFileError(f"{path} is not a state file of the gateway: {error}. Use another file") from None
        except StateFileError:
            self._connection.close()
            raise

    def _check_version(self) -> None:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > FILE_VERSION:
            raise _newer(self.path, "the layout", version, FILE_VERSION)
        if 0 < version < FIRST_FILE_VERSION:
            raise StateFileError(
                f"the state file {self.path} was written by an older release: it has version {version}, but this release "
                f"requires version {FIRST_FILE_VERSION} or later. Use another file"
            )
        if not version and self._connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise sqlite3.DatabaseError("it contains another program's tables")

    def prepare(self, owners: Iterable[Tables]) -> set[str]:
        """Create the tables, columns and indexes that the database lacks; existing rows are kept.

        Call it in a `transaction` together with the first inserts, so that a failure never leaves an incomplete file. A new database in memory
        copies the tables that another one has created, which takes a tenth of the time, unless it is in a transaction.

        Returns:
            The owners whose tables are all new.

        Raises:
            StateFileError: the tables of an owner were written by a newer release.
            sqlite3.Error: the database cannot be written.
        """
        every = {tables: tables.names() for tables in owners}
        self._table_names = [name for names in every.values() for name in names]
        if (
            self.path is None
            and not self._connection.in_transaction
            and not self._connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        ):
            _laid_out(tuple(every)).backup(self._connection)
            return {tables.owner for tables in every}
        with self.transaction() as connection:
            present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            _VERSIONS.complete(connection)
            versions = dict(connection.execute("SELECT owner, version FROM schema_versions").fetchall())
            for tables in every:
                if versions.get(tables.owner, 0) > tables.version:
                    raise _newer(self.path, tables.owner, versions[tables.owner], tables.version)
            _lay_out(connection, every)
        return {tables.owner for tables, names in every.items() if present.isdisjoint(names)}

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection]:
        """Commit the changes made in the block together; roll them back if an exception leaves it.

        Blocks can be nested: an inner block that fails rolls back only its own changes, and only the outermost block commits.
        """
        with self._lock:
            is_outermost = not self._depth
            is_alone = is_outermost and not self._has_kept_rows
            self._connection.execute("BEGIN" if is_alone else "SAVEPOINT inner")
            self._depth += 1
            try:
                yield self._connection
                self._connection.execute("COMMIT" if is_alone else "RELEASE inner")
            except BaseException:
                self._roll_back(is_outermost=is_outermost)
                raise
            finally:
                self._depth -= 1
            actions = self._when_stored if is_outermost else []
            self._when_stored = [] if is_outermost else self._when_stored
        for action in actions:
            action()

    def _roll_back(self, *, is_outermost: bool) -> None:
        if is_outermost:
            self._when_stored = []
        if not self._connection.in_transaction:  # SQLite rolls back automatically on errors such as a full disk.
            if self._has_kept_rows:  # It went back to the beginning of the transaction that `keep` began.
                self._has_kept_rows = False
                self._note_restored_rows()
            return
        if is_outermost and not self._has_kept_rows:
            self._connection.execute("ROLLBACK")
        else:
            self._connection.execute("ROLLBACK TO inner")
            self._connection.execute("RELEASE inner")

    def call_when_stored(self, action: Callable[[], object]) -> None:
        """Call `action` after the current transaction commits; discard it if the transaction is rolled back.

        Raises:
            RuntimeError: no transaction is in progress.
        """
        with self._lock:
            if not self._depth:
                raise RuntimeError("call_when_stored must be called inside a transaction")
            self._when_stored.append(action)

    def execute(self, statement: str, arguments: Sequence[Any] = ()) -> None:
        """Execute one statement. It is atomic even outside a transaction."""
        with self._lock:
            self._connection.execute(statement, arguments)

    def rows(self, query: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock:
            return self._connection.execute(query, arguments).fetchall()

    @property
    def changed_rows(self) -> int:
        """The number of rows that were added, changed or deleted since the database was opened; `restore` counts as one."""
        return self._connection.total_changes + self._restored

    def watch(self, tables: Iterable[str], action: Callable[[], object]) -> None:
        """Call `action` after each row of these tables that is added, changed or deleted, even if the change is rolled back later.

        It is also called after `restore`. Call it before `keep`, because `restore` would remove what calls `action`.

        Raises:
            RuntimeError: rows are kept.
        """
        with self._lock:
            if self._has_kept_rows:
                raise RuntimeError("watch must be called before keep")
            self._watchers.append(action)
            function = f"watch_{len(self._watchers)}"
            self._connection.create_function(function, 0, lambda: (action(), None)[1])
            for table in tables:
                for change in ("INSERT", "UPDATE", "DELETE"):
                    self._connection.execute(
                        f"CREATE TEMP TRIGGER {function}_{table}_{change} AFTER {change} ON main.{table} "
                        f"BEGIN SELECT {function}(); END"
                    )

    def clear(self) -> None:
        """Delete every row."""
        with self.transaction() as connection:
            for table in self._table_names:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 (declared by the owners)

    @property
    def has_kept_rows(self) -> bool:
        """Whether `restore` can put rows back."""
        return self._has_kept_rows

    def keep(self) -> None:
        """Let `restore` put the present rows back. Call it outside transactions.

        From now on the database stays in a transaction, and `restore` rolls back to its beginning, which costs no more than what was
        written. So only a database in memory can keep rows: a file would lose all later changes when the process ends.

        Raises:
            RuntimeError: the database is a file.
        """
        if self.path is not None:
            raise RuntimeError("only a database in memory can keep rows")
        with self._lock:
            if self._has_kept_rows:
                self._connection.execute("COMMIT")
            self._connection.execute("BEGIN")
            self._connection.execute("SAVEPOINT kept")
            self._has_kept_rows = True

    def restore(self) -> None:
        """Replace every row by those that `keep` has kept. Call it outside transactions.

        Raises:
            RuntimeError: no rows are kept.
        """
        with self._lock:
            if not self._has_kept_rows:
                raise RuntimeError("no rows are kept; call keep first")
            self._connection.execute("ROLLBACK TO kept")
            self._note_restored_rows()

    def _note_restored_rows(self) -> None:
        self._restored += 1
        for action in self._watchers:
            action()

    def close(self) -> None:
        """Close the database; the store cannot be used afterwards."""
        with self._lock:
            self._connection.close()
