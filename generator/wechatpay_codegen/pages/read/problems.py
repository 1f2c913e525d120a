"""Errors and problems while reading pages."""

from attrs import frozen


class PageError(Exception):
    """The file is not a page about an operation or a notification. The message starts with its path."""


@frozen
class Problem:
    """A part of a page that could not be read."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"
