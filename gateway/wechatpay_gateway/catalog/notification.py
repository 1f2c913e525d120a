"""A notification of the catalog: what is inside, and how the page shows it."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.catalog.schema import Schema, resolve


@frozen
class Shape:
    """One form of what is inside, and the field whose presence tells it; empty for the last."""

    when: str
    schema: Schema = field(repr=False)


@frozen
class Notification:
    """One notification; `original_type` is what its page says was encrypted, the first where it names several."""

    name: str
    original_type: str
    shapes: tuple[Shape, ...]
    examples: tuple[tuple[str, Mapping[str, Any]], ...] = field(repr=False)

    def example_of(self, event_type: str) -> Mapping[str, Any]:
        """What is inside in the page's example of an event type, else in its first; nothing where it has none."""
        events = [event for event, _ in self.examples]
        if not events:
            return {}
        return self.examples[events.index(event_type) if event_type in events else 0][1]


def parse_notification(data: Mapping[str, Any]) -> Notification:
    """Make a notification of the JSON that the generator writes for it."""
    original_types: list[str] = data["original_types"]
    return Notification(
        name=data["notification"],
        original_type=original_types[0] if original_types else "",
        shapes=tuple(Shape(each["when"] or "", resolve(each["schema"])) for each in data["shapes"]),
        examples=tuple((each["event_type"], each["resource"]) for each in data["examples"]),
    )
