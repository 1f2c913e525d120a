"""Goes through the lists of the invented API, sync and async, over a transport that answers by itself.

Prints what each iteration asked for and what it gave as JSON. It runs in a process of its own, because the invented
client has the package name of ours.
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
    """Answers every list from five loans and three reminders."""

    is_closed = False

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answer(self, request: Request) -> Reply:
        address = urlsplit(request.target)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()} | json.loads(
            request.body or b"{}"
        )
        self.asked.append(" ".join(f"{name}={value}" for name, value in asked.items()))
        said: dict[str, Any]
        if address.path == "/v1/loans":
            said = {"data": rows("loan_no", int(asked["offset"]), int(asked["limit"])), "total_count": len(LOANS)}
        elif address.path == "/v1/returns":
            said = {"found": {"rows": rows("number", (asked["page"] - 1) * asked["page_size"], asked["page_size"])}}
        else:
            said = REMINDERS[asked.get("from")]
        body = json.dumps(said).encode()
        return Reply(200, platform.signature_headers(body, timestamp=int(time.time())), body)

    def close(self) -> None:
        pass


class SyncShelf(Shelf):
    def send(self, request: Request, options: Options) -> Reply:  # noqa: ARG002 - as a transport takes it
        return self.answer(request)

    def open(self, request: Request, options: Options) -> OpenReply:  # noqa: ARG002 - as a transport takes it
        raise AssertionError("no file was asked for")


class AsyncShelf(Shelf):
    async def send(self, request: Request, options: Options) -> Reply:  # noqa: ARG002 - as a transport takes it
        return self.answer(request)

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:  # noqa: ARG002 - as a transport takes it
        raise AssertionError("no file was asked for")

    async def close(self) -> None:  # type: ignore[override]  # as an async transport does
        pass


def named(items: list[Any]) -> list[str]:
    return [item if isinstance(item, str) else next(iter(item.to_wire().values())) for item in items]


CALLS: dict[str, dict[str, Any]] = {
    "iter_loans": {"limit": 2},
    "iter_returns": {"page_size": 2},
    "iter_reminders": {"reader_no": "R1"},
}


def sync(service: Any, session: Session) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, arguments in CALLS.items():
        shelf = SyncShelf()
        items: Iterator[Any] = getattr(service.Loans(Driver(session, shelf)), name)(**arguments)
        said[name] = [named(list(items)), shelf.asked]
    return said


async def awaited(service: Any, session: Session) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, arguments in CALLS.items():
        shelf = AsyncShelf()
        items: AsyncIterator[Any] = getattr(service.AsyncLoans(AsyncDriver(session, shelf)), name)(**arguments)
        said[name] = [named([item async for item in items]), shelf.asked]
    return said


def main() -> None:
    service: Any = import_module("wechatpay_clients.library.loans")
    settings: Any = platform.settings()
    session = make_session(settings)
    sys.stdout.write(json.dumps([sync(service, session), asyncio.run(awaited(service, session))]))


if __name__ == "__main__":
    main()
