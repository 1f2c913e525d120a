"""One YAML file as light nodes that know where they stand; a scalar is text until the format says what it means."""

import re
from typing import TypeAlias

from attrs import define

from wechatpay_codegen.source.complaint import Complaint, Place

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,18})")


@define(eq=False)
class Scalar:
    """A text; `is_plain` when it stands without quotes and not in block style."""

    text: str
    is_plain: bool
    line: int
    column: int


@define(eq=False)
class Mapping:
    """Keys and values in the order of the file."""

    entries: list[tuple[Scalar, "Node"]]
    is_flow: bool
    line: int
    column: int


@define(eq=False)
class Sequence:
    """Items in the order of the file."""

    items: list["Node"]
    is_flow: bool
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence


@define(eq=False)
class Document:
    """One file: its top node (`None` when the file says nothing), its lines, and what is wrong with it."""

    path: str
    lines: list[str]
    complaints: list[Complaint]
    top: Node | None = None

    def place(self, node: Node) -> Place:
        """Where a node of this file stands."""
        return Place(self.path, node.line, node.column)

    def line_of(self, node: Node | Place) -> str:
        """The line on which a node or a place of this file stands."""
        return self.lines[node.line - 1] if 0 < node.line <= len(self.lines) else ""

    def complain(self, node: Node | Place, what: str, expected: str = "", to_do: str = "") -> None:
        """Note that something is wrong at a node or a place of this file, or that the text of a key is `to_do`."""
        place = node if isinstance(node, Place) else self.place(node)
        self.complaints.append(Complaint(place, what, expected, self.line_of(place), to_do))


def whole_number(scalar: Scalar) -> int | None:
    """The number a plain scalar writes, or `None`."""
    return int(scalar.text) if scalar.is_plain and _WHOLE.fullmatch(scalar.text) else None
