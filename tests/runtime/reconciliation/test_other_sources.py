"""Bills as they were downloaded, and orders from CSV files and databases."""

import gzip
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest

from support.bills import REFUND, TRADE_CELLS, TRADE_SUMMARY, bill_of
from support.reconciling import write_bill
from wechatpay_runtime.errors import DamagedBill, InvalidArgument
from wechatpay_runtime.reconciliation import reconcile
from wechatpay_runtime.reconciliation.order_sources import write_rows

pq: Any = import_module("pyarrow.parquet")
NUMBER = "outtradeno001"
SUMS = {
    "应结订单总金额": "8.88",
    "退款总金额": "0.00",
    "充值券退款总金额": "0.00",
    "手续费总金额": "0.01",
    "订单总金额": "9.76",
}
PAYMENT = {"退款金额": "0.00", "充值券退款金额": "0.00", "申请退款金额": "0.00", "商户退款单号": "0", "手续费": "0.01"}
BILL = "".join(
    bill_of(
        {**{name: TRADE_CELLS[name] for name in REFUND}, **PAYMENT}, {**TRADE_SUMMARY, **SUMS, "申请退款总金额": "0.00"}
    )
).encode()
ORDER = f"number,fen,kind,refund_number,state,rate,moment\n{NUMBER},976,payment,,SUCCESS,0.001,2015-01-01 10:00:00\n"


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    """A bill as it was downloaded, with one payment."""
    (tmp_path / "bill.csv").write_bytes(BILL)
    return tmp_path / "bill.csv"


@pytest.mark.parametrize("write", [bytes, gzip.compress], ids=["plain", "compressed"])
def test_a_bill_is_read_as_it_was_downloaded(tmp_path: Path, write: Callable[[bytes], bytes]) -> None:
    (tmp_path / "bill").write_bytes(write(BILL))
    (tmp_path / "orders.csv").write_text(ORDER, encoding="utf-8")

    with reconcile(tmp_path / "bill", tmp_path / "orders.csv", threads=1) as found:
        assert (found.totals.bill_rows, found.totals.records, found.counts) == (1, 1, {})
        assert [(sums.day, sums.bill_fen, sums.record_fen) for sums in found.days] == [(date(2015, 1, 1), 976, 976)]


@pytest.mark.parametrize("damaged", [BILL[:-40], gzip.compress(BILL)[:-9]], ids=["plain", "compressed"])
def test_a_damaged_bill_is_named(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "bill").write_bytes(damaged)
    (tmp_path / "orders.csv").write_text(ORDER, encoding="utf-8")

    with pytest.raises(DamagedBill, match=f"^{tmp_path / 'bill'}: "):
        reconcile(tmp_path / "bill", tmp_path / "orders.csv", threads=1)


@pytest.mark.parametrize(
    ("cells", "differences"),
    [
        ({}, []),
        ({"moment": "2014-12-31T16:00:00Z"}, []),
        ({"moment": "2014-12-31T15:59:59+00:00"}, ["day"]),
        ({"moment": "2015-01-01"}, []),
        ({"moment": ""}, []),
        ({"rate": "0.1"}, ["fee"]),
        ({"rate": ""}, []),
        ({"number": '"outtradeno,001"'}, ["missing_in_records", "missing_in_bill"]),
    ],
)  # fmt: skip
def test_a_csv_file_of_orders_is_read(
    tmp_path: Path, bill: Path, cells: dict[str, str], differences: list[str]
) -> None:
    names, values = (line.split(",") for line in ORDER.splitlines())
    line = ",".join({**dict(zip(names, values, strict=True)), **cells}.values())
    (tmp_path / "orders.csv").write_text(f"\ufeff{','.join(names)}\n{line}\n", encoding="utf-8")

    with reconcile(bill, tmp_path / "orders.csv", threads=1) as found:
        assert sorted(each.kind for each in found.differences()) == sorted(differences)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("fen", "9.76", "fen must be an integer number of fen, got '9.76'. This concerns 1 rows."),
        ("fen", "1e3", "fen must be an integer number of fen, got '1e3'"),
        ("rate", "0.6%", "rate must be a rate with at most six decimal places, such as 0.006, got '0.6%'"),
        ("rate", "0.0000001", "rate must be a rate with at most six decimal places"),
        ("moment", "yesterday", "moment must be a moment, such as 2026-01-31T10:00:00+08:00, got 'yesterday'"),
        ("moment", "infinity", "moment must be a moment, such as 2026-01-31T10:00:00+08:00, got 'infinity'"),
    ],
)
def test_a_wrong_cell_of_a_csv_file_is_shown(tmp_path: Path, bill: Path, column: str, value: str, said: str) -> None:
    cells = {"number": "1", "fen": "1", column: value}
    (tmp_path / "orders.csv").write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n", encoding="utf-8")

    with pytest.raises(InvalidArgument) as refused:
        reconcile(bill, tmp_path / "orders.csv", threads=1)
    assert said in str(refused.value)


