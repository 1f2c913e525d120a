"""A list without a state machine: the rows of its example, given page by page as the arguments ask.

A page has at most as many rows as were asked for. The total is that of all rows. Where tokens are used, a page has one
only if more rows follow, and the total stands on the first page alone: so the pages with tokens say it
(https://pay.weixin.qq.com/doc/v3/partner/4015781546).
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from attrs import evolve, frozen

from wechatpay_gateway.base.errors import Message, Refusal, parameter_error
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Operation, Pages
from wechatpay_gateway.request.choices import issue_of

DEFAULT_PAGE_ROWS = 20
"""How many rows a page has at most where the request does not say."""


def page_of(operation: Operation, outcome: Outcome, arguments: Mapping[str, Any]) -> Outcome:
    """The page that `arguments` ask for, out of an outcome that holds all rows; other outcomes stay as they are.

    Raises:
        Refusal: 400 PARAM_ERROR: the token is none that the gateway gave, or a number is below the first.
    """
    pages = operation.pages
    if pages is None or outcome.body is None:
        return outcome
    body: dict[str, Any] = deepcopy(outcome.body)
    rows: list[Any] = _take(body, pages.items) or []
    window = window_of(operation, pages, arguments)
    put_page(body, pages, rows[window.start : window.end], window, len(rows))
    return evolve(outcome, body=body)


@frozen
class Window:
    """The rows of a page, among all: from `start` on, at most `size`."""

    start: int
    size: int

    @property
    def end(self) -> int:
        """The index after the last row."""
        return self.start + self.size


def window_of(operation: Operation, pages: Pages, arguments: Mapping[str, Any]) -> Window:
    """The rows that `arguments` ask for.

    Raises:
        Refusal: 400 PARAM_ERROR: the token is none that the gateway gave, or a number is below the first.
    """
    size = int(arguments.get(pages.size, DEFAULT_PAGE_ROWS))
    if size < 1:
        raise _refused(operation, pages.size, "必须大于0", "must be above 0")
    return Window(_start(operation, pages, arguments, size), size)


def put_page(body: dict[str, Any], pages: Pages, rows: list[Any], window: Window, total: int) -> None:
    """Put the rows of a page into the body of a reply, with what makes the list go on; `total` counts all rows."""
    _put(body, pages.items, rows)
    if pages.total:
        _put(body, pages.total, None if pages.token and window.start else total)
    if pages.token:
        _put(body, pages.token, _token(window.end) if window.end < total else None)


def _start(operation: Operation, pages: Pages, arguments: Mapping[str, Any], size: int) -> int:
    """The index of the page's first row."""
    asked = arguments.get(pages.next)
    if asked is None:
        return 0
    if pages.token:
        position = _position(str(asked))
        if position is None:
            raise _refused(operation, pages.next, "不是有效的分页Token", "is none that a page gave")
        return position
    number = int(asked) - pages.first
    if number < 0:
        raise _refused(operation, pages.next, f"必须不小于{pages.first}", f"must not be below {pages.first}")
    return number if pages.counts == "items" else number * size


def _token(position: int) -> str:
    return urlsafe_b64encode(b"row %d" % position).decode("ascii").rstrip("=")


def _position(token: str) -> int | None:
    try:
        word, _, digits = urlsafe_b64decode(token + "=" * (-len(token) % 4)).partition(b" ")
    except (binascii.Error, ValueError):
        return None
    is_ours = word == b"row" and digits.isdigit() and _token(int(digits)) == token
    return int(digits) if is_ours else None


def _refused(operation: Operation, name: str, zh: str, en: str) -> Refusal:
    return parameter_error(issue_of(operation, name, Message(zh, en)))


def _take(body: Mapping[str, Any], path: str) -> Any:
    """What a dotted path leads to; `None` where something on the way is absent."""
    *way, last = path.split(".")
    for name in way:
        body = body.get(name) or {}
    return body.get(last)


def _put(body: dict[str, Any], path: str, value: Any) -> None:
    """Put a value where a dotted path leads to; `None` removes what is there."""
    *way, last = path.split(".")
    for name in way:
        body = body.setdefault(name, {})
    if value is None:
        body.pop(last, None)
    else:
        body[last] = value
