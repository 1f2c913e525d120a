"""Names a `Content-Encoding` that nobody asked for, where the bytes of a reply are not what they should be."""

from collections.abc import Mapping

from wechatpay_runtime._base.foreign_text import one_line


def unasked_encoding(headers: Mapping[str, str]) -> str:
    """A sentence about the `Content-Encoding` of a reply; empty where it has none, as requests ask for.

    Args:
        headers: Keyed in lower case.
    """
    encoding = headers.get("content-encoding", "").strip()
    if encoding.lower() in {"", "identity"}:
        return ""
    return (
        f"The reply came with Content-Encoding: {one_line(encoding)}, which the request did not ask for. "
        "A proxy or gateway on the way probably compressed it; turn that off for WeChat Pay's hosts."
    )
