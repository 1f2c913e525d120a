"""The specs as checked data: what the files say, with the place of everything a later rule may complain of."""

from collections.abc import Mapping as MappingABC
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field, frozen

from wechatpay_codegen.names import Identifier
from wechatpay_codegen.types import Known, Type
from wechatpay_codegen.yaml_events import Document, Mapping, Node, Scalar

if TYPE_CHECKING:
    from wechatpay_codegen.conduct import Conduct
    from wechatpay_codegen.notification import Notification


@define(eq=False)
class Title:
    """A name in English and, where there is one, in Chinese."""

    en: str
    zh: str


@define(eq=False, kw_only=True)
class Field:
    """One field of a body."""

    name: Scalar
    type: Type
    is_required: bool = False
    required_of: tuple[str, ...] = ()
    """Who must send it, where not everybody must who may call."""
    zh: str = ""
    doc: str = ""
    is_encrypted: bool = False
    deprecated: str = ""
    """What to use instead; empty where the field is in use."""
    only: tuple[str, ...] = ()
    """Who may send it; empty where everybody may."""
    is_caller: bool = False
    """Whether the client's own number is meant where nothing is given."""
    origin: Scalar | None = None
    """Where the value comes from: an operation and the field of its answer."""
    example_node: Node | None = None
    example: object = None

    @property
    def wire_name(self) -> str:
        """The name that travels."""
        return self.name.text


@define(eq=False, kw_only=True)
class Parameter(Field):
    """One argument that travels in the address or in a header; `location` is `path`, `query` or `header`."""

    location: str
    location_node: Scalar | None = None
    header: Scalar | None = None
    """The name of the header, where it is not the argument's own."""

    @property
    def wire_name(self) -> str:
        """The name that travels."""
        return self.header.text if self.header else self.name.text


@define(eq=False)
class Home:
    """A file that declares models and enums, and the module in which they come to stand."""

    document: Document
    module: str
    """Dotted name of the module, below the package of the clients; empty for an operation's own."""
    scope: "Scope"


@define(eq=False)
class EnumValue:
    """One documented value; `member` is its name in Python."""

    node: Scalar
    meaning: str
    member: Identifier


@define(eq=False)
class Enum:
    """An open enum: the values that the page lists."""

    name: Scalar
    home: Home
    values: tuple[EnumValue, ...]
    is_integer: bool


@define(eq=False)
class Model:
    """A named set of fields."""

    name: Scalar
    home: Home
    fields: tuple[Field, ...] = ()


Declaration: TypeAlias = Enum | Model


@frozen(eq=False)
class Scope:
    """Every enum and model that a file can reach."""

    by_name: MappingABC[str, Declaration]
    known: Known

    def enum(self, name: str) -> Enum:
        """The enum of a name that a type refers to."""
        declaration = self.by_name[name]
        assert isinstance(declaration, Enum)  # noqa: S101 - types are parsed against what is known here
        return declaration

    def model(self, name: str) -> Model:
        """The model of a name that a type refers to."""
        declaration = self.by_name[name]
        assert isinstance(declaration, Model)  # noqa: S101 - types are parsed against what is known here
        return declaration


@define(eq=False)
class Body:
    """What an operation sends: fields of its own, or those of a model, which `lender` names."""

    node: Node
    fields: tuple[Field, ...]
    model: Model | None = None
    lender: Scalar | None = None


@define(eq=False)
class Route:
    """One way to address the operation."""

    path: Scalar
    path_names: tuple[str, ...]
    query_nodes: tuple[Scalar, ...]
    query: tuple[str, ...]


@define(eq=False)
class Reply:
    """One success status; `fields` is `None` where there is no body, `model` names them where they have a name."""

    status: int
    node: Scalar
    fields: tuple[Field, ...] | None
    model: Model | None = None
    is_accepted: bool = False
    """Whether WeChat Pay only took the request, and works on it after the answer."""
    is_file: bool = False
    """Whether the body is a file, not JSON."""


@define(eq=False)
class ErrorRow:
    """One row of an error table."""

    node: Node
    status: int
    code: str
    means: str
    fix: str


@define(eq=False)
class Example:
    """One call as the page shows it; arguments and reply become data once they are checked."""

    node: Node
    given_node: Mapping
    sends: Scalar
    status: int
    status_node: Scalar
    reply_node: Mapping | None
    given: dict[str, object] = field(factory=dict[str, object])
    reply: dict[str, object] | None = None


