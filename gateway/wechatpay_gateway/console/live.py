"""Live pages: a stream of server-sent events that says when something has changed.

The format: https://html.spec.whatwg.org/multipage/server-sent-events.html.
"""

import asyncio
from http import HTTPStatus
from secrets import token_hex
from zlib import crc32

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from wechatpay_gateway.console.guard import SECURITY_HEADERS, objection
from wechatpay_gateway.core.gateway import Gateway

MAX_STREAMS = 32
"""The number of streams at the same time; a browser opens one for each visible page."""
EXTENSION = "wechatpay_gateway.events"
"""The key in `scope["extensions"]` that marks a stream: if the browser closes its side, nobody waits for the rest."""
_LOOK_SECONDS = 0.4
_SILENT_LOOKS = 12
"""After this many looks without a change, a comment is sent, so that nobody takes the connection for dead."""
_PROCESS = token_hex(8)
"""Makes the revisions of a gateway that was restarted differ from those before."""
_COMMENT = b": still here\n\n"


class ChangeStream:
    """The ASGI application that sends the revision of a gateway at first and after each change, until the browser or the gateway closes the connection.

    It looks at the gateway's revision a few times per second, so it costs no call anything, and needs no thread.
    """

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._streams = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events, or refuse a request like the other pages do."""
        refused = objection(Request(scope), self._gateway)
        if refused:
            await PlainTextResponse(refused, HTTPStatus.FORBIDDEN, SECURITY_HEADERS)(scope, receive, send)
        elif self._streams >= MAX_STREAMS:
            text = f"{MAX_STREAMS} pages are already open. Close one."
            await PlainTextResponse(text, HTTPStatus.SERVICE_UNAVAILABLE, SECURITY_HEADERS)(scope, receive, send)
        else:
            self._streams += 1
            scope.setdefault("extensions", {})[EXTENSION] = {}
            try:
                await self._stream(receive, send)
            finally:
                self._streams -= 1

    async def _stream(self, receive: Receive, send: Send) -> None:
        headers = {**SECURITY_HEADERS, "Content-Type": "text/event-stream; charset=utf-8"}
        lines = [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": HTTPStatus.OK, "headers": lines})
        seen, looks = self._gateway.revision, 0
        await _send(send, _event(seen))
        while not await _is_over(receive):
            revision = self._gateway.revision
            looks += 1
            if revision != seen or looks == _SILENT_LOOKS:
                await _send(send, _COMMENT if revision == seen else _event(revision))
                seen, looks = revision, 0


def revision_text(revision: tuple[object, ...]) -> str:
    """Return a short text that differs for another revision of a gateway."""
    return f"{crc32(repr((_PROCESS, revision)).encode()):08x}"


def _event(revision: tuple[object, ...]) -> bytes:
    return f"retry: 1000\nevent: change\ndata: {revision_text(revision)}\n\n".encode("ascii")


async def _send(send: Send, event: bytes) -> None:
    await send({"type": "http.response.body", "body": event, "more_body": True})


async def _is_over(receive: Receive) -> bool:
    """Wait for the next look; return whether the connection was closed meanwhile."""
    try:
        async with asyncio.timeout(_LOOK_SECONDS):
            while (await receive())["type"] != "http.disconnect":
                pass  # the end of the request, which has no body
    except TimeoutError:
        return False
    return True
