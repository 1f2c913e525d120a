"""Reading a bill: CPU time for a file of rows, compared with only splitting its lines into cells."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks.measure import cpu_seconds, in_turns
from benchmarks.table import Row, spread
from wechatpay_runtime.bills import FundFlowRow, Lines, TradeBillRow, read_fund_flow_bill, read_trade_bill
from wechatpay_runtime.bills.columns import Column

_TRADE_GOAL = 3.9
_FUND_FLOW_GOAL = 5
_SEED = 20260101
_TRADE_NAMES = [column.zh for column in vars(TradeBillRow).values() if isinstance(column, Column)]
_FUND_NAMES = [column.zh for column in vars(FundFlowRow).values() if isinstance(column, Column)]


@frozen
class Counts:
    """How much is measured."""

    rounds: int
    rows: int


FULL = Counts(rounds=11, rows=100_000)
QUICK = Counts(rounds=1, rows=10)


def bills(counts: Counts) -> Iterator[Row]:
    """Yield rows for trade bills, read in part for a reconciliation and in full, and for fund-flow bills."""
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as name:
        trade, fund = Path(name) / "trade.csv", Path(name) / "fund_flow.csv"
        _write_trade_bill(trade, counts.rows)
        _write_fund_flow_bill(fund, counts.rows)
        yield _row("trade bill, number, state and fen of each row", trade, _compare_trades, counts, _TRADE_GOAL)
        yield _row("trade bill, all columns of each row, in yuan", trade, _read_trades_whole, counts, None)
        yield _row("fund-flow bill, number, direction and fen", fund, _compare_movements, counts, _FUND_FLOW_GOAL)


def _row(what: str, path: Path, read: Callable[[Lines], None], counts: Counts, goal: float | None) -> Row:
    def spent(block: Callable[[Lines], None]) -> float:
        with path.open("rb") as lines:
            return cpu_seconds(lambda: block(lines))

    comparison = in_turns(lambda: spent(read), lambda: spent(_split), rounds=counts.rounds)
    rows_a_second = counts.rows / median(comparison.ours)
    return Row(
        what=what,
        figure=f"{rows_a_second:,.0f} rows a second",
        ratio=spread(comparison.ratios),
        goal=f"<= {goal}" if goal else "",
        is_met=comparison.ratio <= goal if goal else None,
    )


def _compare_trades(lines: Lines) -> None:
    bill = read_trade_bill(lines)
    for row in bill:
        _ = row.out_trade_no, row.trade_state, row.total_fen
    bill.summary()


def _read_trades_whole(lines: Lines) -> None:
    names = [name for name, column in vars(TradeBillRow).items() if isinstance(column, Column)]
    in_yuan = [name for name in names if not name.endswith("_fen")]
    for row in read_trade_bill(lines):
        for name in in_yuan:
            getattr(row, name)


def _compare_movements(lines: Lines) -> None:
    bill = read_fund_flow_bill(lines)
    for row in bill:
        _ = row.voucher_no, row.direction, row.amount_fen
    bill.summary()


def _split(lines: Lines) -> None:
    for line in lines:
        text = line.decode() if isinstance(line, bytes) else line
        text[1:].rstrip().split(",`")


def _write_trade_bill(path: Path, rows: int) -> None:
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


def _write_fund_flow_bill(path: Path, rows: int) -> None:
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
    backquoted = [",".join("`" + row[name] for name in names) for row in rows]
    lines = [",".join(names), *backquoted, ",".join(summary), ",".join("`" + figure for figure in summary.values())]
    path.write_bytes(("\ufeff" + "".join(line + "\r\n" for line in lines)).encode())