@pytest.fixture
def shop(tmp_path: Path) -> str:
    """The URL of a database with an order."""
    with sqlite3.connect(tmp_path / "shop.sqlite") as database:
        database.execute("CREATE TABLE orders (number TEXT, fen INTEGER, paid TEXT)")
        database.execute("INSERT INTO orders VALUES (?, 976, '2015-01-01 10:00:00')", (NUMBER,))
    database.close()
    return f"sqlite:///{tmp_path / 'shop.sqlite'}"


def test_orders_are_read_from_a_database(bill: Path, shop: str) -> None:
    query = "SELECT number, fen, paid AS moment, '0.0010' AS rate, 'SUCCESS' AS state FROM orders"

    with reconcile(bill, query, database=shop, threads=1) as found:
        assert (found.totals.records, found.counts) == (1, {})


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT number, fen / 100.0 AS fen FROM orders", "Row 1 of the orders: fen must be an integer number of fen, got 9.76 (float)"),
        ("SELECT number, fen, 0.001 AS rate FROM orders", "rate must be a decimal or text with at most six decimal places, such as 0.006, got 0.001 (float)"),
        ("SELECT 1 AS number, fen FROM orders", "number must be text, got 1 (int)"),
        ("SELECT number, fen, 1 AS moment FROM orders", "moment must be a date and time, got 1 (int)"),
        ("SELECT number FROM orders", "the column fen (an integer) is missing"),
        ("SELECT number FROM none", "The orders cannot be read from the database: no such table: none"),
    ],
)  # fmt: skip
def test_a_wrong_query_is_refused_with_the_reason(bill: Path, shop: str, query: str, said: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        reconcile(bill, query, database=shop, threads=1)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://shop:s3cret",
        "postgresql://shop:pw@127.0.0.1:s3cret/shop",
        "s3cret",
    ],
)
def test_a_wrong_address_of_a_database_is_refused_without_its_password(bill: Path, url: str) -> None:
    with pytest.raises(InvalidArgument, match="database is not the URL of a database") as refused:
        reconcile(bill, "SELECT number, fen FROM orders", database=url, threads=1)
    assert "s3cret" not in "".join(format_exception(refused.value))


@pytest.mark.parametrize("name", ["select.csv", "WITH-refunds.csv", "selected.csv"])
def test_a_file_whose_name_begins_like_a_query_is_a_file(
    tmp_path: Path, bill: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(ORDER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    with reconcile(bill, name, threads=1) as found:
        assert found.counts == {}


def test_a_query_without_a_database_is_refused(bill: Path) -> None:
    with pytest.raises(InvalidArgument, match="pass database"):
        reconcile(bill, "select number, fen from orders")


@pytest.mark.parametrize("count", [0, 20_000, 20_001])
def test_rows_of_a_database_are_written_in_batches(tmp_path: Path, count: int) -> None:
    moment = datetime(2026, 1, 31, 16, tzinfo=UTC)
    rows = ((str(number), Decimal(number), moment, date(2026, 2, 1)) for number in range(count))

    write_rows(["number", "fen", "moment", "other"], rows, tmp_path / "orders.parquet")

    table = pq.read_table(tmp_path / "orders.parquet")
    assert table.column_names == ["number", "fen", "moment"]
    assert table["fen"].to_pylist() == list(range(count))


def test_an_empty_bill_lacks_every_order(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(ORDER, encoding="utf-8")

    with reconcile(write_bill([], tmp_path / "bill.parquet"), tmp_path / "orders.csv", threads=1) as found:
        assert (found.counts, found.totals.first_day) == ({"missing_in_bill": 1}, None)
