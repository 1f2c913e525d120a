"""Notifications: the classes that users receive, and the classes with which generated code describes them."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.jsonable import Jsonable
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.timestamp import Timestamp

ResourceT_co = TypeVar("ResourceT_co", covariant=True)
ResourceT = TypeVar("ResourceT")
AnswerT = TypeVar("AnswerT")


@frozen(eq=False)
class NotificationAnswer:
    """The data that the acknowledgement of a notification must contain."""

    model: type[Model]
    within_seconds: int = field(kw_only=True)
    """Number of seconds that WeChat Pay waits for the acknowledgement."""
    is_signed: bool = field(kw_only=True, default=False)
    """Whether the merchant must sign the acknowledgement."""


@frozen(eq=False)
class NotificationShape:
    """One of the alternative contents of a notification. It applies if the field `when` is present, or always if it is empty."""

    model: type[Model]
    when: str = ""


@frozen(kw_only=True, eq=False)
class NotificationType(Generic[ResourceT, AnswerT]):
    """One notification of the API, as data. `ResourceT` is the type of its resource, `AnswerT` the result of its handlers."""

    name: str
    """Dotted name, as in the catalog."""
    event_types: tuple[str, ...]
    original_types: tuple[str, ...] = ()
    """The values of `original_type` that the page documents; empty if it documents none."""
    shapes: tuple[NotificationShape, ...]
    answer: NotificationAnswer | None = None
    docs: tuple[str, ...] = ()
    """URL of the official page; the catalog lists all pages that describe the notification."""

    def model_of(self, resource: Mapping[str, Any]) -> type[Model] | None:
        """Return the model of a decrypted resource, from the first shape that applies; `None` if none does."""
        for shape in self.shapes:
            if not shape.when or resource.get(shape.when) is not None:
                return shape.model
        return None


@frozen(kw_only=True, eq=False)
class Notification(Jsonable, Generic[ResourceT_co]):
    """A notification that was verified and decrypted."""

    id: str
    """ID of the notification. All deliveries of one notification have the same ID."""
    event_type: str
    """Event type, such as `TRANSACTION.SUCCESS`."""
    create_time: Timestamp | str | None
    """When WeChat Pay created it; a plain string if the time cannot be parsed."""
    resource_type: str | None
    summary: str | None
    """Short description in Chinese."""
    original_type: str | None
    """Type of the resource, such as `transaction`."""
    mchid: str
    """Merchant number of the client that decrypted it."""
    request_id: str | None
    """The Request-ID of this delivery, which WeChat Pay's support asks for."""
    kind: NotificationType[Any, Any] | None = field(repr=False)
    """The description used to read it."""
    resource: ResourceT_co
    """The decrypted resource."""
    plaintext: bytes = field(repr=False)
    """The decrypted resource as JSON text."""

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """Convert the notification to a dict of JSON types: the fields of its envelope, `mchid`, and the decrypted `resource`.

        `notification` is the dotted name of its description, or `None` if no spec describes it.

        Args:
            shows_secrets: As for `Model.to_dict`, for the fields of `resource`.
        """
        resource: Any = self.resource
        return {
            "notification": self.kind and self.kind.name,
            "id": self.id,
            "create_time": self.create_time and str(self.create_time),
            "event_type": self.event_type,
            "resource_type": self.resource_type,
            "summary": self.summary,
            "original_type": self.original_type,
            "mchid": self.mchid,
            "request_id": self.request_id,
            "resource": resource.to_dict(shows_secrets=shows_secrets) if isinstance(resource, Jsonable) else resource,
        }


@frozen(kw_only=True, eq=False)
class UnknownNotification(Notification[Mapping[str, Any]]):
    """A verified and decrypted notification that no spec describes; `resource` is its JSON object."""

    kind: None = field(default=None, repr=False)
    resource: Mapping[str, Any] = field(repr=False)
