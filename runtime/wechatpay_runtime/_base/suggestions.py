"""Suggests names that are similar to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.messages import phrase


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a parenthesis that suggests the most similar known name, for any place in a message; empty if none is similar."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, n=1) or [known_name for known_name in names if name and name in known_name]
    return phrase(" (did you mean {name!r}?)", name=near[0]) if near else ""


class NamesNearest:
    """Suggests a similar name in the error for an attribute that does not exist."""

    if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any attribute

        def __getattr__(self, name: str) -> Any:
            kind = type(self)
            if hasattr(kind, name):  # the attribute exists, and itself raised an AttributeError
                return object.__getattribute__(self, name)
            if name.startswith("_"):
                raise AttributeError(name)
            hint = did_you_mean(name, [known for known in dir(kind) if not known.startswith("_")])
            text = phrase("{type} has no attribute {name!r}{hint}", type=kind.__name__, name=name, hint=hint)
            raise AttributeError(text, name=name)
