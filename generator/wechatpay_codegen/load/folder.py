"""Reads a specs folder: files -> checked data, or every complaint of the run at once."""

from collections.abc import Collection, Iterable
from pathlib import Path

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration, Scope
from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.resource import Resource
from wechatpay_codegen.api.service import Api, Group, Service
from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.check import conforms
from wechatpay_codegen.language.shapes import Shape
from wechatpay_codegen.load.declarations import NOTHING, declare
from wechatpay_codegen.load.fields import Terms, read_terms
from wechatpay_codegen.load.operation import (
    Behind,
    read_error_rows,
    read_extensions,
    read_notification,
    read_operation,
    read_title,
)
from wechatpay_codegen.load.resource import read_resource
from wechatpay_codegen.rules.api import clashing, contradictions, unused
from wechatpay_codegen.rules.examples import check_examples
from wechatpay_codegen.rules.extensions import check_extensions, methods_fed_by
from wechatpay_codegen.rules.fields import check_declarations
from wechatpay_codegen.rules.notification import check_notification
from wechatpay_codegen.rules.operation import check_error_rows, check_operation
from wechatpay_codegen.rules.references import broken_references
from wechatpay_codegen.rules.resources import broken_resources
from wechatpay_codegen.source.complaint import Complaint, Place, SpecError, did_you_mean, sentences
from wechatpay_codegen.source.document import Document, Node
from wechatpay_codegen.source.files import SCHEMA_FILE, Entry, listed, refused
from wechatpay_codegen.source.reader import Reader
from wechatpay_codegen.source.yaml_reader import read

_ROOT_FILES = frozenset({"README.md", SCHEMA_FILE})
_SHARED = "_shared"
_SHARED_FILES = ("errors.yaml", "models.yaml", "terms.yaml")
_HEADS = ("_service.yaml", "_models.yaml")


def load(folder: Path | Entry, only: Collection[str] = ()) -> Api:
    """Read all specs of a folder.

    Args:
        folder: The specs folder; complaints name its files as this path does.
        only: Services as `group/service`, to read these and what all share; the files are then not held against those
            of other services.

    Raises:
        SpecError: Something in the specs is wrong; it holds all complaints.
    """
    return _Loader(listed(folder) if isinstance(folder, Path) else folder, only).api()


