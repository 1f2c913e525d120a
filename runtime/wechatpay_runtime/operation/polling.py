"""How often to query something, and when it has reached a final state."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from wechatpay_runtime._base.json_object import is_sequence


@frozen(kw_only=True, eq=False)
class Polling:
    """When the reply of a query is final, and the intervals until then."""

    noun: str
    """What is queried, such as `refund`."""
    field: str
    """The attribute of the reply with the state; a dot leads into a model or into each model of a list."""
    final: tuple[str | int, ...]
    """The states that do not change any more."""
    intervals: tuple[float, ...]
    """Seconds between queries; the last one repeats."""

    def is_final(self, reply: Any) -> bool:
        """Whether the state is final; inside a list, whether there is an item and the state of each is final."""
        states = list(_values(reply, self.field.split(".")))
        return bool(states) and all(state in self.final for state in states)


def _values(value: Any, way: list[str]) -> Iterator[Any]:
    """The values to which a way leads, through lists."""
    if is_sequence(value):
        for item in value:
            yield from _values(item, way)
    elif not way:
        yield value
    elif value is not None:
        yield from _values(getattr(value, way[0]), way[1:])
