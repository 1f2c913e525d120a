"""Explains an unexpected `Content-Encoding` of a reply."""

from __future__ import annotations

from collections.abc import Mapping

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import phrase


def unasked_encoding(headers: Mapping[str, str]) -> str:
    """Return a sentence about the unexpected `Content-Encoding` of a reply; empty if it has none.

    Args:
        headers: Keyed in lower case.
    """
    encoding = headers.get("content-encoding", "").strip()
    if encoding.lower() in {"", "identity"}:
        return ""
    return phrase(
        "The reply has Content-Encoding: {encoding}, although the request did not accept one. A proxy or gateway on the way probably compressed it; turn off compression for WeChat Pay's hosts.",
        encoding=one_line(encoding),
    )
