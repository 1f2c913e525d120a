"""What comes in and what goes out."""

from attrs import field, frozen

Headers = tuple[tuple[bytes, bytes], ...]
"""Header names with their values, in the order of the wire: in lower case as received, spelt as WeChat Pay does as sent."""

_HIDDEN_HEADERS = frozenset({b"authorization", b"wechatpay-signature"})


def shown_headers(headers: Headers) -> list[tuple[str, str]]:
    """The headers as text for people, without any signature."""
    return [
        (name.decode("latin-1"), "(hidden)" if name.lower() in _HIDDEN_HEADERS else value.decode("latin-1"))
        for name, value in headers
    ]


def _headers_repr(headers: Headers) -> str:
    return repr(shown_headers(headers))


def length_repr(content: bytes | None) -> str:
    """The length of a body, for a `repr` that does not show it."""
    return "None" if content is None else f"({len(content)} bytes)"


@frozen
class ReceivedRequest:
    """A request as it came over the wire: `target` is path and query byte for byte, header names are in lower case.

    `cut_bytes` is how much of the body is left out at its end.
    """

    method: str
    target: bytes
    headers: Headers = field(repr=_headers_repr)
    body: bytes = field(default=b"", repr=length_repr)
    http_version: str = "1.1"
    cut_bytes: int = 0

    def header_values(self, name: bytes) -> list[bytes]:
        """All values of the header `name`, which is given in lower case."""
        return [value for key, value in self.headers if key == name]


@frozen
class Reply:
    """A reply as it is sent."""

    status: int
    headers: Headers = field(repr=_headers_repr)
    body: bytes = field(default=b"", repr=length_repr)

    def header(self, name: str) -> str | None:
        """The value of the header `name`, in whatever case it is asked for."""
        wanted = name.lower().encode("ascii")
        return next((value.decode("latin-1") for key, value in self.headers if key.lower() == wanted), None)


@frozen
class Answer:
    """What the server must do: wait, then send `reply`, or half of it, or nothing and abort the connection."""

    reply: Reply | None
    delay_seconds: float = 0.0
    is_cut_midway: bool = False
