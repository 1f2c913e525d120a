"""Expressions of Python as data: what the constants of generated modules are made of.

A plan composes them; the template engine writes them out, each text in them as a literal.
"""

from collections.abc import Iterable
from typing import TypeAlias

from attrs import frozen

from wechatpay_codegen.api.names import Identifier, Source


class New:
    """A call that makes an object, such as `Route("/v3/orders", query=("mchid",))`.

    A keyword whose value is `None` is left out. With `is_spread` each argument is on a line of its own.
    """

    __slots__ = ("arguments", "is_spread", "keywords", "name")

    def __init__(
        self, name: Source, /, *arguments: "Expression", is_spread: bool = False, **keywords: "Expression | None"
    ) -> None:
        self.name = name
        self.arguments = arguments
        self.keywords = {keyword: value for keyword, value in keywords.items() if value is not None}
        self.is_spread = is_spread


class Rows:
    """A tuple with each item on a line of its own."""

    __slots__ = ("items",)

    def __init__(self, items: Iterable["Expression"]) -> None:
        self.items = tuple(items)


class Table:
    """A dictionary; with `is_spread` each entry is on a line of its own."""

    __slots__ = ("entries", "is_spread")

    def __init__(self, entries: Iterable[tuple["Expression", "Expression"]], *, is_spread: bool = False) -> None:
        self.entries = tuple(entries)
        self.is_spread = is_spread


@frozen
class Argument:
    """One argument of a signature; the default is `None` unless it is required."""

    name: Identifier
    annotation: Source
    is_required: bool


class Arguments(tuple[Argument, ...]):
    """The arguments of a signature behind `self`; all are keyword-only."""

    __slots__ = ()


Literal: TypeAlias = str | int | tuple["Literal", ...]
"""A value that is written as itself; `Source` among them is code already."""

Expression: TypeAlias = New | Rows | Table | Source | Literal
