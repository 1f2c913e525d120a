"""Makes text from outside fit for a message or a log."""

_LONGEST_SHOWN = 200


def one_line(text: str) -> str:
    """Text from outside, fit for a message: without control characters, and not longer than 200 characters."""
    if len(text) <= _LONGEST_SHOWN and text.isprintable():
        return text
    line = "".join(character if character.isprintable() else " " for character in text[:_LONGEST_SHOWN])
    return f"{line}…" if len(text) > _LONGEST_SHOWN else line
