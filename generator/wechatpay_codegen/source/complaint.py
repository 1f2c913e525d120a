"""Complaints about specs: the place, the problem, and how to correct it."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import groupby

from attrs import evolve, frozen

from wechatpay_codegen.source.place import Place

_MOST_LISTED = 60
_LONGEST_GUESS = 100
"""Longer words get no suggestion, because comparing them takes too long."""
_LEAST_SIMILAR = 0.6
"""How similar a suggestion must be: twice the number of equal letters, divided by the number of all letters."""
_SHOWN_COLUMNS = 160
"""Columns of a line to show around the place of a complaint."""
_CUT = "…"
"""Marks where a long line was cut."""


@frozen
class Complaint:
    """One problem: its place, what is wrong, what was expected, and the line of the file."""

    place: Place
    what: str
    expected: str = ""
    line: str = ""
    to_do: str = ""
    """The key whose text is still to be written; empty for all other problems."""

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.what}"]
        if self.line and not self.line.isspace():
            line, column = _window(self.line, self.place.column - 1)
            parts += [f"    {line}", f"    {_blank(line[:column])}^"]
        if self.expected:
            parts.append(f"  {self.expected}")
        return "\n".join(parts)


class SpecError(Exception):
    """The specs are invalid. `complaints` contains every problem, in the order of the files.

    Texts that are still to be written come last, as one complaint per file, so that they do not hide other problems.
    """

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        everything = sorted(set(complaints), key=_order)
        wrong = [complaint for complaint in everything if not complaint.to_do]
        to_do = groupby((each for each in everything if each.to_do), key=lambda each: each.place.path)
        self.complaints = (*wrong, *(_still_to_do(list(group)) for _, group in to_do))
        super().__init__("\n".join(str(complaint) for complaint in self.complaints))


def _order(complaint: Complaint) -> tuple[str, int, int, str]:
    """Return a key to sort by. Comparing places themselves takes several times as long."""
    return complaint.place.path, complaint.place.line, complaint.place.column, complaint.what


def _still_to_do(complaints: list[Complaint]) -> Complaint:
    """Merge the complaints about texts of a file that are still to be written."""
    if len(complaints) == 1:
        return complaints[0]
    lines: dict[str, list[str]] = {}
    for complaint in complaints:
        lines.setdefault(complaint.to_do, []).append(str(complaint.place.line))
    keys = "; ".join(f"`{key}` at {', '.join(numbers)}" for key, numbers in lines.items())
    what = f"{len(complaints)} texts are still to be written, at these lines: {keys}"
    return evolve(complaints[0], what=what, line="")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence that suggests the most similar known word, or an empty string if none is similar."""
    if len(word) > _LONGEST_GUESS:
        return ""
    letters, length = frozenset(word), len(word)
    possible = [
        each
        for each in known
        if not letters.isdisjoint(each) and 2 * min(length, len(each)) >= _LEAST_SIMILAR * (length + len(each))
    ]
    nearest = _nearest(word, tuple(sorted(possible))) if possible else []
    return f"Did you mean `{nearest[0]}`?" if nearest else ""


@lru_cache(maxsize=256)
def _nearest(word: str, known: tuple[str, ...]) -> list[str]:
    """Compare a word once, because the same mistake is often repeated."""
    return get_close_matches(word, known, n=1, cutoff=_LEAST_SIMILAR)


def enumerated(known: Iterable[str]) -> str:
    """Return the known words for a complaint, separated by commas. A long list ends with the number of words left out."""
    words = list(known)
    more = f", and {len(words) - _MOST_LISTED} more" if len(words) > _MOST_LISTED else ""
    return ", ".join(words[:_MOST_LISTED]) + more


def sentences(*parts: str) -> str:
    """Join sentences with spaces, leaving out empty ones."""
    return " ".join(part for part in parts if part)


def _window(line: str, column: int) -> tuple[str, int]:
    """Cut a long line around a column. Return the part and the column within it."""
    if len(line) <= _SHOWN_COLUMNS:
        return line, column
    first = max(0, min(column - _SHOWN_COLUMNS // 2, len(line) - _SHOWN_COLUMNS))
    last = first + _SHOWN_COLUMNS
    before, after = _CUT if first else "", _CUT if last < len(line) else ""
    return f"{before}{line[first:last]}{after}", column - first + len(before)


def _blank(text: str) -> str:
    """Return spaces as wide as the text is on a terminal, where a Chinese character is two columns wide."""
    if text.replace(_CUT, "", 1).isascii():
        return " " * len(text)
    return "".join("  " if unicodedata.east_asian_width(character) in "WF" else " " for character in text)
