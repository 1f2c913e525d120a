"""Paging: returns the rows of a list page by page, as the arguments request.

A page has at most as many rows as requested, and repeats the arguments that select it if the reply has fields for them. The total counts all rows. A list that is paged by tokens has a token only if more rows follow,
and a total only on the first page, as the official pages of such lists say (https://pay.weixin.qq.com/doc/v3/partner/4015781546).
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
from wechatpay_gateway.catalog.schema import Schema
from wechatpay_gateway.request.choices import issue_of

DEFAULT_PAGE_ROWS = 20
"""The maximum number of rows of a page, if the request does not set it."""


def page_of(operation: Operation, outcome: Outcome, arguments: Mapping[str, Any]) -> Outcome:
    """Reduce an outcome with all rows to the requested page; return other outcomes unchanged.

    Raises:
        Refusal: 400 PARAM_ERROR: the gateway did not issue the token, or a number is too small or too large.
    """
    pages = operation.pages
    if pages is None or outcome.body is None:
        return outcome
    body: dict[str, Any] = deepcopy(outcome.body)
    rows: list[Any] = _take(body, pages.items) or []
    window = window_of(operation, pages, arguments)
    put_page(body, pages, rows[window.start : window.end], window, len(rows))
    put_request(body, operation.replies.get(outcome.status), pages, window)
    return evolve(outcome, body=body)


_LARGEST = 2**63 - 1
"""The largest integer that a query of the store accepts."""


@frozen
class Window:
    """The range of rows of a page: at most `size` rows from the index `start`."""

    start: int
    size: int

    @property
    def end(self) -> int:
        """The index after the last row."""
        return self.start + self.size


def window_of(operation: Operation, pages: Pages, arguments: Mapping[str, Any]) -> Window:
    """Return the range of rows that `arguments` request.

    Raises:
        Refusal: 400 PARAM_ERROR: the gateway did not issue the token, or a number is too small or too large.
    """
    size = int(arguments.get(pages.size, DEFAULT_PAGE_ROWS))
    if size < 1:
        raise _parameter_error(operation, pages.size, "必须大于0", "must be greater than 0")
    window = Window(_start(operation, pages, arguments, size), size)
    if window.end > _LARGEST:
        raise _parameter_error(operation, pages.next, "的值过大", "is too large")
    return window


def put_page(body: dict[str, Any], pages: Pages, rows: list[Any], window: Window, total: int) -> None:
    """Put the rows of a page into the body of a reply, with the total and the next token; `total` counts all rows."""
    _put(body, pages.items, rows)
    if pages.total:
        _put(body, pages.total, None if pages.token and window.start else total)
    if pages.token:
        _put(body, pages.token, _token(window.end) if window.end < total else None)


def put_request(body: dict[str, Any], schema: Schema | None, pages: Pages, window: Window) -> None:
    """Put the requested page and its size into the body of a reply that has fields for them."""
    fields = (schema or {}).get("properties", {})
    if pages.size in fields:
        body[pages.size] = window.size
    if not pages.token and pages.next in fields:
        body[pages.next] = window.start if pages.counts == "items" else window.start // window.size + pages.first


def _start(operation: Operation, pages: Pages, arguments: Mapping[str, Any], size: int) -> int:
    """Return the index of the page's first row."""
    next_page = arguments.get(pages.next)
    if next_page is None:
        return 0
    if pages.token:
        position = _position(str(next_page))
        if position is None:
            raise _parameter_error(operation, pages.next, "不是有效的分页Token", "is not a valid page token")
        return position
    number = int(next_page) - pages.first
    if number < 0:
        raise _parameter_error(operation, pages.next, f"必须不小于{pages.first}", f"must be at least {pages.first}")
    return number if pages.counts == "items" else number * size


def _token(position: int) -> str:
    return urlsafe_b64encode(b"row %d" % position).decode("ascii").rstrip("=")


def _position(token: str) -> int | None:
    try:
        word, _, digits = urlsafe_b64decode(token + "=" * (-len(token) % 4)).partition(b" ")
    except (binascii.Error, ValueError):
        return None
    is_valid = word == b"row" and digits.isdigit() and _token(int(digits)) == token
    return int(digits) if is_valid else None


def _parameter_error(operation: Operation, name: str, zh: str, en: str) -> Refusal:
    return parameter_error(issue_of(operation, name, Message(zh, en)))


def _take(body: Mapping[str, Any], path: str) -> Any:
    """Return the value at a dotted path, or `None` if a part of the path is missing."""
    *way, last = path.split(".")
    for name in way:
        body = body.get(name) or {}
    return body.get(last)


def _put(body: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a dotted path; `None` removes it."""
    *way, last = path.split(".")
    for name in way:
        body = body.setdefault(name, {})
    if value is None:
        body.pop(last, None)
    else:
        body[last] = value
