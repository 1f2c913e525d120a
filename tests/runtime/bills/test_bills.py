"""Bills are read as typed rows and a summary."""

import pickle
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.bills import (
    ALL,
    FUND_CELLS,
    FUND_SUMMARY,
    REFUND,
    REFUND_COLUMNS,
    SHARING_CELLS,
    SHARING_SUMMARY,
    SUCCESS,
    TEN_O_CLOCK,
    TRADE_CELLS,
    TRADE_SUMMARY,
    bill_of,
    columns_of,
    trade_bill,
    trade_row,
)
from wechatpay_runtime.bills import (
    FundFlowRow,
    FundFlowSummary,
    Row,
    SharingBillRow,
    TradeBillRow,
    TradeBillSummary,
    read_fund_flow_bill,
    read_sharing_bill,
    read_trade_bill,
)
from wechatpay_runtime.errors import DamagedBill


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (TradeBillRow, TRADE_CELLS),
        (TradeBillSummary, TRADE_SUMMARY),
        (FundFlowRow, FUND_CELLS),
        (FundFlowSummary, FUND_SUMMARY),
        (SharingBillRow, SHARING_CELLS),
    ],
)
def test_the_columns_are_those_of_the_page_in_its_order(row: type[Row], columns: dict[str, str]) -> None:
    assert list(columns_of(row).values()) == list(columns)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("transaction_time", TEN_O_CLOCK),
        ("appid", "wxab8acb865bb11234"),
        ("mchid", "1234567890"),
        ("sub_mchid", "1234567890"),
        ("device_id", "casher001"),
        ("transaction_id", "4200000008201712143733500001"),
        ("out_trade_no", "outtradeno001"),
        ("openid", "testxt08c-XB5-QD208X1Aid0Cbs"),
        ("trade_type", "NATIVE"),
        ("trade_state", "SUCCESS"),
        ("bank_type", "CMB_CREDIT"),
        ("currency", "CNY"),
        ("settlement_total", Decimal("8.88")),
        ("settlement_total_fen", 888),
        ("coupon_amount", Decimal("0.88")),
        ("coupon_amount_fen", 88),
        ("refund_create_time", TEN_O_CLOCK),
        ("refund_success_time", TEN_O_CLOCK),
        ("refund_id", "50401010122021000000038202001"),
        ("out_refund_no", "refundno001"),
        ("settlement_refund", Decimal("6.66")),
        ("settlement_refund_fen", 666),
        ("coupon_refund", Decimal("0.66")),
        ("coupon_refund_fen", 66),
        ("refund_type", "ORIGINAL"),
        ("refund_status", "SUCCESS"),
        ("description", "零食"),
        ("attach", "交易收款"),
        ("fee", Decimal("0.01")),
        ("fee_fen", 1),
        ("rate", "0.60%"),
        ("total", Decimal("9.76")),
        ("total_fen", 976),
        ("refund", Decimal("6.66")),
        ("refund_fen", 666),
        ("rate_note", "726"),
    ],
)
def test_a_row_of_a_trade_bill_has_the_values_of_the_page(attribute: str, value: object) -> None:
    assert getattr(trade_row(REFUND), attribute) == value


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("accounting_time", TEN_O_CLOCK),
        ("business_no", "4200000008201712143733500001"),
        ("fund_flow_no", "outtradeno001"),
        ("business_name", "交易"),
        ("business_type", "扣除交易手续费"),
        ("direction", "收入"),
        ("amount", Decimal("8.88")),
        ("amount_fen", 888),
        ("balance", Decimal("10.00")),
        ("balance_fen", 1000),
        ("applicant", "system"),
        ("remark", "小店入款"),
        ("voucher_no", "50401010122021000000038202001"),
    ],
)
def test_a_row_of_a_fund_flow_bill_has_the_values_of_the_page(attribute: str, value: object) -> None:
    (row,) = read_fund_flow_bill(bill_of(FUND_CELLS, FUND_SUMMARY))

    assert getattr(row, attribute) == value


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("sharing_time", TEN_O_CLOCK),
        ("initiator", "1900000100"),
        ("sharing_mchid", "1900000109"),
        ("transaction_id", "4208450740201411110007820472"),
        ("order_id", "3008450740201411110007820472"),
        ("detail_id", "36011111111111111111111"),
        ("out_order_no", "P20150806125346"),
        ("order_total", Decimal("8.88")),
        ("order_total_fen", 888),
        ("receiver", "86693852"),
        ("amount", Decimal("0.10")),
        ("amount_fen", 10),
        ("business_type", "分账"),
        ("state", "成功"),
        ("description", "分给商户A"),
    ],
)
def test_a_row_of_a_sharing_bill_has_the_values_of_its_cells(attribute: str, value: object) -> None:
    (row,) = read_sharing_bill(bill_of(SHARING_CELLS, SHARING_SUMMARY))

    assert getattr(row, attribute) == value


