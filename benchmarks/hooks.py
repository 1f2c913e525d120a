"""Hooks: CPU time of a call with a hook that does nothing, compared with the same call without hooks."""

from collections.abc import Iterator
from itertools import count
from statistics import median

from benchmarks.call import Counts
from benchmarks.counterpart import counterpart
from benchmarks.measure import cpu_seconds, in_turns
from benchmarks.table import Row, spread
from wechatpay_clients import Client
from wechatpay_runtime.hooks import Event
from wechatpay_runtime.types import MerchantSettings

_GOAL = 1.1


def hooks(counts: Counts) -> Iterator[Row]:
    """Yield the row of a sync call over HTTP."""
    numbers = (f"2022061714330600001390{number:07}" for number in count(1))
    server = counterpart(gathered=1)
    settings = server.settings(server.http)
    observing: MerchantSettings = {**settings, "hooks": _ignore}
    with Client(**observing) as observed, Client(**settings) as plain:

        def calls(client: Client) -> None:
            revoke = client.onboarding.merchant_alteration.revoke_name_alteration
            for _ in range(counts.calls):
                revoke(apply_id=next(numbers))

        comparison = in_turns(
            lambda: cpu_seconds(lambda: calls(observed)),
            lambda: cpu_seconds(lambda: calls(plain)),
            rounds=counts.rounds,
        )
    ours, floor = (median(seconds) / counts.calls * 1000 for seconds in (comparison.ours, comparison.floor))
    yield Row(
        what="sync call with a hook",
        figure=f"{ours:.3f} ms; without {floor:.3f} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {_GOAL}",
        is_met=comparison.ratio <= _GOAL,
    )


def _ignore(event: Event) -> None:
    pass
