"""`python -m benchmarks [NAME ...] [--quick]`: measure, and print a table."""

import argparse
import gc
import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from attrs import frozen

from benchmarks.table import Row, as_markdown


@frozen
class Benchmark:
    """Where a benchmark is. It is imported when it is measured: some need libraries that take long to import."""

    module: str
    function: str
    module_of_counts: str = ""
    """The module with `FULL` and `QUICK`; empty for that of the function."""

    def load(self, *, is_quick: bool) -> Callable[[], Iterator[Row]]:
        """Import it, and return a function that measures."""
        measure: Callable[[Any], Iterator[Row]] = getattr(import_module(f"benchmarks.{self.module}"), self.function)
        counts = import_module(f"benchmarks.{self.module_of_counts or self.module}")
        return lambda: measure(counts.QUICK if is_quick else counts.FULL)


BENCHMARKS: Mapping[str, Benchmark] = {
    "sync": Benchmark("call", "sync_calls"),
    "async": Benchmark("call", "async_calls"),
    "fast": Benchmark("fast", "fast_calls", module_of_counts="call"),
    "hooks": Benchmark("hooks", "hooks", module_of_counts="call"),
    "endpoint": Benchmark("endpoint", "endpoints"),
    "notification": Benchmark("notification", "notifications", module_of_counts="reading"),
    "reply": Benchmark("reading", "replies"),
    "start": Benchmark("start", "starts"),
    "clients": Benchmark("clients", "clients"),
    "many": Benchmark("many", "many"),
    "bills": Benchmark("bills", "bills"),
    "columns": Benchmark("bill_columns", "bill_columns"),
    "reconciliation": Benchmark("reconciliation", "reconciliations"),
    "gateway": Benchmark("gateway", "gateways"),
    "rows": Benchmark("rows", "rows"),
    "catalog": Benchmark("catalog", "catalogs"),
    "generate": Benchmark("generate", "generates"),
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
        measure = BENCHMARKS[name].load(is_quick=options.quick)
        # Garbage is collected before each block of calls: without this, most of a run would be spent on imported modules.
        gc.collect()
        gc.freeze()
        measured += measure()
    print(as_markdown(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
