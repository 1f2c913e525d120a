"""Reconcile bills with your own orders, however many there are. Requires the extra `[reconcile]`.

    with reconcile("bills/trade", "orders.parquet") as found:
        for day in found.days:
            print(day.day, day.kind, day.bill_fen, day.record_fen)
        for difference in found.differences():
            print(difference)

The rules are those of `compare_trade_bill`, in SQL. DuckDB executes it on this machine, within a limit of memory;
`wechatpay_runtime.reconciliation.spark` executes the same on a cluster.
"""

from wechatpay_runtime.reconciliation.local import Reconciliation, reconcile
from wechatpay_runtime.reconciliation.results import DatedDifference, DaySums, Totals

__all__ = ["DatedDifference", "DaySums", "Reconciliation", "Totals", "reconcile"]
