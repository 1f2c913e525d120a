"""Drafts as plain data: tables of fields, and the checks that tell what a value is."""

from typing import Any, TypeAlias, TypeGuard

Table: TypeAlias = dict[str, Any]
"""Fields by name, or the keys of a field."""


def is_table(value: object) -> TypeGuard[Table]:
    """Return whether a value is a mapping."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Return whether a value is a list."""
    return isinstance(value, list)


def table_of(value: object) -> Table:
    """Return a value that is a mapping; an empty one otherwise."""
    return value if is_table(value) else {}
