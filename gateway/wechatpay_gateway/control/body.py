"""Reads the body of a request to a control address or a page, up to a bound."""

from starlette.requests import Request

MAX_CONTROL_BYTES = 1024**2
"""Larger than the resource of any notification."""

TOO_LARGE = 413
CLOSES = {"Connection": "close"}
"""The header of a reply that is sent before its request was read to the end."""


async def read_control_body(request: Request) -> bytes | None:
    """The body, whatever the method; `None` when it is larger than a control request may be.

    Args:
        request: of which nothing was read yet.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_CONTROL_BYTES:
            return None
    return bytes(body)
