"""Iterate over a list page by page: what to request next, and when the list ends. `Cursor` does no I/O.

A page is requested when all items of the previous page have been returned.

- If the list uses tokens, it ends at the first reply without a token. An empty page does not end it.
- If `next` is a count, the list ends when the total is reached or a page is empty. If no reply has had a total, it also ends
  at a page with fewer items than requested.
- An endless list raises an error: a token was seen before, or a page equals the previous one and there is no total.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import UnexpectedReply

if TYPE_CHECKING:
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime.operation.description import Operation
    from wechatpay_runtime.operation.pages import Pages


class Cursor:
    """The position of one iteration."""

    def __init__(self, operation: "Operation[Any]", pages: "Pages", arguments: Mapping[str, Any]) -> None:
        self._operation = operation
        self._pages = pages
        self._seen = 0
        self._total: int | None = None
        self._tokens: set[str] = set()
        self._last: Sequence[Any] = ()
        self.arguments: dict[str, Any] = dict(arguments)
        """The arguments of the next call, by wire name."""
        if pages.counts:
            self.arguments[pages.next] = pages.first

    def items(self, reply: Any) -> Sequence[Any]:
        """Return the items of a page; raises `UnexpectedReply` if they cannot be read."""
        items: Sequence[Any] | None = _at(reply, self._pages.items)
        return () if items is None else items

    def advance(self, reply: Any) -> bool:
        """Advance to the next page; returns `False` if there is none.

        Raises:
            UnexpectedReply: The list would not end, or the token cannot be read.
        """
        return self._advance_to_token(reply) if self._pages.token else self._advance_by_count(reply)

    def _advance_to_token(self, reply: Any) -> bool:
        token: str | None = _at(reply, self._pages.token)
        if not token:
            return False
        if token in self._tokens:
            raise self._endless(
                phrase("{token} has the same value as on an earlier page", token=self._pages.token), self._pages.token
            )
        self._tokens.add(token)
        self.arguments[self._pages.next] = token
        return True

    def _advance_by_count(self, reply: Any) -> bool:
        pages, items = self._pages, self.items(reply)
        self._seen += len(items)
        if not items or self._is_complete(reply, items):
            return False
        self._last = items
        self.arguments[pages.next] += len(items) if pages.counts == "items" else 1
        return True

    def _is_complete(self, reply: Any, items: Sequence[Any]) -> bool:
        if self._pages.total:
            with suppress(UnexpectedReply):  # an unreadable total is ignored
                total: int | None = _at(reply, self._pages.total)
                self._total = self._total if total is None else total  # some lists return it with the first page only
        if self._total is not None:
            return self._seen >= self._total
        size: int | None = self.arguments.get(self._pages.size)
        if size is not None and len(items) < size:
            return True
        if items == self._last:
            raise self._endless(
                phrase("{items} is the same as on the previous page", items=self._pages.items), self._pages.items
            )
        return False

    def _endless(self, reason: str, name: str) -> UnexpectedReply:
        return UnexpectedReply(
            phrase("{operation} does not end: {reason}.", operation=self._operation.name, reason=reason), field=name
        )


def _at(reply: Any, path: str) -> Any:
    """Return the attribute at a dotted path; `None` if it or a parent is absent."""
    for name in path.split("."):
        if reply is None:
            return None
        reply = getattr(reply, name)
    return reply


def iterate(driver: "Driver", operation: "Operation[Any]", arguments: Mapping[str, Any]) -> Iterator[Any]:
    """Iterate over the items of all pages.

    Args:
        driver: Requests the pages.
        operation: A list operation, with `pages`.
        arguments: The operation's arguments by wire name, without the one that selects the next page.

    Raises:
        InvalidArgument: An argument is missing or of the wrong type. Raised immediately, before the first request.
    """
    cursor = _start(driver, operation, arguments)
    return _iterate(driver, operation, cursor)


def _iterate(driver: "Driver", operation: "Operation[Any]", cursor: Cursor) -> Iterator[Any]:
    while True:
        reply = driver.call(operation, cursor.arguments)
        yield from cursor.items(reply)
        if not cursor.advance(reply):
            return


def iterate_async(
    driver: "AsyncDriver", operation: "Operation[Any]", arguments: Mapping[str, Any]
) -> AsyncIterator[Any]:
    """Iterate over the items of all pages asynchronously; arguments and errors as for `iterate`."""
    cursor = _start(driver, operation, arguments)
    return _iterate_async(driver, operation, cursor)


async def _iterate_async(driver: "AsyncDriver", operation: "Operation[Any]", cursor: Cursor) -> AsyncIterator[Any]:
    while True:
        reply = await driver.call(operation, cursor.arguments)
        for item in cursor.items(reply):
            yield item
        if not cursor.advance(reply):
            return


def _start(driver: "Driver | AsyncDriver", operation: "Operation[Any]", arguments: Mapping[str, Any]) -> Cursor:
    assert operation.pages is not None  # noqa: S101 - the generator prints `iter_…` for lists only
    cursor = Cursor(operation, operation.pages, arguments)
    driver.check(operation, cursor.arguments)
    return cursor
