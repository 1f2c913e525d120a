"""Decides the packages of services and groups: what they offer, and which classes people import from them."""

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
    """What a package offers: an operation of a service, a service of a group, a group of the client."""

    name: Identifier
    more_methods: tuple[str, ...]
    """What the operation offers beside the method of its own name."""
    class_name: Identifier
    async_class_name: Identifier
    imported: Source
    """Both classes, as an import lists them."""
    doc: Docstring

    def class_of(self, is_async: bool) -> Identifier:  # noqa: FBT001 - a template gives it
        """The class of the sync or the async client."""
        return self.async_class_name if is_async else self.class_name


@frozen
class ExtensionPlan:
    """A mix-in of the runtime: where it is, what its methods are called, and its type arguments."""

    class_name: Identifier
    async_class_name: Identifier
    module: Source
    methods: tuple[str, ...]
    answers: tuple[str, ...]
    """The reply models in its brackets; classes that a type checker alone sees, so they stand in quotes."""


@frozen
class Export:
    """A module, and the classes of it that its service's package offers as its own."""

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
    """The `__init__` of a package that offers nothing but its modules."""

    source: Source
    doc: Docstring


@frozen
class ServiceModule(PackageModule):
    """The `__init__` of a service."""

    far_imports: tuple[Import, ...]
    """What a type checker sees of other packages."""
    near_imports: tuple[Import, ...]
    """What a type checker sees of the service's own modules."""
    runtime_names: Source
    extensions: tuple[ExtensionPlan, ...]
    public: tuple[str, ...]
    """Everything that people import from the package."""
    exports: tuple[Export, ...]
    """The models and enums among that, by their modules."""

    @property
    def is_lazy(self) -> bool:
        """Whether anything loads later than the package."""
        return bool(self.members)


def plan_service(group: Group, service: Service) -> ServiceModule:
    """Decide the package of one service."""
    members = (_member(operation.name, operation.title, more_methods(operation)) for operation in service.operations)
    package = _package(f"{group.name}/{service.name}", service.name, service.title, service.doc, members)
    return _service_module(package, group, service)


def plan_group(group: Group) -> PackageModule:
    """Decide the package of one group."""
    members = (_member(service.name, service.title) for service in group.services if service.operations)
    return _package(group.name, group.name, group.title, group.doc, members)


def plan_package(folder: str, title: Title, doc: str) -> DocumentedPackage:
    """Decide the `__init__` of a group or service that only holds modules of notifications."""
    return DocumentedPackage(Source(f"specs/{folder}"), docstrings.described(title, doc))


def plan_client(api: Api) -> tuple[Member, ...]:
    """Decide what the clients offer."""
    return _sorted(_member(group.name, group.title) for group in api.groups if group.has_operations)


def _service_module(package: PackageModule, group: Group, service: Service) -> ServiceModule:
    """Decide what a service's package holds beyond what every package does."""
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
    """What the package uses of `wechatpay_runtime.services.base`."""
    lazy = {"deferred": package.members, "exported": has_models, "mixed_in": extensions}
    return Source(", ".join(("AsyncService", "Service", *(name for name in lazy if lazy[name]))))


def _extension(extension: Extension, operations: dict[str, Operation]) -> ExtensionPlan:
    name = Identifier(extension.name.text)
    return ExtensionPlan(
        class_name=name,
        async_class_name=names.async_name(name),
        module=Source(f"{RUNTIME}.{MIX_INS[name].module}"),
        methods=MIX_INS[name].methods,
        answers=tuple(answer_class(operations[node.text]) for node in extension.operations),
    )


def _package(folder: str, name: str, title: Title, doc: str, members: Iterable[Member]) -> PackageModule:
    class_name = names.class_name(name)
    return PackageModule(
        source=Source(f"specs/{folder}"),
        doc=docstrings.described(title, doc),
        class_name=class_name,
        async_class_name=names.async_name(class_name),
        class_doc=docstrings.one_line(docstrings.summary(title)),
        async_class_doc=docstrings.one_line(docstrings.summary(title, ", async.")),
        members=_sorted(members),
    )


def _sorted(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: (names.natural_order(member.name), member.name)))


def _member(name: str, title: Title, more_methods: tuple[str, ...] = ()) -> Member:
    class_name = names.class_name(name)
    async_class_name = names.async_name(class_name)
    return Member(
        name=Identifier(name),
        more_methods=more_methods,
        class_name=class_name,
        async_class_name=async_class_name,
        imported=Source(", ".join(sorted((class_name, async_class_name), key=names.import_order))),
        doc=docstrings.one_line(docstrings.summary(title)),
    )
