"""Names models and enums after their field, because pages do not name them."""

import re
from typing import Any

from attrs import define, field

_WORD = re.compile(r"[A-Za-z0-9]+")


def class_name(text: str) -> str:
    """Convert the name of a field to Pascal case: `goods_detail` becomes `GoodsDetail`."""
    name = "".join(word[:1].upper() + word[1:] for word in _WORD.findall(text))
    return f"N{name}" if name[:1].isdigit() else name


@define(eq=False)
class Names:
    """Gives models and enums unique names. Equal models or enums with the same name share it."""

    _taken: dict[str, Any] = field(factory=dict[str, Any])

    def name(self, candidates: tuple[str, ...], shape: Any) -> str:
        """Return the first candidate that is free, or already belongs to an equal shape.

        Args:
            candidates: Names, from the shortest to the most specific one.
            shape: The model or enum to name, as plain data.
        """
        numbered = (f"{candidates[-1]}{number}" for number in range(2, 10_000))
        for name in (*candidates, *numbered):
            if name not in self._taken or self._taken[name] == shape:
                self._taken[name] = shape
                return name
        raise AssertionError("more than 10,000 shapes with the same name")
