"""Reasons that a spec states for saying something else than its page.

# differs KIND: reason            above a line of the spec, or at its end
# differs KIND NAME: reason       where several things could be meant: a field that the spec leaves out, an error code
"""

import re
from collections.abc import Iterable
from pathlib import Path

from attrs import define, frozen

_EXCUSE = re.compile(r"(?:^|\s)#\s*differs\s+([a-z]+)(?:\s+([^\s:]+))?\s*:\s*(\S.*)$")


@frozen
class Excuse:
    """One stated reason: where it stands, the line it speaks of, and what it excuses."""

    where: str
    line: str
    kind: str
    name: str
    reason: str


@define(eq=False)
class Excuses:
    """The stated reasons of some files; those never asked for are stale."""

    _by_line: dict[str, list[Excuse]]
    _used: set[Excuse]

    @classmethod
    def of_files(cls, paths: Iterable[Path]) -> "Excuses":
        """Read the comments of spec files."""
        found: dict[str, list[Excuse]] = {}
        for path in paths:
            for excuse in excuses_of(path.as_posix(), path.read_text(encoding="utf-8-sig")):
                found.setdefault(excuse.line, []).append(excuse)
        return cls(found, set())

    def reason(self, lines: Iterable[str], kind: str, name: str) -> str:
        """The reason that one of some lines states for a difference, or nothing.

        Args:
            lines: Places, as `path:line`, that may hold it.
            kind: What differs, such as `type`.
            name: Which of several; an excuse without a name speaks of all.
        """
        for line in lines:
            for excuse in self._by_line.get(line, ()):
                if excuse.kind == kind and excuse.name in {"", name}:
                    self._used.add(excuse)
                    return excuse.reason
        return ""

    def stale(self) -> tuple[Excuse, ...]:
        """Reasons for which there is no difference, in the order of the files."""
        every = (excuse for found in self._by_line.values() for excuse in found)
        return tuple(excuse for excuse in every if excuse not in self._used)


def excuses_of(path: str, text: str) -> list[Excuse]:
    """The stated reasons of one file; one on a line of its own speaks of the next line that is no comment."""
    found: list[Excuse] = []
    waiting: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _EXCUSE.search(line)
        if match:
            waiting.append((number, match))
        if line.strip() and not line.lstrip().startswith("#"):
            found += [
                Excuse(f"{path}:{at}", f"{path}:{number}", excuse[1], excuse[2] or "", excuse[3].strip())
                for at, excuse in waiting
            ]
            waiting = []
    return found
