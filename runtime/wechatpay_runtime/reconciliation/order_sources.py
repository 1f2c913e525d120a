"""Orders from CSV files and databases, as temporary Parquet files."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal, InvalidOperation
from importlib import import_module
from pathlib import Path
from typing import Any

from wechatpay_runtime._base.messages import Message, fragment, phrase
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.reconciliation.columns import ORDERS
from wechatpay_runtime.reconciliation.duckdb_engine import DuckDB, read_path
from wechatpay_runtime.reconciliation.sources import Places, Temporary, files_of

_SQL = re.compile(r"""\s*(?:SELECT|WITH)(?=[\s(*"'`])""", re.IGNORECASE)
"""The beginning of a query, not of a name such as `select.csv`."""
_CSV = (".csv", ".csv.gz", ".tsv", ".tsv.gz")
_BATCH_ROWS = 20_000
_BEIJING = timezone(timedelta(hours=8))
_FEN_TEXT, _RATE_TEXT = r"-?[0-9]{1,18}", r"[0-9]{1,3}(\.[0-9]{1,6})?"
_RATE_SCALE = 6
_CSV_CELLS: Mapping[str, tuple[str, str, Message]] = {
    "fen": (f"regexp_full_match(fen, '{_FEN_TEXT}')", "CAST(fen AS BIGINT)", fragment("an integer number of fen")),
    "rate": (
        f"regexp_full_match(rate, '{_RATE_TEXT}')",
        "CAST(rate AS DECIMAL(9, 6))",
        fragment("a rate with at most six decimal places, such as 0.006"),
    ),
    "moment": (
        "coalesce(isfinite(TRY_CAST(moment AS TIMESTAMPTZ)), FALSE)",
        "CAST(moment AS TIMESTAMPTZ)",
        fragment("a moment, such as 2026-01-31T10:00:00+08:00"),
    ),
}
"""Columns of a CSV file that are not text: whether a cell is right, its value, and what was expected."""


def order_files(orders: Places, database: str | None, engine: DuckDB, temporary: Temporary) -> list[Path]:
    """Return orders as Parquet files. Those of a CSV file or of a database are written to temporary ones.

    Raises:
        InvalidArgument: A place has no file, or a value cannot be read.
        ConfigurationError: The extra `[sqlalchemy]` is not installed.
    """
    if database is not None:
        return [_from_database(str(orders), database, temporary.new_file())]
    if isinstance(orders, str) and is_query(orders):
        raise InvalidArgument(phrase("The orders are an SQL query, so the URL of a database is needed: pass database."))
    return [
        _from_csv(path, engine, temporary.new_file()) if path.name.lower().endswith(_CSV) else path
        for path in files_of(orders)
    ]


def is_query(orders: str) -> bool:
    """Return whether a text is an SQL query."""
    return bool(_SQL.match(orders))


def _from_csv(path: Path, engine: DuckDB, target: Path) -> Path:
    engine.rows("SET TimeZone = 'Asia/Shanghai'")
    source = f"read_csv({read_path(path)}, header = true, all_varchar = true, quote = '\"', escape = '\"')"
    names = [name for name in engine.columns(source) if name in {column.name for column in ORDERS}]
    special = [name for name in names if name in _CSV_CELLS]
    for name in special:
        is_right, _, expected = _CSV_CELLS[name]
        query = f"SELECT min({name}), count(*) FROM {source} WHERE {name} IS NOT NULL AND NOT {is_right}"  # noqa: S608 - known names
        ((example, count),) = engine.rows(query)
        if count:
            raise InvalidArgument(
                phrase(
                    "{file}: {column} must be {expected}, got {received!r}. This concerns {count} rows.",
                    file=path,
                    column=name,
                    expected=expected,
                    received=example,
                    count=count,
                )
            )
    values = (f"{_CSV_CELLS[name][1]} AS {name}" if name in special else name for name in names)
    engine.write(f"SELECT {', '.join(values) or '1 AS nothing'} FROM {source}", target)  # noqa: S608 - known names
    return target


def _from_database(query: str, url: str, target: Path) -> Path:
    try:
        sqlalchemy = import_module("sqlalchemy")
    except ModuleNotFoundError:
        raise ConfigurationError(
            phrase(
                "Orders from a database require sqlalchemy, which is not installed. Run: pip install 'wechatpay-clients[sqlalchemy]'"
            )
        ) from None
    try:
        address = sqlalchemy.engine.make_url(url)
    except (ValueError, sqlalchemy.exc.ArgumentError):  # its message may contain the password
        raise InvalidArgument(
            phrase(
                "database is not the URL of a database, such as sqlite:///shop.sqlite. In a password, write %40 for @, %2F for / and %23 for #."
            )
        ) from None
    try:
        engine = sqlalchemy.create_engine(address, poolclass=sqlalchemy.pool.NullPool)
        with engine.connect().execution_options(yield_per=_BATCH_ROWS) as connection:
            result = connection.execute(sqlalchemy.text(query))
            write_rows(list(result.keys()), result, target)
    except (sqlalchemy.exc.SQLAlchemyError, ModuleNotFoundError) as error:
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise InvalidArgument(phrase("The orders cannot be read from the database: {reason}", reason=reason)) from None
    return target


def write_rows(names: Sequence[str], rows: Iterable[Sequence[Any]], target: Path) -> None:
    """Write rows of values as Parquet.

    Raises:
        InvalidArgument: A value has a type that its column cannot have.
    """
    pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    types = {
        **dict.fromkeys(("number", "kind", "refund_number", "state"), pa.string()),
        "fen": pa.int64(),
        "rate": pa.decimal128(9, _RATE_SCALE),
        "moment": pa.timestamp("us", "Asia/Shanghai"),
    }
    positions = [(name, index) for index, name in enumerate(names) if name in types]
    schema = pa.schema([(name, types[name]) for name, _ in positions])
    with parquet.ParquetWriter(target, schema) as writer:
        batch: list[list[Any]] = [[] for _ in positions]
        for number, row in enumerate(rows, 1):
            for cells, (name, index) in zip(batch, positions, strict=True):
                cells.append(_value(name, row[index], number))
            if number % _BATCH_ROWS == 0:
                writer.write_batch(pa.record_batch(batch, schema=schema))
                batch = [[] for _ in positions]
        writer.write_batch(pa.record_batch(batch, schema=schema))


def _value(name: str, value: Any, row: int) -> Any:
    if value is None:
        return None
    read, expected = _VALUES.get(name, _TEXT)
    try:
        return read(value)
    except (TypeError, ValueError, InvalidOperation):
        raise InvalidArgument(
            phrase(
                "Row {row} of the orders: {column} must be {expected}, got {received!r} ({type}).",
                row=row,
                column=name,
                expected=expected,
                received=value,
                type=type(value).__name__,
            )
        ) from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _fen(value: Any) -> int:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _rate(value: Any) -> Decimal:
    if not isinstance(value, str | Decimal):
        raise TypeError
    rate = Decimal(value)
    if rate != round(rate, _RATE_SCALE):
        raise ValueError
    return round(rate, _RATE_SCALE)


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(moment, date) and not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    if not isinstance(moment, datetime):
        raise TypeError
    return moment if moment.tzinfo else moment.replace(tzinfo=_BEIJING)


_TEXT: tuple[Callable[[Any], Any], Message] = (_text, fragment("text"))
_VALUES: Mapping[str, tuple[Callable[[Any], Any], Message]] = {
    "fen": (_fen, _CSV_CELLS["fen"][2]),
    "rate": (_rate, fragment("a decimal or text with at most six decimal places, such as 0.006")),
    "moment": (_moment, fragment("a date and time")),
}
