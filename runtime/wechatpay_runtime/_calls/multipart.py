"""Encodes a form with a file as `multipart/form-data`, RFC 7578. Bytes in, bytes out."""

from collections.abc import Iterable
from hashlib import sha256

from wechatpay_runtime._base.values import field, frozen

_ESCAPES = {'"': "%22", "\r": "%0D", "\n": "%0A"}


@frozen(eq=False)
class Part:
    """One part of a form; `filename` and `content_type` are empty if it has none."""

    name: str
    content: bytes = field(repr=False)
    filename: str = ""
    content_type: str = ""


def frame(parts: Iterable[Part]) -> tuple[str, bytes]:
    """Encode parts as one body.

    The boundary is a digest of all contents, so the same parts produce the same bytes, and no content contains it. A file
    name is sent as plain UTF-8, the only form that WeChat Pay reads; quotes and line breaks in it are percent-encoded,
    as in browsers.

    Returns:
        The value of `Content-Type`, and the body.
    """
    parts = tuple(parts)
    boundary = sha256(b"\0".join(part.content for part in parts)).hexdigest()[:48]
    pieces: list[bytes] = []
    for part in parts:
        pieces += [f"--{boundary}\r\n{_head(part)}\r\n".encode(), part.content, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", b"".join(pieces)


def _head(part: Part) -> str:
    filename = f'; filename="{_quoted(part.filename)}"' if part.filename else ""
    disposition = f'Content-Disposition: form-data; name="{_quoted(part.name)}"{filename}\r\n'
    return f"{disposition}Content-Type: {part.content_type}\r\n" if part.content_type else disposition


def _quoted(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)
