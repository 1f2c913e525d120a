"""Makes untrusted text safe for a message or a log."""

from __future__ import annotations

_LONGEST_SHOWN = 200


def one_line(text: str) -> str:
    """Return untrusted text without control characters, cut to 200 characters."""
    if len(text) <= _LONGEST_SHOWN and text.isprintable():
        return text
    line = "".join(character if character.isprintable() else " " for character in text[:_LONGEST_SHOWN])
    return f"{line}…" if len(text) > _LONGEST_SHOWN else line
