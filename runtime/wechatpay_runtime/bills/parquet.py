"""Keep bills as Parquet files, one for each kind and day. Requires the extra `[arrow]`.

    with open("bill.csv", "rb") as lines:
        write_parquet(read_trade_bill(lines), "bills")    # bills/trade/date=2026-01-01/bill.parquet

The folders are named as DuckDB, Spark, Polars and pandas expect for partitions, so that `date` is a column for them:

    SELECT date, sum(total_fen) FROM read_parquet('bills/trade/*/*.parquet', hive_partitioning = true) GROUP BY date
"""

import json
import os
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is the argument
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from secrets import token_hex
from typing import IO, Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.bills.bill import Bill
from wechatpay_runtime.bills.columns import Summary
from wechatpay_runtime.errors import InvalidArgument

__all__ = ["write_parquet"]

_ROWS_OF_A_GROUP = 128 * 1024
_METADATA_KEY = "wechatpay_bill"
_BEIJING = timezone(timedelta(hours=8))


def write_parquet(
    bill: Bill[Any, Any], folder: str | os.PathLike[str], *, date: str | Date | None = None, name: str = "bill"
) -> Path:
    """Write a bill as `FOLDER/KIND/date=YYYY-MM-DD/NAME.parquet`, and return its path.

    The columns are those of `bill.to_batches()`; memory does not grow with the bill. The file appears when it is complete and its
    summary was compared with its rows, and replaces an earlier one. The metadata of the file has, under `wechatpay_bill`, the
    kind and the summary as JSON.

    Args:
        bill: A bill of which nothing has been read.
        folder: Folder for all bills. It is created if necessary.
        date: Day of the bill, `bill_date`. Defaults to the day of its rows in Beijing time, which must all be of one day.
        name: Name of the file, such as a merchant number, if several bills of a kind and day are kept. Defaults to `bill`.

    Raises:
        DamagedBill: The file is incomplete, or differs from its official page.
        InvalidArgument: An argument has an unusable value, or the date is missing and the rows are not of one day.
        ConfigurationError: The extra `[arrow]` is not installed.
        OSError: The file cannot be written.
    """
    given = _checked_date(date)
    if not name or name.startswith(".") or Path(name).name != name:
        raise InvalidArgument(phrase("name must be the name of a file, such as 1900000001, got {name!r}.", name=name))
    batches = bill.to_batches()
    kind_folder = Path(folder) / bill.kind
    kind_folder.mkdir(parents=True, exist_ok=True)
    unfinished = kind_folder / f".{token_hex(8)}.part"
    try:
        with unfinished.open("xb") as file:
            days = _write(file, bill, batches)
            os.fsync(file.fileno())
        target = kind_folder / f"date={given or _only(days)}" / f"{name}.parquet"
        target.parent.mkdir(exist_ok=True)
        return unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _checked_date(date: object) -> Date | None:
    """Return the date of an argument."""
    if date is None or (isinstance(date, Date) and not isinstance(date, datetime)):
        return date
    try:
        read = Date.fromisoformat(date) if isinstance(date, str) else None
    except ValueError:
        read = None
    if read is None or read.isoformat() != date:
        raise InvalidArgument(phrase("date must be a date such as 2026-01-01, got {date!r}.", date=date))
    return read


def _only(days: set[Date]) -> Date:
    if len(days) == 1:
        return days.pop()
    if not days:
        raise InvalidArgument(phrase("The bill has no rows that show its day. Pass date, such as date='2026-01-01'."))
    raise InvalidArgument(
        phrase(
            "The bill has rows from {first} to {last}. Pass its day as date, such as date='{first}'.",
            first=min(days),
            last=max(days),
        )
    )


def _write(file: IO[bytes], bill: Bill[Any, Any], batches: Any) -> set[Date]:
    """Write the rows in groups, and return their first and last day."""
    pa, pc, parquet = import_module("pyarrow"), import_module("pyarrow.compute"), import_module("pyarrow.parquet")
    moments = next(field.name for field in batches.schema if pa.types.is_timestamp(field.type))
    days: set[Date] = set()
    with parquet.ParquetWriter(file, batches.schema) as writer:
        for group in _groups(batches):
            table = pa.Table.from_batches(group).unify_dictionaries()
            days.update(_day(moment) for moment in pc.min_max(table[moments]).values())
            writer.write_table(table, row_group_size=len(table))
        writer.add_key_value_metadata({_METADATA_KEY: _metadata(bill.kind, bill.summary())})
    return days


def _groups(batches: Any) -> Iterator[list[Any]]:
    group: list[Any] = []
    rows = 0
    for batch in batches:
        group.append(batch)
        rows += len(batch)
        if rows >= _ROWS_OF_A_GROUP:
            yield group
            group, rows = [], 0
    if group:
        yield group


def _day(moment: Any) -> Date:
    """Return the day of an Arrow timestamp in Beijing time, without a database of time zones."""
    return (datetime(1970, 1, 1, tzinfo=_BEIJING) + timedelta(hours=8, microseconds=moment.value)).date()


def _metadata(kind: str, summary: Summary) -> str:
    return json.dumps({"kind": kind, "summary": summary.as_dict()}, ensure_ascii=False)
