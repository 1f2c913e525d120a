"""Errors and problems while reading pages."""

from attrs import frozen

from wechatpay_codegen.source.place import Place


class PageError(Exception):
    """The file is not a page about an operation or a notification. The message starts with its path."""


@frozen
class Problem:
    """A part of a page that could not be read."""

    place: Place
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


class SourceError(Exception):
    """The source contains no pages, or cannot be read."""
