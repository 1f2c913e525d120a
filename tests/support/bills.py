"""Bills in WeChat Pay's format, with the columns and values of its pages."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from wechatpay_runtime.bills import Row, TradeBillRow, read_trade_bill
from wechatpay_runtime.bills.columns import Column

# As https://pay.weixin.qq.com/doc/v3/merchant/4013071246 lists them, with its values.
TRADE_CELLS = {
    "交易时间": "2015-01-01 10:00:00",
    "公众账号ID": "wxab8acb865bb11234",
    "商户号": "1234567890",
    "特约商户号": "1234567890",
    "设备号": "casher001",
    "微信订单号": "4200000008201712143733500001",
    "商户订单号": "outtradeno001",
    "用户标识": "testxt08c-XB5-QD208X1Aid0Cbs",
    "交易类型": "NATIVE",
    "交易状态": "SUCCESS",
    "付款银行": "CMB_CREDIT",
    "货币种类": "CNY",
    "应结订单金额": "8.88",
    "代金券金额": "0.88",
    "退款申请时间": "2015-01-01 10:00:00",
    "退款成功时间": "2015-01-01 10:00:00",
    "微信退款单号": "50401010122021000000038202001",
    "商户退款单号": "refundno001",
    "退款金额": "6.66",
    "充值券退款金额": "0.66",
    "退款类型": "ORIGINAL",
    "退款状态": "SUCCESS",
    "商品名称": "零食",
    "商户数据包": "交易收款",
    "手续费": "0.01",
    "费率": "0.60%",
    "订单金额": "9.76",
    "申请退款金额": "6.66",
    "费率备注": "726",
}
REFUND_TIMES = ("退款申请时间", "退款成功时间")
REFUND_COLUMNS = (
    *REFUND_TIMES,
    *("微信退款单号", "商户退款单号", "退款金额", "充值券退款金额", "退款类型", "退款状态", "申请退款金额"),
)
ALL = [name for name in TRADE_CELLS if name not in REFUND_TIMES]
SUCCESS = [name for name in TRADE_CELLS if name not in REFUND_COLUMNS]
REFUND = list(TRADE_CELLS)
TRADE_SUMMARY = {
    "总交易单数": "1",
    "应结订单总金额": "888.00",
    "退款总金额": "666.00",
    "充值券退款总金额": "6.60",
    "手续费总金额": "10.00",
    "订单总金额": "976.00",
    "申请退款总金额": "666.00",
}

TRADE_SUMS = {
    "应结订单总金额": "应结订单金额",
    "退款总金额": "退款金额",
    "充值券退款总金额": "充值券退款金额",
    "手续费总金额": "手续费",
    "订单总金额": "订单金额",
    "申请退款总金额": "申请退款金额",
}
"""The columns of which the totals are sums."""

# As https://pay.weixin.qq.com/doc/v3/merchant/4013071249 lists them, with its values.
FUND_CELLS = {
    "记账时间": "2015-01-01 10:00:00",
    "微信支付业务单号": "4200000008201712143733500001",
    "资金流水单号": "outtradeno001",
    "业务名称": "交易",
    "业务类型": "扣除交易手续费",
    "收支类型": "收入",
    "收支金额(元)": "8.88",
    "账户结余(元)": "10.00",
    "资金变更提交申请人": "system",
    "备注": "小店入款",
    "业务凭证号": "50401010122021000000038202001",
}
FUND_SUMMARY = {"资金流水总笔数": "1", "收入笔数": "1", "收入金额": "666.00", "支出笔数": "0", "支出金额": "10.00"}

# No page lists these columns as text; these are the names that a program for the bill uses, in its order, with invented values.
SHARING_CELLS = {
    "分账时间": "2015-01-01 10:00:00",
    "分账发起方": "1900000100",
    "分账方": "1900000109",
    "微信订单号": "4208450740201411110007820472",
    "微信分账/回退单号": "3008450740201411110007820472",
    "分账明细单号": "36011111111111111111111",
    "商户分账/回退单号": "P20150806125346",
    "订单金额": "8.88",
    "分账接收方": "86693852",
    "金额": "0.10",
    "业务类型": "分账",
    "处理状态": "成功",
    "备注": "分给商户A",
}
SHARING_SUMMARY = {"总笔数": "1", "总金额": "0.10"}

BEIJING = timezone(timedelta(hours=8))
TEN_O_CLOCK = datetime(2015, 1, 1, 10, tzinfo=BEIJING)


def line_of(cells: list[str]) -> str:
    return ",".join(f"`{cell}" for cell in cells)


def bill_of(cells: dict[str, str], summary: dict[str, str], *, rows: int = 1) -> list[str]:
    """Return the lines of a bill, as in its file."""
    lines = [
        ",".join(cells),
        *[line_of(list(cells.values()))] * rows,
        ",".join(summary),
        line_of(list(summary.values())),
    ]
    return ["\ufeff" + lines[0] + "\r\n", *(line + "\r\n" for line in lines[1:])]


def correct_trade_bill(rows: Sequence[Mapping[str, str]], line_end: str = "\r\n") -> str:
    """Return a trade bill with these rows, and a summary with their count and sums."""
    columns = list(rows[0]) if rows else REFUND
    totals = {total: _total(rows, column) for total, column in TRADE_SUMS.items() if column in columns}
    summary = {"总交易单数": str(len(rows)), **totals}
    lines = [",".join(columns), *(line_of(list(row.values())) for row in rows), ",".join(summary)]
    return "\ufeff" + line_end.join([*lines, line_of(list(summary.values())), ""])


def _total(rows: Sequence[Mapping[str, str]], column: str) -> str:
    try:
        return f"{sum(Decimal(row[column] or '0') for row in rows):.2f}"
    except ArithmeticError:  # a cell is not an amount
        return "0.00"


def trade_bill(columns: list[str] = ALL, **changes: str) -> list[str]:
    return bill_of({name: {**TRADE_CELLS, **changes}[name] for name in columns}, TRADE_SUMMARY)


def trade_row(columns: list[str] = ALL, **changes: str) -> TradeBillRow:
    return next(iter(read_trade_bill(trade_bill(columns, **changes))))


def columns_of(row: type[Row]) -> dict[str, str]:
    """Return the official column names by attribute, without the attributes in fen."""
    found = {name: vars(row)[name] for name in vars(row) if isinstance(vars(row)[name], Column)}
    return {name: column.zh for name, column in found.items() if not name.endswith("_fen")}
