"""Parse the envelope of a verified notification and decrypt its resource.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382.
"""

from binascii import a2b_base64
from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.json_object import is_object, parse_json
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._crypto.resource_cipher import NONCE_BYTES, ResourceCipher
from wechatpay_runtime.errors import DecryptionFailed, MalformedNotification

_ALGORITHM = "AEAD_AES_256_GCM"
_LONGEST_ALGORITHM = 64
_NEEDED_IN_RESOURCE = ("algorithm", "ciphertext", "nonce")
_BODY = fragment("The body")
_RESOURCE = fragment("The decrypted resource")


class Envelope:
    """The fields of a notification, with its resource still encrypted. Fields that not every notification has can be `None`."""

    __slots__ = (
        "algorithm",
        "associated_data",
        "ciphertext",
        "create_time",
        "event_type",
        "id",
        "nonce",
        "original_type",
        "resource_type",
        "summary",
    )

    def __init__(self, envelope: Mapping[str, Any], resource: Mapping[str, Any]) -> None:
        """Take the fields of an envelope and of its `resource`; raises `MalformedNotification` if one is missing."""
        identity, event_type = _text(envelope.get("id")), _text(envelope.get("event_type"))
        algorithm, ciphertext = _text(resource.get("algorithm")), _text(resource.get("ciphertext"))
        nonce, associated_data = _text(resource.get("nonce")), _text(resource.get("associated_data"))
        if not (identity and event_type and algorithm and ciphertext and nonce):
            raise _incomplete(envelope, resource)
        self.id = identity
        self.event_type = event_type
        self.create_time = _text(envelope.get("create_time"))
        self.resource_type = _text(envelope.get("resource_type"))
        self.summary = _text(envelope.get("summary"))
        self.original_type = _text(resource.get("original_type"))
        self.algorithm = algorithm
        self.ciphertext = _base64(ciphertext)
        self.nonce = _nonce(nonce)
        self.associated_data = associated_data.encode(errors="replace") if associated_data else b""


class Opened:
    """A notification that is verified and decrypted, but not parsed yet."""

    __slots__ = ("envelope", "plaintext", "request_id", "resource")

    def __init__(self, envelope: Envelope, plaintext: bytes, resource: dict[str, Any], request_id: str | None) -> None:
        self.envelope = envelope
        self.plaintext = plaintext
        self.resource = resource
        self.request_id = request_id


def read_envelope(body: bytes) -> Envelope:
    """Parse the body of a notification whose signature was verified.

    Raises:
        MalformedNotification: It is not a JSON object, or lacks a field that every notification has.
    """
    envelope = _object(body, _BODY, is_text_only=True)
    resource = envelope.get("resource")
    if not is_object(resource):
        raise MalformedNotification(phrase("The notification must contain `resource`, a JSON object."))
    return Envelope(envelope, resource)


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


def _incomplete(envelope: Mapping[str, Any], resource: Mapping[str, Any]) -> MalformedNotification:
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
