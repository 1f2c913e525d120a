"""Reads and checks a specs folder, and collects the complaints of all files."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration, Scope
from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.resource import Resource
from wechatpay_codegen.api.service import Api, Decided, Group, Service
from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.shapes import Shape
from wechatpay_codegen.load.decided import read_decided
from wechatpay_codegen.load.declarations import NOTHING, declare
from wechatpay_codegen.load.files import (
    GROUP_FILES,
    HEADS,
    ROOT_FILES,
    SHARED,
    SHARED_FILES,
    checked,
    problems_of_name,
    shape_name,
    shape_of,
)
from wechatpay_codegen.load.operation import (
    ServiceContext,
    read_error_rows,
    read_extensions,
    read_notification,
    read_operation,
    read_title,
)
from wechatpay_codegen.load.resource import read_resource
from wechatpay_codegen.load.texts import Texts
from wechatpay_codegen.load.twins import Twins
from wechatpay_codegen.rules.api import clashing, contradictions, unused
from wechatpay_codegen.rules.conditions import broken_conditions
from wechatpay_codegen.rules.examples import check_examples
from wechatpay_codegen.rules.extensions import check_extensions, methods_fed_by
from wechatpay_codegen.rules.fields import check_declarations
from wechatpay_codegen.rules.notification import check_notification
from wechatpay_codegen.rules.operation import check_common_rows, check_error_rows, check_operation
from wechatpay_codegen.rules.references import broken_references
from wechatpay_codegen.rules.resources import broken_resources
from wechatpay_codegen.source.complaint import Complaint, SpecError, did_you_mean, sentences
from wechatpay_codegen.source.document import Document, Node
from wechatpay_codegen.source.files import Entry, listed, refused
from wechatpay_codegen.source.place import Place
from wechatpay_codegen.source.reader import Reader
from wechatpay_codegen.source.yaml_reader import read


def load(folder: Path | Entry, only: Collection[str] = ()) -> Api:
    """Read all specs of a folder.

    Args:
        folder: The specs folder. Paths in complaints start with it.
        only: Services as `group/service`. If any, reads only these and the shared files, and does not check references to
            other services.

    Raises:
        SpecError: The specs are invalid. The error contains all complaints.
    """
    return _Loader(listed(folder) if isinstance(folder, Path) else folder, only).api()


class _Loader:
    def __init__(self, folder: Entry, only: Collection[str]) -> None:
        self._folder = folder
        self._only = only
        self._complaints: list[Complaint] = []
        self._texts = Texts()
        self._common_errors: tuple[ErrorRow, ...] = ()

    def api(self) -> Api:
        groups: list[Group] = []
        if unreadable := list(refused(self._folder)):
            raise SpecError(unreadable)  # before any file is opened: reading a pipe, for example, would never end
        shared = self._folder.entry(SHARED)
        declared, self._scope = self._shared(shared)
        self._twins = Twins(self._folder, self._scope, self._texts)
        for entry in self._folder.entries:
            if entry.name == SHARED and entry.is_folder:
                continue
            if entry.is_folder and self._is_wanted(entry.name):
                groups.append(self._group(entry))
            elif not entry.is_folder and entry.name not in ROOT_FILES:
                self._complain(entry, f"`{entry.name}` is not a group", "Put operations in <group>/<service>/.")
        decided = self._decided(shared and shared.entry("contradictions.yaml"))
        api = Api(tuple(groups), self._common_errors, declared, decided)
        if not groups and not self._complaints:
            self._complain(self._folder, "this folder contains no specs", "Add <group>/<service>/<operation>.yaml.")
        self._check_together(api)
        if self._complaints:
            raise SpecError(self._complaints)
        return api

    def _check_together(self, api: Api) -> None:
        """Check the files against each other. References are checked only if each file is valid."""
        is_sound = not self._complaints
        self._complaints += contradictions(api)
        clashes = () if self._complaints else tuple(clashing(api))
        self._complaints += clashes
        if is_sound and not self._only:
            self._complaints += (*(() if clashes else unused(api)), *self._texts.unused(), *broken_references(api))
        if is_sound:
            self._complaints += (*broken_conditions(api, is_whole=not self._only), *broken_resources(api))

    def _is_wanted(self, group: str, service: str = "") -> bool:
        return not self._only or any(
            name == f"{group}/{service}" or (not service and name.startswith(f"{group}/")) for name in self._only
        )

    def _shared(self, folder: Entry | None) -> tuple[tuple[Declaration, ...], Scope]:
        """Read the files in `_shared`: first the texts, which the others use."""
        for entry in folder.entries if folder else ():
            if entry.name not in SHARED_FILES:
                what = sentences(did_you_mean(entry.name, SHARED_FILES), f"Known: {', '.join(SHARED_FILES)}.")
                self._complain(entry, f"unknown shared file `{entry.name}`", what)
        for name, shape, add in (
            ("terms.yaml", grammar.TERMS, self._texts.add_terms),
            ("values.yaml", grammar.VALUES, self._texts.add_values),
            ("error_texts.yaml", grammar.ERROR_TEXTS, self._texts.add_errors),
        ):
            document, top = self._optional(folder and folder.entry(name), shape, may_have_to_dos=True)
            if document:
                add(document, top)
                self._complaints += document.complaints
        document, top = self._optional(folder and folder.entry("errors.yaml"), grammar.COMMON_ERRORS)
        if document:
            self._common_errors = read_error_rows(document, top, self._texts)
            for row in self._common_errors:
                self._texts.add_common(row.status, row.code, row.means, row.fix)
            check_error_rows(document, self._common_errors)
            check_common_rows(document, self._common_errors)
            self._complaints += document.complaints
        return self._declared(folder and folder.entry("models.yaml"), "", NOTHING)

    def _declared(self, file: Entry | None, package: str, outer: Scope) -> tuple[tuple[Declaration, ...], Scope]:
        """Read a file of models and enums, if there is one. Return its declarations and the resulting scope."""
        document, top = self._optional(file, grammar.DECLARATIONS)
        if document is None:
            return (), outer
        reader = Reader(top)
        declared, scope = declare(document, reader, f"{package}_models", outer, self._texts)
        check_declarations(document, declared, scope)
        self._complaints += document.complaints
        return declared, scope

    def _optional(
        self, file: Entry | None, shape: Shape, *, may_have_to_dos: bool = False
    ) -> tuple[Document | None, Node | None]:
        """Read an optional file. Return the file and its top node; the node is `None` if it is invalid."""
        if file is None or not file.is_file:
            return None, None
        document = read(file.path, file.content)
        return document, checked(document, shape, file.name, may_have_to_dos=may_have_to_dos)

    def _group(self, folder: Entry) -> Group:
        self._check_name(folder, "a group", names.PACKAGE_WORDS, names.CLIENT_ATTRIBUTES)
        _, top = self._head(folder, "_group.yaml", grammar.GROUP)
        title, doc = _title_and_doc(top)
        services: list[Service] = []
        declared, scope = self._declared(folder.entry("_models.yaml"), f"{folder.name}.", self._scope)
        for entry in folder.entries:
            if entry.is_folder and self._is_wanted(folder.name, entry.name):
                services.append(self._service(entry, folder.name, scope))
            elif not entry.is_folder and entry.name not in GROUP_FILES:
                self._complain_of_stray(entry, GROUP_FILES, "Put operations in <group>/<service>/.")
        if not services:
            self._complain(
                folder,
                f"the group `{folder.name}` has no services",
                "Add a folder with operations, or remove the group.",
            )
        contradictions_file = folder.entry("_contradictions.yaml")
        return Group(
            folder.path, folder.name, title, doc, tuple(services), declared, self._decided(contradictions_file)
        )

    def _decided(self, file: Entry | None) -> Decided:
        """Read a file of contradictions and decisions, if there is one."""
        document, top = self._optional(file, grammar.CONTRADICTIONS)
        if document is None:
            return Decided()
        self._complaints += document.complaints
        return read_decided(top)

    def _service(self, folder: Entry, group: str, outer: Scope) -> Service:
        self._check_name(folder, "a service", names.PACKAGE_WORDS)
        head, top = self._head(folder, "_service.yaml", grammar.SERVICE)
        title, doc = _title_and_doc(top)
        contents: list[Operation | Notification | Resource] = []
        has_files = False
        declared, scope = self._declared(folder.entry("_models.yaml"), f"{group}.{folder.name}.", outer)
        context = ServiceContext(scope, self._texts)
        for entry in folder.entries:
            if entry.is_folder or entry.suffix != ".yaml" or (entry.name.startswith("_") and entry.name not in HEADS):
                self._complain_of_stray(
                    entry, HEADS, "A service contains _service.yaml, _models.yaml and <operation>.yaml files."
                )
            elif entry.name not in HEADS:
                has_files = True
                self._check_name(entry, "an operation", names.OPERATION_WORDS)
                contents += self._contents(entry, group, folder.name, context)
        if not has_files:
            self._complain(
                folder, f"the service `{folder.name}` has no operations", "Add <operation>.yaml, or remove the service."
            )
        operations = tuple(item for item in contents if isinstance(item, Operation))
        notifications = tuple(item for item in contents if isinstance(item, Notification))
        extensions = read_extensions(head, top) if head else ()
        resources = tuple(item for item in contents if isinstance(item, Resource))
        declared += self._twins.declared(group, folder.name, operations)
        service = Service(
            folder.path, folder.name, title, doc, operations, notifications, declared, extensions, resources
        )
        if head and not self._complaints:
            check_extensions(service)
            self._complaints += head.complaints
        for operation in operations:
            operation.feeds = methods_fed_by(operation, extensions)
        return service

    def _contents(
        self, entry: Entry, group: str, service: str, context: ServiceContext
    ) -> Iterable[Operation | Notification | Resource]:
        """Read a file of a service. A notification has the key `event_types`, a resource the key `resource`."""
        document = read(entry.path, entry.content)
        shape = shape_of(document)
        top = checked(document, shape, entry.stem)
        contents: list[Operation | Notification | Resource] = []
        if top is not None and shape is grammar.RESOURCE:
            contents.append(read_resource(document, top, group, service, entry.stem))
        elif top is not None and shape is grammar.NOTIFICATION:
            notification = read_notification(document, top, group, service, entry.stem, context)
            check_notification(notification)
            contents.append(notification)
        elif top is not None:
            place = (group, service, entry.stem)
            is_twin = shape is grammar.TWIN
            own = None if is_twin else (read_operation(document, top, *place, context), top)
            found = self._twins.operation(document, top, place) if is_twin else own
            contents += self._operation(document, *found) if found else ()
        self._complaints += document.complaints
        return contents

    @staticmethod
    def _operation(document: Document, operation: Operation, top: Node) -> Iterator[Operation]:
        """Check an operation, and yield it."""
        check_operation(operation, Reader(top))
        if not document.complaints:
            check_examples(operation)
        yield operation

    def _head(self, folder: Entry, name: str, shape: Shape) -> tuple[Document | None, Node | None]:
        """Read the file with the title of a folder. Return the file and its top node, if it is valid."""
        file = folder.entry(name)
        if file is None or not file.is_file:
            self._complain_at(
                f"{folder.path}/{name}",
                "this file is missing",
                f"Add it, with the title and the doc of the {shape_name(shape)}.",
            )
            return None, None
        document = read(file.path, file.content)
        top = checked(document, shape, name)
        self._complaints += document.complaints
        return document, top

    def _check_name(
        self, entry: Entry, what: str, words: frozenset[str], attributes: frozenset[str] = frozenset()
    ) -> None:
        for problem, remedy in problems_of_name(entry.name.removesuffix(".yaml"), what, words, attributes):
            self._complain(entry, problem, remedy)

    def _complain_of_stray(self, entry: Entry, known: Iterable[str], rule: str) -> None:
        hint = "Change the extension to `.yaml`." if entry.suffix == ".yml" else did_you_mean(entry.name, known)
        self._complain(entry, f"unexpected file or folder `{entry.name}`", sentences(hint, rule))

    def _complain(self, entry: Entry, what: str, expected: str) -> None:
        self._complain_at(entry.path, what, expected)

    def _complain_at(self, path: str, what: str, expected: str) -> None:
        self._complaints.append(Complaint(Place(path, 1, 1), what, expected))


def _title_and_doc(top: Node | None) -> tuple[Title, str]:
    reader = Reader(top)
    return read_title(reader.node("title")), reader.text("doc")
