"""Bills as columns of Arrow have the same values as the rows, whichever way their lines are split."""

import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.bills import (
    FUND_CELLS,
    FUND_SUMMARY,
    REFUND,
    SHARING_CELLS,
    SHARING_SUMMARY,
    SUCCESS,
    TEN_O_CLOCK,
    TRADE_CELLS,
    TRADE_SUMS,
    bill_of,
    correct_trade_bill,
)
from wechatpay_runtime.bills import TradeBillRow, read_fund_flow_bill, read_sharing_bill, read_trade_bill
from wechatpay_runtime.bills.columns import Column
from wechatpay_runtime.errors import DamagedBill, InvalidArgument

ODD = st.sampled_from(
    [",", "`", "\\`", '"', "'", "\u2028", "\x85", "\r", "\t", " ", "\x01", "\x1f", "价", "🧧", "a", ";", "NULL"]
)
TEXTS = st.lists(ODD, max_size=4).map("".join).filter(lambda text: ",`" not in text)
AMOUNTS = st.one_of(
    st.decimals(0, 10**6, places=2).map("{:f}".format),
    st.sampled_from(
        ["0.00", "0", "7", "7.5", "+1.50", "-3.25", "0.00600", "00012.10", "1.000", "99999999999999999.99"]
    ),
)
BAD_AMOUNTS = st.sampled_from(
    ["", ".5", "5.", "1e2", "0x1.00", "-.12", " 1.00", "1.00 ", "1,00", "1.2.3", "0.001", "1" * 18 + ".00", "x"]
)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1)).map(lambda moment: f"{moment:%Y-%m-%d %H:%M:%S}")  # noqa: DTZ001 - as in a bill
ODD_MOMENTS = st.sampled_from(
    [
        "",
        "2015-01-01T10:00:00",
        "2015-01-01 24:00:00",
        "2015-02-30 10:00:00",
        "0000-01-01 10:00:00",
        "2015-01-01",
        "2015-W01-1 10:00:00",
        "2015-01-01 10:00:60",
    ]
)


def is_of(parse_name: str, column: str) -> bool:
    return any(
        each.zh == column and each.parse.__name__ == parse_name
        for each in vars(TradeBillRow).values()
        if isinstance(each, Column)
    )


AMOUNT_COLUMNS = [name for name in TRADE_CELLS if is_of("as_fen", name)]
MOMENT_COLUMNS = [name for name in TRADE_CELLS if is_of("as_moment", name)]


