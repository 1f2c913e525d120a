"""Reads twins: operations with the facts of another operation, under another path and without some of its fields."""

import re
from collections.abc import Mapping as MappingABC

from attrs import frozen

from wechatpay_codegen.api.operation import PLACEHOLDER, Operation
from wechatpay_codegen.language.parts import ORIGIN
from wechatpay_codegen.load.operation import ServiceContext, read_operation
from wechatpay_codegen.source.complaint import enumerated
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar, Sequence
from wechatpay_codegen.source.reader import Reader, entries, items, texts

_OWN = ("docs", "updated", "roles", "path", "scheme")
"""Keys that a twin states itself."""

_STATED = ("doc", *_OWN)
"""The same, and a key that replaces that of the other operation."""

_LEFT_OUT = frozenset({*_OWN, "checked", "notifications", "rate", "examples"})
"""Keys of the other operation that its twin does not have: its own differ, or no page confirms that they are the same."""


@frozen(eq=False)
class Twin:
    """What the file of a twin states."""

    document: Document
    twin_of: Scalar
    without: tuple[str, ...]
    stated: tuple[tuple[Scalar, Node], ...]
    path: Scalar

    @property
    def source(self) -> tuple[str, str, str]:
        """The group, the service and the name of the other operation."""
        group, service, name = self.twin_of.text.split(".")
        return group, service, name

    @property
    def note(self) -> str:
        """The paragraph that states where its facts come from."""
        rest = f", without {enumerated(f'`{name}`' for name in self.without)}" if self.without else ""
        return (
            "Its own page could not be read. The request, the reply, the errors and the texts are those of "
            f"`{self.twin_of.text}`{rest}."
        )


def read_twin(document: Document, top: Node) -> Twin:
    """Read the file of a twin."""
    reader = Reader(top)
    stated = tuple((key, value) for key, value in entries(top) if key.text in _STATED)
    return Twin(document, reader.required("twin_of"), texts(reader.node("without")), stated, reader.required("path"))


def operation_of(
    twin: Twin, other: Node, changes: "Changes", place: tuple[str, str, str], shared: ServiceContext
) -> tuple[Operation, Node] | None:
    """Return a twin as an operation, with its top node. Complain and return `None` if its path does not fit.

    Args:
        twin: What its file states.
        other: The top node of the file of the other operation.
        changes: Copies its nodes.
        place: The group, the service and the name of the twin.
        shared: The models, enums and texts that it can use.
    """
    old = Reader(other).scalar("path")
    known = PLACEHOLDER.findall(old.text) if old else []
    if old is None or sorted(known) != sorted(PLACEHOLDER.findall(twin.path.text)):
        needed = f"It has {enumerated(known)}." if known else "It has none."
        twin.document.complain(twin.path, f"not the path parameters of `{twin.twin_of.text}`", needed)
        return None
    left_out = _LEFT_OUT | {key.text for key, _ in twin.stated}
    kept = [(key, value) for key, value in entries(other) if key.text not in left_out]
    found = Reader(other).node("examples")
    copied = changes.node(found) if found else None
    examples = [_moved(each, old.text, twin) for each in items(copied)]
    listed = [(changes.scalar("examples"), changes.sequence(examples))] if examples else []
    top = changes.mapping([*changes.pairs(kept), *twin.stated, *listed])
    group, service, name = place
    operation = read_operation(twin.document, top, group, service, name, shared)
    operation.doc = f"{operation.doc}\n{twin.note}".strip()
    operation.twin_of = twin.twin_of.text
    return operation, top


class Changes:
    """Copies nodes without some fields. The copies have the place of `twin_of`, to which complaints about them belong."""

    def __init__(self, twin: Twin, twins: MappingABC[str, str]) -> None:
        self._line, self._column = twin.twin_of.line, twin.twin_of.column
        self._without = frozenset(twin.without)
        self._twins = twins
        self.left_out: set[str] = set()
        """The fields that were left out."""

    def scalar(self, text: str, *, is_plain: bool = True) -> Scalar:
        """Return a scalar."""
        return Scalar(text, is_plain, self._line, self._column)

    def mapping(self, pairs: list[tuple[Scalar, Node]]) -> Mapping:
        """Return a mapping."""
        return Mapping(pairs, is_flow=False, line=self._line, column=self._column)

    def sequence(self, items: list[Node]) -> Sequence:
        """Return a list."""
        return Sequence(items, is_flow=False, line=self._line, column=self._column)

    def node(self, node: Node) -> Node:
        """Return a copy of a node."""
        match node:
            case Scalar():
                return self.scalar(node.text, is_plain=node.is_plain)
            case Mapping():
                return self.mapping(self.pairs(node.entries))
            case Sequence():
                kept = [item for item in node.items if not (isinstance(item, Scalar) and item.text in self._without)]
                return self.sequence([self.node(item) for item in kept])

    def pairs(self, pairs: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
        """Return copies of keys and values, without the fields and the references that do not apply."""
        names = {key.text for key, _ in pairs}
        self.left_out |= names & self._without
        copies = [(key, self._value(key.text, value)) for key, value in pairs if key.text not in self._without]
        return [(self.scalar(key.text, is_plain=key.is_plain), value) for key, value in copies if value]

    def _value(self, key: str, value: Node) -> Node | None:
        """Return a copy of a value; `None` if it is a reference to an operation without a twin, or a list of roles."""
        if key == "from" and isinstance(value, Scalar) and re.fullmatch(ORIGIN.pattern, value.text):
            group, service, name, *field = value.text.split(".")
            found = self._twins.get(f"{group}.{service}.{name}")
            return self.scalar(".".join([found, *field])) if found else None
        if key == "outcome" and (query := Reader(value).scalar("operation")):
            found = self._twins.get(query.text)
            pairs = [(name, self.node(each)) for name, each in entries(value) if name.text != "operation"]
            named = (self.scalar("operation"), self.scalar(found or ""))
            return self.mapping([named, *self.pairs(pairs)]) if found else None
        is_list_of_roles = key == "roles" and isinstance(value, Sequence)
        return None if is_list_of_roles else self._filled(self.node(value), value)

    @staticmethod
    def _filled(copy: Node, node: Node) -> Node | None:
        """Return a copy, or `None` if it has lost everything that its original has."""
        return None if entries(node) and not entries(copy) else copy


def _moved(example: Node, old: str, twin: Twin) -> Node:
    """Return an example with the request that the twin sends."""
    pairs = [(key, _sent(value, old, twin) if key.text == "sends" else value) for key, value in entries(example)]
    return Mapping(pairs, is_flow=False, line=example.line, column=example.column)


def _sent(sends: Node, old: str, twin: Twin) -> Node:
    """Return the request line of an example with the path of the twin, and without the fields that it does not have."""
    if not isinstance(sends, Scalar):
        return sends
    method, _, target = sends.text.partition(" ")
    path, _, query = target.partition("?")
    names = PLACEHOLDER.findall(old)
    pattern = PLACEHOLDER.sub("([^/]*)", old)
    found = re.fullmatch(pattern, path)
    values = dict(zip(names, found.groups() if found else names, strict=True))
    moved = PLACEHOLDER.sub(lambda match: values[match[1]], twin.path.text)
    rest = "&".join(part for part in query.split("&") if part.partition("=")[0] not in twin.without)
    return Scalar(f"{method} {moved}{'?' if rest else ''}{rest}", sends.is_plain, sends.line, sends.column)
