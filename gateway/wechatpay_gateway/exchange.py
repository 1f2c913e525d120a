"""What comes in and what goes out."""

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.authorization import Authorization, message_to_sign
from wechatpay_gateway.faults import FaultKind

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


def _length_repr(content: bytes | None) -> str:
    return "None" if content is None else f"({len(content)} bytes)"


@frozen
class ReceivedRequest:
    """A request as it came over the wire: `target` is path and query byte for byte, header names are in lower case.

    `cut_bytes` is how much of the body is left out at its end.
    """

    method: str
    target: bytes
    headers: Headers = field(repr=_headers_repr)
    body: bytes = field(default=b"", repr=_length_repr)
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
    body: bytes = field(default=b"", repr=_length_repr)

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


@frozen
class Verdict:
    """What the gateway thinks of a request: `is_accepted` when it was signed rightly and fits the catalog and the state."""

    is_accepted: bool
    reason: str = ""


@frozen
class Exchange:
    """One request and what became of it.

    `authorization` is `None` when the header could not be read; `signed` is what of the body its signature covers. `reply` is `None` when
    the connection was cut before anything was sent. `is_verified` says whether the signature was right, `is_performed` whether the
    operation was done.
    """

    number: int
    at: float
    request: ReceivedRequest
    verdict: Verdict
    reply: Reply | None
    operation: str | None = None
    mchid: str | None = None
    brand_id: str | None = None
    arguments: Mapping[str, Any] | None = field(default=None, repr=False)
    authorization: Authorization | None = field(default=None, repr=False)
    signed: bytes = field(default=b"", repr=_length_repr)
    fault: FaultKind | None = None
    is_verified: bool = False
    is_performed: bool = False

    @property
    def message_to_sign(self) -> bytes | None:
        """The message as the gateway computed it; of a body that is not kept whole, with what is kept."""
        if self.authorization is None:
            return None
        request, made = self.request, self.authorization
        return message_to_sign(request.method, request.target, made.timestamp, made.nonce, self.signed)
