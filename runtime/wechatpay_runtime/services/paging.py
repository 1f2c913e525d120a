"""Goes through a list page by page: what to ask for next, and when the list is over. No I/O of its own.

A page is asked for when the items of the one before are used up.

- Where the reply holds a token, the list goes on as long as there is one; an empty page alone does not end it.
- Where `next` counts, it ends with the total that the reply names, or with an empty page; without a total also with
  a page that is shorter than was asked for.
- What would go on for ever raises: a token that came before, or the same page again where no total ends the list.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from wechatpay_runtime.errors import UnexpectedReply

if TYPE_CHECKING:
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime.operation.description import Operation
    from wechatpay_runtime.operation.pages import Pages


class Cursor:
    """Where one iteration stands."""

    def __init__(self, operation: "Operation[Any]", pages: "Pages", arguments: Mapping[str, Any]) -> None:
        self._operation = operation
        self._pages = pages
        self._seen = 0
        self._tokens: set[str] = set()
        self._last: Sequence[Any] = ()
        self.arguments: dict[str, Any] = dict(arguments)
        """What the next call takes, by wire name."""
        if pages.counts:
            self.arguments[pages.next] = pages.first

    def items(self, reply: Any) -> Sequence[Any]:
        """The items of a page; raises `UnexpectedReply` where they cannot be read."""
        items: Sequence[Any] | None = _at(reply, self._pages.items)
        return () if items is None else items

    def advance(self, reply: Any) -> bool:
        """Go on to the next page; `False` when there is none.

        Raises:
            UnexpectedReply: The reply leads back to where the iteration has been, or its token cannot be read.
        """
        return self._advance_to_token(reply) if self._pages.token else self._advance_by_count(reply)

    def _advance_to_token(self, reply: Any) -> bool:
        token: str | None = _at(reply, self._pages.token)
        if not token:
            return False
        if token in self._tokens:
            raise self._endless(f"{self._pages.token} has a value that a page before had", self._pages.token)
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
        total: int | None = None
        if self._pages.total:
            with suppress(UnexpectedReply):  # a total that cannot be read is none
                total = _at(reply, self._pages.total)
        if total is not None:
            return self._seen >= total
        size: int | None = self.arguments.get(self._pages.size)
        if size is not None and len(items) < size:
            return True
        if items == self._last:
            raise self._endless(f"{self._pages.items} holds the same as on the page before", self._pages.items)
        return False

    def _endless(self, what: str, name: str) -> UnexpectedReply:
        return UnexpectedReply(f"{self._operation.name} would be asked for ever: {what}.", field=name)


def _at(reply: Any, path: str) -> Any:
    """The attribute that a dotted path leads to; `None` where something on the way is absent."""
    for name in path.split("."):
        if reply is None:
            return None
        reply = getattr(reply, name)
    return reply


def iterate(driver: "Driver", operation: "Operation[Any]", arguments: Mapping[str, Any]) -> Iterator[Any]:
    """Go through the items of all pages.

    Args:
        driver: Asks for the pages.
        operation: A list; has `pages`.
        arguments: Those of the operation by wire name, without that which asks for the next page.

    Raises:
        InvalidArgument: An argument is missing or of the wrong type; raised at once, nothing was sent.
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
    """Go through the items of all pages, each page awaited; arguments and errors as `iterate`."""
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
    assert operation.pages is not None  # noqa: S101 - the generator gives `iter_…` to lists only
    cursor = Cursor(operation, operation.pages, arguments)
    driver.check(operation, cursor.arguments)
    return cursor
