"""Names near to a misspelt one."""

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Say which known name is nearest, as a clause to append to a message; empty where none is near."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name, names, n=1) or [known_name for known_name in names if name and name in known_name]
    return f"; did you mean {near[0]!r}?" if near else ""
