"""Everything that a template places, decided: names, types, imports, overloads, docstrings, order."""

from attrs import frozen

from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.expressions import Arguments, New, Table


@frozen
class Import:
    """One `from module import names`, or `import module as alias`."""

    module: Source
    names: tuple[Identifier, ...]
    alias: Identifier

    @property
    def line(self) -> Source:
        """The import as a line of Python."""
        if self.alias:
            return Source(f"import {self.module} as {self.alias}")
        return Source(f"from {self.module} import {', '.join(self.names)}")


@frozen
class EnumMember:
    """One documented value of an enum."""

    name: Identifier
    value: str | int
    doc: Docstring


@frozen
class EnumPlan:
    """An open enum."""

    name: Identifier
    base: Identifier
    doc: Docstring
    members: tuple[EnumMember, ...]


@frozen
class FieldPlan:
    """One attribute of a model; its value tells the runtime how the field travels."""

    name: Identifier
    annotation: Source
    value: New
    doc: Docstring


@frozen
class ModelPlan:
    """A model of a body."""

    name: Identifier
    doc: Docstring
    fields: tuple[FieldPlan, ...]


@frozen
class Passed:
    """One entry of the mapping that the method hands on."""

    wire_name: str
    argument: Identifier


@frozen
class MethodPlan:
    """A method, alike in both mix-ins; one that gives a file hands its `targets` on, too."""

    name: Identifier
    overloads: tuple[Arguments, ...]
    arguments: Arguments
    passed: tuple[Passed, ...]
    carrier: Identifier
    """The method of the service that carries it out."""
    targets: tuple[Identifier, ...]
    returns: Source
    doc: Docstring

    @property
    def mapping(self) -> Table:
        """What the method hands on, by wire name."""
        return Table((entry.wire_name, entry.argument) for entry in self.passed)


@frozen
class MixIn:
    """The class that gives a service its method; `iterator` goes through all pages where the operation is a list."""

    name: Identifier
    base: Identifier
    is_async: bool
    iterator: MethodPlan | None


@frozen
class OperationModule:
    """The module of one operation."""

    source: Source
    doc: Docstring
    standard_imports: tuple[Import, ...]
    own_imports: tuple[Import, ...]
    enums: tuple[EnumPlan, ...]
    models: tuple[ModelPlan, ...]
    constant: New
    answers: Source
    """What the operation's reply is read as."""
    docs_class: Identifier
    """The base of both mix-ins, which has the docstrings of their methods."""
    documented: tuple[MethodPlan, ...]
    """Every method of a mix-in."""
    mix_ins: tuple[MixIn, ...]
    methods: tuple[MethodPlan, ...]
    public: tuple[str, ...]
    """The constant, and the classes that people import from the service."""


@frozen
class NotificationModule:
    """The module of one notification: its models, and the `NOTIFICATION` constant."""

    source: Source
    doc: Docstring
    standard_imports: tuple[Import, ...]
    own_imports: tuple[Import, ...]
    enums: tuple[EnumPlan, ...]
    models: tuple[ModelPlan, ...]
    alias: Identifier
    """Name of the notification as a type."""
    alias_doc: Docstring
    resource: Source
    """What can be inside, as a type."""
    answered: Source
    """What handlers give back, as a type."""
    constant: New


@frozen
class ModelsModule:
    """The module of the models and enums that several operations share."""

    source: Source
    standard_imports: tuple[Import, ...]
    own_imports: tuple[Import, ...]
    enums: tuple[EnumPlan, ...]
    models: tuple[ModelPlan, ...]


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
