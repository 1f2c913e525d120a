"""Parse the envelope of a verified notification and decrypt its resource.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.
"""

from binascii import a2b_base64
from typing import Any

from attrs import define, field

from wechatpay_runtime._base.json_object import is_object, parse_json
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._crypto.resource_cipher import NONCE_BYTES, ResourceCipher
from wechatpay_runtime.errors import DecryptionFailed, MalformedNotification

_ALGORITHM = "AEAD_AES_256_GCM"
_LONGEST_ALGORITHM = 64
_NEEDED_IN_RESOURCE = ("algorithm", "ciphertext", "nonce")
_BODY = fragment("The body")
_RESOURCE = fragment("The decrypted resource")


@define(eq=False)
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


@define(eq=False)
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
    envelope = _object(body, _BODY, is_text_only=True)
    resource = envelope.get("resource")
    if not is_object(resource):
        raise MalformedNotification(phrase("The notification must contain `resource`, a JSON object."))
    identity, event_type = _text(envelope.get("id")), _text(envelope.get("event_type"))
    algorithm, ciphertext, nonce = map(_text, map(resource.get, _NEEDED_IN_RESOURCE))
    if not (identity and event_type and algorithm and ciphertext and nonce):
        raise _incomplete(envelope, resource)
    associated_data = _text(resource.get("associated_data"))
    return Envelope(
        identity,
        event_type,
        _text(envelope.get("create_time")),
        _text(envelope.get("resource_type")),
        _text(envelope.get("summary")),
        _text(resource.get("original_type")),
        algorithm,
        _base64(ciphertext),
        _nonce(nonce),
        associated_data.encode(errors="replace") if associated_data else b"",
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


def _object(text: bytes, what: str, *, is_text_only: bool = False) -> dict[str, Any]:
    try:
        value = parse_json(text, is_text_only=is_text_only)
    except ValueError as error:
        raise MalformedNotification(
            phrase("{what} is {complaint} ({count} bytes).", what=what, complaint=error, count=len(text))
        ) from None
    if not is_object(value):
        raise MalformedNotification(phrase("{what} is JSON, but not an object.", what=what))
    return value


def _incomplete(envelope: dict[str, Any], resource: dict[str, Any]) -> MalformedNotification:
    """Return the error for the first field that is missing."""
    places = ((envelope, "", ("id", "event_type")), (resource, "resource.", _NEEDED_IN_RESOURCE))
    missing = ((place, name) for entries, place, names in places for name in names if not _text(entries.get(name)))
    place, name = next(missing)
    return MalformedNotification(
        phrase("The notification must contain `{place}{name}`, a string that is not empty.", place=place, name=name)
    )


def _text(value: object) -> str | None:
    """Return a string; `None` if it is missing or empty."""
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
