"""HTTP requests and replies as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wechatpay_runtime._base.values import field, frozen


@frozen(eq=False)
class Request:
    """The HTTP request of one attempt, ready to send."""

    origin: str
    """Scheme, host and port, such as `https://api.mch.weixin.qq.com`."""
    method: str
    target: str
    """Path and query exactly as signed."""
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@frozen(eq=False)
class Reply:
    """An HTTP reply, as received by a transport."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    """Keyed in lower case; the values of a repeated header are joined by a comma."""
    body: bytes = field(repr=False)
    streamed_bytes: int = 0
    """Number of bytes of the body that were passed on as they arrived, and so are not in `body`."""


def fold_headers(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return headers keyed in lower case; the values of a repeated header are joined by a comma."""
    folded: dict[str, str] = {}
    for name, value in pairs:
        key = name.lower()
        folded[key] = f"{folded[key]}, {value}" if key in folded else value
    return folded
