"""Errors name the line at which a bill is damaged or incomplete. No content of a file raises another error."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.bills import FUND_CELLS, FUND_SUMMARY, bill_of, columns_of, trade_bill, trade_row
from wechatpay_runtime.bills import Row, read_fund_flow_bill, read_sharing_bill, read_trade_bill
from wechatpay_runtime.errors import DamagedBill

HEADER, ROW, NAMES, FIGURES = trade_bill()
DAMAGES: dict[str, tuple[Any, int, str]] = {
    "nothing": ([], 1, "expected column names"),
    "an error in place of a bill": (
        ['{"code": "NO_AUTH"}'],
        1,
        "expected column names that include 交易时间, 微信订单号",
    ),
    "another bill": (bill_of(FUND_CELLS, FUND_SUMMARY), 1, "expected column names that include 交易时间, 微信订单号"),
    "a column twice": ([HEADER.strip() + ",费率", ROW, NAMES, FIGURES], 1, "the column '费率' appears twice"),
    "a short row": ([HEADER, ROW, "`2015-01-01 10:00:00,`wx\r\n", NAMES, FIGURES], 3, "expected 27 cells, got 2"),
    "a long row": ([HEADER, ROW.strip() + ",`more", NAMES, FIGURES], 2, "expected 27 cells, got 28"),
    "no summary": ([HEADER, ROW], 2, "ends after 1 rows without a summary"),
    "no figures": ([HEADER, ROW, NAMES], 3, "expected 7 cells, got 1"),
    "a row without backquotes": ([HEADER, ROW, ROW.replace("`", ""), NAMES, FIGURES], 3, "总交易单数"),
    "a lost row": ([HEADER, NAMES, FIGURES], 3, "the summary counts 1 rows, but it has 0"),
    "a row too many": ([HEADER, ROW, ROW, NAMES, FIGURES], 5, "the summary counts 1 rows, but it has 2"),
    "a row after the summary": (
        [HEADER, ROW, NAMES, FIGURES, ROW],
        5,
        "expected the end of the file after the summary",
    ),
    "no count": ([HEADER, ROW, NAMES, FIGURES.replace("`1,", "`one,")], 4, "总交易单数: expected a number of rows"),
    "other bytes": ([HEADER.encode(), ROW.encode(), b"`\xff\xfe\r\n"], 3, "not valid UTF-8"),
}


@pytest.mark.parametrize(("lines", "line_number", "piece"), DAMAGES.values(), ids=DAMAGES)
def test_an_error_names_the_damaged_line(lines: Any, line_number: int, piece: str) -> None:
    with pytest.raises(DamagedBill) as raised:
        list(read_trade_bill(lines))

    assert raised.value.line_number == line_number
    assert str(raised.value).startswith(f"Line {line_number} of the bill")
    assert piece in str(raised.value)


@pytest.mark.parametrize("lines", [damage[0] for damage in DAMAGES.values()], ids=DAMAGES)
def test_columns_have_the_same_error(lines: Any) -> None:
    with pytest.raises(DamagedBill) as of_rows:
        list(read_trade_bill(lines))

    with pytest.raises(DamagedBill) as of_columns:
        read_trade_bill(lines).to_arrow()

    assert (str(of_columns.value), of_columns.value.line_number) == (str(of_rows.value), of_rows.value.line_number)


def test_rows_before_the_damage_are_returned() -> None:
    rows = iter(read_trade_bill([HEADER, ROW, "`broken\r\n"]))

    assert next(rows).total_fen == 976


def test_an_incomplete_bill_has_no_summary() -> None:
    bill = read_trade_bill([HEADER, ROW])
    with pytest.raises(DamagedBill, match="incomplete"):
        list(bill)

    with pytest.raises(DamagedBill, match="so it has no summary"):
        bill.summary()


@pytest.mark.parametrize("attribute", ["total", "total_fen"])
def test_an_error_names_line_and_column_of_an_unreadable_amount(attribute: str) -> None:
    row = trade_row(订单金额="9,76")

    with pytest.raises(
        DamagedBill, match=r"Line 2 of the bill, 订单金额: expected an amount in yuan.*'9,76'"
    ) as raised:
        getattr(row, attribute)
    assert (raised.value.line_number, raised.value.column) == (2, "订单金额")


def test_a_long_cell_is_shortened_in_messages() -> None:
    row = trade_row(订单金额="9" * 1000)

    with pytest.raises(DamagedBill) as raised:
        _ = row.total
    assert len(str(raised.value)) < 200


def read_all(lines: list[Any]) -> None:
    """Access every column of every row."""
    for read in (read_trade_bill, read_fund_flow_bill, read_sharing_bill):
        bill = read(lines)
        with suppress(DamagedBill):
            for row in bill:
                touch(row)
            touch(bill.summary())


def touch(row: Row) -> None:
    for name in columns_of(type(row)):
        for attribute in (name, f"{name}_fen"):
            with suppress(DamagedBill):
                getattr(row, attribute, None)


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_random_bytes_raise_only_damaged_bill(lines: list[bytes]) -> None:
    read_all(lines)


@given(st.lists(st.text(max_size=60), max_size=6))
def test_random_text_raises_only_damaged_bill(lines: list[str]) -> None:
    read_all(lines)


@given(st.integers(0, 3), st.integers(0, 500), st.binary(max_size=4))
def test_a_bill_with_random_bytes_raises_only_damaged_bill(line: int, position: int, other: bytes) -> None:
    lines = [line.encode() for line in trade_bill()]
    lines[line] = lines[line][:position] + other + lines[line][position + len(other) :]

    read_all(lines)
