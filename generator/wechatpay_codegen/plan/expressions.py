"""Python expressions as data, for the constants of generated modules.

A plan composes them. The template engine writes them, with every string as a literal.
"""

from collections.abc import Iterable
from typing import TypeAlias

from attrs import frozen

from wechatpay_codegen.api.names import Identifier, Source


class New:
    """A call of a class, such as `Route("/v3/orders", query=("mchid",))`.

    A keyword whose value is `None` is omitted. With `is_spread`, each argument is on a separate line.
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
    """A tuple with each item on a separate line."""

    __slots__ = ("items",)

    def __init__(self, items: Iterable["Expression"]) -> None:
        self.items = tuple(items)


class Table:
    """A dictionary. With `is_spread`, each entry is on a separate line."""

    __slots__ = ("entries", "is_spread")

    def __init__(self, entries: Iterable[tuple["Expression", "Expression"]], *, is_spread: bool = False) -> None:
        self.entries = tuple(entries)
        self.is_spread = is_spread


@frozen
class Argument:
    """One argument of a signature. Its default is `None` unless it is required."""

    name: Identifier
    annotation: Source
    is_required: bool


class Arguments(tuple[Argument, ...]):
    """The arguments of a signature after `self`. All are keyword-only."""

    __slots__ = ()


Literal: TypeAlias = str | int | tuple["Literal", ...]
"""A value that is written as a literal. `Source`, which is a `str`, is written unchanged."""

Expression: TypeAlias = New | Rows | Table | Source | Literal
