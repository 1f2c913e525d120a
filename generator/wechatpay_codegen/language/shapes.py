"""The shapes that the spec format is built from."""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen


@frozen
class Line:
    """One line of text. `what` describes the line in complaints. `pattern`, if any, must match the whole line."""

    what: str = "one line of text"
    pattern: str = ""


@frozen
class Prose:
    """Text of one or more lines."""


@frozen
class Whole:
    """A whole number from `minimum` to `maximum`."""

    what: str
    minimum: int
    maximum: int


@frozen
class Flag:
    """`true` or `false`."""


@frozen
class Day:
    """A date as `yyyy-mm-dd`."""


@frozen
class Choice:
    """A choice of words, each with its meaning."""

    words: Mapping[str, str] = field(eq=False)
    gone: Mapping[str, str] = field(factory=dict[str, str], eq=False)
    """Words of earlier versions, each with what to write instead, as a sentence."""


@frozen
class Anything:
    """Any value. Its type depends on other parts of the spec."""


@frozen
class ListOf:
    """A list of at least one item."""

    item: "Shape"


@frozen
class MapOf:
    """A mapping with keys that the author chooses; at least one, unless it `may_be_empty`."""

    key: "Line | Whole"
    value: "Shape"
    may_be_empty: bool = False


@frozen
class Key:
    """A key of a record: its name, the shape of its value, and a line of documentation."""

    name: str
    value: "Shape"
    doc: str
    is_required: bool = False
    was: str = ""
    """Former name of the key, which `migrate` rewrites."""
    was_values: Mapping[str, str] = field(factory=dict[str, str], eq=False)
    """Values of the former key that `migrate` rewrites, each with its new value."""


@frozen
class Record:
    """A mapping with keys that the format defines."""

    name: str
    keys: tuple[Key, ...]
    by_name: dict[str, Key] = field(init=False, repr=False, eq=False)
    """The keys, by name."""
    by_former_name: dict[str, Key] = field(init=False, repr=False, eq=False)
    """The renamed keys, by their former name."""
    required: tuple[Key, ...] = field(init=False, repr=False, eq=False)
    """The required keys."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})
        object.__setattr__(self, "by_former_name", {key.was: key for key in self.keys if key.was})
        object.__setattr__(self, "required", tuple(key for key in self.keys if key.is_required))


@frozen
class Either:
    """One of several shapes of different kinds: a text, a list, a mapping."""

    shapes: tuple["Shape", ...]


Scalar: TypeAlias = Line | Prose | Whole | Flag | Day | Choice | Anything
Shape: TypeAlias = Scalar | ListOf | MapOf | Record | Either
