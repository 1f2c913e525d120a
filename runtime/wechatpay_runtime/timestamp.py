"""Moments as replies give them: a datetime that keeps the text it was read from.

The texts follow RFC 3339.
"""

import datetime as dt
from typing import Any, Self, SupportsIndex

__all__ = ["Timestamp"]


class Timestamp(dt.datetime):
    """A moment with its time zone; `text` is what WeChat Pay sent.

    It is a `datetime` in every way: it compares, subtracts and converts as one. `str` of it is its `text`, so
    `str(value)` is what was sent, whether the text could be read or not. What is made of it, by `astimezone` or by adding
    to it, has no text of its own and says itself anew.
    """

    __slots__ = ("_text",)

    _text: str

    @classmethod
    def read(cls, text: str) -> Self | str:
        """Read a moment; the text itself where it is none, or leaves its time zone open."""
        try:
            moment = cls.fromisoformat(text)
        except ValueError:
            return text
        if moment.tzinfo is None:
            return text
        moment._text = text  # noqa: SLF001 - its own class reads it
        return moment

    @property
    def text(self) -> str:
        """What was received; of a moment that was not received, what would be sent."""
        try:
            return self._text
        except AttributeError:
            return write_moment(self)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Timestamp({self.text!r})"

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> Any:
        reduced: Any = super().__reduce_ex__(protocol)
        try:
            return self._restore, (reduced[1], self._text)
        except AttributeError:
            return reduced

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """What pydantic asks for, and FastAPI with it: an instance is taken as it is and written as its text."""
        return {"type": "is-instance", "cls": cls, "serialization": {"type": "to-string"}}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, str]:
        """What stands in an OpenAPI document for it."""
        return {"type": "string", "format": "date-time"}

    @classmethod
    def _restore(cls, arguments: tuple[Any, ...], text: str) -> Self:
        moment = cls(*arguments)
        moment._text = text
        return moment


def write_moment(moment: dt.datetime) -> str:
    """Write a moment to the second, or to the millisecond where it says more."""
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")
