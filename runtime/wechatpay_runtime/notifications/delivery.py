"""Read the headers and the body of a delivery in the forms that web frameworks use."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias, cast

from wechatpay_runtime._base.exchange import fold_headers
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
_SPELLINGS: dict[object, str] = {
    spelling: name for name in _WANTED for spelling in (name, name.title(), f"HTTP_{name.upper().replace('-', '_')}")
}
_SPELLINGS["CONTENT_LENGTH"] = "content-length"
"""The usual spellings of header names; other spellings are parsed."""
_BYTES_SPELLINGS: dict[object, str] = {name.encode(): name for name in _WANTED}
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
        raise InvalidArgument(
            phrase(
                "headers must be a mapping or pairs, got {type}. {need}",
                type=type(headers).__name__,
                need=_HEADERS_NEED,
            )
        )
    items = getattr(headers, "items", None)
    try:
        entries: Iterable[tuple[object, object]] = cast("Any", items() if callable(items) else headers)
        pairs = [(name, value) for key, value in entries if (name := _usual(key) or _name(key)) in _WANTED]
    except (TypeError, ValueError):
        raise InvalidArgument(
            phrase(
                "headers must be a mapping or pairs, got {type}. {need}",
                type=type(headers).__name__,
                need=_HEADERS_NEED,
            )
        ) from None
    return fold_headers([(name, value if isinstance(value, str) else _text(name, value)) for name, value in pairs])


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


def _usual(name: object) -> str | None:
    return (_BYTES_SPELLINGS if isinstance(name, bytes) else _SPELLINGS).get(name)


def _name(name: object) -> str:
    """Return a header's name in lower case; WSGI writes names as `HTTP_WECHATPAY_NONCE`."""
    text = name.decode("latin-1") if isinstance(name, bytes) else name
    if not isinstance(text, str):
        return ""
    text = text.lower()
    if text == _WSGI_LENGTH:
        return "content-length"
    return text[len(_WSGI_PREFIX) :].replace("_", "-") if text.startswith(_WSGI_PREFIX) else text


def _text(name: str, value: object) -> str:
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        raise InvalidArgument(
            phrase(
                "The header {name} must be a string, got {type}. {need}",
                name=name,
                type=type(value).__name__,
                need=_HEADERS_NEED,
            )
        )
    return text
