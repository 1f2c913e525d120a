"""A hook that records events, for tests."""

import logging
from typing import Any

from wechatpay_runtime._base.values import fields_of
from wechatpay_runtime.hooks import AttemptEnded, CallEnded, Event

logger = logging.getLogger(__name__)


class Recorder:
    """Records every event, and logs it, so that the leak watch looks for secrets in it."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        logger.debug("%r", event)

    def names(self) -> list[str]:
        """Return the events as short texts: the class and, for an end, the error."""
        return [_name(event) for event in self.events]

    def of(self, kind: type[Event]) -> list[Any]:
        """Return the events of a class."""
        return [event for event in self.events if isinstance(event, kind)]

    def text(self) -> str:
        """Return everything that the events contain."""
        return "\n".join(f"{name}={getattr(event, name)!r}" for event in self.events for name in fields_of(type(event)))


def _name(event: Event) -> str:
    name = type(event).__name__
    return f"{name} {event.error}" if isinstance(event, AttemptEnded | CallEnded) and event.error else name
