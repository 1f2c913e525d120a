"""Cells of columns: whatever pyarrow reads more generously than a bill, or splits differently, is read as in a row or refused."""

import pytest

from support.bills import REFUND, TRADE_CELLS, correct_trade_bill
from wechatpay_runtime.bills import read_trade_bill
from wechatpay_runtime.errors import DamagedBill

CELLS = {name: TRADE_CELLS[name] for name in REFUND}


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("订单金额", "9.765", "at most two decimal places"),
        ("订单金额", "", "an amount in yuan"),
        ("订单金额", "1" * 18 + ".00", "below 92 quadrillion yuan"),
        ("手续费", "0.000001", "13 digits before the decimal point and five after it"),
        ("手续费", "12345678901234.00", "13 digits before the decimal point"),
        ("交易时间", "2015年1月1日", "a date and time, such as 2015-01-01 10:00:00"),
    ],
)
def test_a_cell_that_cannot_be_parsed_is_an_error_with_line_and_column(column: str, cell: str, words: str) -> None:
    text = correct_trade_bill([CELLS, CELLS, {**CELLS, column: cell}, CELLS])

    with pytest.raises(DamagedBill, match=rf"Line 4 of the bill, {column}: expected .*{words}") as raised:
        read_trade_bill(text).to_arrow()

    assert (raised.value.line_number, raised.value.column) == (4, column)


@pytest.mark.parametrize("cell", ["0", "7", "7.5", "+1.50", "-3.25", "-0.12", "00012.10", "1.000", "0.10"])
def test_an_unusual_amount_is_read_as_in_a_row(cell: str) -> None:
    text = correct_trade_bill([CELLS, {**CELLS, "订单金额": cell, "手续费": cell}, CELLS])

    _, row, _ = read_trade_bill(text)
    columns = read_trade_bill(text).to_arrow().to_pylist()[1]

    assert (columns["total_fen"], columns["fee"]) == (row.total_fen, row.fee)


NOT_AMOUNTS = [
    *(
        ".5",
        "5.",
        ".50",
        "-.12",
        "-.1",
        ".",
        "-",
        "1e2",
        "5e-2",
        "0x1.00",
        "0X1.00",
        "nan",
        "inf",
        "1.2.3",
        "..12",
        "1..23",
    ),
    *(
        " 1.00",
        "1.00 ",
        "1.00\t",
        "1,00",
        "1_0.00",
        "--1.00",
        "1-2.00",
        "+-1.00",
        "５.00",
        "5.０0",
        "`1.00",
        "`.00",
        "1`.00",
    ),
]


@pytest.mark.parametrize("column", ["订单金额", "手续费"])
@pytest.mark.parametrize("cell", NOT_AMOUNTS)
def test_text_that_is_not_an_amount_is_refused(cell: str, column: str) -> None:
    text = correct_trade_bill([CELLS, {**CELLS, column: cell}, {**CELLS, column: "12.34"}])

    with pytest.raises(DamagedBill, match=f"Line 3 of the bill, {column}: expected an amount in yuan"):
        read_trade_bill(text).to_arrow()


@pytest.mark.parametrize(
    "cell",
    [
        *("", "2015-01-01", "2015-01-01 10:00", "2015-01-01 24:00:00", "2015-01-01 10:00:60", "2015-02-30 10:00:00"),
        *("0000-01-01 10:00:00", " 2015-01-01 10:00:0", "2015-01-01 10:00:00Z", "2015-01-01 10:00:00.5", "1420077600"),
    ],
)
def test_text_that_is_not_a_time_is_refused(cell: str) -> None:
    text = correct_trade_bill([CELLS, {**CELLS, "交易时间": cell}])

    with pytest.raises(DamagedBill, match=r"Line 3 of the bill, 交易时间: expected a date and time"):
        read_trade_bill(text).to_arrow()


SPLIT_DIFFERENTLY = {
    "only a carriage return between rows": ("726{}`", "726\r`", 1),
    "two carriage returns": ("726{}`", "726\r\r`", 1),
    "a space before a row": ("726{}`", "726{} `", 1),
    "no backquote before a code": (",`casher001,", ",casher001,", 1),
    "no backquote before any code": (",`casher001,", ",casher001,", -1),
    "no backquote before a text": (",`number1,", ",number1,", 1),
    "no backquote before an empty text": (",`number1,", ",,", 1),
    "no backquote before the last empty text": (",`number2,", ",,", 1),
    "a comma too late": (",`casher001,`", "`casher001,,`", 1),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after", "count"), SPLIT_DIFFERENTLY.values(), ids=SPLIT_DIFFERENTLY)
def test_a_row_that_the_library_would_split_differently_is_refused(
    before: str, after: str, count: int, line_end: str
) -> None:
    rows = [{**CELLS, "商户订单号": f"number{number}"} for number in range(3)]
    text = correct_trade_bill(rows, line_end).replace(before.format(line_end), after.format(line_end), count)
    with pytest.raises(DamagedBill) as of_rows:
        list(read_trade_bill(text))

    with pytest.raises(DamagedBill) as of_columns:
        read_trade_bill(text).to_arrow()

    assert str(of_columns.value) == str(of_rows.value)


@pytest.mark.parametrize("column", ["商品名称", "交易状态", "交易时间", "订单金额"])
@pytest.mark.parametrize("rows", [[2], [1, 2, 3]], ids=["one row", "all rows"])
def test_a_cell_that_is_not_utf8_is_refused(column: str, rows: list[int]) -> None:
    mark = "here"
    cells = [{**CELLS, column: mark if number in rows else CELLS[column]} for number in (1, 2, 3)]
    content = correct_trade_bill(cells).encode().replace(mark.encode(), b"\xff")

    with pytest.raises(DamagedBill, match=rf"Line {rows[0] + 1} of the bill: the text is not valid UTF-8"):
        read_trade_bill(content).to_arrow()


@pytest.mark.parametrize("names", [["a", "a`a`a"], ["a`a`a", "a"], ["`", "", "`"], ["a", "ab"], ["", "", "`"]])
def test_texts_of_the_same_characters_stay_apart(names: list[str]) -> None:
    table = read_trade_bill(correct_trade_bill([{**CELLS, "商品名称": name} for name in names])).to_arrow()

    assert table["description"].to_pylist() == names
