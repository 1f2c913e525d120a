"""The format of a bill: a header and rows, then the header and the row of the summary.

Columns and their order: https://pay.weixin.qq.com/doc/v3/merchant/4013071246 and https://pay.weixin.qq.com/doc/v3/merchant/4013071249.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

Row = Mapping[str, str]

_BEFORE_REFUND = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额"
_REFUND = "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态"
_TRADE_COLUMNS = {
    "ALL": f"{_BEFORE_REFUND},{_REFUND},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注",
    "SUCCESS": f"{_BEFORE_REFUND},商品名称,商户数据包,手续费,费率,订单金额,费率备注",
    "REFUND": f"{_BEFORE_REFUND},退款申请时间,退款成功时间,{_REFUND},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注",
}
_TRADE_SUMS = {
    "应结订单总金额": "应结订单金额",
    "退款总金额": "退款金额",
    "充值券退款总金额": "充值券退款金额",
    "手续费总金额": "手续费",
    "订单总金额": "订单金额",
    "申请退款总金额": "申请退款金额",
}
_FUND_COLUMNS = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号"
_SHARING_COLUMNS = "分账时间,分账发起方,分账方,微信订单号,微信分账/回退单号,分账明细单号,商户分账/回退单号,订单金额,分账接收方,金额,业务类型,处理状态,备注"
"""The official page shows these columns only in a spreadsheet: they are the names that programs for the bill use."""
_COUPON_COLUMNS = "批次ID,优惠ID,优惠类型,优惠金额（元）,订单总金额（元）,交易类型,支付单号,消耗时间,消耗商户号,设备号,银行流水号,单品信息,退款单号"
"""No page shows these columns: they are the names that programs for the file use."""
STATE = "交易状态"
DIRECTION, INCOME, OUTGO = "收支类型", "收入", "支出"
FUND_AMOUNT = "收支金额(元)"
_CENTS = Decimal("0.01")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""The first bytes of every bill."""


def trade_bill(kind: str, rows: Sequence[Row]) -> str:
    """Return a trade bill; `kind` is `ALL`, or `SUCCESS` or `REFUND` to include only rows of that kind."""
    columns = _TRADE_COLUMNS[kind].split(",")
    selected = [row for row in rows if kind in ("ALL", _kind_of(row))]
    sums = {name: column for name, column in _TRADE_SUMS.items() if column in columns}
    summary = {"总交易单数": str(len(selected))} | {name: _sum(selected, column) for name, column in sums.items()}
    return _table(columns, selected) + _table(list(summary), [summary])


def _kind_of(row: Row) -> str:
    return "SUCCESS" if row[STATE] == "SUCCESS" else "REFUND"


def fund_flow_bill(rows: Sequence[Row]) -> str:
    """Return a fund flow bill."""
    income, outgo = ([row for row in rows if row[DIRECTION] == direction] for direction in (INCOME, OUTGO))
    summary = {
        "资金流水总笔数": str(len(rows)),
        "收入笔数": str(len(income)),
        "收入金额": _sum(income, FUND_AMOUNT),
        "支出笔数": str(len(outgo)),
        "支出金额": _sum(outgo, FUND_AMOUNT),
    }
    return _table(_FUND_COLUMNS.split(","), rows) + _table(list(summary), [summary])


def sharing_bill(rows: Sequence[Row]) -> str:
    """Return a sharing bill."""
    summary = {"总笔数": str(len(rows)), "总金额": _sum(rows, "金额")}
    return _table(_SHARING_COLUMNS.split(","), rows) + _table(list(summary), [summary])


def coupon_flow(rows: Sequence[Row]) -> str:
    """Return the file with the uses or refunds of the coupons of a stock."""
    return _table(_COUPON_COLUMNS.split(","), rows)


def to_bytes(text: str) -> bytes:
    """Encode a bill as UTF-8 with a byte order mark."""
    return BYTE_ORDER_MARK + text.encode()


def _table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [",".join(columns)]
    lines += [",".join(f"`{row.get(column, '')}" for column in columns) for row in rows]
    return "".join(f"{line}\r\n" for line in lines)


def _sum(rows: Iterable[Row], column: str) -> str:
    return str(sum((Decimal(row[column]) for row in rows), Decimal()).quantize(_CENTS))
