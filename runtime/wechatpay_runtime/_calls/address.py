"""Percent-encodes addresses once, into a form that no HTTP library changes, so that they are sent as signed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.description import Route

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def target_of(operation: str, route: Route, texts: Mapping[str, tuple[str, ...]]) -> str:
    """Build the path and query of a route. In each value, only unreserved characters (RFC 3986) stay unencoded.

    A list in the query is a parameter for each item, as in the official Java samples:
    https://pay.weixin.qq.com/doc/v3/merchant/4014931831

    Args:
        operation: Name of the operation, for messages.
        route: The route.
        texts: The texts of values by wire name, one for each item; those that are not part of the route are ignored.

    Raises:
        InvalidArgument: A path value is empty, `.` or `..`, or a value contains a lone surrogate.
    """
    pieces = list(route.pieces)
    for position in range(1, len(pieces), 2):
        name = pieces[position]
        text = ",".join(texts[name])
        if text in {"", ".", ".."}:
            raise InvalidArgument(
                phrase(
                    "{operation}: {name} must not be {text!r}, which would change the path of the request. Nothing was sent.",
                    operation=operation,
                    name=name,
                    text=text,
                )
            )
        pieces[position] = _quoted(operation, name, text)
    path = "".join(pieces)
    if not route.query:
        return path
    query = "&".join(
        [
            f"{_quoted(operation, name, name)}={_quoted(operation, name, text)}"
            for name in route.query
            for text in texts.get(name, ())
        ]
    )
    return f"{path}?{query}" if query else path


def _quoted(operation: str, name: str, text: str) -> str:
    if _UNRESERVED.issuperset(text):
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise InvalidArgument(
            phrase(
                "{operation}: {name} contains a lone surrogate, which is not a valid character. Nothing was sent.",
                operation=operation,
                name=name,
            )
        ) from None


_ESCAPE = r"%[0-9A-Fa-f]{2}"
_PATH_SAFE = "/:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"


def canonical_target(target: str) -> str:
    """Convert a path with its query into the form that every HTTP library sends unchanged.

    Existing escapes are kept, with upper-case digits; other characters that are not allowed in an address are escaped.

    Raises:
        InvalidArgument: The path does not start with a single `/`, or contains a fragment, a lone surrogate, or a `.` or `..`
            segment.
    """
    if not target.startswith("/") or target.startswith("//"):
        raise InvalidArgument(
            phrase("The path must start with a single '/', as in '/v3/certificates'; got {target!r}.", target=target)
        )
    if "#" in target:
        raise InvalidArgument(phrase("The path must not contain '#'; got {target!r}.", target=target))
    if target.encode(errors="replace").decode() != target:
        raise InvalidArgument(
            phrase("The path contains a lone surrogate, which is not a valid character; got {target!r}.", target=target)
        )
    path, _, query = target.partition("?")
    path = _escape(path, _PATH_SAFE)
    if any(segment.replace("%2E", ".") in {".", ".."} for segment in path.split("/")):
        raise InvalidArgument(phrase("The path must not contain a '.' or '..' segment; got {target!r}.", target=target))
    return f"{path}?{_escape(query, _QUERY_SAFE)}" if query else path


def _escape(text: str, safe: str) -> str:
    pieces: list[str] = []
    end = 0
    for escape in re.finditer(_ESCAPE, text):
        pieces += [quote(text[end : escape.start()], safe=safe), escape.group().upper()]
        end = escape.end()
    return "".join([*pieces, quote(text[end:], safe=safe)])
