"""Services, groups and the whole API as checked data."""

from attrs import define

from wechatpay_codegen.api.declarations import Declaration
from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.resource import Resource
from wechatpay_codegen.source.document import Document, Scalar


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
    notifications: tuple[Notification, ...] = ()
    declared: tuple[Declaration, ...] = ()
    """The models and enums that its operations share."""
    extensions: tuple[Extension, ...] = ()
    resources: tuple[Resource, ...] = ()

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
        """The services, as `group/service`, of which a resource of another service uses operations or notifications."""
        return frozenset("/".join(name.split(".")[:2]) for resource in self.resources for name in resource.outside)
