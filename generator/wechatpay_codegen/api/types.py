"""The types a field or parameter can have."""

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
    """`datetime`: a moment as RFC 3339 writes it."""


@frozen
class Day:
    """`date`: a day as `yyyy-MM-dd`, or as the pattern says."""

    pattern: str = ""


@frozen
class Any:
    """`any`: whatever JSON can say."""


@frozen
class EnumReference:
    """An enum that the file can reach."""

    name: str


@frozen
class ModelReference:
    """A model that the file can reach."""

    name: str


@frozen
class ListOf:
    """`list<T>`, with bounds on the number of items."""

    item: "Type"
    minimum: int | None = None
    maximum: int | None = None


@frozen
class MapOf:
    """`map<T>`: an object whose keys the caller chooses."""

    value: "Type"


@frozen
class JsonText:
    """`json<T>`: a value that travels as JSON inside a text."""

    value: "Type"


Type: TypeAlias = (
    Text | Integer | Number | Boolean | Instant | Day | Any | EnumReference | ModelReference | ListOf | MapOf | JsonText
)
_SIMPLE = (Text, Integer, Number, Boolean, Instant, Day, Any)
"""What holds no other type and names none."""


@frozen
class Known:
    """The names of enums and models that a file can reach."""

    enums: AbstractSet[str] = field(factory=frozenset[str])
    models: AbstractSet[str] = field(factory=frozenset[str])


UNREAD = Text()
"""What stands for a type that could not be read, after the complaint."""


def parts(type_: Type) -> Iterator[Type]:
    """The type, and every type inside it."""
    yield type_
    match type_:
        case ListOf(item=inner) | MapOf(value=inner) | JsonText(value=inner):
            yield from parts(inner)
        case _:
            return


def within(minimum: int | None, maximum: int | None) -> str:
    """Bounds in words: `1 to 20`, `at least 1`, `at most 20`; empty where there are none."""
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
    """The names of the enums and models that a type is made of."""
    if isinstance(type_, _SIMPLE):  # most are, and this is asked of every field many times
        return iter(())
    return (part.name for part in parts(type_) if isinstance(part, (EnumReference, ModelReference)))
