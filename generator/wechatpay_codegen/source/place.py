"""Places in files, both in specs and in official pages."""

from attrs import frozen


@frozen(order=True)
class Place:
    """A line of a file and, if known, a column. Both start at 1; columns count characters."""

    path: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        line = f"{self.path}:{self.line}"
        return f"{line}:{self.column}" if self.column else line


def place_in(text: str) -> Place:
    """Parse a place such as `path:12`. A path alone refers to its first line."""
    path, _, line = text.rpartition(":")
    return Place(path, int(line)) if path and line.isdigit() else Place(text, 1)
