"""Polling: the states that end it, and the intervals between queries."""

from collections.abc import Iterator
from typing import Any

from wechatpay_runtime._base.json_object import is_sequence
from wechatpay_runtime._base.values import frozen


@frozen(kw_only=True, eq=False)
class Polling:
    """The final states of a query's reply, and the intervals between queries."""

    noun: str
    """Noun for the object of the query, such as `refund`."""
    field: str
    """The attribute of the reply with the state; a dotted name leads into a nested model, or into each model of a list."""
    final: tuple[str | int, ...]
    """States that cannot change any more."""
    intervals: tuple[float, ...]
    """Seconds between queries; the last one repeats."""

    def states(self, reply: Any) -> list[Any]:
        """Return the state; for a list, that of each item."""
        return list(_values(reply, self.field.split(".")))

    def is_final(self, reply: Any) -> bool:
        """Return whether the state is final. For a list: whether it has an item and the state of every item is final."""
        states = self.states(reply)
        return bool(states) and all(state in self.final for state in states)


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    """Yield the values that a path leads to, including those of every item of a list."""
    if is_sequence(value):
        for item in value:
            yield from _values(item, path)
    elif not path:
        yield value
    elif value is not None:
        yield from _values(getattr(value, path[0]), path[1:])
