"""A notification of the catalog: the shapes of its content, and the page's examples."""

from collections.abc import Mapping
from typing import Any

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

    def example_of(self, event_type: str) -> Mapping[str, Any]:
        """Return the decrypted content of the example for an event type, or else of the first example; `{}` if the page has no examples."""
        events = [event for event, _ in self.examples]
        if not events:
            return {}
        return self.examples[events.index(event_type) if event_type in events else 0][1]


def parse_notification(data: Mapping[str, Any]) -> Notification:
    """Create a notification from the JSON that the generator writes for it."""
    original_types: list[str] = data["original_types"]
    return Notification(
        name=data["notification"],
        original_type=original_types[0] if original_types else "",
        shapes=tuple(Shape(each["when"] or "", resolve(each["schema"])) for each in data["shapes"]),
        examples=tuple((each["event_type"], each["resource"]) for each in data["examples"]),
    )
