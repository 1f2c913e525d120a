"""Rows of fields with dotted names: which contains which, and where a row of another page belongs."""

from collections.abc import Iterable
from typing import TypeAlias

from wechatpay_codegen.pages.read.facts import Field, Page

FieldKey: TypeAlias = tuple[str, str]
"""The place of a field, such as `body`, and its dotted name."""


def is_field_of(key: FieldKey, outer: FieldKey) -> bool:
    """Return whether a field is inside another one of the same place."""
    return key[0] == outer[0] and key[1].startswith(f"{outer[1]}.")


def at_place(page: Page, name: str) -> bool:
    """Return whether a page has a field of this name, in the request or in a reply."""
    return any(row.name == name for _, row in page.fields())


def inserted(rows: list[Field], others: Iterable[Field]) -> None:
    """Insert the rows that another page has in addition, each after the row that precedes it there."""
    last = ""
    for row in others:
        if all(row.name != known.name for known in rows):
            rows.insert(_position(rows, row.name, last), row)
        last = row.name


def _position(rows: list[Field], name: str, last: str) -> int:
    """Return the index for a row: after `last` and the fields inside it, but within the row that contains the new one."""
    parent = name.rpartition(".")[0]
    sibling = last
    while sibling and sibling.rpartition(".")[0] != parent and sibling != parent:
        sibling = sibling.rpartition(".")[0]
    start = next((number for number, row in enumerate(rows) if row.name == (sibling or parent)), None)
    if start is None:
        return _end(rows, parent) if parent else 0
    return start + 1 if sibling == parent else _end(rows, rows[start].name)


def _end(rows: list[Field], name: str) -> int:
    """Return the index after a row and the fields inside it; the end if there is no such row."""
    found = [number for number, row in enumerate(rows) if row.name == name or row.name.startswith(f"{name}.")]
    return found[-1] + 1 if found else len(rows)
