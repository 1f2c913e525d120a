"""The types of fields and parameters."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from attrs import field, frozen


@frozen
class Text:
    """`string`, with bounds on its length in characters, or in bytes when `is_in_bytes`."""

    minimum: int | None = None
    maximum: int | None = None
    is_in_bytes: bool = False


@frozen
class Integer:
    """`integer`, with bounds on its value."""

    minimum: int | None = None
    maximum: int | None = None


@frozen
class Number:
    """`number`."""


@frozen
class Boolean:
    """`boolean`."""


@frozen
class Instant:
    """`datetime`: a time in RFC 3339 format."""


@frozen
class Day:
    """`date`: a date as `yyyy-MM-dd`, or in the format of the pattern."""

    pattern: str = ""


@frozen
class Any:
    """`any`: any JSON value."""


@frozen
class EnumReference:
    """An enum, by its name."""

    name: str


@frozen
class ModelReference:
    """A model, by its name."""

    name: str


@frozen
class ListOf:
    """`list<T>`, with bounds on the number of items."""

    item: "Type"
    minimum: int | None = None
    maximum: int | None = None


@frozen
class MapOf:
    """`map<T>`: an object with arbitrary keys."""

    value: "Type"


@frozen
class JsonText:
    """`json<T>`: a value that is sent as a JSON string."""

    value: "Type"


Type: TypeAlias = (
    Text | Integer | Number | Boolean | Instant | Day | Any | EnumReference | ModelReference | ListOf | MapOf | JsonText
)
SIMPLE = (Text, Integer, Number, Boolean, Instant, Day, Any)
"""Types that do not contain or refer to other types."""


@frozen
class Known:
    """The names of the enums and models that a file can use."""

    enums: AbstractSet[str] = field(factory=frozenset[str])
    models: AbstractSet[str] = field(factory=frozenset[str])


UNREAD = Text()
"""Placeholder for a type that could not be read, and about which there is a complaint."""


def parts(type_: Type) -> Iterator[Type]:
    """Yield a type and every type inside it."""
    yield type_
    match type_:
        case ListOf(item=inner) | MapOf(value=inner) | JsonText(value=inner):
            yield from parts(inner)
        case _:
            return


def within(minimum: int | None, maximum: int | None) -> str:
    """Return bounds in words: `1 to 20`, `at least 1`, `at most 20`; empty if there are none."""
    match minimum, maximum:
        case None, None:
            return ""
        case None, _:
            return f"at most {maximum}"
        case _, None:
            return f"at least {minimum}"
        case _:
            return f"{minimum} to {maximum}"


def references(type_: Type) -> Iterator[str]:
    """Return the names of the enums and models that a type refers to."""
    if isinstance(type_, SIMPLE):  # a shortcut for most fields
        return iter(())
    return (part.name for part in parts(type_) if isinstance(part, (EnumReference, ModelReference)))
