"""What is wrong with a spec, where, and what would be right."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import groupby

from attrs import evolve, frozen

_MOST_LISTED = 60
_LONGEST_GUESS = 100
"""The longest word for which a similar one is looked for."""
_SHOWN_COLUMNS = 160
"""How much of a line is shown around the place where something is wrong."""


@frozen(order=True)
class Place:
    """A spot in a spec file; line and column count from 1, columns in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@frozen
class Complaint:
    """One thing that is wrong: the place, the finding, the line it stands on, and what was expected there."""

    place: Place
    what: str
    expected: str = ""
    line: str = ""
    to_do: str = ""
    """The key whose text an author still has to write; empty where something is wrong."""

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.what}"]
        if self.line.strip():
            line, column = _window(self.line, self.place.column - 1)
            parts += [f"    {line}", f"    {_blank(line[:column])}^"]
        if self.expected:
            parts.append(f"  {self.expected}")
        return "\n".join(parts)


class SpecError(Exception):
    """The specs cannot be generated from; `complaints` holds every reason, in the order of the files.

    Texts that are still to do come last, in one complaint a file, so that they bury nothing.
    """

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        everything = sorted(set(complaints), key=lambda complaint: (complaint.place, complaint.what))
        wrong = [complaint for complaint in everything if not complaint.to_do]
        to_do = groupby((each for each in everything if each.to_do), key=lambda each: each.place.path)
        self.complaints = (*wrong, *(_still_to_do(list(group)) for _, group in to_do))
        super().__init__("\n".join(str(complaint) for complaint in self.complaints))


def _still_to_do(complaints: list[Complaint]) -> Complaint:
    """One complaint for all the texts of a file that are still to do."""
    if len(complaints) == 1:
        return complaints[0]
    lines: dict[str, list[str]] = {}
    for complaint in complaints:
        lines.setdefault(complaint.to_do, []).append(str(complaint.place.line))
    keys = "; ".join(f"`{key}` at {', '.join(numbers)}" for key, numbers in lines.items())
    what = f"{len(complaints)} texts are still to do, at these lines: {keys}"
    return evolve(complaints[0], what=what, line="")


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known word, or nothing when none is near."""
    if len(given) > _LONGEST_GUESS:
        return ""
    nearest = get_close_matches(given, sorted(known), n=1)
    return f"Did you mean `{nearest[0]}`?" if nearest else ""


def enumerated(known: Iterable[str]) -> str:
    """The known words for a complaint, separated by commas; a long list is cut and counted."""
    words = list(known)
    more = f", and {len(words) - _MOST_LISTED} more" if len(words) > _MOST_LISTED else ""
    return ", ".join(words[:_MOST_LISTED]) + more


def sentences(*parts: str) -> str:
    """The given sentences, one after the other, without the empty ones."""
    return " ".join(part for part in parts if part)


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column in that part."""
    if len(line) <= _SHOWN_COLUMNS:
        return line, column
    first = max(0, min(column - _SHOWN_COLUMNS // 2, len(line) - _SHOWN_COLUMNS))
    last = first + _SHOWN_COLUMNS
    before, after = "…" if first else "", "…" if last < len(line) else ""
    return f"{before}{line[first:last]}{after}", column - first + len(before)


def _blank(text: str) -> str:
    """Spaces as wide as the text is on a terminal, where a Chinese character takes two columns."""
    return "".join("  " if unicodedata.east_asian_width(character) in "WF" else " " for character in text)