@pytest.mark.parametrize("name", ["金额(元)", "金额（元）", "分账金额", "分账金额(元)", "分账金额（元）"])
def test_the_amount_of_a_share_is_found_under_each_of_its_names(name: str) -> None:
    cells = {name if column == "金额" else column: cell for column, cell in SHARING_CELLS.items()}

    (row,) = read_sharing_bill(bill_of(cells, SHARING_SUMMARY))

    assert row.amount_fen == 10


def test_the_summary_of_a_sharing_bill_has_the_columns_of_the_file() -> None:
    summary = read_sharing_bill(bill_of(SHARING_CELLS, SHARING_SUMMARY, rows=2)).summary()

    assert (summary.row_count, summary.as_dict()) == (None, SHARING_SUMMARY)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("row_count", 1),
        ("settlement_total_fen", 88800),
        ("settlement_refund_fen", 66600),
        ("coupon_refund", Decimal("6.60")),
        ("fee_fen", 1000),
        ("total_fen", 97600),
        ("refund_fen", 66600),
    ],
)
def test_a_trade_bill_has_a_summary(attribute: str, value: object) -> None:
    assert getattr(read_trade_bill(trade_bill()).summary(), attribute) == value


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("row_count", 1), ("income_count", 1), ("income_fen", 66600), ("expense_count", 0), ("expense", Decimal("10.00"))],
)
def test_a_fund_flow_bill_has_a_summary(attribute: str, value: object) -> None:
    assert getattr(read_fund_flow_bill(bill_of(FUND_CELLS, FUND_SUMMARY)).summary(), attribute) == value


@pytest.mark.parametrize("columns", [ALL, SUCCESS, REFUND], ids=["ALL", "SUCCESS", "REFUND"])
def test_a_row_has_the_columns_of_its_file(columns: list[str]) -> None:
    assert trade_row(columns).as_dict() == {name: TRADE_CELLS[name] for name in columns}


@pytest.mark.parametrize(
    "attribute", [name for name, zh in columns_of(TradeBillRow).items() if zh in REFUND_COLUMNS] + ["refund_fen"]
)
def test_refund_attributes_are_none_in_a_bill_of_payments(attribute: str) -> None:
    assert getattr(trade_row(SUCCESS), attribute) is None


@pytest.mark.parametrize("attribute", ["refund_type", "refund_status"])
def test_an_empty_cell_of_a_refund_is_none(attribute: str) -> None:
    assert getattr(trade_row(退款类型="", 退款状态=""), attribute) is None


def test_an_empty_cell_of_a_required_column_is_an_empty_string() -> None:
    assert trade_row(设备号="").device_id == ""


def test_a_time_that_cannot_be_parsed_is_a_string() -> None:
    assert trade_row(交易时间="2015年1月1日").transaction_time == "2015年1月1日"


