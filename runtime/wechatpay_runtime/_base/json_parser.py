"""Chooses the parser of JSON: orjson if it is installed and pays off, else json. Both give the same values.

orjson differs from json in one kind of document that it accepts: integers of more than 64 bits become floats. It refuses some
documents that json accepts, such as NaN, lone surrogates, UTF-16 and a byte order mark. All of these are left to json.
"""

import sys
from collections.abc import Callable
from typing import Any, TypeAlias

Parse: TypeAlias = Callable[[bytes], Any]
"""Parses one document; raises `ValueError` or `RecursionError`."""

DOCUMENTS_BEFORE_ORJSON = 1000
"""Number of documents after which orjson is imported, which costs about as much CPU time as parsing them.

A program that has imported orjson itself uses it from the first document."""

_CONTAINERS = (b"{", b"[")
_SHAPES = bytes.maketrans(b"123456789[, \t\r\n-", b"000000000:::::::")
_LONG_INTEGER = b":" + b"0" * 19
"""The shape of an integer of 19 or more digits; shorter ones have less than 64 bits."""


class JsonParser:
    """Parses with json at first, later with orjson if it is installed."""

    __slots__ = ("_by_json", "_documents", "parse", "parse_texts")

    parse: Parse
    """The parser in use."""
    parse_texts: Parse
    """A faster one for callers that ignore numbers: large integers may become floats."""

    def __init__(self) -> None:
        self._documents = 0
        self._by_json: Parse | None = None
        self.parse = self.parse_texts = self._parse_first

    def _parse_first(self, text: bytes) -> Any:
        """Parse one of the first documents, and then replace this method."""
        self._documents += 1
        by_json = self._by_json = self._by_json or parser_of_json()
        if "orjson" in sys.modules or self._documents > DOCUMENTS_BEFORE_ORJSON:
            self.parse = parser_of_orjson(by_json) or by_json
            self.parse_texts = parser_of_orjson(by_json, is_exact=False) or by_json
            return self.parse(text)
        return by_json(text)


def parser_of_json() -> Parse:
    """Return a function that parses with json."""
    from json import JSONDecoder, loads  # takes 1 ms, which a program that only imports the clients saves

    read = JSONDecoder().raw_decode

    def parse(text: bytes) -> Any:
        if text.startswith(b"{"):  # saves detecting the encoding and white space
            try:
                document = text.decode()
                value, end = read(document)
                if end == len(document):
                    return value
            except ValueError:
                pass
        return loads(text)

    return parse


def parser_of_orjson(by_json: Parse, *, is_exact: bool = True) -> Parse | None:
    """Return a function that parses with orjson; `None` if it is not installed.

    Args:
        by_json: Parses the documents that orjson refuses or would read differently.
        is_exact: Whether large integers must not become floats.
    """
    try:
        from orjson import loads
    except ImportError:
        return None

    def parse(text: bytes) -> Any:
        if text.startswith(_CONTAINERS) and not (is_exact and _LONG_INTEGER in text.translate(_SHAPES)):
            try:
                return loads(text)
            except ValueError:
                pass
        return by_json(text)

    return parse


PARSER = JsonParser()
"""The parser of this process."""
