"""Reading a bill as columns: CPU time beside `pyarrow.csv`, which reads a copy that was cleaned beforehand, and beside rows; memory.

The copy has neither byte order mark, backquotes nor summary. `pyarrow.csv` reads it with the same types: integers in fen for amounts, a
decimal for the fee, timestamps, dictionaries and strings. It reads amounts in yuan as decimals first; in a copy in fen, it has less to do.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

from benchmarks.bill_files import full_trade_bill, write_full_trade_bill, write_fund_flow_bill
from benchmarks.measure import cpu_seconds, in_turns, process_cost
from benchmarks.table import Row, spread
from wechatpay_runtime.bills import Bill, FundFlowRow, TradeBillRow, read_fund_flow_bill, read_trade_bill
from wechatpay_runtime.bills import Row as BillRow
from wechatpay_runtime.bills.columns import Column

pa: Any = import_module("pyarrow")
pc: Any = import_module("pyarrow.compute")
csv: Any = import_module("pyarrow.csv")

_GOAL_TO_CSV = 1.43
"""At least 0.7 times the rows a second."""
_GOAL_TO_ROWS = 0.22
"""At least 4.5 times the rows a second."""
_GOAL_OF_MEMORY, _MOST_MEMORY_MB = 1.1, 200
_YUAN, _HUNDREDTHS = pa.decimal128(18, 2), pa.decimal128(18, 0)


@frozen
class Counts:
    """How much is measured: `rows` in each file, and `copies` of `copied` rows for memory, with a quarter of them beside it."""

    rounds: int
    rows: int
    copies: int
    copied: int


FULL = Counts(rounds=21, rows=100_000, copies=400, copied=10_000)
QUICK = Counts(rounds=1, rows=10, copies=4, copied=10)


def bill_columns(counts: Counts) -> Iterator[Row]:
    """Yield rows for trade bills and fund-flow bills, and for memory."""
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as name:
        trade, odd, fund = (Path(name) / file for file in ("trade.csv", "odd.csv", "fund_flow.csv"))
        write_full_trade_bill(trade, counts.rows)
        write_full_trade_bill(odd, counts.rows, description="QQ, `公仔`")
        write_fund_flow_bill(fund, counts.rows)
        yield _beside_csv("trade bill, columns, beside pyarrow.csv", trade, read_trade_bill, TradeBillRow, counts)
        yield _beside_csv(
            "trade bill, columns, beside pyarrow.csv in fen",
            trade,
            read_trade_bill,
            TradeBillRow,
            counts,
            is_in_fen=True,
        )
        yield _beside("trade bill, columns, beside rows", trade, partial(_read_rows, trade), counts, _GOAL_TO_ROWS)
        plain = partial(_read_columns, trade, read_trade_bill)
        yield _beside("trade bill, commas in each name, beside none", odd, plain, counts, None)
        yield _beside_csv("fund-flow bill, columns, beside pyarrow.csv", fund, read_fund_flow_bill, FundFlowRow, counts)
    yield _memory(counts)


def _beside_csv(
    what: str,
    path: Path,
    read: Callable[[Any], Bill[Any, Any]],
    row: type[BillRow],
    counts: Counts,
    *,
    is_in_fen: bool = False,
) -> Row:
    clean, types = _clean_copy(path, read, row, is_in_fen=is_in_fen)
    return _beside(what, path, lambda: _read_csv(clean, types), counts, _GOAL_TO_CSV, read)


def _beside(
    what: str,
    path: Path,
    floor: Callable[[], None],
    counts: Counts,
    goal: float | None,
    read: Callable[[Any], Bill[Any, Any]] = read_trade_bill,
) -> Row:
    ours = partial(_read_columns, path, read)
    comparison = in_turns(lambda: cpu_seconds(ours), lambda: cpu_seconds(floor), rounds=counts.rounds)
    own, other = (f"{counts.rows / median(seconds):,.0f}" for seconds in (comparison.ours, comparison.floor))
    return Row(
        what=what,
        figure=f"{own} rows a second; {other}",
        ratio=spread(comparison.ratios),
        goal=f"<= {goal}" if goal else "",
        is_met=comparison.ratio <= goal if goal else None,
    )


def _read_columns(path: Path, read: Callable[[Any], Bill[Any, Any]]) -> None:
    with path.open("rb") as lines:
        bill = read(lines)
        for _ in bill.to_batches():
            pass
        bill.summary()


def _read_rows(path: Path) -> None:
    names = [name for name, column in vars(TradeBillRow).items() if isinstance(column, Column)]
    in_fen = [name for name in names if name == "fee" or f"{name}_fen" not in names]
    with path.open("rb") as lines:
        for row in read_trade_bill(lines):
            for name in in_fen:
                getattr(row, name)


def _clean_copy(
    path: Path, read: Callable[[Any], Bill[Any, Any]], row: type[BillRow], *, is_in_fen: bool
) -> tuple[Path, dict[str, Any]]:
    """Write a copy for `pyarrow.csv`, and return it with the types of its columns, in their order."""
    header, *lines, _, _ = path.read_text(encoding="utf-8-sig").splitlines()
    by_name = {vars(row)[field.name].zh: field.type for field in read(path.read_bytes()).to_batches().schema}
    types = {name: by_name[name] for name in header.split(",")}
    amounts = [position for position, name in enumerate(types) if types[name] == pa.int64()]
    clean = path.with_suffix(".fen" if is_in_fen else ".yuan")
    with clean.open("w", encoding="utf-8", newline="\r\n") as file:
        for line in lines:
            cells = line[1:].split(",`")
            for position in amounts if is_in_fen else ():
                cells[position] = str(int(cells[position].replace(".", "")))
            file.write(",".join(cells) + "\n")
    as_read = {pa.timestamp("us", "Asia/Shanghai"): pa.timestamp("us")} | ({} if is_in_fen else {pa.int64(): _YUAN})
    return clean, {name: as_read.get(each, each) for name, each in types.items()}


def _read_csv(clean: Path, types: dict[str, Any]) -> None:
    """Read a copy, and convert amounts in yuan to fen in the cheapest way: as integers of hundredths."""
    batches = csv.open_csv(
        clean,
        read_options=csv.ReadOptions(use_threads=False, column_names=list(types)),
        parse_options=csv.ParseOptions(quote_char=False),
        convert_options=csv.ConvertOptions(column_types=types, strings_can_be_null=False),
    )
    for batch in batches:
        for column in batch.columns:
            if column.type == _YUAN:
                pc.cast(pa.Array.from_buffers(_HUNDREDTHS, len(column), column.buffers()), pa.int64())


def _memory(counts: Counts) -> Row:
    many, few = (
        process_cost(["-m", "benchmarks.bill_columns", str(counts.copied), str(copies)])
        for copies in (counts.copies, counts.copies // 4)
    )
    ratio = many.peak_mb / few.peak_mb
    return Row(
        what="trade bill, columns: memory of 4,000,000 rows",
        figure=f"{many.peak_mb:.0f} MB; 1,000,000 rows {few.peak_mb:.0f} MB",
        ratio=f"{ratio:.2f}",
        goal=f"<= {_GOAL_OF_MEMORY}, {_MOST_MEMORY_MB} MB",
        is_met=ratio <= _GOAL_OF_MEMORY and many.peak_mb <= _MOST_MEMORY_MB,
    )


def _read_endless_bill(copied: int, copies: int) -> None:
    """Read a bill of `copies` times `copied` rows, which is never in a file."""
    bill = read_trade_bill(full_trade_bill(copied, copies=copies))
    rows = sum(len(batch) for batch in bill.to_batches())
    assert rows == bill.summary().row_count == copies * copied


if __name__ == "__main__":
    _read_endless_bill(*map(int, sys.argv[1:]))