@pytest.mark.parametrize(
    ("older", "attribute", "value"),
    [
        ("总金额", "settlement_total_fen", 888),
        ("企业红包金额", "coupon_amount", Decimal("0.88")),
        ("企业红包退款金额", "coupon_refund_fen", 66),
        ("子商户号", "sub_mchid", "1234567890"),
    ],
)
def test_a_column_can_have_its_older_name(older: str, attribute: str, value: object) -> None:
    today = vars(TradeBillRow)[attribute].zh
    cells = {older if name == today else name: TRADE_CELLS[name] for name in ALL}

    (row,) = read_trade_bill(bill_of(cells, TRADE_SUMMARY))

    assert getattr(row, attribute) == value


def test_a_missing_column_raises_only_when_accessed() -> None:
    row = trade_row([name for name in ALL if name != "订单金额"])

    with pytest.raises(DamagedBill, match="The bill has no column 订单金额") as raised:
        _ = row.total
    assert (raised.value.column, row.settlement_total_fen) == ("订单金额", 888)


def test_a_new_column_is_kept() -> None:
    (row,) = read_trade_bill(bill_of({**TRADE_CELLS, "新列": "value"}, TRADE_SUMMARY))

    assert (row["新列"], row.as_dict()["新列"], row.total_fen) == ("value", "value", 976)


def test_the_error_for_an_unknown_column_suggests_the_closest_name() -> None:
    with pytest.raises(KeyError, match=r"交易时刻.*交易时间"):
        trade_row()["交易时刻"]


def test_a_column_has_its_official_name() -> None:
    assert (TradeBillRow.total.zh, TradeBillRow.total_fen.zh) == ("订单金额", "订单金额")


@pytest.mark.parametrize("text", ["a, b", 'say "hi"', "comma,", ",", "a\\`b"])
def test_the_text_of_a_cell_is_unchanged(text: str) -> None:
    assert trade_row(商品名称=text).description == text


@pytest.mark.parametrize(
    "lines",
    [
        trade_bill(),
        [line.encode() for line in trade_bill()],
        [line.removeprefix("\ufeff") for line in trade_bill()],
        [line.rstrip("\r\n") + "\n" for line in trade_bill()],
        [line.rstrip("\r\n") for line in trade_bill()],
        ["\r\n", *[part for line in trade_bill() for part in (line, "\r\n")]],
    ],
    ids=["text", "bytes", "no byte order mark", "line feeds", "no line ends", "empty lines"],
)
def test_lines_can_have_any_form(lines: Any) -> None:
    bill = read_trade_bill(lines)

    assert ([row.as_dict() for row in bill], bill.summary().row_count) == ([trade_row().as_dict()], 1)


def test_a_row_has_its_line_number() -> None:
    rows = list(read_fund_flow_bill(bill_of(FUND_CELLS, {**FUND_SUMMARY, "资金流水总笔数": "3"}, rows=3)))

    assert [row.line_number for row in rows] == [2, 3, 4]


def test_a_bill_without_rows_has_its_summary() -> None:
    bill = read_fund_flow_bill(bill_of(FUND_CELLS, {**FUND_SUMMARY, "资金流水总笔数": "0.0"}, rows=0))

    assert (list(bill), bill.summary().row_count) == ([], 0)


def test_rows_are_read_lazily() -> None:
    lines_read: list[str] = []

    def lines() -> Iterator[str]:
        for line in bill_of(FUND_CELLS, FUND_SUMMARY, rows=1000):
            lines_read.append(line)
            yield line

    next(iter(read_fund_flow_bill(lines())))

    assert len(lines_read) == 2


def test_a_row_survives_pickling() -> None:
    row = trade_row()

    assert pickle.loads(pickle.dumps(row)) == row  # noqa: S301 - our own bytes


def test_rows_with_other_cells_differ() -> None:
    assert trade_row() != trade_row(商品名称="饮料")


@given(st.lists(st.text(st.characters(exclude_characters="\r\n`"), max_size=20), min_size=29, max_size=29))
def test_every_cell_survives_a_round_trip(cells: list[str]) -> None:
    lines = bill_of(dict(zip(TRADE_CELLS, cells, strict=True)), TRADE_SUMMARY)

    (row,) = read_trade_bill(lines)

    assert list(row.cells) == cells
