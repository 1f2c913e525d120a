"""`wechatpay reconcile`: a table and sentences for people, a page with a plot, rows and JSON for programs, an exit code."""

import csv
import json
import re
import sqlite3
from datetime import timedelta
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from support.command import run_command
from support.reconciling import MIDNIGHT, BillRow, changed, matching, refund_row, write_bill, write_orders

ROWS = [
    BillRow(number="book-1"),
    BillRow(number="book-2", time=MIDNIGHT + timedelta(days=1)),
    refund_row("book-1", "refund-1", fee=Decimal("-0.35400")),
    BillRow(number="<script>"),
]
ORDERS = [changed(matching(ROWS[0]), fen=5800), matching(ROWS[1]), matching(ROWS[2])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bill, and orders of which one differs and one is missing."""
    write_bill(ROWS, tmp_path / "bill.parquet")
    write_orders(ORDERS, tmp_path / "orders.parquet")
    write_orders([*ORDERS[1:], *map(matching, (ROWS[0], ROWS[3]))], tmp_path / "equal.parquet")
    return tmp_path


def run(folder: Path, *arguments: str, orders: str = "orders.parquet", **environment: str) -> CompletedProcess[str]:
    named = orders if orders.startswith("SELECT") else str(folder / orders)
    return run_command(
        "reconcile", str(folder / "bill.parquet"), "--orders", named, *arguments, environment=environment
    )


def test_differences_are_printed_below_the_sums_of_each_day(folder: Path) -> None:
    found = run(folder)

    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout == (
        "Compared 4 rows of the bill with 3 orders, from 2026-02-01 to 2026-02-02.\n"
        "day         kind      rows in the bill  yuan in the bill  orders  yuan in the orders  bill minus orders    fees\n"
        "2026-02-01  payments                 2            118.00       1               58.00              60.00    0.70\n"
        "2026-02-01  refunds                  1             59.00       1               59.00               0.00  -0.354\n"
        "2026-02-02  payments                 1             59.00       1               59.00               0.00    0.35\n"
        "2026-02-01  payment <script>: 5900 fen in the bill, missing in the records\n"
        "2026-02-01  payment book-1: 5800 fen in the records, 5900 fen in the bill\n"
        "differences: 2\n"
    )


def test_a_bill_and_orders_that_agree_are_a_success(folder: Path) -> None:
    found = run(folder, orders="equal.parquet")

    assert (found.returncode, found.stdout.splitlines()[-1]) == (0, "differences: 0")


def test_the_result_is_printed_in_chinese(folder: Path) -> None:
    found = run(folder, WECHATPAY_LANGUAGE="zh")

    first, heading, *_, last = found.stdout.splitlines()
    assert first == "已将账单的 4 行与 3 条订单对账，日期从 2026-02-01 到 2026-02-02。"
    assert heading.split() == [
        "日期",
        "类型",
        "账单行数",
        "账单金额（元）",
        "订单数",
        "订单金额（元）",
        "账单减订单",
        "手续费",
    ]
    assert last == "差异：2"


@pytest.mark.parametrize("orders", ["orders.parquet", "equal.parquet"])
def test_the_result_is_one_json_document(folder: Path, orders: str) -> None:
    found = run(folder, "--json", orders=orders)

    result = json.loads(found.stdout)
    assert result["totals"]["bill_rows"] == 4
    assert len(result["differences"]) == sum(result["counts"].values()) == (2 if found.returncode else 0)
    assert result["days"][0] == {
        "day": "2026-02-01",
        "kind": "payment",
        "bill_rows": 2,
        "bill_fen": 11800,
        "fee": "0.70000",
        "records": 1 if found.returncode else 2,
        "record_fen": 5800 if found.returncode else 11800,
    }


def test_each_difference_is_a_row_of_a_csv_file(folder: Path) -> None:
    run(folder, "--rows", str(folder / "rows.csv"))

    with (folder / "rows.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["kind"], row["number"], row["expected_fen"], row["received_fen"]) for row in rows] == [
        ("missing_in_records", "<script>", "", "5900"),
        ("amount", "book-1", "5800", "5900"),
    ]


class Tags(HTMLParser):
    """Tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name.endswith(("href", "src"))]


@pytest.mark.parametrize(("language", "heading"), [("en", "Sums by day"), ("zh", "每日合计")])
def test_the_report_is_one_page_without_scripts_that_loads_nothing(folder: Path, language: str, heading: str) -> None:
    run(folder, "--html", str(folder / "report.html"), WECHATPAY_LANGUAGE=language)

    text = (folder / "report.html").read_text("utf-8")
    page = Tags()
    page.feed(text)
    assert (heading in text, f'lang="{language}"' in text) == (True, True)
    assert "svg" in page.tags
    assert "script" not in page.tags
    assert [address for address in page.addresses if not address.startswith("#")] == []
    assert re.findall(r"url\((?!#)", text) == []


def test_the_orders_are_read_from_a_database(folder: Path) -> None:
    with sqlite3.connect(folder / "shop.sqlite") as database:
        database.execute("CREATE TABLE orders AS SELECT 'book-2' AS number, 5900 AS fen")
    database.close()
    (folder / "orders.sql").write_text("SELECT number, fen\nFROM orders\n", encoding="utf-8")
    url = f"sqlite:///{folder / 'shop.sqlite'}"

    printed = [
        run(folder, "--database", url, orders="SELECT number, fen FROM orders").stdout,
        run(folder, orders="orders.sql", DATABASE_URL=url).stdout,
    ]

    assert printed[0] == printed[1]
    assert "4 rows of the bill with 1 orders" in printed[0]


@pytest.mark.parametrize(
    ("arguments", "orders", "said"),
    [
        (("--days", "2026-02-30"), "orders.parquet", "expected days such as 2026-01-01..2026-01-31"),
        (("--days", "2026-02-02..2026-02-01"), "orders.parquet", "expected days such as"),
        ((), "none.parquet", "There is no file"),
        ((), "SELECT 1", "pass --database or set DATABASE_URL"),
        (("--rows", "/nowhere/rows.csv"), "orders.parquet", "The differences cannot be written"),
        (("--html", "/nowhere/report.html"), "orders.parquet", "/nowhere/report.html cannot be written"),
        (("--memory-mb", "1"), "orders.parquet", "DuckDB could not compare the files: Out of Memory Error"),
    ],
)
def test_a_wrong_argument_exits_with_2(folder: Path, arguments: tuple[str, ...], orders: str, said: str) -> None:
    found = run(folder, *arguments, orders=orders, DATABASE_URL="")

    assert (found.returncode, found.stdout) == (2, "")
    assert said in found.stderr


def test_only_the_named_days_are_compared(folder: Path) -> None:
    found = run(folder, "--days", "2026-02-02")

    assert found.stdout.splitlines()[-1] == "differences: 1"
    assert found.stdout.startswith(
        "Compared 4 rows of the bill with 3 orders, from 2026-02-02 to 2026-02-02. 1 rows and orders of other days were left out."
    )
