"""What can be wrong with a page."""

from attrs import frozen


class PageError(Exception):
    """The text is no page of an operation; the message says why, beginning with its path."""


@frozen
class Problem:
    """Something on a page that could not be read."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"
