"""Groups of tables in a state file, each group with its own version."""

import sqlite3
from contextlib import closing
from functools import cache
from importlib.resources import files

from attrs import field, frozen

_Column = tuple[str, str, bool, str | None]


@frozen
class Tables:
    """The tables of one owner: a family of operations, or a part of the gateway.

    To add a table, an index, or a column that has a default or may be NULL, leave `version` unchanged: opening an older state file adds
    whatever it lacks. Increase `version` for a change that older releases cannot work with.

    Attributes:
        owner: the name of the owner.
        version: the version of the tables, starting at 1.
        sql: the `CREATE` statements.
    """

    owner: str
    version: int
    sql: str = field(repr=False)

    @classmethod
    def read(cls, owner: str, version: int, module: str) -> "Tables":
        """Read the tables from the file `schema.sql` in the module's folder."""
        return cls(owner, version, files(module.rpartition(".")[0]).joinpath("schema.sql").read_text("utf-8"))

    def names(self) -> list[str]:
        """Return the names of the tables."""
        return [name for name, kind, _ in _declared(self.sql).objects if kind == "table"]

    def complete(self, connection: sqlite3.Connection) -> None:
        """Create the tables, columns and indexes that a database lacks; existing rows are kept.

        Raises:
            sqlite3.Error: the database cannot be written, or a missing column has no default and may not be NULL.
        """
        present = {name for name, _, _ in _objects(connection)}
        declared = _declared(self.sql)
        for name, kind, statement in declared.objects:
            if name not in present:
                connection.execute(statement)
            elif kind == "table":
                _add_columns(connection, declared.columns[name], name)


@frozen
class _Declared:
    """What the declarations of an owner contain."""

    objects: list[tuple[str, str, str]]
    columns: dict[str, list[_Column]]


@cache
def _declared(sql: str) -> _Declared:
    """Read declarations in an empty database, so that SQLite itself parses them: once, however many gateways there are."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(sql)
        objects = _objects(database)
        return _Declared(objects, {name: _columns(database, name) for name, kind, _ in objects if kind == "table"})


def _objects(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return the name, kind and `CREATE` statement of each table and index."""
    return connection.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()


def _add_columns(connection: sqlite3.Connection, declared: list[_Column], table: str) -> None:
    present = {name for name, *_ in _columns(connection, table)}
    for name, kind, is_required, default in declared:
        if name not in present:
            words = [name, kind, *(["NOT NULL"] if is_required else []), *([f"DEFAULT {default}"] if default else [])]
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {' '.join(words)}")


def _columns(connection: sqlite3.Connection, table: str) -> list[_Column]:
    """Return the name, type, NOT NULL flag and default of each column."""
    return connection.execute('SELECT name, type, "notnull", dflt_value FROM pragma_table_info(?)', (table,)).fetchall()
