"""Decides the packages of services and groups: their members and their public classes."""

from collections.abc import Iterable

from attrs import asdict, frozen

from wechatpay_codegen.api import names
from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.api.mix_ins import MIX_INS
from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.api.operation import Operation, answer_class
from wechatpay_codegen.api.packages import RUNTIME
from wechatpay_codegen.api.public_names import public_names
from wechatpay_codegen.api.service import Api, Extension, Group, Service
from wechatpay_codegen.plan import docstrings
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.imports import Import, Imports
from wechatpay_codegen.plan.lists import more_methods


@frozen
class Member:
    """A member of a package: an operation of a service, a service of a group, or a group of the client."""

    name: Identifier
    more_methods: tuple[str, ...]
    """Names of the additional methods of an operation."""
    class_name: Identifier
    async_class_name: Identifier
    imported: Source
    """Both class names, as in an import statement."""
    doc: Docstring

    def class_of(self, is_async: bool) -> Identifier:  # noqa: FBT001 - a template passes it
        """Return the class for the sync or the async client."""
        return self.async_class_name if is_async else self.class_name


@frozen
class ExtensionPlan:
    """A mix-in of the runtime: its module, the names of its methods, and its type arguments."""

    class_name: Identifier
    async_class_name: Identifier
    module: Source
    methods: tuple[str, ...]
    type_arguments: tuple[str, ...]
    """Names of reply models. They are imported for type checkers only, so they are quoted."""


@frozen
class Export:
    """A module, and the classes that the service's package exports from it."""

    module: str
    names: tuple[str, ...]


@frozen
class PackageModule:
    """The `__init__` of a service or a group, or the client's module."""

    source: Source
    doc: Docstring
    class_name: Identifier
    async_class_name: Identifier
    class_doc: Docstring
    async_class_doc: Docstring
    members: tuple[Member, ...]


@frozen
class DocumentedPackage:
    """The `__init__` of a package that contains only modules."""

    source: Source
    doc: Docstring


@frozen
class ServiceModule(PackageModule):
    """The `__init__` of a service."""

    far_imports: tuple[Import, ...]
    """Imports from other packages, for type checkers only."""
    near_imports: tuple[Import, ...]
    """Imports from the service's modules, for type checkers only."""
    runtime_names: Source
    extensions: tuple[ExtensionPlan, ...]
    public: tuple[str, ...]
    """The names of `__all__`."""
    exports: tuple[Export, ...]
    """The models and enums of `__all__`, by module."""

    @property
    def is_lazy(self) -> bool:
        """Whether the package imports modules on first use."""
        return bool(self.members)


def plan_service(group: Group, service: Service) -> ServiceModule:
    """Decide the package of one service."""
    members = (_member(operation.name, operation.title, more_methods(operation)) for operation in service.operations)
    own = names.class_name(service.name)
    package = _package(f"{group.name}/{service.name}", own, service.title, service.doc, members)
    return _service_module(package, group, service)


def plan_group(group: Group) -> PackageModule:
    """Decide the package of one group."""
    members = (_member(service.name, service.title) for service in group.services if service.operations)
    return _package(group.name, group.class_name, group.title, group.doc, members)


def plan_package(folder: str, title: Title, doc: str) -> DocumentedPackage:
    """Decide the `__init__` of a group or service that contains only notifications."""
    return DocumentedPackage(Source(f"specs/{folder}"), docstrings.described(title, doc))


def plan_client(api: Api) -> tuple[Member, ...]:
    """Decide the groups of the clients."""
    groups = (group for group in api.groups if group.has_operations)
    return _sorted(_member(group.name, group.title, class_name=group.class_name) for group in groups)


def _service_module(package: PackageModule, group: Group, service: Service) -> ServiceModule:
    """Decide the imports, extensions and exports of a service's package."""
    operations = {operation.name: operation for operation in service.operations}
    extensions = tuple(_extension(extension, operations) for extension in service.extensions)
    by_module: dict[str, set[str]] = {}
    for public in public_names(group.name, service):
        by_module.setdefault(public.module, set()).add(public.name)
    far, near = Imports(), Imports()
    for module, classes in by_module.items():
        for name in classes:
            (near if module.startswith(".") else far).use_from(module, name)
    for member in package.members:
        for name in (member.class_name, member.async_class_name):
            near.use_from(f".{member.name}", name)
    for extension in extensions:
        for name in (extension.class_name, extension.async_class_name):
            far.use_from(extension.module, name)
    of_all = {name for classes in by_module.values() for name in classes}
    return ServiceModule(
        **asdict(package, recurse=False),
        far_imports=far.of(is_standard=False),
        near_imports=near.of(is_standard=True),
        runtime_names=_runtime_names(package, extensions, has_models=bool(of_all)),
        extensions=extensions,
        public=names.listed(*of_all, package.class_name, package.async_class_name),
        exports=tuple(Export(module, names.listed(*by_module[module])) for module in sorted(by_module)),
    )


def _runtime_names(package: PackageModule, extensions: tuple[ExtensionPlan, ...], *, has_models: bool) -> Source:
    """Return the names that the package imports from `wechatpay_runtime.services.base`."""
    lazy = {"deferred": package.members, "exported": has_models, "mixed_in": extensions}
    return Source(", ".join(("AsyncService", "Service", *(name for name in lazy if lazy[name]))))


def _extension(extension: Extension, operations: dict[str, Operation]) -> ExtensionPlan:
    name = Identifier(extension.name.text)
    return ExtensionPlan(
        class_name=name,
        async_class_name=names.async_name(name),
        module=Source(f"{RUNTIME}.{MIX_INS[name].module}"),
        methods=MIX_INS[name].methods,
        type_arguments=tuple(answer_class(operations[node.text]) for node in extension.operations),
    )


def _package(folder: str, class_name: Identifier, title: Title, doc: str, members: Iterable[Member]) -> PackageModule:
    return PackageModule(
        source=Source(f"specs/{folder}"),
        doc=docstrings.described(title, doc),
        class_name=class_name,
        async_class_name=names.async_name(class_name),
        class_doc=docstrings.one_line(docstrings.summary(title)),
        async_class_doc=docstrings.one_line(docstrings.summary(title, ", for `AsyncClient`.")),
        members=_sorted(members),
    )


def _sorted(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: (names.natural_order(member.name), member.name)))


def _member(
    name: str, title: Title, more_methods: tuple[str, ...] = (), class_name: Identifier | None = None
) -> Member:
    class_name = class_name or names.class_name(name)
    async_class_name = names.async_name(class_name)
    return Member(
        name=Identifier(name),
        more_methods=more_methods,
        class_name=class_name,
        async_class_name=async_class_name,
        imported=Source(", ".join(sorted((class_name, async_class_name), key=names.import_order))),
        doc=docstrings.one_line(docstrings.summary(title)),
    )
