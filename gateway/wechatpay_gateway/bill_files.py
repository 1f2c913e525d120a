"""What a bill holds, as WeChat Pay writes it: header and rows, then header and row of the summary.

Columns and their order: https://pay.weixin.qq.com/doc/v3/merchant/4013071246 and https://pay.weixin.qq.com/doc/v3/merchant/4013071249.
Which orders there were is made up as yet: one payment, and one refund of another.
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
_FUND_AMOUNT = "收支金额(元)"
_CENTS = Decimal("0.01")


def trade_bill(day: str, mchid: str, sub_mchid: str | None, kind: str) -> str:
    """The trade bill of a day: `kind` is `ALL`, `SUCCESS` or `REFUND`."""
    columns = _TRADE_COLUMNS[kind].split(",")
    payment, refund = _payment(day, mchid, sub_mchid), _refund(day, mchid, sub_mchid)
    rows = [row for row, listed in ((payment, "SUCCESS"), (refund, "REFUND")) if kind in ("ALL", listed)]
    sums = {name: column for name, column in _TRADE_SUMS.items() if column in columns}
    summary = {"总交易单数": str(len(rows))} | {name: _sum(rows, column) for name, column in sums.items()}
    return _table(columns, rows) + _table(list(summary), [summary])


def fund_flow_bill(day: str) -> str:
    """The fund flow bill of a day."""
    income = _movement(day, "10:00:00", "交易", "交易", "收入", "9.76", "109.76")
    fee = _movement(day, "10:00:00", "交易", "扣除交易手续费", "支出", "0.06", "109.70")
    summary = {
        "资金流水总笔数": "2",
        "收入笔数": "1",
        "收入金额": income[_FUND_AMOUNT],
        "支出笔数": "1",
        "支出金额": fee[_FUND_AMOUNT],
    }
    return _table(_FUND_COLUMNS.split(","), [income, fee]) + _table(list(summary), [summary])


def to_bytes(text: str) -> bytes:
    """The bill as it is sent: UTF-8 with a byte order mark."""
    return text.encode("utf-8-sig")


def _table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [",".join(columns)]
    lines += [",".join(f"`{row.get(column, '')}" for column in columns) for row in rows]
    return "".join(f"{line}\r\n" for line in lines)


def _sum(rows: Iterable[Row], column: str) -> str:
    return str(sum((Decimal(row[column]) for row in rows), Decimal()).quantize(_CENTS))


def _order(day: str, mchid: str, sub_mchid: str | None) -> dict[str, str]:
    return {
        "交易时间": f"{day} 10:00:00",
        "公众账号ID": "wxab8acb865bb11234",
        "商户号": mchid,
        "特约商户号": sub_mchid or "0",
        "用户标识": "testxt08c-XB5-QD208X1Aid0Cbs",
        "交易类型": "NATIVE",
        "付款银行": "CMB_CREDIT",
        "货币种类": "CNY",
        "代金券金额": "0.00",
        "充值券退款金额": "0.00",
        "商品名称": "零食",
        "费率": "0.60%",
        "费率备注": "726",
    }


def _payment(day: str, mchid: str, sub_mchid: str | None) -> Row:
    return _order(day, mchid, sub_mchid) | {
        "微信订单号": "4200000008201712143733500001",
        "商户订单号": "outtradeno001",
        "交易状态": "SUCCESS",
        "应结订单金额": "9.76",
        "微信退款单号": "0",
        "商户退款单号": "0",
        "退款金额": "0.00",
        "商户数据包": "交易收款",
        "手续费": "0.06",
        "订单金额": "9.76",
        "申请退款金额": "0.00",
    }


def _refund(day: str, mchid: str, sub_mchid: str | None) -> Row:
    return _order(day, mchid, sub_mchid) | {
        "微信订单号": "4200000008201712143733500002",
        "商户订单号": "outtradeno002",
        "交易状态": "REFUND",
        "应结订单金额": "0.00",
        "退款申请时间": f"{day} 09:58:00",
        "退款成功时间": f"{day} 10:00:00",
        "微信退款单号": "50401010122021000000038202001",
        "商户退款单号": "refundno001",
        "退款金额": "6.66",
        "退款类型": "ORIGINAL",
        "退款状态": "SUCCESS",
        "手续费": "-0.04",
        "订单金额": "0.00",
        "申请退款金额": "6.66",
    }


def _movement(day: str, time: str, name: str, kind: str, direction: str, amount: str, left: str) -> Row:
    return {
        "记账时间": f"{day} {time}",
        "微信支付业务单号": "4200000008201712143733500001",
        "资金流水单号": "4200000008201712143733500001",
        "业务名称": name,
        "业务类型": kind,
        "收支类型": direction,
        _FUND_AMOUNT: amount,
        "账户结余(元)": left,
        "资金变更提交申请人": "system",
        "业务凭证号": "outtradeno001",
    }
