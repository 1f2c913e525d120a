"""Reads the twins of a specs folder: the files of their other operations, and the models that they share with them."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as MappingABC
from functools import cached_property

from attrs import frozen

from wechatpay_codegen.api.declarations import Declaration, Model, Scope
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.types import references
from wechatpay_codegen.api.uses import declared_by
from wechatpay_codegen.language import grammar
from wechatpay_codegen.load.declarations import declare
from wechatpay_codegen.load.files import checked, shape_of
from wechatpay_codegen.load.operation import ServiceContext
from wechatpay_codegen.load.texts import Texts
from wechatpay_codegen.load.twin import Changes, Twin, operation_of, read_twin
from wechatpay_codegen.rules.fields import check_declarations
from wechatpay_codegen.source.document import Document, Node
from wechatpay_codegen.source.files import Entry
from wechatpay_codegen.source.reader import Reader, entries
from wechatpay_codegen.source.yaml_reader import read

_TWIN_OF = re.compile(rb"^twin_of: *([a-z0-9_.]+) *$", re.MULTILINE)


@frozen(eq=False)
class _Lent:
    """The models that a service of twins declares anew, because they lose fields, and all models that its twins can use."""

    declared: tuple[Declaration, ...]
    scope: Scope
    left_out: frozenset[str] = frozenset()
    """The fields that the models lose."""


class Twins:
    """The twins of a specs folder."""

    def __init__(self, folder: Entry, shared: Scope, texts: Texts) -> None:
        self._folder = folder
        self._shared = shared
        self._texts = texts
        self._files: dict[str, Document] = {}
        """Files of models, by path."""
        self._lent: dict[tuple[str, ...], _Lent] = {}
        """By the group and service of the twins, the group and service of the other operations, and the fields left out."""

    def operation(self, document: Document, top: Node, place: tuple[str, str, str]) -> tuple[Operation, Node] | None:
        """Return a twin as an operation with its top node. Complain and return `None` if there is no other operation.

        Args:
            document: The file of the twin.
            top: Its top node.
            place: Its group, service and name.
        """
        twin = read_twin(document, top)
        group, service, name = twin.source
        entry = _file(self._folder, group, service, f"{name}.yaml")
        other = read(entry.path, entry.content) if entry else None
        if other is None:
            what = f"there is no operation `{twin.twin_of.text}`"
        elif shape_of(other) is not grammar.OPERATION:
            what = f"`{twin.twin_of.text}` is not an operation with a file of its own"
        else:
            node = checked(other, grammar.OPERATION, name)
            return self._read(twin, node, place) if node else None
        document.complain(twin.twin_of, what, "Write the dotted name of an operation that is not a twin.")
        return None

    def _read(self, twin: Twin, other: Node, place: tuple[str, str, str]) -> tuple[Operation, Node] | None:
        """Return a twin as an operation, with its top node. Complain and return `None` if its file does not fit."""
        key = (*place[:2], *twin.source[:2], *twin.without)
        lent = self._lent[key] = self._lent.get(key) or self._lend(twin, place)
        changes = Changes(twin, self._by_source)
        found = operation_of(twin, other, changes, place, ServiceContext(lent.scope, self._texts))
        for name in twin.without:
            if name not in changes.left_out | lent.left_out:
                what = f"`{twin.twin_of.text}` has no field `{name}`"
                twin.document.complain(twin.twin_of, what, "Remove it from `without`.")
        return found

    def declared(self, group: str, service: str, operations: Iterable[Operation]) -> tuple[Declaration, ...]:
        """Return the models that a service must declare for its twins."""
        used = {each for operation in operations for each in (*declared_by(operation), *_whole(operation))}
        lent = [each for key, each in self._lent.items() if key[:2] == (group, service)]
        return tuple(each for one in lent for each in one.declared if each in used)

    def _lend(self, twin: Twin, place: tuple[str, str, str]) -> _Lent:
        """Return the models that a twin can use: those of the other service, declared anew where they lose fields.

        The files are read again, because a run for one service has not loaded the other.
        """
        group, service, _ = twin.source
        scope, models = self._shared, self._models("_shared", "models.yaml")[1]
        for path in ((group,), (group, service)):
            document, own = self._models(*path, "_models.yaml")
            models |= own
            if document:
                module = ".".join((*path, "_models"))
                declared, scope = declare(document, Reader(document.top), module, scope, self._texts)
                check_declarations(document, declared, scope)
        lose = _losing({name: scope.model(name) for name in models}, frozenset(twin.without))
        changes = Changes(twin, self._by_source)
        kept = [(changes.scalar(name), changes.node(value)) for name, value in models.items() if name in lose]
        if not kept:
            return _Lent((), scope)
        only = Reader(changes.mapping([(changes.scalar("models"), changes.mapping(kept))]))
        anew = declare(twin.document, only, f"{place[0]}.{place[1]}._models", scope, self._texts)
        check_declarations(twin.document, *anew)
        return _Lent(*anew, frozenset(changes.left_out))

    def _models(self, *path: str) -> tuple[Document | None, dict[str, Node]]:
        """Return a file of models, if there is one, and the node of each model by its name."""
        file = _file(self._folder, *path)
        if file is None:
            return None, {}
        document = self._files.get(file.path)
        if document is None:
            document = self._files[file.path] = read(file.path, file.content)
            document.top = checked(document, grammar.DECLARATIONS, file.name)
        return document, {key.text: value for key, value in entries(Reader(document.top).node("models"))}

    @cached_property
    def _by_source(self) -> MappingABC[str, str]:
        """The dotted name of each twin, by that of the other operation."""
        found: dict[str, str] = {}
        for group in self._folder.entries:
            for service in group.entries:
                for entry in service.entries:
                    twin_of = _TWIN_OF.search(entry.content) if entry.suffix == ".yaml" else None
                    if twin_of:
                        found[twin_of[1].decode()] = f"{group.name}.{service.name}.{entry.stem}"
        return found


def _file(folder: Entry | None, *path: str) -> Entry | None:
    """Return a file below a folder that can be read, or `None`."""
    for name in path:
        folder = folder and folder.entry(name)
    return folder if folder and folder.is_file and folder.problem is None else None


def _whole(operation: Operation) -> list[Declaration]:
    """Return the models that are a whole body."""
    bodies = [operation.body, *operation.replies]
    return [body.model for body in bodies if body and body.model]


def _losing(models: MappingABC[str, Model], without: frozenset[str]) -> set[str]:
    """Return the names of the models that have one of the fields, or contain such a model."""
    losing: set[str] = set()
    while more := {
        name
        for name, model in models.items()
        if name not in losing
        and any(each.wire_name in without or not losing.isdisjoint(references(each.type)) for each in model.fields)
    }:
        losing |= more
    return losing
