"""A place in a text: the one type for it, from specs to official pages."""

from attrs import frozen


@frozen(order=True)
class Place:
    """A line of a file, and a column where one is known; both start at 1, columns count characters."""

    path: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        line = f"{self.path}:{self.line}"
        return f"{line}:{self.column}" if self.column else line


def place_in(text: str) -> Place:
    """The place that a text such as `path:12` names; a path alone is its first line."""
    path, _, line = text.rpartition(":")
    return Place(path, int(line)) if path and line.isdigit() else Place(text, 1)
