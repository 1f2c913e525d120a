"""What comes in, what goes out, and the ledger of both."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from attrs import field, frozen

from wechatpay_gateway.faults import FaultKind

Headers = tuple[tuple[bytes, bytes], ...]
"""Header names in lower case, with their values, in the order of the wire."""

_HIDDEN_HEADERS = frozenset({b"authorization", b"wechatpay-signature"})


def shown_headers(headers: Headers) -> list[tuple[str, str]]:
    """The headers as text for people, without any signature."""
    return [
        (name.decode("latin-1"), "(hidden)" if name in _HIDDEN_HEADERS else value.decode("latin-1"))
        for name, value in headers
    ]


def _headers_repr(headers: Headers) -> str:
    return repr(shown_headers(headers))


def _length_repr(content: bytes | None) -> str:
    return "None" if content is None else f"({len(content)} bytes)"


@frozen
class ReceivedRequest:
    """A request as it came over the wire: `target` is path and query byte for byte, header names are in lower case."""

    method: str
    target: bytes
    headers: Headers = field(repr=_headers_repr)
    body: bytes = field(default=b"", repr=_length_repr)
    http_version: str = "1.1"

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
        return next((value.decode("latin-1") for key, value in self.headers if key == wanted), None)


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

    `message_to_sign` is the message as the gateway computed it, `None` when the Authorization header could not be read. `reply` is `None`
    when the connection was cut before anything was sent. `is_performed` says whether the operation was done.
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
    message_to_sign: bytes | None = field(default=None, repr=_length_repr)
    fault: FaultKind | None = None
    is_performed: bool = False


class Ledger(Sequence[Exchange]):
    """The latest exchanges, oldest first; the number of those kept is bounded."""

    def __init__(self, limit: int = 1000) -> None:
        self._exchanges: deque[Exchange] = deque(maxlen=limit)
        self._count = 0

    def next_number(self) -> int:
        """The number of the next exchange, counted from 1 since the last reset."""
        return self._count + 1

    def add(self, exchange: Exchange) -> None:
        """Record an exchange; the oldest falls out when the ledger is full."""
        self._count = exchange.number
        self._exchanges.append(exchange)

    def clear(self) -> None:
        """Forget everything and count from 1 again."""
        self._exchanges.clear()
        self._count = 0

    @property
    def last(self) -> Exchange:
        """The latest exchange.

        Raises:
            LookupError: no request has come yet.
        """
        if not self._exchanges:
            raise LookupError("the gateway has received no request yet")
        return self._exchanges[-1]

    @overload
    def __getitem__(self, index: int) -> Exchange: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Exchange]: ...
    def __getitem__(self, index: int | slice) -> Exchange | Sequence[Exchange]:
        return list(self._exchanges)[index]

    def __len__(self) -> int:
        return len(self._exchanges)

    def __iter__(self) -> Iterator[Exchange]:
        return iter(list(self._exchanges))
