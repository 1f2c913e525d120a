"""Names for what a page leaves nameless: models and enums are called after their field."""

import re
from typing import Any

from attrs import define, field

_WORD = re.compile(r"[A-Za-z0-9]+")


def class_name(text: str) -> str:
    """A field's name in Pascal case: `goods_detail` becomes `GoodsDetail`."""
    name = "".join(word[:1].upper() + word[1:] for word in _WORD.findall(text))
    return f"N{name}" if name[:1].isdigit() else name


@define(eq=False)
class Names:
    """Gives each distinct shape one name; equal shapes that would have the same name share it."""

    _taken: dict[str, Any] = field(factory=dict[str, Any])

    def name(self, candidates: tuple[str, ...], shape: Any) -> str:
        """The first candidate that is free or has this very shape already.

        Args:
            candidates: Names from the shortest to the most exact one.
            shape: What shall be named, as plain data.
        """
        numbered = (f"{candidates[-1]}{number}" for number in range(2, 10_000))
        for name in (*candidates, *numbered):
            if name not in self._taken or self._taken[name] == shape:
                self._taken[name] = shape
                return name
        raise AssertionError("ten thousand shapes of one name")
