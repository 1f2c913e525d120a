"""Passes the bytes of one reply to llhttp, the parser of httptools, and keeps what it finds."""

from collections.abc import Iterable
from functools import lru_cache

from httptools import HttpParserCallbackError, HttpParserError, HttpParserUpgrade, HttpResponseParser

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._transport.failures import SWITCHED


class Events:
    """Receives the calls of the parser; the names are those of httptools."""

    __slots__ = (
        "_body",
        "_body_bytes",
        "_pairs",
        "has_ended",
        "has_more",
        "is_in_head",
        "may_keep",
        "on_body",
        "parser",
    )

    def __init__(self) -> None:
        self._pairs: list[tuple[bytes, bytes]] = []
        self.is_in_head = True
        self.may_keep = False
        self.parser: HttpResponseParser | None = None
        """Set until the end of the head."""
        self.has_ended = False
        self.has_more = False
        """Whether another message starts after the end."""
        self._body = bytearray()
        self._body_bytes: int | None = None
        self.on_body = self._body.extend

    def take(self) -> bytes:
        """Return the bytes of the body since the last call, without those of a message after it."""
        body = bytes(self._body if self._body_bytes is None else self._body[: self._body_bytes])
        self._body.clear()
        return body

    def headers(self) -> dict[str, str]:
        """Return the headers of the head, keyed in lower case; the values of a repeated header are joined by a comma."""
        headers = {_key(name): value.decode("latin-1").strip(" \t") for name, value in self._pairs}
        return headers if len(headers) == len(self._pairs) else _joined(self._pairs)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header; trailers are ignored."""
        if self.is_in_head:
            self._pairs.append((name, value))

    def on_headers_complete(self) -> None:
        """Note the end of the head; the parser forgets `Connection` with the end of a message."""
        if self.parser is not None:
            self.is_in_head = False
            self.may_keep = self.parser.should_keep_alive()
            self.parser = None

    def on_message_begin(self) -> None:
        """Note a message after the end."""
        self.has_more = self.has_ended

    def on_message_complete(self) -> None:
        """Note the end of the message."""
        if not self.has_ended:
            self.has_ended = True
            self._body_bytes = len(self._body)


@lru_cache(maxsize=256)
def _key(name: bytes) -> str:
    return name.decode("latin-1").lower()


def _joined(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers of which at least one is repeated."""
    headers: dict[str, str] = {}
    for name, value in pairs:
        known, text = headers.get(_key(name)), value.decode("latin-1").strip(" \t")
        headers[_key(name)] = text if known is None else f"{known}, {text}"
    return headers


def parse(parser: HttpResponseParser, data: bytes) -> str:
    """Parse bytes, and return what the parser refuses; empty if nothing.

    Raises:
        BaseException: A signal handler, such as that of `KeyboardInterrupt`, raised it while the parser called us.
    """
    interruption: BaseException | None = None
    try:
        parser.feed_data(data)
    except HttpParserUpgrade:
        return SWITCHED
    except HttpParserError as error:
        complaint = phrase("it is not valid HTTP ({reason})", reason=one_line(str(error)))
        if isinstance(error, HttpParserCallbackError):  # any other has what our caller may be handling as its context
            interruption = error.__context__
    else:
        return ""
    if interruption is not None:
        raise interruption
    return complaint
