"""Addresses as they are signed and sent: percent-encoded once, to a form that no HTTP library changes any more."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.operation.description import Route


def target_of(operation: str, route: Route, texts: Mapping[str, str]) -> str:
    """Fill a route: path and query, each value percent-encoded to the RFC 3986 unreserved set.

    Args:
        operation: Its name, for messages.
        route: The route.
        texts: Values by wire name; those that the route has no place for are left out.

    Raises:
        InvalidArgument: A path value is empty, `.` or `..`, or a value holds half a character.
    """
    pieces = list(route.pieces)
    for position in range(1, len(pieces), 2):
        name = pieces[position]
        text = texts[name]
        if text in {"", ".", ".."}:
            raise InvalidArgument(
                f"{operation}: {name} is {text!r}, which would call a different address. Nothing was sent."
            )
        pieces[position] = _quoted(operation, name, text)
    query = "&".join(
        f"{quote(name, safe='')}={_quoted(operation, name, texts[name])}" for name in route.query if name in texts
    )
    path = "".join(pieces)
    return f"{path}?{query}" if query else path


def _quoted(operation: str, name: str, text: str) -> str:
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise InvalidArgument(
            f"{operation}: {name} holds half a character (a lone surrogate). Nothing was sent."
        ) from None


_ESCAPE = r"%[0-9A-Fa-f]{2}"
_PATH_SAFE = "/:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"


def canonical_target(target: str) -> str:
    """Bring a path with its query into the form that every HTTP library sends unchanged.

    What is escaped already stays so, with upper-case digits; what an address cannot hold is escaped; a fragment,
    a host and dot segments are refused.

    Raises:
        InvalidArgument: It does not start with a single `/`, holds a fragment, or a `.` or `..` segment.
    """
    if not target.startswith("/") or target.startswith("//"):
        raise InvalidArgument(f"The path must start with one '/', as in '/v3/certificates'; received {target!r}.")
    if "#" in target:
        raise InvalidArgument(f"An address sent to a server holds no '#'; received {target!r}.")
    if target.encode(errors="replace").decode() != target:
        raise InvalidArgument(f"The path holds half a character (a lone surrogate); received {target!r}.")
    path, _, query = target.partition("?")
    path = _escape(path, _PATH_SAFE)
    if any(segment.replace("%2E", ".") in {".", ".."} for segment in path.split("/")):
        raise InvalidArgument(f"The path holds a '.' or '..' segment; received {target!r}.")
    return f"{path}?{_escape(query, _QUERY_SAFE)}" if query else path


def _escape(text: str, safe: str) -> str:
    written: list[str] = []
    end = 0
    for escape in re.finditer(_ESCAPE, text):
        written += [quote(text[end : escape.start()], safe=safe), escape.group().upper()]
        end = escape.end()
    return "".join([*written, quote(text[end:], safe=safe)])
