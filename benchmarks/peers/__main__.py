"""`python -m benchmarks.peers`: CPU time of an order query, signed and verified, with clients by others and with ours."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from statistics import median

from attrs import frozen

from benchmarks.counterpart import Counterpart, counterpart
from benchmarks.peers.processes import Peer, axios, own, started, wechatpayv3
from benchmarks.table import markdown, spread

_HEADINGS = ("client", "calls", "CPU of a call", "to its floor", "to wechatpayv3", "goal", "met")
_WIDTH = 32


@frozen
class Client:
    """A client that is measured, beside the bare HTTP library that it is compared with."""

    command: Sequence[str]
    floor: str
    beside: str
    """The client of `wechatpayv3` of the same kind."""
    is_async: bool = False
    goal: float | None = None
    """Highest ratio to `wechatpayv3`."""


def clients() -> Mapping[str, Client]:
    """Return all clients by name; the floors are among them."""
    sync, asynchronous = "wechatpayv3", "wechatpayv3, async"
    return {
        "urllib3 alone": Client(own("urllib3"), "urllib3 alone", sync),
        "a socket alone": Client(own("socket"), "urllib3 alone", sync),
        "Client": Client(own("client"), "urllib3 alone", sync, goal=0.6),
        "Client, fast": Client(own("fast client"), "urllib3 alone", sync, goal=0.35),
        "wechatpayv3": Client(wechatpayv3("sync"), "urllib3 alone", sync),
        "wechatpay-axios-plugin": Client(axios(), "urllib3 alone", sync, is_async=True),
        "aiohttp alone": Client(own("aiohttp"), "aiohttp alone", asynchronous, is_async=True),
        "a protocol of asyncio alone": Client(own("protocol"), "aiohttp alone", asynchronous, is_async=True),
        "AsyncClient": Client(own("async client"), "aiohttp alone", asynchronous, is_async=True, goal=0.6),
        "AsyncClient, fast": Client(own("fast async client"), "aiohttp alone", asynchronous, is_async=True, goal=0.5),
        "wechatpayv3, async": Client(wechatpayv3("async"), "aiohttp alone", asynchronous, is_async=True),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all clients in turns and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--calls", type=int, default=256, help="calls of each client in each round")
    options = parser.parse_args(arguments)
    known = clients()
    lines: list[tuple[str, ...]] = []
    server = counterpart(gathered=1)
    _refuse_forged_replies(server, known)
    for what, origin in (("HTTP", server.http), ("HTTPS", server.https)):
        with ExitStack() as stack:
            peers = {
                name: stack.enter_context(started([*client.command], server, origin)) for name, client in known.items()
            }
            for width in (1, _WIDTH):
                measured = {name: peer for name, peer in peers.items() if width == 1 or known[name].is_async}
                print(f"measuring {what}, {width} at a time …", file=sys.stderr)
                seconds = _in_turns(measured, options.rounds, options.calls, width)
                lines += _lines(f"{what}, {width} at a time", known, seconds, options.calls)
    print(markdown(_HEADINGS, lines))
    return 0


def _refuse_forged_replies(server: Counterpart, known: Mapping[str, Client]) -> None:
    """Check that each client verifies: it must fail if the signature of the reply is wrong."""
    for name, client in known.items():
        with started([*client.command], server, server.forging, is_quiet=True) as peer:
            try:
                peer.seconds(1, 1)
            except RuntimeError:
                continue
            raise AssertionError(f"{name} accepts a reply with a wrong signature")


def _in_turns(peers: Mapping[str, Peer], rounds: int, calls: int, width: int) -> Mapping[str, list[float]]:
    """Measure one client after the other in each round; the first round is a warm-up."""
    measured = [{name: peer.seconds(calls, width) for name, peer in peers.items()} for _ in range(rounds + 1)][1:]
    return {name: [seconds[name] for seconds in measured] for name in peers}


def _lines(
    what: str, known: Mapping[str, Client], seconds: Mapping[str, list[float]], calls: int
) -> Iterator[tuple[str, ...]]:
    for name, spent in seconds.items():
        client = known[name]
        to_floor, to_other = (_ratios(spent, seconds.get(other)) for other in (client.floor, client.beside))
        is_met = client.goal is not None and bool(to_other) and median(to_other) <= client.goal
        yield (
            name,
            what,
            f"{median(spent) / calls * 1000:.3f} ms",
            spread(to_floor) if to_floor and name != client.floor else "",
            spread(to_other) if to_other and name != client.beside else "",
            f"<= {client.goal} x wechatpayv3" if client.goal else "",
            {True: "yes", False: "NO"}[is_met] if client.goal else "",
        )


def _ratios(spent: Sequence[float], others: Sequence[float] | None) -> list[float]:
    """Return the ratios within each round; none if the other client was not measured."""
    return [one / other for one, other in zip(spent, others or (), strict=bool(others))]


if __name__ == "__main__":
    sys.exit(main())
