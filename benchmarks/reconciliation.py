"""Reconciling bills with orders: CPU time and memory, compared with a bare full outer join of the same two Parquet files."""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks.measure import Cost, process_cost
from benchmarks.table import Row, spread

_GOAL_RATIO = 3
_GOAL_PEAK_MB = 1024
_MEMORY_MB = 512
_THREADS = 2


@frozen
class Counts:
    """How much is measured: rows of the bill, and of the orders."""

    rounds: int
    rows: int


FULL = Counts(rounds=3, rows=1_000_000)
QUICK = Counts(rounds=1, rows=100)
WHOLE = Counts(rounds=1, rows=10_000_000)
"""The size of the goal, which needs 2 GB of disk: `python -m benchmarks.reconciliation`."""


def reconciliations(counts: Counts) -> Iterator[Row]:
    """Yield the row for bills and orders of the same number, of which one in a hundred differs."""
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as name:
        folder = Path(name)
        process_cost(["-c", _WRITE, name, str(counts.rows)])
        pairs = [(_run(_RECONCILE, folder), _run(_JOIN, folder)) for _ in range(counts.rounds)]
    ratios = [ours.cpu_seconds / floor.cpu_seconds for ours, floor in pairs]
    peak_mb = max(ours.peak_mb for ours, _ in pairs)
    seconds, of_floor = (
        median(costs) for costs in zip(*((a.cpu_seconds, b.cpu_seconds) for a, b in pairs), strict=True)
    )
    yield Row(
        what="reconciliation, one row in a hundred differs",
        figure=f"{counts.rows:,} rows: {seconds:.1f} s, {peak_mb:.0f} MB; join {of_floor:.1f} s",
        ratio=spread(ratios),
        goal=f"<= {_GOAL_RATIO}, {_GOAL_PEAK_MB:,} MB",
        is_met=median(ratios) <= _GOAL_RATIO and peak_mb <= _GOAL_PEAK_MB,
    )


def _run(program: str, folder: Path) -> Cost:
    return process_cost(["-c", program, str(folder), str(_MEMORY_MB), str(_THREADS)])


_WRITE = """
import sys
import duckdb

folder, rows = sys.argv[1], int(sys.argv[2])
connection = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": folder + "/spilled"})
connection.execute("SET enable_progress_bar = false")
connection.execute(f'''
    CREATE TABLE items AS SELECT
        i, i % 10 = 9 AS is_refund, i % 400 AS change, 100 + (hash(i) % 100000)::BIGINT AS fen,
        'P' || strftime(DATE '2026-01-01' + (i % 30)::INT, '%Y%m%d') || md5(i::VARCHAR)[:16] AS number,
        (TIMESTAMP '2025-12-31 16:00:00' + to_days((i % 30)::INT) + to_seconds(hash(i * 7) % 86400)) AT TIME ZONE 'UTC' AS moment
    FROM range({rows}) AS numbers(i)
''')
connection.execute(f'''
    COPY (SELECT
        moment AS transaction_time, '1900000001' AS mchid, '4200' || lpad(i::VARCHAR, 24, '0') AS transaction_id,
        number AS out_trade_no, CASE WHEN is_refund THEN 'REFUND' ELSE 'SUCCESS' END AS trade_state,
        CASE WHEN is_refund THEN 'R' || number ELSE '0' END AS out_refund_no,
        CASE WHEN is_refund THEN 0 ELSE fen END AS total_fen, CASE WHEN is_refund THEN fen ELSE 0 END AS refund_fen,
        CASE WHEN is_refund THEN 0 ELSE fen END AS settlement_total_fen,
        CASE WHEN is_refund THEN fen ELSE 0 END AS settlement_refund_fen,
        (round(fen * 0.006) / 100 * CASE WHEN is_refund THEN -1 ELSE 1 END)::DECIMAL(18, 5) AS fee
    FROM items WHERE change <> 0 ORDER BY i % 30, hash(i)) TO '{folder}/bill.parquet' (FORMAT parquet)
''')
connection.execute(f'''
    COPY (SELECT
        number, CASE WHEN is_refund THEN 'refund' ELSE 'payment' END AS kind,
        CASE WHEN is_refund THEN 'R' || number END AS refund_number,
        fen + (change = 1)::INT AS fen, CASE WHEN change = 2 AND NOT is_refund THEN 'NOTPAY' ELSE 'SUCCESS' END AS state,
        0.006::DECIMAL(9, 6) AS rate, moment
    FROM items WHERE change <> 3 ORDER BY hash(i + 1)) TO '{folder}/orders.parquet' (FORMAT parquet)
''')
"""
"""Writes a month of bills and orders, each in an order of its own."""

_JOIN = """
import sys
import duckdb

folder, memory, threads = sys.argv[1:]
connection = duckdb.connect(config={
    "memory_limit": memory + "MB", "threads": threads, "preserve_insertion_order": "false", "temp_directory": folder + "/spilled",
})
connection.execute("SET enable_progress_bar = false")
connection.execute(f'''
    SELECT
        count(*), count(bill.transaction_id), count(bill.trade_state), sum(bill.total_fen), sum(bill.refund_fen), sum(bill.fee),
        sum(bill.settlement_total_fen), sum(bill.settlement_refund_fen), max(bill.transaction_time),
        count(orders.kind), count(orders.refund_number), count(orders.state), sum(orders.fen), sum(orders.rate), max(orders.moment)
    FROM '{folder}/bill.parquet' AS bill
    FULL OUTER JOIN '{folder}/orders.parquet' AS orders ON bill.out_trade_no = orders.number
''').fetchall()
"""
"""Joins the columns that a reconciliation reads, and does nothing with them but a sum."""

_RECONCILE = """
import sys
from wechatpay_runtime.reconciliation import reconcile

folder, memory, threads = sys.argv[1:]
with reconcile(
    folder + "/bill.parquet", folder + "/orders.parquet", memory_mb=int(memory), threads=int(threads), temporary_folder=folder
) as found:
    assert set(found.counts) == {"amount", "missing_in_bill", "missing_in_records", "state"} or found.totals.bill_rows < 10_000
    found.write_differences(folder + "/differences.parquet")
"""


if __name__ == "__main__":
    counts = Counts(rounds=1, rows=int(sys.argv[1])) if len(sys.argv) > 1 else WHOLE
    for row in reconciliations(counts):
        print(row.figure, row.ratio)
