"""The specs as checked data: what the files say, with the place of everything a later rule may complain of."""

from collections.abc import Mapping as MappingABC

from attrs import define, field

from wechatpay_codegen.types import Type
from wechatpay_codegen.yaml_events import Document, Mapping, Node, Scalar


@define(eq=False)
class Title:
    """A name in English and, where there is one, in Chinese."""

    en: str
    zh: str


@define(eq=False)
class Field:
    """One field of a body."""

    name: Scalar
    type: Type
    is_required: bool
    zh: str
    doc: str


@define(eq=False)
class Parameter(Field):
    """One argument that travels in the address; `location` is `path` or `query`."""

    location: str
    location_node: Scalar | None


@define(eq=False)
class Route:
    """One way to address the operation."""

    path: Scalar
    path_names: tuple[str, ...]
    query_nodes: tuple[Scalar, ...]
    query: tuple[str, ...]


@define(eq=False)
class Reply:
    """One success status; `fields` is `None` where there is no body."""

    status: int
    node: Scalar
    fields: tuple[Field, ...] | None


@define(eq=False)
class ErrorRow:
    """One row of an error table."""

    node: Node
    status: int
    code: str
    means: str
    fix: str


@define(eq=False)
class EnumValue:
    """One documented value."""

    node: Scalar
    meaning: str


@define(eq=False)
class Enum:
    """An open enum: the values that the page lists."""

    name: Scalar
    values: tuple[EnumValue, ...]


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
    replies: tuple[Reply, ...]
    errors: tuple[ErrorRow, ...]
    enums: tuple[Enum, ...]
    examples: tuple[Example, ...]

    @property
    def dotted_name(self) -> str:
        """The attribute path below the client."""
        return f"{self.group}.{self.service}.{self.name}"

    def always_needs(self, parameter: Parameter) -> bool:
        """Whether no call goes out without the parameter."""
        return parameter.is_required or all(parameter.name.text in route.path_names for route in self.routes)

    def always_answers(self, field: Field) -> bool:
        """Whether a reply always has the field: the page says so, and somebody has checked the page."""
        return field.is_required and "reply" in self.checked


@define(eq=False)
class Service:
    """One service folder."""

    path: str
    name: str
    title: Title
    doc: str
    operations: tuple[Operation, ...]


@define(eq=False)
class Group:
    """One group folder."""

    path: str
    name: str
    title: Title
    doc: str
    services: tuple[Service, ...]


@define(eq=False)
class Api:
    """Everything a specs folder says."""

    groups: tuple[Group, ...]
    common_errors: tuple[ErrorRow, ...]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, in the order of the folders."""
        return tuple(
            operation for group in self.groups for service in group.services for operation in service.operations
        )
