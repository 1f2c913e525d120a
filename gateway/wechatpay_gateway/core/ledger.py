"""The ledger of requests and replies, limited in length and size."""

from collections import deque
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import overload

from attrs import evolve

from wechatpay_gateway.base.messages import Headers
from wechatpay_gateway.core.exchange import Exchange

MAX_EXCHANGES = 1000
MAX_LEDGER_BYTES = 64 * 1024**2
MAX_UNVERIFIED_BODY_BYTES = 64 * 1024
"""Number of bytes kept of the body of a request whose signature was not verified."""
MAX_UNVERIFIED_BYTES = 16 * 1024**2
"""Size of all such exchanges together, in bytes."""

_EXCHANGE_BYTES = 2000
_HEADER_BYTES = 150
_DECODED_FACTOR = 16
"""Estimated ratio between the size of arguments as Python objects and the size of the text that they were parsed from."""


class Ledger(Sequence[Exchange]):
    """The latest exchanges, oldest first; safe to use from several threads.

    The memory that unsigned requests can fill is limited: only the beginning of their bodies is kept, and if all of them together are too
    large, the oldest are discarded, before any verified exchange.

    Args:
        max_exchanges: the maximum number of exchanges.
        max_bytes: the maximum size of all exchanges, as estimated.
        max_unverified_bytes: the maximum size of the exchanges whose request was not verified.
    """

    def __init__(
        self,
        max_exchanges: int = MAX_EXCHANGES,
        max_bytes: int = MAX_LEDGER_BYTES,
        max_unverified_bytes: int = MAX_UNVERIFIED_BYTES,
    ) -> None:
        self._max_exchanges = max_exchanges
        self._max_bytes = max_bytes
        self._max_unverified_bytes = max_unverified_bytes
        self._lock = Lock()
        self.clear()

    def next_number(self) -> int:
        """Return the number of the next exchange, counted from 1 since the last reset."""
        return self._count + 1

    @property
    def kept_bytes(self) -> int:
        """The size of all exchanges in bytes, as estimated."""
        return self._bytes

    def add(self, exchange: Exchange) -> None:
        """Record an exchange; if the ledger is full, discard the oldest ones."""
        entry = exchange if exchange.is_verified else _cut(exchange)
        size = _bytes_of(entry)
        if size > self._max_bytes:
            entry = evolve(_cut(entry), arguments=None)
            size = _bytes_of(entry)
        with self._lock:
            self._count = entry.number
            self._keep(entry, size)

    def _keep(self, entry: Exchange, size: int) -> None:
        self._exchanges[entry.number] = entry, size
        self._bytes += size
        if not entry.is_verified:
            self._unverified.append((entry.number, size))
            self._unverified_bytes += size
        while self._unverified_bytes > self._max_unverified_bytes and len(self._unverified) > 1:
            self._forget(self._unverified[0][0])
        while len(self._exchanges) > self._max_exchanges or (
            self._bytes > self._max_bytes and len(self._exchanges) > 1
        ):
            self._forget(next(iter(self._exchanges)))

    def _forget(self, number: int) -> None:
        _, size = self._exchanges.pop(number)
        self._bytes -= size
        if self._unverified and self._unverified[0][0] == number:
            self._unverified.popleft()
            self._unverified_bytes -= size

    def clear(self) -> None:
        """Discard all exchanges and count from 1 again."""
        with self._lock:
            self._exchanges: dict[int, tuple[Exchange, int]] = {}
            self._unverified: deque[tuple[int, int]] = deque()
            self._bytes = self._unverified_bytes = self._count = 0

    def _listed(self) -> list[Exchange]:
        with self._lock:
            return [exchange for exchange, _ in self._exchanges.values()]

    @property
    def last(self) -> Exchange:
        """The latest exchange.

        Raises:
            LookupError: no request has been received yet.
        """
        with self._lock:
            for exchange, _ in reversed(self._exchanges.values()):
                return exchange
        raise LookupError("the gateway has not received any requests yet")

    @overload
    def __getitem__(self, index: int) -> Exchange: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Exchange]: ...
    def __getitem__(self, index: int | slice) -> Exchange | Sequence[Exchange]:
        return self._listed()[index]

    def __len__(self) -> int:
        return len(self._exchanges)

    def __iter__(self) -> Iterator[Exchange]:
        return iter(self._listed())


def _cut(exchange: Exchange) -> Exchange:
    """Return the exchange with its bodies truncated to the limit for unverified requests."""
    request, reply = exchange.request, exchange.reply
    size = MAX_UNVERIFIED_BODY_BYTES
    body = request.body[:size]
    return evolve(
        exchange,
        request=evolve(request, body=body, cut_bytes=request.cut_bytes + len(request.body) - len(body)),
        reply=None if reply is None else evolve(reply, body=reply.body[:size]),
        signed=body if exchange.signed is request.body else exchange.signed[:size],
    )


def _bytes_of(exchange: Exchange) -> int:
    """Estimate the memory that an exchange uses, in bytes."""
    request, reply = exchange.request, exchange.reply
    read = len(request.target) + (len(exchange.signed) if exchange.arguments is not None else 0)
    own = (
        _EXCHANGE_BYTES
        + len(request.body)
        + len(exchange.verdict.reason)
        + len(exchange.verdict.reason_zh)
        + _DECODED_FACTOR * read
    )
    if exchange.signed is not request.body:
        own += len(exchange.signed)
    answered = 0 if reply is None else len(reply.body) + _bytes_of_headers(reply.headers)
    return own + answered + _bytes_of_headers(request.headers)


def _bytes_of_headers(headers: Headers) -> int:
    return _HEADER_BYTES * len(headers) + sum([len(name) + len(value) for name, value in headers])
