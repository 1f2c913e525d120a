"""Bills to read: files with invented rows."""

import random
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from wechatpay_runtime.bills import FundFlowRow, TradeBillRow
from wechatpay_runtime.bills.columns import Column

_SEED = 20260101
_SHARE_OF_REFUNDS = 0.1
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TRADE_NAMES = [column.zh for column in vars(TradeBillRow).values() if isinstance(column, Column)]
_FUND_NAMES = [column.zh for column in vars(FundFlowRow).values() if isinstance(column, Column)]


def write_trade_bill(path: Path, rows: int) -> None:
    """Write a bill with different times, numbers and amounts in each row; one row in ten is a refund."""
    chance = random.Random(_SEED)  # noqa: S311 - a bill, not a secret
    names = list(dict.fromkeys(_TRADE_NAMES))
    lines: list[dict[str, str]] = []
    for number in range(rows):
        is_refund = chance.random() < 0.1
        amount, zero = f"{chance.randint(1, 99_999) / 100:.2f}", "0.00"
        changes = {
            "交易时间": _time(chance),
            "商户号": "1900000001",
            "特约商户号": "0",
            "微信订单号": f"42000000082026010112345{number:05}",
            "商户订单号": f"order{number:010}",
            "用户标识": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
            "交易状态": "REFUND" if is_refund else "SUCCESS",
            "商品名称": "QQ公仔",
            "手续费": f"{chance.randint(1, 600) / 100:.2f}",
            "费率": "0.60%",
            "费率备注": "726",
        }
        paid = ("应结订单金额", "订单金额")
        amounts = dict.fromkeys((*paid, "代金券金额", "退款金额", "充值券退款金额", "申请退款金额"), zero)
        amounts |= dict.fromkeys(("退款金额", "申请退款金额") if is_refund else paid, amount)
        lines.append({name: {**changes, **amounts}.get(name, "") for name in names})
    _write(path, names, lines, {"总交易单数": str(rows)})


def write_full_trade_bill(path: Path, rows: int, *, description: str = "QQ公仔") -> None:
    """Write a bill in which every row has another customer, cells are rarely empty, and refunds give back a part of the fee."""
    header, *lines, summary_names, summary = full_trade_bill(rows, description=description)
    path.write_bytes(b"".join([header, *lines, summary_names, summary]))


def full_trade_bill(rows: int, *, copies: int = 1, description: str = "QQ公仔") -> Iterator[bytes]:
    """Yield the lines of such a bill, in which the same `rows` rows are repeated `copies` times."""
    chance = random.Random(_SEED)  # noqa: S311 - a bill, not a secret
    cells = [_full_row(chance, number, description) for number in range(rows)]
    lines = [_line(row.values()) for row in cells]
    sums = {
        "应结订单总金额": "应结订单金额",
        "退款总金额": "退款金额",
        "手续费总金额": "手续费",
        "订单总金额": "订单金额",
        "申请退款总金额": "申请退款金额",
    }
    totals = [copies * sum((Decimal(row[column]) for row in cells), Decimal("0.00")) for column in sums.values()]
    yield _BYTE_ORDER_MARK + (",".join(_full_row(chance, 0, "")) + "\r\n").encode()
    for _ in range(copies):
        yield from lines
    yield (",".join(["总交易单数", *sums]) + "\r\n").encode()
    yield _line([str(copies * rows), *map(str, totals)])


def _full_row(chance: random.Random, number: int, description: str) -> dict[str, str]:
    is_refund = chance.random() < _SHARE_OF_REFUNDS
    amount, fee = f"{chance.randint(1, 99_999) / 100:.2f}", f"{chance.randint(1, 600) / 100:.2f}"
    paid, refunded = ("0.00", amount) if is_refund else (amount, "0.00")
    return {
        "交易时间": _time(chance),
        "公众账号ID": "wxab8acb865bb11234",
        "商户号": "1900000001",
        "特约商户号": "0",
        "设备号": f"shop{chance.randrange(50)}",
        "微信订单号": f"42000000082026010112345{number:05}",
        "商户订单号": f"order{number:010}",
        "用户标识": f"oUpF8uMuAJO_M2pxb1Q9z{number:07}",
        "交易类型": chance.choice(["JSAPI", "NATIVE", "APP"]),
        "交易状态": "REFUND" if is_refund else "SUCCESS",
        "付款银行": chance.choice(["OTHERS", "CMB_CREDIT", "ICBC_DEBIT", "CCB_DEBIT"]),
        "货币种类": "CNY",
        "应结订单金额": paid,
        "代金券金额": "0.00",
        "微信退款单号": f"50401010122021000{number:012}" if is_refund else "0",
        "商户退款单号": f"refund{number:010}" if is_refund else "0",
        "退款金额": refunded,
        "充值券退款金额": "0.00",
        "退款类型": "ORIGINAL" if is_refund else "",
        "退款状态": "SUCCESS" if is_refund else "",
        "商品名称": description,
        "商户数据包": f"cart{number:08}",
        "手续费": f"-{fee}" if is_refund else fee,
        "费率": "0.60%",
        "订单金额": paid,
        "申请退款金额": refunded,
        "费率备注": "726",
    }


def write_fund_flow_bill(path: Path, rows: int) -> None:
    """Write a bill with different times, numbers and amounts in each row."""
    chance = random.Random(_SEED)  # noqa: S311 - a bill, not a secret
    names = list(dict.fromkeys(_FUND_NAMES))
    lines: list[dict[str, str]] = []
    for number in range(rows):
        amounts = (f"{chance.randint(1, 99_999) / 100:.2f}", f"{chance.randint(1, 9_999_999) / 100:.2f}")
        texts = ("交易", "交易", "收入", *amounts, "system", "结算总金额", f"order{number:010}")
        numbers = (f"42000000082026010112345{number:05}", f"42000000082026010112345{number:05}")
        lines.append(dict(zip(names, (_time(chance), *numbers, *texts), strict=True)))
    _write(path, names, lines, {"资金流水总笔数": str(rows)})


def _time(chance: random.Random) -> str:
    return f"2026-01-01 {chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"


def _write(path: Path, names: list[str], rows: list[dict[str, str]], summary: dict[str, str]) -> None:
    cells = [_line(row[name] for name in names) for row in rows]
    header, summary_names = (f"{','.join(each)}\r\n".encode() for each in (names, summary))
    path.write_bytes(b"".join([_BYTE_ORDER_MARK, header, *cells, summary_names, _line(summary.values())]))


def _line(cells: Iterable[str]) -> bytes:
    return (",".join("`" + cell for cell in cells) + "\r\n").encode()
