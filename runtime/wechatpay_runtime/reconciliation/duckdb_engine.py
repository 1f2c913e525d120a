"""Executes SQL with DuckDB, within a limit of memory; what does not fit is in a temporary folder."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.reconciliation.columns import Family, Found

_BEIJING_MICROSECONDS = 8 * 3600 * 1_000_000
_DAY_MICROSECONDS = 24 * 3600 * 1_000_000
_BATCH_ROWS = 2048
_DECIMAL = re.compile(r"DECIMAL\(\d+,\s*(\d+)\)")
_WILDCARD = re.compile(r"[*?[]")
_FAMILIES: Mapping[str, Family] = {
    "VARCHAR": "text",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "integer"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "integer"),
    "DATE": "date",
    **dict.fromkeys(("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"), "local time"),
    "TIMESTAMP WITH TIME ZONE": "instant",
}


class DuckDB:
    """A database in memory.

    Args:
        folder: Where it may write what does not fit into memory.
        memory_mb: Most memory of the database, in MB.
        threads: Number of threads. Default: one for each core.

    Raises:
        InvalidArgument: `memory_mb` is not positive.
        ConfigurationError: DuckDB is not installed.
    """

    pack = "struct_pack"

    def __init__(self, folder: Path, memory_mb: int, threads: int | None) -> None:
        try:
            import duckdb
        except ModuleNotFoundError:
            raise ConfigurationError(
                phrase(
                    "Reconciliation requires duckdb, which is not installed. Run: pip install 'wechatpay-clients[reconcile]'"
                )
            ) from None
        if memory_mb < 1:
            raise InvalidArgument(phrase("memory_mb must be at least 1, got {memory_mb}.", memory_mb=memory_mb))
        settings: dict[str, Any] = {
            "temp_directory": str(folder / "spilled"),
            "memory_limit": f"{memory_mb}MB",
            "preserve_insertion_order": "false",
        }
        if threads:
            settings["threads"] = threads
        self.failure: type[Exception] = duckdb.Error
        self.connection = duckdb.connect(config=settings)
        self.connection.execute("SET enable_progress_bar = false")  # by default it is on in a notebook, and prints

    def view(self, name: str, query: str) -> None:
        """Give a query a name."""
        self.connection.execute(f"CREATE OR REPLACE VIEW {name} AS {query}")

    def keep(self, name: str, query: str) -> None:
        """Execute a query once, and keep its rows under a name."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query, which must be few."""
        return self.connection.execute(query).fetchall()

    def stream(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, of which only some are in memory."""
        cursor = self.connection.cursor().execute(query)
        while rows := cursor.fetchmany(_BATCH_ROWS):
            yield from rows

    def write(self, query: str, path: Path) -> None:
        """Write the rows of a query, as CSV if the name of the file ends so, otherwise as Parquet."""
        options = "FORMAT csv, HEADER" if path.suffix.lower() == ".csv" else "FORMAT parquet"
        self.connection.execute(f"COPY ({query}) TO {quoted(path)} ({options})")

    def columns(self, source: str) -> dict[str, Found]:
        """Return the columns of a source.

        Raises:
            InvalidArgument: It cannot be read.
        """
        try:
            described = self.rows(f"DESCRIBE FROM {source}")
        except self.failure as error:
            raise InvalidArgument(phrase("The file cannot be read: {reason}", reason=_reason(error))) from None
        return {name: _found(kind) for name, kind, *_ in described}

    def explained(self, error: BaseException) -> InvalidArgument | None:
        """Return the error for a failure of DuckDB, such as a lack of memory or of space; `None` for any other error."""
        if not isinstance(error, self.failure):
            return None
        return InvalidArgument(
            phrase(
                "DuckDB could not compare the files: {reason} Pass a larger memory_mb, or a temporary_folder with more space.",
                reason=_reason(error),
            )
        )

    def close(self) -> None:
        """Close the database."""
        self.connection.close()


def parquet(files: Sequence[Path]) -> str:
    """Return the source that reads Parquet files, in SQL. Columns that a file lacks are empty."""
    return f"read_parquet([{', '.join(map(read_path, files))}], union_by_name = true, hive_partitioning = false)"


def day(column: str, family: Family) -> str:
    """Return the expression for the day in Beijing of a moment. A time without a zone is one in Beijing."""
    if family == "instant":
        days = f"(epoch_us({column}) + {_BEIJING_MICROSECONDS}) // {_DAY_MICROSECONDS}"
        return f"DATE '1970-01-01' + CAST({days} AS INTEGER)"
    return f"CAST({column} AS DATE)"


def _found(kind: str) -> Found:
    if decimal := _DECIMAL.fullmatch(kind):
        return Found("decimal", kind, int(decimal[1]))
    return Found("text" if kind.startswith("ENUM") else _FAMILIES.get(kind, "other"), kind)


def _reason(error: BaseException) -> str:
    return str(error).partition("\n")[0]


def quoted(path: Path) -> str:
    """Return a path as text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def read_path(path: Path) -> str:
    """Return the path of one file to read, as text of SQL. DuckDB reads all files that match a path with wildcards."""
    return quoted(Path(_WILDCARD.sub(r"[\g<0>]", str(path))))
