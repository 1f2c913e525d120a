"""Lays out text for a terminal, in which a Chinese character is two columns wide."""

import shutil
from unicodedata import east_asian_width

LEAST_WIDTH, MOST_WIDTH = 40, 100


def columns_of(text: str) -> int:
    """Return the width of a text."""
    return sum(2 if east_asian_width(character) in {"W", "F"} else 1 for character in text)


def padded(text: str, width: int) -> str:
    """Return a text with spaces after it, up to a width."""
    return text + " " * (width - columns_of(text))


def terminal_width() -> int:
    """Return the width for texts: that of the terminal, within limits."""
    return min(max(shutil.get_terminal_size().columns, LEAST_WIDTH), MOST_WIDTH)


def wrapped(text: str, indent: int, width: int) -> list[str]:
    """Return a text in lines of at most a width, each after `indent` spaces. Lines break at spaces, and between Chinese characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, room = "", width - indent
        for piece in _pieces(paragraph):
            if line and columns_of(line) + columns_of(piece.rstrip()) > room:
                lines.append(line.rstrip())
                line = ""
            line += piece
        lines.append(line.rstrip())
    return [" " * indent + line if line else "" for line in lines]


def _pieces(text: str) -> list[str]:
    """Return a text in pieces that stay in one line: words with the spaces after them, and single Chinese characters."""
    pieces: list[str] = []
    for character in text:
        is_start = not pieces or pieces[-1].endswith(" ") or columns_of(pieces[-1][-1] + character) > 2  # noqa: PLR2004 (narrow)
        if is_start and not (pieces and character in " ，。；：、）》”！？,.;:)"):
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces
