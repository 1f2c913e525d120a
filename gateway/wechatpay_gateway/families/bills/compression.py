"""The compression of a bill, which the request selects, and what the URL and the reply say about it."""

import gzip

from wechatpay_gateway.families.bills.files import BYTE_ORDER_MARK
from wechatpay_gateway.family.behavior import Call

_COMPRESSED = "gzip"


def compressed(content: bytes, call: Call) -> bytes:
    """Return the file as the request asks for it."""
    return gzip.compress(content, mtime=0) if call.arguments.get("tar_type") == "GZIP" else content


def suffix(call: Call) -> str:
    """Return what the URL of a compressed file ends with."""
    return f"&tartype={_COMPRESSED}" if call.arguments.get("tar_type") == "GZIP" else ""


def media_type(call: Call, content: bytes) -> str:
    """Return the `Content-Type` of a file.

    The URL says whether the file is compressed. A byte order mark shows that it is not encrypted.
    """
    if call.arguments.get("tartype") == _COMPRESSED:
        return "application/x-gzip"
    return "text/plain" if content.startswith(BYTE_ORDER_MARK) else "application/octet-stream"
