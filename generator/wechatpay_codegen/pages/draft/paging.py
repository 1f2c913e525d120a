"""Recognizes lists that continue on further pages."""

import re
from typing import Any

from wechatpay_codegen.pages.draft.yaml_text import Flow
from wechatpay_codegen.pages.read.facts import Field, Page
from wechatpay_codegen.pages.read.kinds import page_kind

_TOKENS = (("page_token", "next_page_token"), ("page_token", "page_token"), ("next_page_token", "next_page_token"))
_SIZES = ("limit", "page_size", "count", "size")
_TOTALS = ("total_count", "total", "total_num")
_COUNTERS = ("offset", "page_index", "page_num", "page")
_COUNTS_ITEMS = re.compile(r"位置|偏移|第几条|第[0-9]+条")
_COUNTS_PAGES = re.compile(r"页码|页数")
_FROM_ONE = re.compile(r"从\s*1\s*开始")


def pages_rule(page: Page) -> Flow | None:
    """Return the rule `pages` of an operation whose arguments and reply follow one of the usual forms.

    Some pages call an `offset` the number of the page. Then it counts pages.
    """
    if page.method != "GET" or not page.replies:
        return None
    sent = {row.name: row for row in page.request.get("query", ())}
    received = {row.name: row for row in page.replies[0].fields}
    items = [row.name for row in received.values() if "." not in row.name and _base(row) == "list"]
    if len(items) != 1:
        return None
    size = _first(_SIZES, sent, "integer")
    rule = _counted(sent) or _with_token(sent, received)
    if rule is None:
        return None
    total = _first(_TOTALS, received, "integer")
    optional: dict[str, Any] = {"size": size, "total": total}
    return Flow({**rule, "items": items[0], **{key: name for key, name in optional.items() if name}})


def _counted(sent: dict[str, Field]) -> dict[str, Any] | None:
    name = _first(_COUNTERS, sent, "integer")
    if not name:
        return None
    row = sent[name]
    text = f"{row.term} {row.text}"
    counts_pages = not _COUNTS_ITEMS.search(text) and (name != "offset" or _COUNTS_PAGES.search(text))
    first = {"first": 1} if _FROM_ONE.search(text) else {}
    return {"next": name, "counts": "pages" if counts_pages else "items", **first}


def _with_token(sent: dict[str, Field], received: dict[str, Field]) -> dict[str, str] | None:
    for argument, token in _TOKENS:
        if argument in sent and token in received:
            is_text = _base(sent[argument]) == _base(received[token]) == "text"
            return {"next": argument, "token": token} if is_text and not sent[argument].is_required else None
    return None


def _first(names: tuple[str, ...], rows: dict[str, Field], base: str) -> str:
    return next((name for name in names if name in rows and _base(rows[name]) == base), "")


def _base(row: Field) -> str:
    kind = page_kind(row.type)
    return kind.base if kind else ""