@define(eq=False)
class Operation:
    """One operation file."""

    document: Document
    group: str
    service: str
    name: str
    title: Title
    doc: str
    docs: tuple[str, ...]
    updated: str
    checked: MappingABC[str, str]
    roles: tuple[str, ...]
    sample: str
    method: str
    routes: tuple[Route, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    replies: tuple[Reply, ...]
    errors: tuple[ErrorRow, ...]
    conduct: "Conduct"
    declared: tuple[Declaration, ...]
    """The models and enums of its own."""
    scope: Scope
    examples: tuple[Example, ...]
    feeds: tuple[str, ...] = field(default=(), init=False)
    """Handwritten methods of the service that take its answer."""
    reached: dict[Declaration, Field] | None = field(default=None, init=False)
    """What `reach.declared_by` found, once it was asked."""

    @property
    def dotted_name(self) -> str:
        """The attribute path below the client."""
        return f"{self.group}.{self.service}.{self.name}"

    @property
    def answers_file(self) -> bool:
        """Whether the body of its reply is a file."""
        return any(reply.is_file for reply in self.replies)

    @property
    def twin(self) -> str:
        """The name of the method that fetches the file its reply leads to; empty where there is none."""
        _, _, rest = self.name.partition("_")
        return f"download_{rest or self.name}" if self.conduct.download else ""

    @property
    def first_answer(self) -> Reply | None:
        """The first reply that has fields."""
        return next((reply for reply in self.replies if reply.fields is not None), None)

    @property
    def sent(self) -> tuple[Field, ...]:
        """What travels after the headers: the fields of the body, or those that an upload has beside its file."""
        own = self.body.fields if self.body else ()
        return (*own, *self.conduct.upload.arguments) if self.conduct.upload else own

    @property
    def arguments(self) -> tuple[Field, ...]:
        """What the method takes: parameters, then what is sent; a name in both places is one argument."""
        named = {parameter.wire_name for parameter in self.parameters}
        return (*self.parameters, *(field for field in self.sent if field.wire_name not in named))

    @property
    def outside_address(self) -> frozenset[str]:
        """The wire names of what travels in a header or after the headers."""
        headers = [parameter.wire_name for parameter in self.parameters if parameter.location == "header"]
        return frozenset((*headers, *(field.wire_name for field in self.sent)))

    def always_needs(self, argument: Field) -> bool:
        """Whether no call goes out without the argument."""
        name = argument.wire_name
        if argument.is_required or all(name in route.path_names for route in self.routes):
            return True
        return any(field.is_required for field in self.sent if field.wire_name == name)

    def means_caller(self, argument: Field) -> bool:
        """Whether the client's own number is sent where the argument is not given."""
        name = argument.wire_name
        return argument.is_caller or any(field.is_caller for field in self.sent if field.wire_name == name)

    def must_be_given(self, argument: Field) -> bool:
        """Whether a caller has to give the argument."""
        return self.always_needs(argument) and not self.means_caller(argument)

    def always_answers(self, field: Field) -> bool:
        """Whether a reply always has the field: the page says so, and somebody has checked the page."""
        return field.is_required and "reply" in self.checked


@define(eq=False)
class Extension:
    """Handwritten methods of a service: a mix-in of the runtime, and the operations whose answers it takes."""

    document: Document
    name: Scalar
    operations: tuple[Scalar, ...]


@define(eq=False)
class Service:
    """One service folder."""

    path: str
    name: str
    title: Title
    doc: str
    operations: tuple[Operation, ...]
    notifications: "tuple[Notification, ...]" = ()
    declared: tuple[Declaration, ...] = ()
    """The models and enums that its operations share."""
    extensions: tuple[Extension, ...] = ()

    @property
    def has_module(self) -> bool:
        """Whether anything of it can be imported; notifications are no part of a client, and modules all the same."""
        return bool(self.operations or self.notifications)


@define(eq=False)
class Group:
    """One group folder."""

    path: str
    name: str
    title: Title
    doc: str
    services: tuple[Service, ...]

    @property
    def has_operations(self) -> bool:
        """Whether the clients have anything to offer for it; notifications alone stand in the catalog."""
        return any(service.operations for service in self.services)

    @property
    def has_module(self) -> bool:
        """Whether anything of it can be imported."""
        return any(service.has_module for service in self.services)


@define(eq=False)
class Api:
    """Everything a specs folder says."""

    groups: tuple[Group, ...]
    common_errors: tuple[ErrorRow, ...]
    declared: tuple[Declaration, ...] = ()
    """The models and enums that all services share."""

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, in the order of the folders."""
        return tuple(
            operation for group in self.groups for service in group.services for operation in service.operations
        )

    @property
    def notifications(self) -> "tuple[Notification, ...]":
        """All notifications, in the order of the folders."""
        services = (service for group in self.groups for service in group.services)
        return tuple(notification for service in services for notification in service.notifications)
