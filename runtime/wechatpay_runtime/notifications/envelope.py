"""Parse the envelope of a verified notification and decrypt its resource.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.
"""

from binascii import a2b_base64
from typing import Any

from attrs import define, field, frozen

from wechatpay_runtime._base.json_object import is_object, parse_json
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._crypto.resource_cipher import NONCE_BYTES, ResourceCipher
from wechatpay_runtime.errors import DecryptionFailed, MalformedNotification

_ALGORITHM = "AEAD_AES_256_GCM"
_LONGEST_ALGORITHM = 64
_BODY = fragment("The body")
_RESOURCE = fragment("The decrypted resource")


@define(kw_only=True, eq=False)
class Envelope:
    """The fields of a notification, with its resource still encrypted. Fields that not every notification has can be `None`."""

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


@frozen(eq=False)
class Opened:
    """A notification that is verified and decrypted, but not parsed yet."""

    envelope: Envelope
    plaintext: bytes = field(repr=False)
    resource: dict[str, Any] = field(repr=False)
    request_id: str | None


def read_envelope(body: bytes) -> Envelope:
    """Parse the body of a notification whose signature was verified.

    Raises:
        MalformedNotification: It is not a JSON object, or lacks a field that every notification has.
    """
    envelope = _object(body, _BODY)
    resource = envelope.get("resource")
    if not is_object(resource):
        raise MalformedNotification(phrase("The notification must contain `resource`, a JSON object."))
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


def decrypt(envelope: Envelope, cipher: ResourceCipher) -> bytes:
    """Decrypt the resource of a notification.

    Raises:
        DecryptionFailed: No APIv3 key decrypts it, or the algorithm is not supported.
    """
    if envelope.algorithm != _ALGORITHM:
        algorithm = envelope.algorithm[:_LONGEST_ALGORITHM]
        raise DecryptionFailed(
            phrase(
                "The notification is encrypted with {algorithm!r}; only {expected} is supported.",
                algorithm=algorithm,
                expected=_ALGORITHM,
            )
        )
    plaintext = cipher.open(envelope.ciphertext, nonce=envelope.nonce, associated_data=envelope.associated_data)
    if plaintext is None:
        raise DecryptionFailed(
            phrase(
                "No configured APIv3 key decrypts the notification. apiv3_key (WECHATPAY_APIV3_KEY) is the key of another merchant, the APIv2 key, or out of date (商户平台 → 账户中心 → API安全). While you change the key, pass the old and the new one."
            )
        )
    return plaintext


def read_resource(plaintext: bytes) -> dict[str, Any]:
    """Parse the decrypted resource.

    Raises:
        MalformedNotification: It is not a JSON object.
    """
    return _object(plaintext, _RESOURCE)


def _object(text: bytes, what: str) -> dict[str, Any]:
    try:
        value = parse_json(text)
    except ValueError as error:
        raise MalformedNotification(
            phrase("{what} is {complaint} ({count} bytes).", what=what, complaint=error, count=len(text))
        ) from None
    if not is_object(value):
        raise MalformedNotification(phrase("{what} is JSON, but not an object.", what=what))
    return value


def _needed(entries: dict[str, Any], name: str, place: str = "") -> str:
    value = entries.get(name)
    if not isinstance(value, str) or not value:
        raise MalformedNotification(
            phrase("The notification must contain `{place}{name}`, a string that is not empty.", place=place, name=name)
        )
    return value


def _text(entries: dict[str, Any], name: str) -> str | None:
    """Return an optional string; `None` if it is missing or empty."""
    value = entries.get(name)
    return value if isinstance(value, str) and value else None


def _base64(text: str) -> bytes:
    try:
        return a2b_base64(text, strict_mode=True)
    except ValueError:
        raise MalformedNotification(phrase("`resource.ciphertext` is not base64.")) from None


def _nonce(text: str) -> bytes:
    nonce = text.encode(errors="replace")
    if len(nonce) not in NONCE_BYTES:
        raise MalformedNotification(phrase("`resource.nonce` is {count} bytes long; expected 12.", count=len(nonce)))
    return nonce
