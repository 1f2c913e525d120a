"""Reads the body of a request to a control address or a page, up to a limit."""

from starlette.requests import Request

MAX_CONTROL_BYTES = 1024**2
"""The largest body that is accepted: larger than the resource of any notification."""

TOO_LARGE = 413
CLOSES = {"Connection": "close"}
"""The header of a reply that is sent before the whole request has been read."""


async def read_control_body(request: Request) -> bytes | None:
    """Return the body of a request, or `None` if it exceeds `MAX_CONTROL_BYTES`.

    Args:
        request: a request whose body has not been read yet.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_CONTROL_BYTES:
            return None
    return bytes(body)
