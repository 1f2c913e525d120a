"""The nodes of a YAML file, each with its line and column. A scalar is text until the format defines its type."""

import re
from typing import TypeAlias

from attrs import define

from wechatpay_codegen.source.complaint import Complaint
from wechatpay_codegen.source.place import Place

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,18})")


@define(eq=False)
class Scalar:
    """A text. `is_plain` is true if the text is written without quotes and not in block style."""

    text: str
    is_plain: bool
    line: int
    column: int


@define(eq=False)
class Mapping:
    """Keys and values, in the order of the file."""

    entries: list[tuple[Scalar, "Node"]]
    is_flow: bool
    line: int
    column: int


@define(eq=False)
class Sequence:
    """Items, in the order of the file."""

    items: list["Node"]
    is_flow: bool
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence


@define(eq=False)
class Document:
    """One file: its top node (`None` if the file is empty or invalid), its lines, and the complaints about it."""

    path: str
    lines: list[str]
    complaints: list[Complaint]
    top: Node | None = None

    def place(self, node: Node) -> Place:
        """Return the place of a node of this file."""
        return Place(self.path, node.line, node.column)

    def line_of(self, node: Node | Place) -> str:
        """Return the text of the line of a node or place in this file."""
        return self.lines[node.line - 1] if 0 < node.line <= len(self.lines) else ""

    def complain(self, node: Node | Place, what: str, expected: str = "", to_do: str = "") -> None:
        """Add a complaint about a node or place in this file. `to_do` is the key whose text is still to be written."""
        place = node if isinstance(node, Place) else self.place(node)
        self.complaints.append(Complaint(place, what, expected, self.line_of(place), to_do))


def whole_number(scalar: Scalar) -> int | None:
    """Return the value of a plain scalar, or `None` if it is not a whole number."""
    return int(scalar.text) if scalar.is_plain and _WHOLE.fullmatch(scalar.text) else None
