"""What a notification is: once received and opened, and as the generated code describes it."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from wechatpay_runtime.jsonable import Jsonable
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.timestamp import Timestamp

ResourceT_co = TypeVar("ResourceT_co", covariant=True)
ResourceT = TypeVar("ResourceT")
AnswerT = TypeVar("AnswerT")


@frozen(eq=False)
class NotificationAnswer:
    """What the merchant must answer with data."""

    model: type[Model]
    within_seconds: int = field(kw_only=True)
    """How long WeChat Pay waits."""
    is_signed: bool = field(kw_only=True, default=False)
    """Whether the merchant signs it."""


@frozen(eq=False)
class NotificationShape:
    """What can be inside a notification, and the field whose presence tells it; the last may take all that is left."""

    model: type[Model]
    when: str = ""


@frozen(kw_only=True, eq=False)
class NotificationType(Generic[ResourceT, AnswerT]):
    """One notification of the API, as data: `ResourceT` is what can be inside, `AnswerT` what handlers answer."""

    name: str
    """Dotted name, as the catalog has it."""
    event_types: tuple[str, ...]
    original_types: tuple[str, ...] = ()
    """What the page says was encrypted; empty where it names nothing."""
    shapes: tuple[NotificationShape, ...]
    answer: NotificationAnswer | None = None
    docs: tuple[str, ...] = ()
    """Address of the official page; the catalog has those of all pages that describe the notification."""

    def model_of(self, resource: Mapping[str, Any]) -> type[Model] | None:
        """The model of a decrypted resource: that of the first shape whose field is there; `None` where no shape fits."""
        for shape in self.shapes:
            if not shape.when or resource.get(shape.when) is not None:
                return shape.model
        return None


@frozen(kw_only=True, eq=False)
class Notification(Jsonable, Generic[ResourceT_co]):
    """A notification that was verified and decrypted."""

    id: str
    """Its number; every repeat has the same."""
    event_type: str
    """What happened, such as `TRANSACTION.SUCCESS`."""
    create_time: Timestamp | str | None
    """When WeChat Pay made it; its text where that is no moment."""
    resource_type: str | None
    summary: str | None
    """What happened in a few Chinese words."""
    original_type: str | None
    """What was encrypted, such as `transaction`."""
    mchid: str
    """The merchant whose client opened it."""
    request_id: str | None
    """Number of this delivery; WeChat Pay's support asks for it."""
    kind: NotificationType[Any, Any] | None = field(repr=False)
    """The description that it was read by."""
    resource: ResourceT_co
    """What was encrypted."""
    plaintext: bytes = field(repr=False)
    """The same as JSON, as it was decrypted."""

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:
        """The notification as JSON types: the fields of its envelope, whose it is, and `resource`, what was encrypted.

        `notification` is the dotted name of its description, or null where no spec describes it.

        Args:
            shows_secrets: As `Model.to_dict`, for the fields of `resource`.
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
    """A notification that no spec describes, verified and decrypted all the same; `resource` is its JSON object."""

    kind: None = field(default=None, repr=False)
    resource: Mapping[str, Any] = field(repr=False)
