"""Reads notifications or replies in a process of its own, with or without orjson, and prints the cost.

`python -m benchmarks.reading_process KIND PARSER CALLS` reads the material from standard input, as one line of JSON. For each
further line, `ours` or `floor`, it reads CALLS times and prints the CPU seconds. KIND is `notification` or `reply`, PARSER is
`orjson` or `json`.
"""

import json
import sys
from collections.abc import Callable, Mapping
from itertools import cycle, islice
from typing import Any

from benchmarks.floor import notification_floor
from benchmarks.measure import cpu_seconds
from wechatpay_clients import Client
from wechatpay_clients.payments.transactions.query_order_by_out_trade_no import OPERATION
from wechatpay_clients.payments.transactions.transaction_success import NOTIFICATION
from wechatpay_runtime._base.json_object import parse_json

Sides = Mapping[str, Callable[[], None]]


def notification_sides(material: Mapping[str, Any], calls: int) -> Sides:
    """Return the functions that parse deliveries, with our client and by hand."""
    settings = material["settings"]
    deliveries = [(headers, body.encode()) for headers, body in material["deliveries"]]
    by_hand = notification_floor(settings["public_key"], settings["apiv3_key"])
    parse = Client(**settings).notifications.parse

    def ours() -> None:
        for headers, body in islice(cycle(deliveries), calls):
            parse(headers, body, expect=NOTIFICATION)

    def floor() -> None:
        for headers, body in islice(cycle(deliveries), calls):
            by_hand(headers, body)

    return {"ours": ours, "floor": floor}


def reply_sides(material: Mapping[str, Any], calls: int) -> Sides:
    """Return the functions that read the replies to an order query, into the typed model and into a dict."""
    bodies = [body.encode() for body in material["bodies"]]
    model = OPERATION.replies[200]
    assert model.from_wire(parse_json(bodies[0])).problems == ()

    def ours() -> None:
        for body in islice(cycle(bodies), calls):
            model.from_wire(parse_json(body))

    def floor() -> None:
        for body in islice(cycle(bodies), calls):
            json.loads(body)

    return {"ours": ours, "floor": floor}


SIDES = {"notification": notification_sides, "reply": reply_sides}


def main(kind: str, parser: str, calls: int) -> None:
    """Read as often as standard input asks for."""
    if parser == "json":
        sys.modules["orjson"] = None  # type: ignore[assignment] # pyright: ignore[reportArgumentType] - makes its import fail
    else:
        __import__("orjson")
    sides = SIDES[kind](json.loads(sys.stdin.readline()), calls)
    for line in sys.stdin:
        print(cpu_seconds(sides[line.strip()]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
