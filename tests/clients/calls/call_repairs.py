"""Calls the client generated from `support/repair_specs/` against a gateway that serves its catalog.

Prints the results as JSON. It runs in a separate process, because the generated client has the same package name as ours.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.request import Request, urlopen

from support.receiver import Receiver, receiving
from wechatpay_runtime.errors import ApiError

CLIENTS: Any = import_module("wechatpay_clients")
DETAILS = {"thing": "clock", "owner_name": "张三"}


def refused(call: Callable[..., Any], **arguments: Any) -> list[Any]:
    """Return status and code of a call that is refused."""
    try:
        call(**arguments)
    except ApiError as error:
        return [error.status, error.code]
    return []


def staff(step: str, **fields: Any) -> Any:
    """Run a step of the repair through the gateway's control address."""
    url = f"{os.environ['WECHATPAY_BASE_URL']}/_gateway/repairs/{step}"
    request = Request(url, json.dumps(fields).encode(), {"Content-Type": "application/json"})  # noqa: S310 - loopback
    with urlopen(request, timeout=10) as reply:  # noqa: S310 - loopback
        return json.load(reply)


def take_in(client: Any, receiver: Receiver) -> dict[str, Any]:
    """Return the results of the calls of the resource."""
    repairs = client.shop.repairs
    details = {**DETAILS, "notify_url": receiver.url}
    first = repairs.create_repair(out_repair_no="R1", **details)
    results: dict[str, Any] = {
        "created": [first.repair_id, first.status, first.thing, first.owner_name, first.shop_name],
        "repeated": repairs.create_repair(out_repair_no="R1", **details) == first,
        "changed": refused(repairs.create_repair, out_repair_no="R1", thing="lamp"),
        "misspelt": refused(repairs.create_repair, out_repair_no="r-1", thing="lamp"),
        "too early": refused(repairs.return_repair, repair_id=first.repair_id),
        "unknown": refused(repairs.query_repair, repair_id=1),
    }
    results["finished"] = staff("finish", repair_id=first.repair_id)["state"]
    receiver.has_arrived.wait(10)
    delivery = receiver.deliveries[0]
    notification = client.notifications.parse(delivery.headers, delivery.body)
    results["notified"] = [type(notification.resource).__name__, notification.event_type, notification.resource.status]
    returned = repairs.return_repair(repair_id=first.repair_id, price=5)
    results["returned"] = [returned.status, returned.price]
    for number in ("R2", "R3"):
        repairs.create_repair(out_repair_no=number, **DETAILS)
    results["listed"] = [each.out_repair_no for each in repairs.iter_repairs(limit=2)]
    results["taken in"] = [each.out_repair_no for each in repairs.iter_repairs(status="TAKEN", limit=1)]
    results["queried"] = repairs.query_repair(repair_id=first.repair_id).to_dict()
    return results


async def query(repair_id: int) -> Any:
    """Return the same record, queried with the async client."""
    async with CLIENTS.AsyncClient.from_env() as client:
        return (await client.shop.repairs.query_repair(repair_id=repair_id)).to_dict()


def main() -> None:
    with CLIENTS.Client.from_env(strict=True) as client, receiving() as receiver:
        results = take_in(client, receiver)
    results["async"] = asyncio.run(query(results["created"][0])) == results.pop("queried")
    sys.stdout.write(json.dumps(results))


if __name__ == "__main__":
    main()
