"""Reads the bodies of requests within bounds of memory, however many come at once."""

from asyncio import Condition
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from attrs import evolve
from starlette.types import Receive

from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.core.ledger import MAX_UNVERIFIED_BODY_BYTES
from wechatpay_gateway.request.admission import MAX_BODY_BYTES

ROOM_BYTES = 64 * 1024**2
"""How much memory large bodies may take while they arrive. Those that do not fit wait, unread."""

SMALL_BYTES = MAX_UNVERIFIED_BODY_BYTES
"""A body up to this size needs no room, and is kept whatever the request's head."""


class Intake:
    """Reads bodies.

    Args:
        may_be_verified: whether the signature of a request with this head can be right; if not, only the beginning of its body is kept.
        room_bytes: how much memory large bodies may take at once.
    """

    def __init__(self, may_be_verified: Callable[[ReceivedRequest], bool], room_bytes: int = ROOM_BYTES) -> None:
        self._may_be_verified = may_be_verified
        self._free_bytes = room_bytes
        self._freed = Condition()

    @asynccontextmanager
    async def whole(self, head: ReceivedRequest, receive: Receive) -> AsyncGenerator[ReceivedRequest | None]:
        """The request with the rest of its body, or `None` if the client went away. Its room is held while the block runs.

        Reading stops once a body is larger than the gateway accepts.
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
    """A body that is arriving: `size` is how much has arrived, `kept` is its beginning."""

    def __init__(self, receive: Receive, begun: bytes) -> None:
        self._receive = receive
        self.kept = bytearray(begun)
        self.size = len(begun)
        self.has_more = True
        self.is_lost = False

    async def read(self, size: int, *, keeps_all: bool = True) -> None:
        """Read until the end, or until more than `size` bytes have arrived; keep all of it, or only the beginning."""
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
