"""Iterates over the lists of the invented API, sync and async, with a transport that creates the replies.

Prints the requests and items of each iteration as JSON. It runs in a separate process, because the package of the
invented client has the same name as ours.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs, urlsplit

from support import platform
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._drivers.async_driver import AsyncDriver
from wechatpay_runtime._drivers.driver import Driver
from wechatpay_runtime._session.session import Session
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime._transport.base import AsyncOpenReply, OpenReply

LOANS = [f"L{number}" for number in range(5)]
REMINDERS: dict[str | None, dict[str, Any]] = {
    None: {"reminders": ["a", "b"], "next_from": "x"},
    "x": {"next_from": "y"},
    "y": {"reminders": ["c"]},
}


def rows(name: str, start: int, count: int) -> list[dict[str, str]]:
    return [{name: number} for number in LOANS[start : start + count]]


class Shelf:
    """Creates the replies of every list from five loans and three reminders."""

    is_closed = False

    def __init__(self) -> None:
        self.queries: list[str] = []

    def reply(self, request: Request) -> Reply:
        address = urlsplit(request.target)
        query = {name: values[0] for name, values in parse_qs(address.query).items()} | json.loads(
            request.body or b"{}"
        )
        self.queries.append(" ".join(f"{name}={value}" for name, value in query.items()))
        reply: dict[str, Any]
        if address.path == "/v1/loans":
            reply = {"data": rows("loan_no", int(query["offset"]), int(query["limit"])), "total_count": len(LOANS)}
        elif address.path == "/v1/returns":
            reply = {"found": {"rows": rows("number", (query["page"] - 1) * query["page_size"], query["page_size"])}}
        else:
            reply = REMINDERS[query.get("from")]
        body = json.dumps(reply).encode()
        return Reply(200, platform.signature_headers(body, timestamp=int(time.time())), body)

    def close(self) -> None:
        pass


class SyncShelf(Shelf):
    def send(self, request: Request, options: Options) -> Reply:  # noqa: ARG002 - the signature of a transport
        return self.reply(request)

    def open(self, request: Request, options: Options) -> OpenReply:  # noqa: ARG002 - the signature of a transport
        raise AssertionError("no file should be requested")


class AsyncShelf(Shelf):
    async def send(self, request: Request, options: Options) -> Reply:  # noqa: ARG002 - the signature of a transport
        return self.reply(request)

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:  # noqa: ARG002 - the signature of a transport
        raise AssertionError("no file should be requested")

    async def close(self) -> None:  # type: ignore[override]  # the signature of an async transport
        pass


def named(items: list[Any]) -> list[str]:
    return [item if isinstance(item, str) else next(iter(item.to_wire().values())) for item in items]


CALLS: dict[str, dict[str, Any]] = {
    "iter_loans": {"limit": 2},
    "iter_returns": {"page_size": 2},
    "iter_reminders": {"reader_no": "R1"},
}


def synchronous(service: Any, session: Session) -> dict[str, Any]:
    results: dict[str, Any] = {}
    for name, arguments in CALLS.items():
        shelf = SyncShelf()
        items: Iterator[Any] = getattr(service.Loans(Driver(session, shelf)), name)(**arguments)
        results[name] = [named(list(items)), shelf.queries]
    return results


async def asynchronous(service: Any, session: Session) -> dict[str, Any]:
    results: dict[str, Any] = {}
    for name, arguments in CALLS.items():
        shelf = AsyncShelf()
        items: AsyncIterator[Any] = getattr(service.AsyncLoans(AsyncDriver(session, shelf)), name)(**arguments)
        results[name] = [named([item async for item in items]), shelf.queries]
    return results


def main() -> None:
    service: Any = import_module("wechatpay_clients.library.loans")
    settings: Any = platform.settings()
    session = make_session(settings)
    sys.stdout.write(json.dumps([synchronous(service, session), asyncio.run(asynchronous(service, session))]))


if __name__ == "__main__":
    main()
