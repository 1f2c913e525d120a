"""Reads the bodies of requests with limited memory, however many arrive at the same time."""

from asyncio import Condition
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from attrs import evolve
from starlette.types import Receive

from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.core.ledger import MAX_UNVERIFIED_BODY_BYTES
from wechatpay_gateway.request.admission import MAX_BODY_BYTES

ROOM_BYTES = 64 * 1024**2
"""The memory for large bodies while they arrive, in bytes. Bodies that do not fit are not read until memory is free."""

SMALL_BYTES = MAX_UNVERIFIED_BODY_BYTES
"""Bodies up to this size do not count towards `ROOM_BYTES`, and are kept regardless of the request's head."""


class Intake:
    """Reads bodies.

    Args:
        may_be_verified: returns whether the signature of a request with this head can be valid; if not, only the beginning of its body is kept.
        room_bytes: the memory for large bodies that arrive at the same time, in bytes.
    """

    def __init__(self, may_be_verified: Callable[[ReceivedRequest], bool], room_bytes: int = ROOM_BYTES) -> None:
        self._may_be_verified = may_be_verified
        self._free_bytes = room_bytes
        self._freed = Condition()

    @asynccontextmanager
    async def whole(self, head: ReceivedRequest, receive: Receive) -> AsyncGenerator[ReceivedRequest | None]:
        """Yield the request with its whole body, or `None` if the client disconnected. Its memory is reserved while the block runs.

        Reading stops when a body exceeds the size that the gateway accepts.
        """
        body = _Body(receive, head.body)
        await body.read(SMALL_BYTES)
        room = _room_for(head) if body.has_more and self._may_be_verified(head) else 0
        await self._take(room)
        try:
            await body.read(MAX_BODY_BYTES, keeps_all=room > 0 or not body.has_more)
            cut_bytes = body.size - len(body.kept)
            yield None if body.is_lost else evolve(head, body=bytes(body.kept), cut_bytes=cut_bytes)
        finally:
            await self._give_back(room)

    async def _take(self, room: int) -> None:
        if room:
            async with self._freed:
                await self._freed.wait_for(lambda: self._free_bytes >= room)
                self._free_bytes -= room

    async def _give_back(self, room: int) -> None:
        if room:
            async with self._freed:
                self._free_bytes += room
                self._freed.notify_all()


class _Body:
    """A body that is arriving; `size` is the number of bytes so far, `kept` is the stored part, from the beginning."""

    def __init__(self, receive: Receive, start: bytes) -> None:
        self._receive = receive
        self.kept = bytearray(start)
        self.size = len(start)
        self.has_more = True
        self.is_lost = False

    async def read(self, size: int, *, keeps_all: bool = True) -> None:
        """Read to the end, or until more than `size` bytes have arrived; keep everything, or only the beginning."""
        if not keeps_all:
            del self.kept[SMALL_BYTES:]
        while self.has_more and self.size <= size:
            message = await self._receive()
            piece: bytes = message.get("body", b"")
            self.size += len(piece)
            self.kept += piece if keeps_all else piece[: max(SMALL_BYTES - len(self.kept), 0)]
            self.has_more = bool(message.get("more_body"))
            self.is_lost = message["type"] == "http.disconnect"


def _room_for(head: ReceivedRequest) -> int:
    lengths = head.header_values(b"content-length")
    return min(int(lengths[0]), MAX_BODY_BYTES) if lengths else MAX_BODY_BYTES
