"""Finds the first difference between the message that the client signed and the message that WeChat Pay verified.

A 401 `SIGN_ERROR` can contain `detail.sign_information`: the start of the message that the server built
(`truncated_sign_message`, with the body cut after a few bytes) and its full length (`sign_message_length`).
The resulting text shows lines one to four, never the body.
"""

from typing import Any

from wechatpay_runtime._base.json_object import as_object
from wechatpay_runtime._base.messages import listed, phrase

_LINES = ("method", "target", "timestamp", "nonce", "body")
_BODY_LINE = 4
_LONGEST_SHOWN = 120


def find_difference(signed: bytes, detail: Any) -> str | None:
    """Describe the first difference between both messages.

    Args:
        signed: The message that the client signed.
        detail: `detail` of the error, as received.

    Returns:
        One sentence, or `None` if the error does not contain the server's message.
    """
    information = as_object(as_object(detail).get("sign_information"))
    theirs = information.get("truncated_sign_message")
    length = information.get("sign_message_length")
    if not isinstance(theirs, str):
        return None
    parts = [_compare(signed, theirs.encode(errors="replace"))]
    if isinstance(length, int):
        parts.append(_compare_lengths(len(signed), length))
    return listed((part for part in parts if part), "; ") or (
        phrase(
            "WeChat Pay verified the same message (as far as the error shows), so the private key does not match the serial number"
        )
    )


def _compare(ours: bytes, theirs: bytes) -> str:
    our_lines = ours.split(b"\n", _BODY_LINE)
    their_lines = theirs.split(b"\n", _BODY_LINE)
    offset = 0
    for name, our_line, their_line in zip(_LINES, our_lines, their_lines, strict=False):
        if name == "body":
            at = _body_difference(our_line, their_line)
            return (
                phrase("the first difference is at byte {position}, in the body", position=offset + at)
                if at is not None
                else ""
            )
        if our_line != their_line:
            at = offset + _first_difference(our_line, their_line)
            return phrase(
                "the first difference is at byte {position}, in the {part}: the client signed {signed}, but WeChat Pay received {received}",
                position=at,
                part=name,
                signed=_excerpt(our_line),
                received=_excerpt(their_line),
            )
        offset += len(our_line) + 1
    return ""


def _body_difference(ours: bytes, truncated: bytes) -> int | None:
    """Return the offset of the first difference; `None` if the server's truncated copy is the start of ours."""
    start = truncated.removesuffix(b"\n")
    if ours.startswith(start) and not (start == b"" and ours != b"\n"):
        return None
    return _first_difference(ours, truncated)


def _first_difference(ours: bytes, theirs: bytes) -> int:
    for at, (our_byte, their_byte) in enumerate(zip(ours, theirs, strict=False)):
        if our_byte != their_byte:
            return at
    return min(len(ours), len(theirs))


def _compare_lengths(ours: int, theirs: int) -> str:
    return (
        ""
        if ours == theirs
        else phrase("the client signed {ours} bytes, but WeChat Pay received {theirs}", ours=ours, theirs=theirs)
    )


def _excerpt(line: bytes) -> str:
    text = line.decode(errors="replace")
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…")