class _Loader:
    def __init__(self, folder: Entry, only: Collection[str]) -> None:
        self._folder = folder
        self._only = only
        self._complaints: list[Complaint] = []
        self._terms: Terms = {}
        self._common_errors: tuple[ErrorRow, ...] = ()

    def api(self) -> Api:
        groups: list[Group] = []
        if unreadable := list(refused(self._folder)):
            raise SpecError(unreadable)  # nothing is opened while the folder holds what may never end
        declared, self._scope = self._shared(self._folder.entry(_SHARED))
        for entry in self._folder.entries:
            if entry.name == _SHARED and entry.is_folder:
                continue
            if entry.is_folder and self._is_wanted(entry.name):
                groups.append(self._group(entry))
            elif not entry.is_folder and entry.name not in _ROOT_FILES:
                self._complain(
                    entry, f"`{entry.name}` is no group", "Groups are folders; operations stand in <group>/<service>/."
                )
        api = Api(tuple(groups), self._common_errors, declared)
        if not groups and not self._complaints:
            self._complain(self._folder, "no spec in this folder", "Write <group>/<service>/<operation>.yaml.")
        self._check_together(api)
        if self._complaints:
            raise SpecError(self._complaints)
        return api

    def _check_together(self, api: Api) -> None:
        """Hold the files against each other; references are followed only where every file is sound by itself."""
        is_sound = not self._complaints
        self._complaints += contradictions(api)
        if not self._complaints:
            self._complaints += clashing(api)
        if is_sound and not self._only:
            self._complaints += (*unused(api), *broken_references(api))
        if is_sound:
            self._complaints += broken_resources(api)

    def _is_wanted(self, group: str, service: str = "") -> bool:
        return not self._only or any(
            name == f"{group}/{service}" or (not service and name.startswith(f"{group}/")) for name in self._only
        )

    def _shared(self, folder: Entry | None) -> tuple[tuple[Declaration, ...], Scope]:
        """What all services share; the models are read last, because the terms speak for their fields."""
        for entry in folder.entries if folder else ():
            if entry.name not in _SHARED_FILES:
                what = sentences(did_you_mean(entry.name, _SHARED_FILES), f"Known: {', '.join(_SHARED_FILES)}.")
                self._complain(entry, f"unknown shared file `{entry.name}`", what)
        document, top = self._optional(folder and folder.entry("errors.yaml"), grammar.COMMON_ERRORS)
        if document:
            self._common_errors = read_error_rows(top)
            check_error_rows(document, self._common_errors)
            self._complaints += document.complaints
        document, top = self._optional(folder and folder.entry("terms.yaml"), grammar.TERMS)
        if document:
            self._terms = read_terms(top)
            self._complaints += document.complaints
        return self._declared(folder and folder.entry("models.yaml"), "", NOTHING)

    def _declared(self, file: Entry | None, package: str, outer: Scope) -> tuple[tuple[Declaration, ...], Scope]:
        """The models and enums of a file that several operations share, where there is such a file."""
        document, top = self._optional(file, grammar.DECLARATIONS)
        if document is None:
            return (), outer
        reader = Reader(top)
        declared, scope = declare(document, reader, f"{package}_models", outer, self._terms)
        check_declarations(document, declared, scope)
        self._complaints += document.complaints
        return declared, scope

    def _optional(self, file: Entry | None, shape: Shape) -> tuple[Document | None, Node | None]:
        """A file that need not be there: nothing, or the file with its top node when that conforms to the grammar."""
        return self._read(file, shape, file.name) if file and file.is_file else (None, None)

    def _group(self, folder: Entry) -> Group:
        self._check_name(folder, "a group", names.PACKAGE_WORDS, names.CLIENT_ATTRIBUTES)
        _, top = self._head(folder, "_group.yaml", grammar.GROUP)
        title, doc = _title_and_doc(top)
        services: list[Service] = []
        for entry in folder.entries:
            if entry.is_folder and self._is_wanted(folder.name, entry.name):
                services.append(self._service(entry, folder.name))
            elif not entry.is_folder and entry.name != "_group.yaml":
                self._complain_of_stray(entry, ("_group.yaml",), "Operations stand in <group>/<service>/.")
        if not services:
            self._complain(
                folder,
                f"the group `{folder.name}` has no service",
                "Add a folder with operations, or remove the group.",
            )
        return Group(folder.path, folder.name, title, doc, tuple(services))

    def _service(self, folder: Entry, group: str) -> Service:
        self._check_name(folder, "a service", names.PACKAGE_WORDS)
        head, top = self._head(folder, "_service.yaml", grammar.SERVICE)
        title, doc = _title_and_doc(top)
        made: list[Operation | Notification | Resource] = []
        has_files = False
        declared, scope = self._declared(folder.entry("_models.yaml"), f"{group}.{folder.name}.", self._scope)
        behind = Behind(scope, self._terms)
        for entry in folder.entries:
            if entry.is_folder or entry.suffix != ".yaml" or (entry.name.startswith("_") and entry.name not in _HEADS):
                self._complain_of_stray(
                    entry, _HEADS, "A service holds _service.yaml, _models.yaml and <operation>.yaml files."
                )
            elif entry.name not in _HEADS:
                has_files = True
                self._check_name(entry, "an operation", names.OPERATION_WORDS)
                made += self._made_of(entry, group, folder.name, behind)
        if not has_files:
            self._complain(
                folder, f"the service `{folder.name}` has no operation", "Add <operation>.yaml, or remove the service."
            )
        operations = tuple(item for item in made if isinstance(item, Operation))
        notifications = tuple(item for item in made if isinstance(item, Notification))
        extensions = read_extensions(head, top) if head else ()
        resources = tuple(item for item in made if isinstance(item, Resource))
        service = Service(
            folder.path, folder.name, title, doc, operations, notifications, declared, extensions, resources
        )
        if head and not self._complaints:
            check_extensions(service)
            self._complaints += head.complaints
        for operation in operations:
            operation.feeds = methods_fed_by(operation, extensions)
        return service

    def _made_of(
        self, entry: Entry, group: str, service: str, behind: Behind
    ) -> Iterable[Operation | Notification | Resource]:
        """What a file describes: with event types a notification, with `resource` a resource, else an operation."""
        document = read(entry.path, entry.content)
        shape = _shape_of(document)
        top = _checked(document, shape, entry.stem)
        made: list[Operation | Notification | Resource] = []
        if top is not None and shape is grammar.RESOURCE:
            made.append(read_resource(document, top, group, service, entry.stem))
        elif top is not None and shape is grammar.NOTIFICATION:
            notification = read_notification(document, top, group, service, entry.stem, behind)
            check_notification(notification)
            made.append(notification)
        elif top is not None:
            operation = read_operation(document, top, group, service, entry.stem, behind)
            check_operation(operation, Reader(top))
            if not document.complaints:
                check_examples(operation)
            made.append(operation)
        self._complaints += document.complaints
        return made

    def _head(self, folder: Entry, name: str, shape: Shape) -> tuple[Document | None, Node | None]:
        """The file that speaks for a folder, and its top node when that conforms to the grammar."""
        file = folder.entry(name)
        if file is None or not file.is_file:
            self._complain_at(
                f"{folder.path}/{name}",
                f"missing: every {shape_name(shape)} says its title and doc here",
                "Add the file.",
            )
            return None, None
        document, top = self._read(file, shape, name)
        self._complaints += document.complaints
        return document, top

    def _read(self, entry: Entry, shape: Shape, key: str) -> tuple[Document, Node | None]:
        """The file, and its top node when that conforms to the grammar."""
        document = read(entry.path, entry.content)
        return document, _checked(document, shape, key)

    def _check_name(
        self, entry: Entry, what: str, words: frozenset[str], attributes: frozenset[str] = frozenset()
    ) -> None:
        name = entry.name.removesuffix(".yaml")
        if names.is_reserved(name):
            self._complain(
                entry, f"`{name}` is a word of Python, so {what} cannot be called so", f"Call it `{name}_`, or better."
            )
        elif not names.is_file_name(name):
            self._complain(
                entry, f"`{name}` cannot be the name of {what}", "Use lower snake case, such as `query_order`."
            )
        elif name in words:
            self._complain(entry, f"generated code needs the word `{name}` itself", f"Give {what} another name.")
        elif name in attributes:
            self._complain(entry, f"every client has an attribute `{name}` already", f"Give {what} another name.")

    def _complain_of_stray(self, entry: Entry, known: Iterable[str], rule: str) -> None:
        hint = "Name it `.yaml`." if entry.suffix == ".yml" else did_you_mean(entry.name, known)
        self._complain(entry, f"nothing reads `{entry.name}` here", sentences(hint, rule))

    def _complain(self, entry: Entry, what: str, expected: str) -> None:
        self._complain_at(entry.path, what, expected)

    def _complain_at(self, path: str, what: str, expected: str) -> None:
        self._complaints.append(Complaint(Place(path, 1, 1), what, expected))


def _shape_of(document: Document) -> Shape:
    """What kind of file it is that stands in a service, by a key that the other kinds do not have."""
    reader = Reader(document.top)
    if reader.node("resource") is not None:
        return grammar.RESOURCE
    return grammar.OPERATION if reader.node("event_types") is None else grammar.NOTIFICATION


def _title_and_doc(top: Node | None) -> tuple[Title, str]:
    reader = Reader(top)
    return read_title(reader.node("title")), reader.text("doc")


def _checked(document: Document, shape: Shape, key: str) -> Node | None:
    """The top node of a file, when that conforms to the grammar."""
    if document.top is None:
        if not document.complaints:
            document.complain(Place(document.path, 1, 1), "the file says nothing", "See specs/README.md for its keys.")
        return None
    top = document.top if conforms(document, document.top, shape, key) else None
    document.top = None
    return top


def shape_name(shape: Shape) -> str:
    """The name of a record."""
    return getattr(shape, "name", "file")
