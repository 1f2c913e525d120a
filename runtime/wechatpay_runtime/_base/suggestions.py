"""Names near to a misspelt one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Say which known name is nearest, as a clause to append to a message; empty where none is near."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, n=1) or [known_name for known_name in names if name and name in known_name]
    return f"; did you mean {near[0]!r}?" if near else ""


class NamesNearest:
    """Says which name is nearest where an attribute does not exist."""

    if not TYPE_CHECKING:  # a type checker that saw this would accept any attribute

        def __getattr__(self, name: str) -> Any:
            kind = type(self)
            if hasattr(kind, name):  # it exists, and raised an AttributeError of its own
                return object.__getattribute__(self, name)
            if name.startswith("_"):
                raise AttributeError(name)
            hint = did_you_mean(name, [known for known in dir(kind) if not known.startswith("_")])
            raise AttributeError(f"{kind.__name__} has no {name!r}{hint}", name=name)
