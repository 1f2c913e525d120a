"""Iterating over a list requests pages lazily and always ends."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from support import platform
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._drivers.driver import Driver
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime._transport.base import OpenReply
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.paging import Cursor, iterate, iterate_async

OFFSET = Pages(next="offset", items="data", counts="items", size="limit", total="total")
PAGE = Pages(next="page", items="data", counts="pages", first=1, size="size")
TOKEN = Pages(next="token", items="found.rows", token="found.next")


def listing(pages: Pages) -> Operation[Any]:
    return Operation(
        name="shop.orders.list_orders",
        method="GET",
        routes=(Route("/v3/orders", query=("shop", pages.next, pages.size)),),
        parameters=(
            Parameter("shop", STRING),
            Parameter(pages.next, STRING if pages.token else INTEGER),
            *([Parameter(pages.size, INTEGER)] if pages.size else []),
        ),
        pages=pages,
    )


def iterated(
    pages: Pages, replies: Sequence[Any], **arguments: Any
) -> tuple[list[Any], list[dict[str, Any]], UnexpectedReply | None]:
    """Return the items, the arguments of each call and the error at the end; fails if more pages than `replies` are requested."""
    cursor = Cursor(listing(pages), pages, arguments)
    items: list[Any] = []
    calls: list[dict[str, Any]] = []
    for reply in replies:
        calls.append(dict(cursor.arguments))
        items += cursor.items(reply)
        try:
            if not cursor.advance(reply):
                assert len(calls) == len(replies), "it ended before the last page"
                return items, calls, None
        except UnexpectedReply as error:
            return items, calls, error
    raise AssertionError("it requested one page more")


def page(data: Sequence[Any] | None, total: int | None = None) -> Any:
    return SimpleNamespace(data=data, total=total)


def found(rows: Sequence[Any] | None, following: str | None = None) -> Any:
    return SimpleNamespace(found=SimpleNamespace(rows=rows, next=following))


ENDINGS: dict[str, tuple[Pages, list[Any], dict[str, Any], list[Any]]] = {
    "the total is reached": (OFFSET, [page("ab", 3), page("c", 3)], {"limit": 2}, [0, 2]),
    "the total is reached with a full page": (OFFSET, [page("ab", 4), page("cd", 4)], {"limit": 2}, [0, 2]),
    "the server returns fewer items than requested, and a total": (
        OFFSET,
        [page("ab", 3), page("c", 3)],
        {"limit": 100},
        [0, 2],
    ),
    "the total is only on the first page": (OFFSET, [page("ab", 4), page("cd")], {"limit": 2}, [0, 2]),
    "an empty page before the total is reached": (OFFSET, [page("ab", 9), page("", 9)], {"limit": 2}, [0, 2]),
    "the first page is empty": (OFFSET, [page("", 0)], {}, [0]),
    "there is no list at all": (OFFSET, [page(None)], {}, [0]),
    "there is no body at all": (OFFSET, [None], {}, [0]),
    "a short page without a total": (OFFSET, [page("ab"), page("c")], {"limit": 2}, [0, 2]),
    "neither size nor total: an empty page": (OFFSET, [page("ab"), page("c"), page("")], {}, [0, 2, 3]),
    "pages are counted from one": (PAGE, [page("ab"), page("cd"), page("e")], {"size": 2}, [1, 2, 3]),
    "no further token": (TOKEN, [found("ab", "x"), found("c")], {}, [None, "x"]),
    "an empty token": (TOKEN, [found("ab", "")], {}, [None]),
    "an empty page in between, with a token": (TOKEN, [found(None, "x"), found("a")], {}, [None, "x"]),
    "nothing around the token": (TOKEN, [SimpleNamespace(found=None)], {}, [None]),
}


@pytest.mark.parametrize("case", ENDINGS)
def test_a_list_ends(case: str) -> None:
    pages, replies, arguments, expected = ENDINGS[case]
    _, calls, error = iterated(pages, replies, **arguments)
    assert ([each.get(pages.next) for each in calls], error) == (expected, None)


def test_all_items_are_yielded_in_order() -> None:
    assert iterated(TOKEN, [found("ab", "x"), found("c")])[0] == ["a", "b", "c"]


def test_every_page_is_requested_with_the_same_arguments() -> None:
    _, calls, _ = iterated(OFFSET, [page("ab", 3), page("c", 3)], shop="s", limit=2)
    assert [(each["shop"], each["limit"]) for each in calls] == [("s", 2), ("s", 2)]


ENDLESS: dict[str, tuple[Pages, list[Any], str]] = {
    "the token of the previous page": (
        TOKEN,
        [found("a", "x"), found("b", "x")],
        "found.next has the same value as on an",
    ),
    "the token of an earlier page": (
        TOKEN,
        [found("a", "x"), found("b", "y"), found("c", "x")],
        "found.next has the same value as on an",
    ),
    "a server that ignores the offset": (OFFSET, [page("ab"), page("ab")], "data is the same as on the previous page"),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_an_endless_list_raises(case: str) -> None:
    pages, replies, words = ENDLESS[case]
    items, _, error = iterated(pages, replies)
    assert str(error).startswith(f"shop.orders.list_orders does not end: {words}")
    assert len(items) == sum(len(Cursor(listing(pages), pages, {}).items(reply)) for reply in replies)


class Unreadable:
    """A reply whose total cannot be read."""

    data = "ab"

    @property
    def total(self) -> int:
        raise UnexpectedReply("total cannot be read")


def test_an_unreadable_total_is_ignored() -> None:
    assert iterated(OFFSET, [Unreadable()], limit=3)[2] is None


class Shelf:
    """A transport with two pages."""

    is_closed = False

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def send(self, request: Request, options: Options) -> Reply:  # noqa: ARG002 - the interface of transports
        self.requests.append(request)
        return platform.signed_reply(200, b'{"data": [1, 2], "total": 4}')

    def open(self, request: Request, options: Options) -> OpenReply:  # noqa: ARG002 - the interface of transports
        raise AssertionError("no file was requested")

    def close(self) -> None:
        pass


def driver(shelf: Shelf) -> Driver:
    settings: Any = platform.settings()
    return Driver(make_session(settings), shelf)


Start = Callable[[Any, Operation[Any], Mapping[str, Any]], object]


@pytest.mark.parametrize("start", [iterate, iterate_async])
def test_a_wrong_argument_raises_before_iteration(start: Start) -> None:
    with pytest.raises(InvalidArgument, match=r"got an unexpected argument 'shopp' \(did you mean 'shop'\?\)"):
        start(driver(Shelf()), listing(OFFSET), {"shopp": "s"})


@pytest.mark.parametrize("start", [iterate, iterate_async])
def test_nothing_is_sent_before_the_first_item_is_requested(start: Start) -> None:
    shelf = Shelf()
    start(driver(shelf), listing(OFFSET), {})
    assert shelf.requests == []


def requested_offsets(item_count: int) -> list[int]:
    """Return the offsets of the pages that are requested for the first `item_count` of four items."""
    offsets: list[int] = []

    class Counting:
        def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
            pass

        def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:  # noqa: ARG002
            offsets.append(arguments["offset"])
            return page([1, 2], 4)

    items: Iterator[Any] = iterate(Counting(), listing(OFFSET), {})  # type: ignore[arg-type]  # the only methods that it calls
    for _ in range(item_count):
        next(items)
    return offsets


@pytest.mark.parametrize(("item_count", "offsets"), [(0, []), (1, [0]), (2, [0]), (3, [0, 2]), (4, [0, 2])])
def test_a_page_is_requested_with_its_first_item(item_count: int, offsets: list[int]) -> None:
    assert requested_offsets(item_count) == offsets


def test_an_async_iteration_awaits_each_page() -> None:
    class Awaiting:
        def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
            pass

        async def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:  # noqa: ARG002
            await asyncio.sleep(0)
            return page([arguments["offset"]], 2)

    async def all_items() -> list[Any]:
        waiting: Any = Awaiting()
        return [item async for item in iterate_async(waiting, listing(OFFSET), {})]

    assert asyncio.run(all_items()) == [0, 1]
