"""Reading a bill: CPU time for a file of rows, compared with only splitting its lines into cells."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks.bill_files import write_fund_flow_bill, write_trade_bill
from benchmarks.measure import cpu_seconds, in_turns
from benchmarks.table import Row, spread
from wechatpay_runtime.bills import Lines, TradeBillRow, read_fund_flow_bill, read_trade_bill
from wechatpay_runtime.bills.columns import Column

_TRADE_GOAL = 3.9
_FUND_FLOW_GOAL = 5


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
        write_trade_bill(trade, counts.rows)
        write_fund_flow_bill(fund, counts.rows)
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
