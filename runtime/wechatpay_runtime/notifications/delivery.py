"""Read the headers and the body of a delivery in the forms that web frameworks use."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias, cast

from wechatpay_runtime._base.messages import fragment, phrase, sentences
from wechatpay_runtime.errors import InvalidArgument

_WANTED = frozenset(
    {
        "wechatpay-timestamp",
        "wechatpay-nonce",
        "wechatpay-signature",
        "wechatpay-serial",
        "wechatpay-signature-type",
        "request-id",
        "content-length",
    }
)
_LONGEST_LENGTH = 12
_PIECE_BYTES = 64 * 1024
_WSGI_PREFIX, _WSGI_LENGTH = "http_", "content_length"
_OFTEN_SENT = (
    "accept",
    "accept-encoding",
    "cache-control",
    "connection",
    "content-type",
    "host",
    "pragma",
    "user-agent",
)
_SPELLINGS: dict[str, str] = {
    **{name: "" for unwanted in _OFTEN_SENT for name in (unwanted, unwanted.title())},
    **{
        name: wanted
        for wanted in _WANTED
        for name in (wanted, wanted.title(), f"HTTP_{wanted.upper().replace('-', '_')}")
    },
    "Request-ID": "request-id",
    "CONTENT_LENGTH": "content-length",
}
"""The usual spellings of header names, empty for a header that is not wanted. Other spellings are parsed."""
_BYTES_SPELLINGS: dict[bytes, str] = {name.encode(): wanted for name, wanted in _SPELLINGS.items()}
"""The same for bytes. They are separate because a dictionary with both compares them, which `python -bb` forbids."""
_BODY_NEED = fragment(
    "Pass the raw bytes of the body, because the signature covers them: in FastAPI and Starlette `await request.body()`, in Django `request.body`, in Flask `request.get_data()`, in aiohttp `await request.read()`."
)
_HEADERS_NEED = fragment(
    "Pass all headers of the request: in FastAPI, Starlette, Django, Flask and aiohttp `request.headers`; a WSGI environ and the headers of an ASGI scope are also accepted."
)


class _HasItems(Protocol):
    def items(self) -> Iterable[tuple[Any, Any]]: ...


Headers: TypeAlias = Mapping[str, Any] | Iterable[tuple[str | bytes, str | bytes]] | _HasItems
"""A mapping with names in any letter case, an object with `items`, pairs of text or bytes, or a WSGI environ."""


def read_headers(headers: Headers) -> dict[str, str]:
    """Return the signature headers, the Request-ID and the Content-Length, with names in lower case.

    The values of a repeated header are joined, which makes verification fail.

    Raises:
        InvalidArgument: The headers do not have a supported form.
    """
    if isinstance(headers, (str, bytes)):
        raise _not_headers(headers)
    items = getattr(headers, "items", None)
    wanted: dict[str, str] = {}
    foreign: tuple[str, object] | None = None
    try:
        entries: Iterable[tuple[object, object]] = cast("Any", items() if callable(items) else headers)
        for key, value in entries:
            if isinstance(key, str):
                name = _SPELLINGS.get(key)
                name = _parsed(key) if name is None else name
            elif isinstance(key, bytes):
                name = _BYTES_SPELLINGS.get(key)
                name = _parsed(key.decode("latin-1")) if name is None else name
            else:
                continue
            if not name:
                continue
            text = value if isinstance(value, str) else _text(value)
            if text is None:
                foreign = foreign or (name, value)
            else:
                wanted[name] = f"{wanted[name]}, {text}" if name in wanted else text
    except (TypeError, ValueError):
        raise _not_headers(headers) from None
    if foreign:
        raise _not_text(*foreign)
    return wanted


def _not_headers(headers: object) -> InvalidArgument:
    return InvalidArgument(
        phrase(
            "headers must be a mapping or pairs, got {type}. {need}", type=type(headers).__name__, need=_HEADERS_NEED
        )
    )


def _not_text(name: str, value: object) -> InvalidArgument:
    return InvalidArgument(
        phrase(
            "The header {name} must be a string, got {type}. {need}",
            name=name,
            type=type(value).__name__,
            need=_HEADERS_NEED,
        )
    )


def read_body(body: object) -> bytes:
    """Return the raw body; a string is encoded as UTF-8, which WeChat Pay uses.

    Raises:
        InvalidArgument: The body has another type. The message lists what to pass in each framework.
    """
    if isinstance(body, bytes):
        return body
    if isinstance(body, str):
        return body.encode(errors="surrogatepass")
    if isinstance(body, (bytearray, memoryview)):
        return bytes(cast("bytearray", body))
    raise InvalidArgument(phrase("body must be bytes, got {type}. {need}", type=type(body).__name__, need=_BODY_NEED))


def read_at_most(read: Callable[[int], bytes], most_bytes: int) -> bytes:
    """Read a body in pieces, up to a limit.

    Args:
        read: Returns at most the number of bytes requested, and an empty result at the end.
        most_bytes: Maximum number of bytes to read.
    """
    body = bytearray()
    while len(body) < most_bytes and (piece := read(min(_PIECE_BYTES, most_bytes - len(body)))):
        body += piece
    return bytes(body)


def length_hint(headers: Mapping[str, str], body: bytes) -> str:
    """Return a hint for an error about the signature if the length of the body is not its Content-Length; else an empty string."""
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) <= _LONGEST_LENGTH) or int(length) == len(body):
        return ""
    return sentences(
        phrase(
            "The request's Content-Length is {expected}, but {count} bytes were passed.",
            expected=int(length),
            count=len(body),
        ),
        _BODY_NEED,
    )


def _parsed(name: str) -> str:
    """Return a header in lower case, empty if it is not wanted; WSGI writes names as `HTTP_WECHATPAY_NONCE`."""
    text = name.lower()
    if text == _WSGI_LENGTH:
        return "content-length"
    text = text[len(_WSGI_PREFIX) :].replace("_", "-") if text.startswith(_WSGI_PREFIX) else text
    return text if text in _WANTED else ""


def _text(value: object) -> str | None:
    """Return the text of a header's value; `None` if it is not text."""
    return value.decode("latin-1") if isinstance(value, bytes) else None
