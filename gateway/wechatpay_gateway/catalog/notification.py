"""A notification of the catalog: the shapes of its content, and the page's examples."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, cast

from attrs import field, frozen

from wechatpay_gateway.catalog.schema import Schema, resolve


@frozen
class Shape:
    """One of the alternative contents of a notification; `when` is the field that identifies it, empty for the last shape."""

    when: str
    schema: Schema = field(repr=False)


@frozen
class Notification:
    """One notification; `original_type` is the first value that its page lists for the field of that name."""

    name: str
    original_type: str
    shapes: tuple[Shape, ...]
    examples: tuple[tuple[str, Mapping[str, Any]], ...] = field(repr=False)
    event_types: tuple[str, ...] = ()

    def example_of(self, event_type: str, fields: Sequence[str] = ()) -> Mapping[str, Any]:
        """Return the decrypted content of the first example for an event type, or else of the first example; `{}` if there are no examples.

        Args:
            event_type: the event type.
            fields: fields that the example has, if there is such an example.
        """
        own = [content for event, content in self.examples if event == event_type]
        found = own or [content for _, content in self.examples]
        return next((each for each in found if all(name in each for name in fields)), found[0] if found else {})

    @property
    def fields(self) -> Mapping[str, str]:
        """The JSON type of each field of the content, in any shape, by its name with dots, such as `amount.total`."""
        return {name: kind for shape in self.shapes for name, kind in _types(shape.schema, ())}


def _types(schema: Schema, way: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Iterate over the fields inside an object with their types; a model inside itself is not entered."""
    properties = cast("Mapping[str, Schema]", schema.get("properties", {}))
    for name, inside in properties.items():
        yield ".".join((*way, name)), str(inside.get("type", "string"))
        if name not in way:
            yield from _types(inside, (*way, name))


class UnknownEventTypeError(ValueError):
    """No notification has the event type, or the notification with this name does not have it; the message names the nearest ones."""


def find_notification(notifications: Mapping[str, Notification], event_type: str, name: str | None) -> Notification:
    """Return the notification with an event type.

    Args:
        notifications: the notifications of the catalog.
        event_type: the event type.
        name: the name of the notification. By default, the payment's if several have the event type, and otherwise the first.

    Raises:
        UnknownEventTypeError: there is no such notification.
    """
    found = [each for each in notifications.values() if event_type in each.event_types]
    if not found:
        near = get_close_matches(event_type, {known for each in notifications.values() for known in each.event_types})
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise UnknownEventTypeError(f"no notification has the event type {event_type!r}{hint}")
    if name is None:
        first = event_type.partition(".")[0].lower()
        return next((each for each in found if each.original_type == first), found[0])
    for each in found:
        if each.name == name:
            return each
    listed = ", ".join(each.name for each in found)
    raise UnknownEventTypeError(f"{name!r} does not have the event type {event_type}; the notifications are: {listed}")


def parse_notification(data: Mapping[str, Any]) -> Notification:
    """Create a notification from the JSON that the generator writes for it."""
    original_types: list[str] = data["original_types"]
    return Notification(
        name=data["notification"],
        original_type=original_types[0] if original_types else "",
        shapes=tuple(Shape(each["when"] or "", resolve(each["schema"])) for each in data["shapes"]),
        examples=tuple((each["event_type"], each["resource"]) for each in data["examples"]),
        event_types=tuple(data["event_types"]),
    )
