"""Reconcile on this machine, with DuckDB."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Self

from attrs import field, frozen

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.reconciliation.columns import BILL, BILLS, ORDERS, OWN_ORDERS, select
from wechatpay_runtime.reconciliation.duckdb_engine import DuckDB, day, parquet
from wechatpay_runtime.reconciliation.order_sources import order_files
from wechatpay_runtime.reconciliation.plan import Days, compare, counts, days_between
from wechatpay_runtime.reconciliation.results import DatedDifference, DaySums, Totals, days_of, differences_of
from wechatpay_runtime.reconciliation.sources import Places, Temporary, bill_files

_MEMORY_MB = 512
_WRITTEN = """
    SELECT kind, record_kind, number, refund_number, transaction_id, difference_day AS day, expected_fen, received_fen, expected, received
    FROM differences
"""


@frozen
class Reconciliation:
    """Result of a reconciliation. Use it in a `with` statement, which deletes its temporary files."""

    totals: Totals
    """How much was compared."""
    counts: Mapping[str, int]
    """Number of differences by kind; kinds without any are left out."""
    days: tuple[DaySums, ...]
    """Sums of both sides by day and kind."""
    _engine: DuckDB = field(alias="engine", repr=False)
    _folder: Path = field(alias="folder", repr=False)

    def differences(self, *, most: int | None = None) -> Iterator[DatedDifference]:
        """Yield the differences, by day, kind and number. They are not in memory all at once.

        Args:
            most: How many at most. Default: all.
        """
        rows = self._engine.stream("SELECT * FROM differences")
        yield from differences_of(islice(rows, most))

    def write_differences(self, path: str | Path) -> None:
        """Write the differences, as CSV if the name of the file ends with `.csv`, otherwise as Parquet.

        The columns are the attributes of a difference; amounts are in `expected_fen` and `received_fen`, everything else, such
        as states, in `expected` and `received`.

        Raises:
            InvalidArgument: The file cannot be written.
        """
        try:
            self._engine.write(_WRITTEN, Path(path))
        except self._engine.failure as error:
            reason = str(error).partition("\n")[0]
            raise InvalidArgument(phrase("The differences cannot be written: {reason}", reason=reason)) from None

    def close(self) -> None:
        """Delete the temporary files."""
        self._engine.close()
        rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def reconcile(
    bills: Places,
    orders: Places,
    *,
    database: str | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    memory_mb: int = _MEMORY_MB,
    threads: int | None = None,
    temporary_folder: str | Path | None = None,
) -> Reconciliation:
    """Compare trade bills with your orders, in both directions.

    The orders need the columns `number` (text) and `fen` (integer); they may have `kind` (`payment`, `refund` or `reversal`;
    payments by default), `refund_number` (text, of refunds), `state` (text, a state of WeChat Pay), `rate` (decimal, the fee
    rate of your contract) and `moment` (a timestamp, in Beijing time if it has no time zone, or a date).

    Args:
        bills: Trade bills of one merchant: files as they were downloaded, also compressed, or Parquet files. Pass paths,
            patterns, or folders with Parquet files.
        orders: Parquet or CSV files: paths, patterns, or folders with Parquet files. With `database`, an SQL query.
        database: URL of the database for an SQL query, as for SQLAlchemy, such as `sqlite:///shop.sqlite`.
        first_day: First day that is compared. Default: the first one in the bills.
        last_day: Last day that is compared. Default: the last one in the bills.
        memory_mb: Most memory of DuckDB, in MB.
        threads: Number of threads of DuckDB. Default: one for each core.
        temporary_folder: Where a temporary folder is made. Default: that of the system.

    Raises:
        InvalidArgument: A file or a column is missing or wrong, or an order cannot be compared.
        DamagedBill: A bill is incomplete, or differs from its official page.
        ConfigurationError: An extra is not installed.
    """
    days = days_between(first_day, last_day)
    folder = Path(mkdtemp(prefix="wechatpay_", dir=temporary_folder))
    try:
        engine = DuckDB(folder, memory_mb, threads)
        try:
            return _compared(engine, folder, bills, orders, database, days)
        except BaseException as error:
            engine.close()
            if explained := engine.explained(error):
                raise explained from None
            raise
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise


def _compared(
    engine: DuckDB, folder: Path, bills: Places, orders: Places, database: str | None, days: Days | None
) -> Reconciliation:
    temporary = Temporary(folder)
    bill_source = parquet(bill_files(bills, temporary))
    engine.view("bill_rows", select(BILLS, BILL, engine.columns(bill_source), bill_source, day))
    order_source = parquet(order_files(orders, database, engine, temporary))
    engine.view("order_rows", select(OWN_ORDERS, ORDERS, engine.columns(order_source), order_source, day))
    return Reconciliation(
        totals=compare(engine, days),
        counts=counts(engine),
        days=tuple(days_of(engine.rows("SELECT * FROM days"))),
        engine=engine,
        folder=folder,
    )
