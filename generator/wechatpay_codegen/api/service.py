"""Services, groups and the whole API as data."""

from attrs import define, field

from wechatpay_codegen.api.declarations import Declaration
from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.api.names import Identifier, class_name
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.resource import Resource
from wechatpay_codegen.source.document import Document, Scalar


@define(eq=False)
class Extension:
    """Handwritten methods of a service: a mix-in of the runtime, and the operations whose results it accepts."""

    document: Document
    name: Scalar
    operations: tuple[Scalar, ...]


@define(eq=False)
class Service:
    """A service."""

    path: str
    name: str
    title: Title
    doc: str
    operations: tuple[Operation, ...]
    notifications: tuple[Notification, ...] = ()
    declared: tuple[Declaration, ...] = ()
    """The models and enums that its operations share."""
    extensions: tuple[Extension, ...] = ()
    resources: tuple[Resource, ...] = ()

    @property
    def has_module(self) -> bool:
        """Whether it has generated modules. Notifications have modules, but are not part of a client."""
        return bool(self.operations or self.notifications)


@define(eq=False)
class Contradiction:
    """Statements of official pages that contradict each other, and what we chose."""

    what: str
    statements: tuple[str, ...]
    choice: str
    why: str


@define(eq=False)
class Decision:
    """What the local WeChat Pay does where no page says what happens."""

    what: str
    gateway: str
    why: str


@define(eq=False)
class Decided:
    """The contradictions and decisions of a group, or of several groups."""

    contradictions: tuple[Contradiction, ...] = ()
    decisions: tuple[Decision, ...] = ()


@define(eq=False)
class Group:
    """A group."""

    path: str
    name: str
    title: Title
    doc: str
    services: tuple[Service, ...]
    declared: tuple[Declaration, ...] = ()
    """The models and enums that its services share."""
    decided: Decided = field(factory=Decided)

    @property
    def class_name(self) -> Identifier:
        """The name of its class. It ends in `Group` if a service has the same name, so that their classes differ."""
        has_namesake = any(service.name == self.name for service in self.services)
        return class_name(f"{self.name}_group" if has_namesake else self.name)

    @property
    def has_operations(self) -> bool:
        """Whether it has operations. Otherwise, it is not part of a client."""
        return any(service.operations for service in self.services)

    @property
    def has_module(self) -> bool:
        """Whether it has generated modules."""
        return any(service.has_module for service in self.services)


@define(eq=False)
class Api:
    """The content of a specs folder."""

    groups: tuple[Group, ...]
    common_errors: tuple[ErrorRow, ...]
    declared: tuple[Declaration, ...] = ()
    """The models and enums that the services of several groups share."""
    decided: Decided = field(factory=Decided)
    """The contradictions and decisions that concern several groups."""

    @property
    def shared(self) -> tuple[Declaration, ...]:
        """The models and enums that several services share."""
        return (*self.declared, *(each for group in self.groups for each in group.declared))

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations, in the order of the folders."""
        return tuple(
            operation for group in self.groups for service in group.services for operation in service.operations
        )

    @property
    def notifications(self) -> tuple[Notification, ...]:
        """All notifications, in the order of the folders."""
        services = (service for group in self.groups for service in group.services)
        return tuple(notification for service in services for notification in service.notifications)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """All resources, in the order of the folders."""
        services = (service for group in self.groups for service in group.services)
        return tuple(resource for service in services for resource in service.resources)

    @property
    def lending(self) -> frozenset[str]:
        """The services, as `group/service`, with operations or notifications that a resource of another service uses."""
        return frozenset("/".join(name.split(".")[:2]) for resource in self.resources for name in resource.outside)
