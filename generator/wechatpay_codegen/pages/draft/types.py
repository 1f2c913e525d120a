"""Drafts fields, models and enums from the rows of a page's tables."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.pages.draft.names import Names, class_name, is_vague, of_item
from wechatpay_codegen.pages.draft.stated_rules import Stated, with_bounds
from wechatpay_codegen.pages.draft.texts import Texts
from wechatpay_codegen.pages.draft.yaml_text import REASONS, TERMS, Quoted
from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.kinds import Kind, page_kind, spec_text


@frozen
class Extra:
    """Keys and comments of a field that its row does not have. `others` are the same field on other pages."""

    keys: Mapping[str, Any] = field(factory=dict[str, Any])
    comments: tuple[str, ...] = ()
    others: tuple[Field, ...] = ()


@frozen
class Origin:
    """Possible names of a model or an enum: its own name, and the models around it, the outermost first.

    `is_named` is true if the page has the name in its type.
    """

    own: str
    outer: tuple[str, ...]
    is_named: bool


_NOTHING_STATED = Stated({}, None)
_TEXTS = frozenset({"doc", "zh", REASONS, TERMS})
_NO_EXTRA = Extra()


@define(eq=False)
class _Node:
    """A row, with the rows of the fields inside it."""

    row: Field
    children: "list[_Node]" = field(factory=list["_Node"])


@define(eq=False)
class Models:
    """Drafts fields, and collects their models and enums.

    `problem` is called with a place and a message. `extras` and `stated` are by the place of the row.
    """

    problem: Callable[[str, str], None]
    texts: Texts
    extras: Mapping[str, Extra] = field(factory=dict[str, Extra])
    stated: Mapping[str, Stated] = field(factory=dict[str, Stated])
    models: dict[str, Any] = field(factory=dict[str, Any])
    enums: dict[str, Any] = field(factory=dict[str, Any])
    origins: dict[str, Origin] = field(factory=dict[str, Origin])
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
        extra = self.extras.get(row.where, _NO_EXTRA)
        stated = self.stated.get(row.where, _NOTHING_STATED)
        found: dict[str, Any] = {"type": with_bounds(self._type(node, outer), stated.bounds)}
        if row.is_required:
            found["required"] = True
        found |= stated.keys
        if row.is_encrypted:
            found["encrypted"] = True
        keys = {key: value for key, value in extra.keys.items() if key != "from"}
        if row.term:
            keys["zh"] = row.term
        if doc := self.texts.of_field(row, extra.others):
            keys["doc"] = doc
        if extra.comments:
            keys[REASONS] = extra.comments
        return {**found, **keys, **{key: value for key, value in extra.keys.items() if key == "from"}}

    def _type(self, node: _Node, outer: tuple[str, ...]) -> str:
        kind = page_kind(node.row.type)
        if kind is None or kind.base == "file":
            self.problem(node.row.where, f"unknown type `{node.row.type}` of `{node.row.name}`")
            return TO_DO
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
        origin = self._origin(kind, node, outer)
        shape = self._fields(node.children, (*outer, origin.own))
        name = self._names.name(_candidates(origin), _without_texts(shape))
        self.origins.setdefault(name, origin)
        if name in self.models:
            merge_texts(self.models[name], shape, self.texts)
        self.models.setdefault(name, shape)
        return name

    def _enum(self, kind: Kind, node: _Node, outer: tuple[str, ...]) -> str:
        origin = self._origin(kind, node, outer)
        # Without quotes, numbers would result in an integer enum.
        key = str if kind.base == "integer" else _as_text
        values = {value.text: value for value in reversed(node.row.values)}
        shape = {key(text): self.texts.of_value(node.row, values[text]) for text in node.row.listed}
        name = self._names.name(_candidates(origin), tuple(shape))
        self.enums.setdefault(name, shape)
        self.origins.setdefault(name, origin)
        return name

    def _origin(self, kind: Kind, node: _Node, outer: tuple[str, ...]) -> Origin:
        field_name = node.row.name.rpartition(".")[2]
        is_item = (page_kind(node.row.type) or kind).base == "list"
        own = class_name(of_item(field_name) if is_item else field_name)
        return Origin(kind.name or own, outer, is_named=bool(kind.name))


def merge_texts(kept: dict[str, Any], dropped: dict[str, Any], texts: Texts) -> None:
    """Keep the texts and terms of the first of two equal models, and note those of the other.

    A field with another term gets a comment, which excuses the difference from the page.
    """
    for name, keys in kept.items():
        other = dropped[name]
        texts.merge(keys.get("doc", ""), other.get("doc", ""))
        if reasons := (*keys.get(REASONS, ()), *other.get(REASONS, ())):
            keys[REASONS] = tuple(dict.fromkeys(reasons))
        if "zh" in other:
            keys.setdefault("zh", other["zh"])
        found = {
            **keys.get(TERMS, {}),
            **other.get(TERMS, {}),
            other.get("zh", ""): texts.page_of(other.get("doc", "")),
        }
        terms = {term: where for term, where in found.items() if term and term.split() != keys["zh"].split()}
        if terms:
            keys[TERMS] = terms


def _as_text(text: str) -> str:
    return Quoted(text) if text.isdigit() else text


def _without_texts(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a model without their texts: models that differ only in these are equal."""
    return {name: {key: value for key, value in keys.items() if key not in _TEXTS} for name, keys in fields.items()}


def _candidates(origin: Origin) -> tuple[str, ...]:
    """Return names from the shortest to the most specific: the row's own name, then with the names of the models around it as prefixes."""
    own, outer = origin.own, origin.outer
    least = 1 if is_vague(own) and not origin.is_named and len(outer) > 1 else 0
    return tuple("".join((*outer[len(outer) - depth :], own)) for depth in range(least, len(outer) + 1))
