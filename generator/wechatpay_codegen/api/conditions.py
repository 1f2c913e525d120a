"""Conditions under which a field is required."""

from typing import Literal, TypeAlias

from attrs import define, frozen

from wechatpay_codegen.api.types import within
from wechatpay_codegen.source.document import Node, Scalar

Presence: TypeAlias = Literal["present", "absent"]


@frozen
class Range:
    """Bounds of a number."""

    minimum: int | None
    maximum: int | None


@define(eq=False)
class Condition:
    """A condition on another field: it is present or absent, has one of some values, or is within bounds."""

    name: Scalar
    """The field: one beside the field that is required, or else a dotted name from the top of the request."""
    node: Node
    demand: Presence | Range | tuple[Scalar, ...]
    values: tuple[object, ...] = ()
    """The values as data, set after they have been checked."""
    is_of_list: bool = False
    """Whether the field is a list, which must contain one of the values; set together with them."""

    def __str__(self) -> str:
        name = f"`{self.name.text}`"
        match self.demand:
            case "present":
                return f"{name} is set"
            case "absent":
                return f"{name} is not set"
            case Range(minimum=minimum, maximum=maximum):
                return f"{name} is {within(minimum, maximum)}"
            case tuple() as values:
                *rest, last = (f"`{value.text}`" for value in values)
                verb = "contains" if self.is_of_list else "is"
                return f"{name} {verb} {', '.join(rest)} or {last}" if rest else f"{name} {verb} {last}"


Alternatives: TypeAlias = tuple[tuple[Condition, ...], ...]
"""Sets of conditions. All conditions of at least one set must be met."""


def in_words(alternatives: Alternatives) -> str:
    """Return when a field is required, as a sentence; empty if there are no conditions."""
    whens = [" and ".join(map(str, conditions)) for conditions in alternatives]
    return f"Required when {', or when '.join(whens)}." if whens else ""
