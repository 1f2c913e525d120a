"""Reads what a specs folder contains: its operations, notifications, and the models and enums of each service."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import define, field

from wechatpay_codegen.pages.draft.data import is_table
from wechatpay_codegen.pages.draft_all.sharing import Declared
from wechatpay_codegen.source.complaint import SpecError
from wechatpay_codegen.source.document import Mapping as MappingNode
from wechatpay_codegen.source.document import Node, Scalar, Sequence
from wechatpay_codegen.source.yaml_reader import read

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MODELS = "_models.yaml"


@define(eq=False)
class Existing:
    """The specs of a folder.

    `operations` are files by method and path, `events` files by event type and original type, `addresses` dotted names by the
    address of a page, `replies` the fields of the replies of each operation, `files` everything by its path in the folder.
    """

    operations: dict[tuple[str, str], str] = field(factory=dict[tuple[str, str], str])
    events: dict[tuple[str, str], str] = field(factory=dict[tuple[str, str], str])
    addresses: dict[str, str] = field(factory=dict[str, str])
    notifications: dict[str, str] = field(factory=dict[str, str])
    replies: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    files: dict[str, Any] = field(factory=dict[str, Any])

    @classmethod
    def of(cls, specs: Path) -> "Existing":
        """Read a specs folder.

        Raises:
            SpecError: A file is not valid YAML.
        """
        existing = cls()
        for path in sorted(specs.rglob("*.yaml")):
            content = data_of(path.as_posix(), path.read_text(encoding="utf-8"))
            name = path.relative_to(specs).as_posix()
            existing.files[name] = content
            if is_table(content):
                existing._add(name, content)
        return existing

    def _add(self, name: str, content: dict[str, Any]) -> None:
        dotted = name.removesuffix(".yaml").replace("/", ".")
        docs = _texts(content.get("docs"))
        if "method" in content:
            for path in _paths(content):
                self.operations[content["method"], comparable(path)] = name
            self.addresses |= dict.fromkeys(docs, dotted)
            self.replies[dotted] = frozenset(self._reply_fields(name, content))
        elif "event_types" in content:
            for event in _texts(content["event_types"]):
                for original in _texts(content.get("original_type")) or ("",):
                    self.events[event, original] = name
            self.notifications |= dict.fromkeys(docs, dotted)

    def _reply_fields(self, name: str, content: dict[str, Any]) -> Iterator[str]:
        models = self.files.get(f"{name.rpartition('/')[0]}/{_MODELS}", {}).get("models", {})
        for fields in content.get("replies", {}).values():
            named = {**models, **content.get("models", {})}.get(fields, {}) if isinstance(fields, str) else fields
            yield from named

    def declared(self, home: str) -> tuple[Declared, ...]:
        """Return what the files of a service declare, and what its group and all services share: the nearest first."""
        found = [self._models_of(f"{home}/{_MODELS}")]
        for name, content in self.files.items():
            if name.rpartition("/")[0] == home and not name.endswith(_MODELS) and is_table(content):
                own = Declared(content.get("models", {}), content.get("enums", {}), is_usable=False)
                found.append(own)
        return (*found, self._models_of(f"{home.partition('/')[0]}/{_MODELS}"), self.shared)

    @property
    def shared(self) -> Declared:
        """The models and enums that all services share."""
        return self._models_of("_shared/models.yaml")

    def _models_of(self, name: str) -> Declared:
        content = self.files.get(name, {})
        return Declared(content.get("models", {}), content.get("enums", {}))


def data_of(path: str, text: str) -> Any:
    """Return the content of a file as plain data, in which every scalar is text.

    Raises:
        SpecError: The text is not valid YAML.
    """
    document = read(path, text.encode())
    if document.complaints:
        raise SpecError(document.complaints)
    return _data(document.top) if document.top else {}


def comparable(path: str) -> str:
    """Return a path without the names of its parameters."""
    return _PLACEHOLDER.sub("{}", path)


def _paths(content: dict[str, Any]) -> tuple[str, ...]:
    routes = content.get("routes", ())
    return (content["path"],) if "path" in content else tuple(route["path"] for route in routes)


def _texts(value: Any) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _data(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_data(item) for item in node.items]
        case MappingNode():
            return {key.text: _data(value) for key, value in node.entries}
