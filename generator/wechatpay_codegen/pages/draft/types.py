"""Drafts fields, models and enums from the rows of a page's tables."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define, field

from wechatpay_codegen.pages.draft.names import Names, class_name
from wechatpay_codegen.pages.draft.yaml_text import Quoted
from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.kinds import Kind, page_kind, spec_text

_VAGUE = frozenset({"Account", "Category", "Channel", "Mode", "Name", "Result", "Scope", "State", "Status", "Type"})
"""Ambiguous names, which are prefixed with the name of their model."""


@define(eq=False)
class _Node:
    """A row, with the rows of the fields inside it."""

    row: Field
    children: "list[_Node]" = field(factory=list["_Node"])


@define(eq=False)
class Models:
    """Drafts fields, and collects their models and enums. `problem` is called with a place and a message."""

    problem: Callable[[str, str], None]
    todo: str
    models: dict[str, Any] = field(factory=dict[str, Any])
    enums: dict[str, Any] = field(factory=dict[str, Any])
    _names: Names = field(factory=Names)

    def fields(self, rows: Sequence[Field], prefix: str) -> dict[str, Any]:
        """Return fields by name. Nested objects become models.

        Args:
            rows: A table of the page, with dotted names.
            prefix: A prefix for the names of models, to be used if two would have the same name.
        """
        return self._fields(self._tree(rows), (prefix,))

    def single(self, row: Field) -> dict[str, Any]:
        """Return a field without nested fields."""
        return self._field(_Node(row), ("Request",))

    def _tree(self, rows: Sequence[Field]) -> list[_Node]:
        top: list[_Node] = []
        by_name: dict[str, _Node] = {}
        for row in rows:
            parent, _, _ = row.name.rpartition(".")
            node = _Node(row)
            by_name[row.name] = node
            if parent in by_name:
                by_name[parent].children.append(node)
            elif not parent:
                top.append(node)
            else:
                self.problem(row.where, f"`{row.name}` was left out, because no row before it has `{parent}`")
        return top

    def _fields(self, nodes: Sequence[_Node], outer: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for node in nodes:
            name = node.row.name.rpartition(".")[2]
            if name in found:
                self.problem(node.row.where, f"duplicate field `{node.row.name}`; the first row is used")
            else:
                found[name] = self._field(node, outer)
        return found

    def _field(self, node: _Node, outer: tuple[str, ...]) -> dict[str, Any]:
        row = node.row
        found: dict[str, Any] = {"type": self._type(node, outer)}
        if row.is_required:
            found["required"] = True
        if row.term:
            found["zh"] = row.term
        if row.is_encrypted:
            found["encrypted"] = True
        return {**found, "doc": self.todo}

    def _type(self, node: _Node, outer: tuple[str, ...]) -> str:
        kind = page_kind(node.row.type)
        if kind is None or kind.base == "file":
            self.problem(node.row.where, f"unknown type `{node.row.type}` of `{node.row.name}`")
            return self.todo
        return self._of_kind(kind, node, outer)

    def _of_kind(self, kind: Kind, node: _Node, outer: tuple[str, ...]) -> str:
        row = node.row
        if kind.base == "list" and kind.item:
            return f"list<{self._of_kind(kind.item, node, outer)}>"
        if node.children and kind.base == "object":
            return self._model(kind, node, outer)
        if node.children:
            self.problem(row.where, f"`{row.name}` has nested fields, but the type `{row.type}`")
            return f"json<{self._model(kind, node, outer)}>" if kind.base == "text" else spec_text(kind)
        if row.values and (kind.base in {"text", "integer"} or kind.name):
            return self._enum(kind, node, outer)
        if kind.base == "object":
            self.problem(row.where, f"`{row.name}` is an object whose fields the page does not list")
        return "datetime" if row.is_datetime and kind.base == "text" else spec_text(kind)

    def _model(self, kind: Kind, node: _Node, outer: tuple[str, ...]) -> str:
        own = kind.name or class_name(node.row.name.rpartition(".")[2])
        shape = self._fields(node.children, (*outer, own))
        name = self._names.name(_candidates(own, outer), shape)
        self.models[name] = shape
        return name

    def _enum(self, kind: Kind, node: _Node, outer: tuple[str, ...]) -> str:
        own = kind.name or class_name(node.row.name.rpartition(".")[2])
        # Without quotes, numbers would result in an integer enum.
        key = str if kind.base == "integer" else _as_text
        shape = {key(text): self.todo for text in node.row.listed}
        name = self._names.name(_candidates(own, outer), shape)
        self.enums[name] = shape
        return name


def _as_text(text: str) -> str:
    return Quoted(text) if text.isdigit() else text


def _candidates(own: str, outer: tuple[str, ...]) -> tuple[str, ...]:
    """Return names from the shortest to the most specific: the row's own name, then with the names of the models around it as prefixes."""
    least = 1 if own in _VAGUE and len(outer) > 1 else 0
    return tuple("".join((*outer[len(outer) - depth :], own)) for depth in range(least, len(outer) + 1))
