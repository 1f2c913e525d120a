"""Tables of guides that list facts of all operations: a line `<!-- Table: limits -->` in a page is replaced by that table."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from wechatpay_site import covered
from wechatpay_site.catalog import operations
from wechatpay_site.chinese import in_language
from wechatpay_site.markdown import markdown, raw_table
from wechatpay_site.words import WORDS

_DIRECTIVE = re.compile(r"^<!-- Table: (\w+) -->$", re.MULTILINE)


def fill(page: str, language: str) -> str:
    """Return a page of `guides/` with the tables that it asks for."""
    return _DIRECTIVE.sub(lambda found: _TABLES[found[1]](language), page)


def _table(rows: Callable[[str], Iterator[tuple[str, str]]], language: str) -> str:
    """Return a table with the operations of each text, the texts with most operations first."""
    groups: dict[str, list[str]] = {}
    for name, text in rows(language):
        groups.setdefault(text, []).append(name)
    words = WORDS[language]
    lines = raw_table(
        (words[f"heads_of_{rows.__name__}"], words["operation"]),
        [
            (text, words["between"].join(map(_link, names)))
            for text, names in sorted(groups.items(), key=lambda group: -len(group[1]))
        ],
    )
    return "\n".join(lines)


def _link(name: str) -> str:
    return f"[{name.partition('.')[2]}](../reference/{name.replace('.', '/')}.md)"


def limits(language: str) -> Iterator[tuple[str, str]]:
    """Yield the limit on the calls of each operation whose page has one."""
    for name, entry in operations().items():
        if entry["rate"]:
            yield name, markdown(in_language(entry["rate"], language))


def repeats(language: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers that make a repeat of each change safe."""
    for name, entry in _changes():
        for numbers in [entry["repeat"]["by"]] if entry["repeat"] and entry["repeat"]["by"] else []:
            yield name, WORDS[language]["between"].join(f"`{number}`" for number in numbers)


def once(language: str) -> Iterator[tuple[str, str]]:
    """Yield why each change that is sent only once is not repeated."""
    for name, entry in _changes():
        if not (entry["repeat"] and entry["repeat"]["by"]):
            reason = entry["repeat"]["never"] if entry["repeat"] else None
            yield name, markdown(in_language(reason, language)) if reason else WORDS[language]["no_number"]


def _changes() -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, entry) for name, entry in operations().items() if entry["method"] != "GET")


_TABLES: Mapping[str, Callable[[str], str]] = {
    "coverage": covered.table,
    **{rows.__name__: partial(_table, rows) for rows in (limits, repeats, once)},
}
