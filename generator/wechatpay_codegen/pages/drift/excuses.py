"""Comments in specs that state why the spec differs from its page.

# differs KIND: reason            above a line of the spec, or at its end
# differs KIND NAME: reason       if there can be several: a field that the spec does not have, an error code
"""

import re
from collections.abc import Iterable
from pathlib import Path

from attrs import define, frozen

from wechatpay_codegen.source.place import Place

_EXCUSE = re.compile(r"(?:^|\s)#\s*differs\s+([a-z_]+)(?:\s+([^\s:]+))?\s*:\s*(\S.*)$")


@frozen
class Excuse:
    """A comment with a reason: its place, the line that it applies to, and the difference that it excuses."""

    where: str
    line: str
    kind: str
    name: str
    reason: str


@define(eq=False)
class Excuses:
    """The excuses in spec files. Those that `reason` never returned are stale."""

    _by_line: dict[str, list[Excuse]]
    _used: set[Excuse]

    @classmethod
    def of_files(cls, paths: Iterable[Path]) -> "Excuses":
        """Read the excuses in spec files."""
        found: dict[str, list[Excuse]] = {}
        for path in paths:
            for excuse in excuses_of(path.as_posix(), path.read_text(encoding="utf-8-sig")):
                found.setdefault(excuse.line, []).append(excuse)
        return cls(found, set())

    def reason(self, lines: Iterable[str], kind: str, name: str) -> str:
        """Return the reason for a difference, or an empty string.

        Args:
            lines: The places, as `path:line`, to which the excuse can apply.
            kind: The kind of the difference, such as `type`.
            name: Its name. An excuse without a name applies to all.
        """
        for line in lines:
            for excuse in self._by_line.get(line, ()):
                if excuse.kind == kind and excuse.name in {"", name}:
                    self._used.add(excuse)
                    return excuse.reason
        return ""

    def stale(self) -> tuple[Excuse, ...]:
        """Return the excuses without a difference, in the order of the files."""
        every = (excuse for found in self._by_line.values() for excuse in found)
        return tuple(excuse for excuse in every if excuse not in self._used)


def excuses_of(path: str, text: str) -> list[Excuse]:
    """Read the excuses in a file. A comment on a separate line applies to the next line that is not a comment."""
    found: list[Excuse] = []
    pending: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _EXCUSE.search(line)
        if match:
            pending.append((number, match))
        if line.strip() and not line.lstrip().startswith("#"):
            found += [
                Excuse(str(Place(path, at)), str(Place(path, number)), excuse[1], excuse[2] or "", excuse[3].strip())
                for at, excuse in pending
            ]
            pending = []
    return found
