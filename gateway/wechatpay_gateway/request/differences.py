"""Finds out what a client signed instead: tries the usual mistakes until the signature fits one."""

from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.base.signatures import Authorization, is_signature_valid, message_to_sign

_SHOWN_BYTES = 8
"""Enough for `null` and `{}`; the difference is shown on terminals, where bodies do not belong."""


def find_difference(key: RSAPublicKey, request: ReceivedRequest, authorization: Authorization) -> str:
    """What the signed message has otherwise than the request that came; empty when no usual mistake explains the signature."""
    for message, difference in _mistakes(request, authorization):
        if is_signature_valid(key, authorization.signature, message):
            return difference
    return ""


def _mistakes(request: ReceivedRequest, authorization: Authorization) -> Iterator[tuple[bytes, str]]:
    method, target, body = request.method, request.target, request.body
    time, nonce = authorization.timestamp, authorization.nonce
    path = target.partition(b"?")[0]

    def message(*, signed_method: str = method, signed_target: bytes = target, signed_body: bytes = body) -> bytes:
        return message_to_sign(signed_method, signed_target, time, nonce, signed_body)

    if body:
        content = repr(body.decode("utf-8", errors="replace")) if len(body) <= _SHOWN_BYTES else f"{len(body)} bytes"
        yield message(signed_body=b""), f"The body: an empty one was signed, and {content} was sent."
    for signed in (b"{}", b"null"):
        if body != signed:
            yield message(signed_body=signed), f"The body: {signed.decode()} was signed, and something else was sent."
    if body.strip() != body:
        yield message(signed_body=body.strip()), "The body: it was signed without the blanks around it."
    if path != target:
        yield message(signed_target=path), "The query: the path was signed without it."
    decoded = unquote_to_bytes(target)
    if decoded != target:
        yield message(signed_target=decoded), "The address: it was signed before it was percent-encoded."
    for scheme in (b"https", b"http"):
        host = next(iter(request.header_values(b"host")), b"")
        whole = b"%s://%s%s" % (scheme, host, target)
        yield message(signed_target=whole), "The address: it was signed with scheme and host."
    yield message(signed_method=method.lower()), "The method: it was signed in lower case."
    right = message()
    yield right[:-1], "The end: the line feed after the body was left out."
    yield right.replace(b"\n", b"\r\n"), "The lines: they end with CR LF instead of LF."
