"""Calls over the transports on httptools, compared with the same floors as those over urllib3 and aiohttp."""

import asyncio
from collections.abc import Iterator, Mapping

from benchmarks.call import Counts, async_row, at_once_row, sync_row
from benchmarks.counterpart import counterpart
from benchmarks.operations import QUERY, REFUND
from benchmarks.table import Row

_SYNC_GOAL = 0.8
_SYNC_NESTED_GOAL = 0.9
_ASYNC_GOAL = 1.0
_FAST: Mapping[str, str] = {"transport": "fast"}


def fast_calls(counts: Counts) -> Iterator[Row]:
    """Yield rows for one call at a time, and for 1, 32 and 500 in flight."""
    server = counterpart(gathered=counts.at_once)
    with asyncio.Runner() as runner:
        yield sync_row("sync call, fast, HTTP", server, counts, goal=_SYNC_GOAL, more=_FAST)
        yield sync_row("sync call, fast, HTTPS", server, counts, goal=_SYNC_GOAL, is_over_tls=True, more=_FAST)
        yield sync_row(
            "sync order query, fast, HTTP", server, counts, goal=_SYNC_NESTED_GOAL, operation=QUERY, more=_FAST
        )
        yield sync_row("sync refund, fast, HTTP", server, counts, goal=_SYNC_NESTED_GOAL, operation=REFUND, more=_FAST)
        for width in (1, 32):
            what = f"async call, fast, {width} in flight"
            yield async_row(what, runner, server, counts, width=width, goal=_ASYNC_GOAL, more=_FAST)
        what = "async call, fast, 32 in flight, HTTPS"
        yield async_row(what, runner, server, counts, width=32, goal=_ASYNC_GOAL, is_over_tls=True, more=_FAST)
        yield at_once_row(
            "async call, fast, 500 in flight at once", runner, server, counts, goal=_ASYNC_GOAL, more=_FAST
        )
