"""A datetime that keeps the RFC 3339 text it was read from."""

import datetime as dt
from typing import Any, Self, SupportsIndex

__all__ = ["Timestamp"]

_HOUR = 11
_NO_HOUR = "24"
"""RFC 3339 has no hour 24. Python reads it from 3.14 on, so the same text would be a time there and a string in older versions."""


class Timestamp(dt.datetime):
    """A datetime with a time zone; `text` is the text that WeChat Pay sent.

    A `Timestamp` is a `datetime`, and compares, subtracts and converts like one. `str(timestamp)` returns `text`. Fields that
    cannot be parsed are plain strings, so `str(value)` returns the received text in both cases. The `text` of a new timestamp,
    from `astimezone` or arithmetic, is formatted from its value.
    """

    __slots__ = ("_text",)

    _text: str

    @classmethod
    def read(cls, text: str) -> Self | str:
        """Parse a timestamp; returns `text` unchanged if it cannot be parsed or has no time zone."""
        try:
            timestamp = cls.fromisoformat(text)
        except ValueError:
            return text
        if timestamp.tzinfo is None or text.startswith(_NO_HOUR, _HOUR):
            return text
        timestamp._text = text  # noqa: SLF001 - an instance of this class
        return timestamp

    @property
    def text(self) -> str:
        """The text received. If the timestamp was not received, the text that would be sent."""
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
        """Return the schema for pydantic and FastAPI: validated by `isinstance`, serialised as its text."""
        return {"type": "is-instance", "cls": cls, "serialization": {"type": "to-string"}}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, str]:
        """Return the schema for OpenAPI documents."""
        return {"type": "string", "format": "date-time"}

    @classmethod
    def _restore(cls, arguments: tuple[Any, ...], text: str) -> Self:
        timestamp = cls(*arguments)
        timestamp._text = text
        return timestamp


def write_moment(moment: dt.datetime) -> str:
    """Format a datetime in seconds, or in milliseconds if it has a fraction."""
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")
