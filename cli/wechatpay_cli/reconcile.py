"""Reconcile bills with your orders, in both directions: what one side lacks, amounts, states, refunds, fees, sums by day."""

import argparse
import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wechatpay_cli.exits import DONE, REFUSED, BadUsage
from wechatpay_cli.input_files import file_path
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime.errors import ConfigurationError, DamagedBill, InvalidArgument

if TYPE_CHECKING:
    from wechatpay_runtime.reconciliation import Reconciliation

NAME = "reconcile"
SUMMARY = fragment(
    "Reconcile bills with your orders, in both directions: what one side lacks, amounts, states, refunds, fees, sums by day."
)
_DATABASE_VARIABLE = "DATABASE_URL"
_SHOWN = 20
_MEMORY_MB = 512
_SQL_FILE = ".sql"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument(
        "bills",
        nargs="+",
        metavar="BILL",
        help=phrase(
            "trade bill of one merchant: a file as it was downloaded, a Parquet file, a folder with Parquet files, or a pattern"
        ),
    )
    command.add_argument(
        "--orders",
        required=True,
        metavar="ORDERS",
        help=phrase(
            "your orders: Parquet (a file, folder or pattern), a CSV file, an SQL query, or a file with one that ends with .sql. Columns: number (text), fen (integer); optional: kind (payment, refund, reversal), refund_number, state (of WeChat Pay), rate (decimal), moment (timestamp)"
        ),
    )
    command.add_argument(
        "--database",
        metavar="URL",
        help=phrase(
            "database of an SQL query, such as sqlite:///shop.sqlite; defaults to {variable}",
            variable=_DATABASE_VARIABLE,
        ),
    )
    command.add_argument(
        "--days",
        type=_days,
        metavar="FIRST..LAST",
        help=phrase(
            "days in Beijing time that are compared, such as 2026-01-01..2026-01-31; defaults to those of the bills"
        ),
    )
    _add_outputs_and_limits(command)


def _add_outputs_and_limits(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--html", type=file_path, metavar="FILE", help=phrase("also write a report with a plot, as one HTML page")
    )
    command.add_argument(
        "--rows",
        type=file_path,
        metavar="FILE",
        help=phrase("also write every difference as a row: as CSV if FILE ends with .csv, otherwise as Parquet"),
    )
    command.add_argument("--json", action="store_true", dest="as_json", help=phrase("print everything as JSON"))
    command.add_argument(
        "--memory-mb",
        type=int,
        default=_MEMORY_MB,
        metavar="N",
        help=phrase("most memory of the database engine; defaults to {memory_mb}", memory_mb=_MEMORY_MB),
    )


def run(options: argparse.Namespace) -> int:
    """Print the result; return 1 if there are differences.

    Raises:
        BadUsage: Nothing was compared.
    """
    from wechatpay_runtime.reconciliation import reconcile

    days: tuple[date, date] | tuple[None, None] = options.days or (None, None)
    orders, database = _orders(options.orders, options.database)
    try:
        with reconcile(
            options.bills,
            orders,
            database=database,
            first_day=days[0],
            last_day=days[1],
            memory_mb=options.memory_mb,
        ) as found:
            _write(found, options.rows, options.html)
            if options.as_json:
                _print_json(found)
            else:
                _print_table(found)
            return REFUSED if found.counts else DONE
    except (InvalidArgument, ConfigurationError, DamagedBill) as error:
        raise BadUsage(str(error)) from None


def _days(text: str) -> tuple[date, date]:
    first, separator, last = text.partition("..")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last if separator else first)
    except ValueError:
        days = None
    if days is None or days[0] > days[1]:
        raise argparse.ArgumentTypeError(
            phrase("expected days such as 2026-01-01..2026-01-31, or one day, got {text!r}", text=text)
        )
    return days


def _orders(orders: str, database: str | None) -> tuple[str, str | None]:
    """Return the orders, and the database if they are a query."""
    from wechatpay_runtime.reconciliation.order_sources import is_query

    if orders.lower().endswith(_SQL_FILE):
        try:
            orders = Path(orders).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise BadUsage(phrase("{file} cannot be read: {reason}", file=orders, reason=error)) from None
    elif not is_query(orders):
        return orders, None
    database = database or os.environ.get(_DATABASE_VARIABLE)
    if not database:
        raise BadUsage(
            phrase("the orders are an SQL query: pass --database or set {variable}", variable=_DATABASE_VARIABLE)
        )
    return orders, database


def _write(found: "Reconciliation", rows: Path | None, html: Path | None) -> None:
    if rows:
        found.write_differences(rows)
    if html:
        from wechatpay_cli.reconcile_page import page

        try:
            html.write_text(page(found), "utf-8")
        except OSError as error:
            raise BadUsage(phrase("{file} cannot be written: {reason}", file=html, reason=error.strerror)) from None


def _print_table(found: "Reconciliation") -> None:
    from wechatpay_cli.reconcile_table import days_table, rest_of, summary

    print(summary(found.totals))
    print("\n".join(days_table(found.days)))
    count = sum(found.counts.values())
    for difference in found.differences(most=_SHOWN):
        print(f"{difference.day or '-'}  {difference}")
    if count > _SHOWN:
        print(rest_of(count - _SHOWN))
    print(phrase("differences: {count}", count=count))


def _print_json(found: "Reconciliation") -> None:
    """Print the result without having all differences in memory."""
    from attrs import asdict

    parts: dict[str, object] = {
        "totals": asdict(found.totals),
        "counts": found.counts,
        "days": [asdict(sums) for sums in found.days],
    }
    print(json.dumps(parts, default=str, ensure_ascii=False, indent=2)[:-2] + ',\n  "differences": [', end="")
    separator: Sequence[str] = "\n"
    for difference in found.differences():
        print(f"{separator}    {json.dumps(difference.to_dict(), ensure_ascii=False)}", end="")
        separator = ",\n"
    print("\n  ]\n}" if found.counts else "]\n}")
