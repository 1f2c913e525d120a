"""Requests as received and replies as sent."""

from attrs import field, frozen

Headers = tuple[tuple[bytes, bytes], ...]
"""Header names and values in wire order. Names of received headers are in lower case; those sent are spelled as WeChat Pay does."""

_HIDDEN_HEADERS = frozenset({b"authorization", b"wechatpay-signature"})


def shown_headers(headers: Headers) -> list[tuple[str, str]]:
    """Return the headers as text for display, with signatures hidden."""
    return [
        (name.decode("latin-1"), "(hidden)" if name.lower() in _HIDDEN_HEADERS else value.decode("latin-1"))
        for name, value in headers
    ]


def _headers_repr(headers: Headers) -> str:
    return repr(shown_headers(headers))


def length_repr(content: bytes | None) -> str:
    """Return the length of a body as text, for a `repr` that does not show the body."""
    return "None" if content is None else f"({len(content)} bytes)"


@frozen
class ReceivedRequest:
    """A request as received. `target` is the path and query byte for byte; header names are in lower case.

    `cut_bytes` is the number of bytes omitted at the end of the body.
    """

    method: str
    target: bytes
    headers: Headers = field(repr=_headers_repr)
    body: bytes = field(default=b"", repr=length_repr)
    http_version: str = "1.1"
    cut_bytes: int = 0

    def header_values(self, name: bytes) -> list[bytes]:
        """Return all values of the header `name`, which must be in lower case."""
        return [value for key, value in self.headers if key == name]


@frozen
class Reply:
    """A reply as it is sent."""

    status: int
    headers: Headers = field(repr=_headers_repr)
    body: bytes = field(default=b"", repr=length_repr)

    def header(self, name: str) -> str | None:
        """Return the value of the header `name`, ignoring case, or `None`."""
        wanted = name.lower().encode("ascii")
        return next((value.decode("latin-1") for key, value in self.headers if key.lower() == wanted), None)


@frozen
class Answer:
    """Instructions for the server: wait, then send `reply` or half of it; without a reply, abort the connection.

    If `is_after_deliveries` is true, the server first makes the deliveries that are due.
    """

    reply: Reply | None
    delay_seconds: float = 0.0
    is_cut_midway: bool = False
    is_after_deliveries: bool = False