@st.composite
def trade_rows(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows whose cells mostly have their usual form; in some columns, any cell can have an unusual form."""
    columns = draw(st.sampled_from([REFUND, SUCCESS]))
    is_odd = draw(st.frozensets(st.sampled_from(columns), max_size=4))
    has_bad = draw(st.integers(0, 5)) == 0

    def cell(name: str) -> st.SearchStrategy[str]:
        if name in AMOUNT_COLUMNS:
            usual = st.decimals(0, 10**4, places=2).map("{:f}".format)
            return st.one_of(AMOUNTS, BAD_AMOUNTS if has_bad else AMOUNTS) if name in is_odd else usual
        if name in MOMENT_COLUMNS:
            return st.one_of(MOMENTS, ODD_MOMENTS) if name in is_odd and has_bad else MOMENTS
        return TEXTS if name in is_odd else st.sampled_from(["SUCCESS", "4200000008202601", "0"])

    return draw(st.lists(st.fixed_dictionaries({name: cell(name) for name in columns}), max_size=12))


def is_refused(row: TradeBillRow, name: str) -> bool:
    """Return whether a cell cannot become a value of a column."""
    try:
        value: object = getattr(row, name)
    except DamagedBill:
        return True
    if isinstance(value, Decimal):
        return abs(value) >= 10**13 or value != value.quantize(Decimal("0.00001"))
    return isinstance(value, str) if name.endswith("_time") else isinstance(value, int) and abs(value) >= 2**63


@settings(max_examples=25, deadline=None)
@given(trade_rows(), st.sampled_from([1, 300, 2000, 1 << 20]), st.sampled_from(["\r\n", "\n"]))
def test_each_value_is_that_of_the_row(rows: list[dict[str, str]], batch_bytes: int, line_end: str) -> None:
    content = correct_trade_bill(rows, line_end).encode()
    read = list(read_trade_bill(content))
    bill = read_trade_bill(content)
    batches = bill.to_batches(batch_bytes=batch_bytes)
    names = batches.schema.names
    refused = {
        (row.line_number, vars(TradeBillRow)[name].zh) for row in read for name in names if is_refused(row, name)
    }

    if refused:
        with pytest.raises(DamagedBill) as raised:
            batches.read_all()
        assert (raised.value.line_number, raised.value.column) in refused
    else:
        assert batches.read_all().to_pydict() == {name: [getattr(row, name) for row in read] for name in names}
        assert bill.summary() == read_trade_bill(content).summary()


@settings(max_examples=25, deadline=None)
@given(st.data(), trade_rows(), st.sampled_from([1, 400, 1 << 20]))
def test_a_damaged_bill_is_refused_as_columns_as_well(data: st.DataObject, rows: Any, batch_bytes: int) -> None:
    text = correct_trade_bill(rows)
    start = data.draw(st.integers(0, len(text)))
    inserted = data.draw(st.sampled_from(["", ",", "`", ",`", "\n", "\r", "\r\n", " ", "\u2028", "x`", "0"]))
    damaged = text[:start] + inserted + text[start + data.draw(st.integers(0, 2)) :]

    try:
        columns = read_trade_bill(damaged).to_batches(batch_bytes=batch_bytes).read_all()
    except DamagedBill:
        return

    read = list(read_trade_bill(damaged))
    assert columns.to_pydict() == {
        name: [getattr(row, name, row.as_dict().get(name)) for row in read] for name in columns.schema.names
    }


CELLS = {name: TRADE_CELLS[name] for name in REFUND}


@pytest.mark.parametrize("total", TRADE_SUMS)
def test_a_total_that_differs_from_the_rows_is_an_error(total: str) -> None:
    text = correct_trade_bill([CELLS, CELLS])
    *lines, summary = text.splitlines(keepends=True)
    position = 1 + list(TRADE_SUMS).index(total)
    cells = summary.split(",")
    cells[position] = "`1234.00"

    with pytest.raises(DamagedBill, match=rf"{total} is 1234.00 in the summary, but the sum of the rows is [0-9]"):
        read_trade_bill("".join(lines) + ",".join(cells).strip()).to_arrow()


@pytest.mark.parametrize(
    ("total", "figure"), [("收入笔数", "2"), ("收入金额", "8.89"), ("支出笔数", "1"), ("支出金额", "0.01")]
)
def test_income_and_expenses_are_compared_with_the_rows(total: str, figure: str) -> None:
    summary = {**FUND_SUMMARY, "收入金额": "8.88", "支出金额": "0.00"}
    assert read_fund_flow_bill(bill_of(FUND_CELLS, summary)).to_arrow().num_rows == 1

    with pytest.raises(DamagedBill, match=f"{total} is {figure} in the summary"):
        read_fund_flow_bill(bill_of(FUND_CELLS, {**summary, total: figure})).to_arrow()


def test_a_sum_larger_than_an_int64_is_exact() -> None:
    large = {**CELLS, "订单金额": "90000000000000000.00"}

    table = read_trade_bill(correct_trade_bill([large, large])).to_arrow()

    assert table["total_fen"].to_pylist() == [9 * 10**18] * 2


def test_a_fee_can_have_five_decimal_places() -> None:
    rows = [{**CELLS, "手续费": fee} for fee in ("0.00600", "-0.00123", "12.34")]

    fees = read_trade_bill(correct_trade_bill(rows)).to_arrow()["fee"]

    assert (str(fees.type), fees.to_pylist()) == (
        "decimal128(18, 5)",
        [Decimal("0.006"), Decimal("-0.00123"), Decimal("12.34")],
    )


@pytest.mark.parametrize(("column", "cell"), [("appid", "wxab8acb865bb11234"), ("refund_type", None)])
def test_a_column_that_a_bill_of_payments_lacks_is_null(column: str, cell: str | None) -> None:
    (row,) = read_trade_bill(correct_trade_bill([{name: CELLS[name] for name in SUCCESS}])).to_arrow().to_pylist()

    assert row[column] == cell


def test_a_bill_that_lacks_a_required_column_is_refused() -> None:
    cells = {name: cell for name, cell in CELLS.items() if name != "费率备注"}

    with pytest.raises(DamagedBill, match="The bill has no column 费率备注"):
        read_trade_bill(correct_trade_bill([cells])).to_batches()


def test_an_unknown_column_follows_under_its_official_name() -> None:
    table = read_trade_bill(correct_trade_bill([{**CELLS, "新列": "a,b"}])).to_arrow()

    assert (table.column_names[-1], table["新列"].to_pylist()) == ("新列", ["a,b"])


def test_a_sharing_bill_has_columns() -> None:
    (row,) = read_sharing_bill(bill_of(SHARING_CELLS, SHARING_SUMMARY)).to_arrow().to_pylist()

    assert (row["sharing_time"], row["amount_fen"], row["state"]) == (TEN_O_CLOCK, 10, "成功")


CONTENT = correct_trade_bill([{**CELLS, "商品名称": f"a, \u2028 {number}"} for number in range(200)])
SOURCES: dict[str, Any] = {
    "text": CONTENT,
    "bytes": CONTENT.encode(),
    "an open file": BytesIO(CONTENT.encode()),
    "lines of text": CONTENT.split("\n"),
    "lines of bytes": BytesIO(CONTENT.encode()).readlines(),
    "a generator": (line + "\r\n" for line in CONTENT.split("\r\n")),
    "blank lines": CONTENT.replace("\r\n", "\r\n \r\n"),
    "lines with a Chinese space": CONTENT.replace("\r\n", "\r\n\u3000\n"),
}


@pytest.mark.parametrize("source", SOURCES)
def test_a_bill_can_be_passed_in_any_form(source: str) -> None:
    bill = read_trade_bill(SOURCES[source])

    assert bill.to_arrow()["description"].to_pylist() == [f"a, \u2028 {number}" for number in range(200)]
    assert bill.summary().row_count == 200


def test_batches_are_read_on_demand() -> None:
    taken: list[bytes] = []

    def lines() -> Iterable[bytes]:
        for line in CONTENT.encode().splitlines(keepends=True):
            taken.append(line)
            yield line

    batches = read_trade_bill(lines()).to_batches(batch_bytes=1)

    assert batches.read_next_batch().num_rows == 63
    assert len(taken) <= 128


def test_the_summary_skips_batches_that_are_not_read() -> None:
    bill = read_trade_bill(CONTENT)
    bill.to_batches(batch_bytes=1000).read_next_batch()

    assert bill.summary().row_count == 200


@pytest.mark.parametrize("item", [b"`1\n`2\n", "a\nb"])
def test_several_lines_at_once_are_refused(item: Any) -> None:
    with pytest.raises(
        InvalidArgument, match=r"must be passed line by line, got several lines at once. Pass open\(path"
    ):
        read_trade_bill([item]).to_batches()


def test_a_bill_can_be_read_once() -> None:
    as_columns, as_rows = read_trade_bill(CONTENT), read_trade_bill(CONTENT)
    as_columns.to_arrow()
    next(iter(as_rows))

    with pytest.raises(InvalidArgument, match="already read as columns"):
        list(as_columns)
    with pytest.raises(InvalidArgument, match="already being read"):
        as_columns.to_arrow()
    with pytest.raises(InvalidArgument, match="already being read"):
        as_rows.to_batches()


def test_an_error_names_the_extra_that_is_missing() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from wechatpay_runtime.bills import read_trade_bill\n"
        "try: read_trade_bill('').to_arrow()\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)

    assert (
        process.stdout
        == "ConfigurationError Bills as columns require pyarrow, which is not installed. Run: pip install 'wechatpay-clients[arrow]'\n"
    )
