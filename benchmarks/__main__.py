"""`python -m benchmarks [NAME ...] [--quick]`: measure, and print a table."""

import argparse
import logging
import sys
from collections.abc import Callable, Iterator, Sequence

from benchmarks import (
    bill_columns,
    bills,
    call,
    catalog,
    clients,
    endpoint,
    fast,
    gateway,
    generate,
    hooks,
    many,
    notification,
    reading,
    reconciliation,
    rows,
    start,
)
from benchmarks.table import Row, as_markdown

Benchmark = Callable[[bool], Iterator[Row]]
BENCHMARKS: dict[str, Benchmark] = {
    "sync": lambda is_quick: call.sync_calls(call.QUICK if is_quick else call.FULL),
    "async": lambda is_quick: call.async_calls(call.QUICK if is_quick else call.FULL),
    "fast": lambda is_quick: fast.fast_calls(call.QUICK if is_quick else call.FULL),
    "hooks": lambda is_quick: hooks.hooks(call.QUICK if is_quick else call.FULL),
    "endpoint": lambda is_quick: endpoint.endpoints(endpoint.QUICK if is_quick else endpoint.FULL),
    "notification": lambda is_quick: notification.notifications(reading.QUICK if is_quick else reading.FULL),
    "reply": lambda is_quick: reading.replies(reading.QUICK if is_quick else reading.FULL),
    "start": lambda is_quick: start.starts(start.QUICK if is_quick else start.FULL),
    "clients": lambda is_quick: clients.clients(clients.QUICK if is_quick else clients.FULL),
    "many": lambda is_quick: many.many(many.QUICK if is_quick else many.FULL),
    "bills": lambda is_quick: bills.bills(bills.QUICK if is_quick else bills.FULL),
    "columns": lambda is_quick: bill_columns.bill_columns(bill_columns.QUICK if is_quick else bill_columns.FULL),
    "reconciliation": lambda is_quick: reconciliation.reconciliations(
        reconciliation.QUICK if is_quick else reconciliation.FULL
    ),
    "gateway": lambda is_quick: gateway.gateways(gateway.QUICK if is_quick else gateway.FULL),
    "rows": lambda is_quick: rows.rows(rows.QUICK if is_quick else rows.FULL),
    "catalog": lambda is_quick: catalog.catalogs(catalog.QUICK if is_quick else catalog.FULL),
    "generate": lambda is_quick: generate.generates(generate.QUICK if is_quick else generate.FULL),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named benchmarks, or all of them, and print a table. It shows missed goals; the exit status stays 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHMARKS)}; defaults to all")
    parser.add_argument(
        "--quick", action="store_true", help="tiny counts, to check that everything runs; ignore the figures"
    )
    options = parser.parse_args(arguments)
    names: list[str] = options.names or list(BENCHMARKS)
    for name in names:
        if name not in BENCHMARKS:
            parser.error(f"there is no benchmark {name!r}; there are {', '.join(BENCHMARKS)}")
    # The client warns that loopback is not WeChat Pay's address; here it is intended.
    logging.getLogger("wechatpay_runtime").setLevel(logging.ERROR)
    measured: list[Row] = []
    for name in names:
        print(f"measuring {name} …", file=sys.stderr)
        measured += BENCHMARKS[name](options.quick)
    print(as_markdown(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
