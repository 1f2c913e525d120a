"""Bills are kept as Parquet files by kind and day, complete or not at all."""

import json
from datetime import UTC, date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from support.bills import (
    FUND_CELLS,
    FUND_SUMMARY,
    REFUND,
    SHARING_CELLS,
    SHARING_SUMMARY,
    TEN_O_CLOCK,
    TRADE_CELLS,
    bill_of,
    correct_trade_bill,
)
from wechatpay_runtime.bills import read_fund_flow_bill, read_sharing_bill, read_trade_bill
from wechatpay_runtime.bills.parquet import write_parquet
from wechatpay_runtime.errors import DamagedBill, InvalidArgument

duckdb: Any = import_module("duckdb")
parquet: Any = import_module("pyarrow.parquet")
CELLS = {name: TRADE_CELLS[name] for name in REFUND}
TRADE = correct_trade_bill([CELLS, {**CELLS, "交易状态": "REVOKED"}])
FUND = bill_of(FUND_CELLS, {**FUND_SUMMARY, "收入金额": "8.88", "支出金额": "0"})
NEXT_DAY = {**CELLS, "交易时间": "2015-01-02 00:00:00"}


@pytest.mark.parametrize(
    ("bill", "path"),
    [
        (lambda: read_trade_bill(TRADE), "trade/date=2015-01-01/bill.parquet"),
        (lambda: read_fund_flow_bill(FUND), "fund_flow/date=2015-01-01/bill.parquet"),
        (lambda: read_sharing_bill(bill_of(SHARING_CELLS, SHARING_SUMMARY)), "sharing/date=2015-01-01/bill.parquet"),
    ],
)
def test_the_path_has_the_kind_and_the_day(tmp_path: Path, bill: Any, path: str) -> None:
    assert write_parquet(bill(), tmp_path / "new") == tmp_path / "new" / path


def test_the_file_has_the_columns_of_the_bill(tmp_path: Path) -> None:
    path = write_parquet(read_trade_bill(TRADE), tmp_path)

    assert parquet.ParquetFile(path).read().equals(read_trade_bill(TRADE).to_arrow())


def test_the_metadata_has_the_kind_and_the_summary(tmp_path: Path) -> None:
    path = write_parquet(read_trade_bill(TRADE), tmp_path)

    metadata = json.loads(parquet.read_metadata(path).metadata[b"wechatpay_bill"])

    assert metadata == {"kind": "trade", "summary": read_trade_bill(TRADE).summary().as_dict()}


def test_duckdb_reads_exact_amounts_the_day_and_the_moment(tmp_path: Path) -> None:
    write_parquet(read_trade_bill(TRADE), tmp_path)
    bills = duckdb.read_parquet(f"{tmp_path}/trade/*/*.parquet", hive_partitioning=True)

    sums = "date, sum(total_fen)::BIGINT, sum(fee), max(epoch(transaction_time)), max(trade_state)"
    (row,) = bills.aggregate(sums, "date").fetchall()

    assert row == (date(2015, 1, 1), 1952, Decimal("0.02"), TEN_O_CLOCK.astimezone(UTC).timestamp(), "SUCCESS")


def test_a_bill_of_the_same_name_and_day_is_replaced(tmp_path: Path) -> None:
    write_parquet(read_trade_bill(correct_trade_bill([CELLS])), tmp_path)
    path = write_parquet(read_trade_bill(correct_trade_bill([CELLS] * 3)), tmp_path)

    assert parquet.read_metadata(path).num_rows == 3
    assert list(tmp_path.rglob("*.*")) == [path]


@pytest.mark.parametrize("damage", ["rows", "summary"])
def test_a_damaged_bill_leaves_nothing(tmp_path: Path, damage: str) -> None:
    text = TRADE.replace("REVOKED", "REVOKED,`") if damage == "rows" else TRADE.replace("19.52", "19.53")

    with pytest.raises(DamagedBill):
        write_parquet(read_trade_bill(text), tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("day", ["2015-01-03", date(2015, 1, 3)])
def test_the_day_can_be_passed(tmp_path: Path, day: Any) -> None:
    path = write_parquet(read_trade_bill(correct_trade_bill([CELLS, NEXT_DAY])), tmp_path, date=day, name="1900000001")

    assert path == tmp_path / "trade/date=2015-01-03/1900000001.parquet"


@pytest.mark.parametrize(
    ("rows", "arguments", "words"),
    [
        ([CELLS, NEXT_DAY], {}, r"rows from 2015-01-01 to 2015-01-02. Pass its day as date, such as date='2015-01-01'"),
        ([], {}, "no rows that show its day"),
        ([CELLS], {"date": "20150101"}, "date must be a date such as 2026-01-01, got '20150101'"),
        ([CELLS], {"date": TEN_O_CLOCK}, "date must be a date"),
        ([CELLS], {"name": "a/b"}, "name must be the name of a file"),
        ([CELLS], {"name": "../b"}, "name must be the name of a file"),
        ([CELLS], {"name": ""}, "name must be the name of a file"),
    ],
)
def test_an_argument_that_cannot_be_used_is_refused(tmp_path: Path, rows: Any, arguments: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        write_parquet(read_trade_bill(correct_trade_bill(rows)), tmp_path, **arguments)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
