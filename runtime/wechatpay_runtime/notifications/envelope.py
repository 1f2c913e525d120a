"""Reads the envelope of a verified notification and opens what it carries.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.
"""

from binascii import a2b_base64
from typing import Any

from attrs import define, field

from wechatpay_runtime._base.json_object import is_object, parse_json
from wechatpay_runtime._crypto.resource_cipher import NONCE_BYTES, ResourceCipher
from wechatpay_runtime.errors import DecryptionFailed, MalformedNotification

_ALGORITHM = "AEAD_AES_256_GCM"
_LONGEST_SHOWN = 64


@define(kw_only=True, eq=False)
class Envelope:
    """What was encrypted, and what stands around it; what the pages only mostly have is `None` where it is missing."""

    id: str
    event_type: str
    create_time: str | None
    resource_type: str | None
    summary: str | None
    original_type: str | None
    algorithm: str
    ciphertext: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    associated_data: bytes


def read_envelope(body: bytes) -> Envelope:
    """Read the body of a notification whose signature was verified.

    Raises:
        MalformedNotification: It is no JSON object, or lacks what every notification has.
    """
    envelope = _object(body, "The body")
    resource = envelope.get("resource")
    if not is_object(resource):
        raise MalformedNotification("The notification lacks `resource`, an object.")
    return Envelope(
        id=_needed(envelope, "id"),
        event_type=_needed(envelope, "event_type"),
        create_time=_text(envelope, "create_time"),
        resource_type=_text(envelope, "resource_type"),
        summary=_text(envelope, "summary"),
        original_type=_text(resource, "original_type"),
        algorithm=_needed(resource, "algorithm", "resource."),
        ciphertext=_base64(_needed(resource, "ciphertext", "resource.")),
        nonce=_nonce(_needed(resource, "nonce", "resource.")),
        associated_data=(_text(resource, "associated_data") or "").encode(errors="replace"),
    )


def unseal(sealed: Envelope, cipher: ResourceCipher) -> bytes:
    """Decrypt what a notification carries.

    Raises:
        DecryptionFailed: No APIv3 key opens it, or the algorithm is another one.
    """
    if sealed.algorithm != _ALGORITHM:
        algorithm = sealed.algorithm[:_LONGEST_SHOWN]
        raise DecryptionFailed(f"It is encrypted with {algorithm!r}; this library opens {_ALGORITHM} only, as yet.")
    plaintext = cipher.open(sealed.ciphertext, nonce=sealed.nonce, associated_data=sealed.associated_data)
    if plaintext is None:
        raise DecryptionFailed(
            "No configured APIv3 key opens it: apiv3_key (WECHATPAY_APIV3_KEY) is another merchant's, the APIv2 key, or was "
            "changed since (商户平台 → 账户中心 → API安全). While a key is being changed, give the old and the new one."
        )
    return plaintext


def read_resource(plaintext: bytes) -> dict[str, Any]:
    """Parse what was encrypted.

    Raises:
        MalformedNotification: It is no JSON object.
    """
    return _object(plaintext, "What was encrypted")


def _object(text: bytes, what: str) -> dict[str, Any]:
    try:
        value = parse_json(text)
    except ValueError as error:
        raise MalformedNotification(f"{what} is {error} ({len(text)} bytes).") from None
    if not is_object(value):
        raise MalformedNotification(f"{what} is JSON, but no object.")
    return value


def _needed(entries: dict[str, Any], name: str, place: str = "") -> str:
    value = entries.get(name)
    if not isinstance(value, str) or not value:
        raise MalformedNotification(f"The notification lacks `{place}{name}`, a text.")
    return value


def _text(entries: dict[str, Any], name: str) -> str | None:
    """A text that may be missing; an empty one says as little."""
    value = entries.get(name)
    return value if isinstance(value, str) and value else None


def _base64(text: str) -> bytes:
    try:
        return a2b_base64(text, strict_mode=True)
    except ValueError:
        raise MalformedNotification("`resource.ciphertext` is not base64.") from None


def _nonce(text: str) -> bytes:
    nonce = text.encode(errors="replace")
    if len(nonce) not in NONCE_BYTES:
        raise MalformedNotification(f"`resource.nonce` is {len(nonce)} bytes long; 12 are usual.")
    return nonce
