"""Reads a specs folder: files -> checked data, or every complaint of the run at once."""

from collections.abc import Iterable
from pathlib import Path

from wechatpay_codegen import build, grammar, names, rules, rules_of_api, rules_of_examples, spec
from wechatpay_codegen.check import conforms
from wechatpay_codegen.complaint import Complaint, Place, SpecError, did_you_mean, sentences
from wechatpay_codegen.shapes import Shape
from wechatpay_codegen.yaml_events import Document, Node, read

SCHEMA_FILE = "spec.schema.json"
_ROOT_FILES = frozenset({"README.md", SCHEMA_FILE})
_EMPTY_TITLE = spec.Title("", "")


def load(folder: Path) -> spec.Api:
    """Read all specs of a folder.

    Args:
        folder: The specs folder; complaints name its files as this path does.

    Raises:
        SpecError: Something in the specs is wrong; it holds all complaints.
    """
    return _Loader(folder).api()


class _Loader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._complaints: list[Complaint] = []

    def api(self) -> spec.Api:
        groups: list[spec.Group] = []
        shared: tuple[spec.ErrorRow, ...] = ()
        for path in _visible(self._folder):
            if path.name == "_shared" and path.is_dir():
                shared = self._shared(path)
            elif path.is_dir():
                groups.append(self._group(path))
            elif path.name not in _ROOT_FILES:
                self._complain(
                    path, f"`{path.name}` is no group", "Groups are folders; operations stand in <group>/<service>/."
                )
        api = spec.Api(tuple(groups), shared)
        if not groups and not self._complaints:
            self._complain(self._folder, "no spec in this folder", "Write <group>/<service>/<operation>.yaml.")
        self._complaints += rules_of_api.complaints(api)
        if self._complaints:
            raise SpecError(self._complaints)
        return api

    def _shared(self, folder: Path) -> tuple[spec.ErrorRow, ...]:
        rows: tuple[spec.ErrorRow, ...] = ()
        for path in _visible(folder):
            if path.name != "errors.yaml":
                self._complain(path, f"unknown shared file `{path.name}`", "Known: errors.yaml.")
                continue
            document, top = self._read(path, grammar.COMMON_ERRORS, "errors")
            if top is not None:
                rows = build.error_rows(top)
                rules.check_error_rows(document, rows)
            self._complaints += document.complaints
        return rows

    def _group(self, folder: Path) -> spec.Group:
        self._check_name(folder, "a group", names.PACKAGE_WORDS, names.CLIENT_ATTRIBUTES)
        title, doc = self._head(folder, "_group.yaml", grammar.GROUP)
        services: list[spec.Service] = []
        for path in _visible(folder):
            if path.is_dir():
                services.append(self._service(path, folder.name))
            elif path.name != "_group.yaml":
                self._complain_of_stray(path, ("_group.yaml",), "Operations stand in <group>/<service>/.")
        if not services:
            self._complain(
                folder,
                f"the group `{folder.name}` has no service",
                "Add a folder with operations, or remove the group.",
            )
        return spec.Group(folder.as_posix(), folder.name, title, doc, tuple(services))

    def _service(self, folder: Path, group: str) -> spec.Service:
        self._check_name(folder, "a service", names.PACKAGE_WORDS)
        title, doc = self._head(folder, "_service.yaml", grammar.SERVICE)
        operations: list[spec.Operation] = []
        has_files = False
        for path in _visible(folder):
            if path.is_dir() or path.suffix != ".yaml" or (path.name.startswith("_") and path.name != "_service.yaml"):
                self._complain_of_stray(
                    path, ("_service.yaml",), "A service holds _service.yaml and <operation>.yaml files."
                )
            elif path.name != "_service.yaml":
                has_files = True
                self._check_name(path, "an operation", names.OPERATION_WORDS)
                operations += self._operation(path, group, folder.name)
        if not has_files:
            self._complain(
                folder, f"the service `{folder.name}` has no operation", "Add <operation>.yaml, or remove the service."
            )
        return spec.Service(folder.as_posix(), folder.name, title, doc, tuple(operations))

    def _operation(self, path: Path, group: str, service: str) -> Iterable[spec.Operation]:
        document, top = self._read(path, grammar.OPERATION, path.stem)
        operations: list[spec.Operation] = []
        if top is not None:
            operation = build.operation(document, top, group, service, path.stem)
            rules.check_operation(operation, build.Reader(top))
            if not document.complaints:
                rules_of_examples.check_examples(operation)
            operations.append(operation)
        self._complaints += document.complaints
        return operations

    def _head(self, folder: Path, name: str, shape: Shape) -> tuple[spec.Title, str]:
        path = folder / name
        if not path.is_file():
            self._complain(path, f"missing: every {shape_name(shape)} says its title and doc here", "Add the file.")
            return _EMPTY_TITLE, ""
        document, top = self._read(path, shape, name)
        self._complaints += document.complaints
        if top is None:
            return _EMPTY_TITLE, ""
        reader = build.Reader(top)
        return build.title(reader.node("title")), reader.text("doc")

    def _read(self, path: Path, shape: Shape, key: str) -> tuple[Document, Node | None]:
        """The file, and its top node when that conforms to the grammar."""
        document = read(path.as_posix(), path.read_bytes())
        if document.top is None:
            if not document.complaints:
                document.complain(
                    Place(document.path, 1, 1), "the file says nothing", "See specs/README.md for its keys."
                )
            return document, None
        top = document.top if conforms(document, document.top, shape, key) else None
        document.top = None
        return document, top

    def _check_name(
        self, path: Path, what: str, words: frozenset[str], attributes: frozenset[str] = frozenset()
    ) -> None:
        name = path.name.removesuffix(".yaml")
        if names.is_reserved(name):
            self._complain(
                path, f"`{name}` is a word of Python, so {what} cannot be called so", f"Call it `{name}_`, or better."
            )
        elif not names.is_file_name(name):
            self._complain(
                path, f"`{name}` cannot be the name of {what}", "Use lower snake case, such as `query_order`."
            )
        elif name in words:
            self._complain(path, f"generated code needs the word `{name}` itself", f"Give {what} another name.")
        elif name in attributes:
            self._complain(path, f"every client has an attribute `{name}` already", f"Give {what} another name.")

    def _complain_of_stray(self, path: Path, known: Iterable[str], rule: str) -> None:
        hint = "Name it `.yaml`." if path.suffix == ".yml" else did_you_mean(path.name, known)
        self._complain(path, f"nothing reads `{path.name}` here", sentences(hint, rule))

    def _complain(self, path: Path, what: str, expected: str) -> None:
        self._complaints.append(Complaint(Place(path.as_posix(), 1, 1), what, expected))


def shape_name(shape: Shape) -> str:
    """The name of a record."""
    return getattr(shape, "name", "file")


def _visible(folder: Path) -> list[Path]:
    """What stands in a folder, in the order of names, without hidden files."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
