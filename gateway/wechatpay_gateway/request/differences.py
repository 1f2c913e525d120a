"""Finds out what a client signed instead: tries common mistakes until one matches the signature."""

from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.base.signatures import Authorization, is_signature_valid, message_to_sign

_SHOWN_BYTES = 8
"""The longest body that is shown, enough for `null` and `{}`. Longer ones are hidden because differences are printed on terminals."""


@frozen
class Mistake:
    """A common mistake: the message that the client signed, and how it differs from the request, as a sentence with the remedy."""

    signed: bytes = field(repr=False)
    difference: str


def find_mistake(key: RSAPublicKey, request: ReceivedRequest, authorization: Authorization) -> Mistake | None:
    """Return the mistake that explains a signature that does not match the request, or `None` if no common one does."""
    for message, difference in _mistakes(request, authorization):
        if is_signature_valid(key, authorization.signature, message):
            return Mistake(message, difference)
    return None


def _mistakes(request: ReceivedRequest, authorization: Authorization) -> Iterator[tuple[bytes, str]]:
    method, target, body = request.method, request.target, request.body
    time, nonce = authorization.timestamp, authorization.nonce
    path = target.partition(b"?")[0]

    def message(*, signed_method: str = method, signed_target: bytes = target, signed_body: bytes = body) -> bytes:
        return message_to_sign(signed_method, signed_target, time, nonce, signed_body)

    for signed, difference in _wrong_bodies(body):
        yield message(signed_body=signed), f"{difference} Sign the exact bytes that you send."
    if path != target:
        yield message(signed_target=path), "The client signed the path without the query string. Sign both."
    decoded = unquote_to_bytes(target)
    if decoded != target:
        yield message(signed_target=decoded), "The client signed the URL before percent-encoding it. Sign it as sent."
    for scheme in (b"https", b"http"):
        host = next(iter(request.header_values(b"host")), b"")
        url = b"%s://%s%s" % (scheme, host, target)
        yield message(signed_target=url), "The client signed the scheme and host. Sign only the path and query string."
    yield message(signed_method=method.lower()), "The client signed the method in lower case. Sign it in upper case."
    right = message()
    yield (
        right[:-1],
        "The client signed a message without the line feed after the body. End each of the five lines with a line feed.",
    )
    yield right.replace(b"\n", b"\r\n"), "The client signed lines that end with CR LF. End them with LF."


def _wrong_bodies(body: bytes) -> Iterator[tuple[bytes, str]]:
    if body:
        content = repr(body.decode("utf-8", errors="replace")) if len(body) <= _SHOWN_BYTES else f"{len(body)} bytes"
        yield b"", f"The client signed an empty body but sent {content}."
    for signed in (b"{}", b"null"):
        if body != signed:
            yield signed, f"The client signed the body {signed.decode()} but sent a different one."
    if body.strip() != body:
        yield body.strip(), "The client signed the body without its leading and trailing whitespace."
