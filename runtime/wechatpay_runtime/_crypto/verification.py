"""Verifies replies and notifications of WeChat Pay: the message, the clock rule, the key ring.

Everything fails closed: a missing header, an old timestamp, an unknown key and a wrong signature each raise their own
subclass of `VerificationError`, before the body is parsed.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Protocol
from weakref import WeakValueDictionary

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._crypto.signature_headers import CLOCK_TOLERANCE_SECONDS, check_clock, signature_parts
from wechatpay_runtime.errors import BadSignature, SignatureProbe, UnknownSerial

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

PROBE_PREFIX = "WECHATPAY/SIGNTEST/"


class Verifier(Protocol):
    """Verifies signatures with one public key of WeChat Pay."""

    @property
    def signature_type(self) -> str:
        """Required value of `Wechatpay-Signature-Type`, if that header is present."""
        ...

    def is_valid(self, message: bytes, signature: bytes) -> bool:
        """Return whether the signature matches the message."""
        ...


class RsaVerifier:
    """Verifies RSASSA-PKCS1-v1_5 over SHA-256, RFC 8017 section 8.2.

    Args:
        public_key: WeChat Pay's public key.
        family: First half of the name of the scheme that replies must name, if they name one.
    """

    def __init__(self, public_key: RSAPublicKey, family: str = "WECHATPAY2") -> None:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.hashes import SHA256

        self.public_key = public_key
        self._padding = PKCS1v15()
        self._hash = SHA256()
        self._invalid = InvalidSignature
        self.signature_type = f"{family}-SHA256-RSA2048"

    def is_valid(self, message: bytes, signature: bytes) -> bool:
        """Return whether the signature matches the message."""
        try:
            self.public_key.verify(signature, message, self._padding, self._hash)
        except self._invalid:
            return False
        return True


_VERIFIERS: WeakValueDictionary[tuple[int, int, str], RsaVerifier] = WeakValueDictionary()


def rsa_verifier(public_key: RSAPublicKey, family: str = "WECHATPAY2") -> RsaVerifier:
    """Return a verifier; clients with equal keys share one, which is dropped with the last of them."""
    numbers = public_key.public_numbers()
    return _VERIFIERS.setdefault((numbers.n, numbers.e, family), RsaVerifier(public_key, family))


@frozen(eq=False)
class PlatformKey:
    """A key of WeChat Pay and the period in which it is valid; a public key does not expire."""

    serial: str
    verifier: Verifier
    valid_from: float = -inf
    """Seconds since 1970."""
    valid_until: float = inf
    """Seconds since 1970."""

    def is_valid_at(self, now: float) -> bool:
        """Return whether the key is valid. The local clock may be behind by the tolerance of the clock rule."""
        return self.valid_from - CLOCK_TOLERANCE_SECONDS <= now <= self.valid_until


@frozen(eq=False)
class _Index:
    """The keys of a ring. It is replaced as a whole, so that no reader sees a half-finished renewal."""

    certificates: tuple[PlatformKey, ...]
    """Newest first."""
    by_serial: Mapping[str, tuple[PlatformKey, ...]]
    """Newest first, if several have the same serial."""

    @classmethod
    def of(cls, fixed: Mapping[str, PlatformKey], certificates: Iterable[PlatformKey] = ()) -> _Index:
        newest_first = tuple(sorted(certificates, key=lambda key: key.valid_from, reverse=True))
        by_serial: dict[str, tuple[PlatformKey, ...]] = {}
        for key in newest_first:
            serial = _canonical_serial(key.serial)
            by_serial[serial] = (*by_serial.get(serial, ()), key)
        return cls(newest_first, {**by_serial, **{serial: (key,) for serial, key in fixed.items()}})


class _Keys:
    """The keys that several rings share. Each ring can prefer a different one."""

    def __init__(self, fixed: Mapping[str, PlatformKey]) -> None:
        self.fixed = fixed
        self.index = _Index.of(fixed)


class KeyRing:
    """WeChat Pay's public keys and platform certificates, looked up by the serial that a signature names.

    Public keys (`PUB_KEY_ID_…`) are looked up by exact text; platform certificates by the numeric value of the serial,
    ignoring case and leading zeros. Certificates are replaced atomically, so the ring is safe to read from any thread.

    If two certificates have the same serial, the valid one that came into effect last is used, for verifying and for
    encrypting.

    Args:
        verifiers: The fixed keys, by serial.
        preferred: Serial of the fixed key that requests name; empty if they name the newest certificate.
    """

    def __init__(self, verifiers: Mapping[str, Verifier], *, preferred: str = "") -> None:
        fixed = {_canonical_serial(serial): PlatformKey(serial, each) for serial, each in verifiers.items()}
        self._keys = _Keys(fixed)
        self._preferred = fixed[_canonical_serial(preferred)] if preferred else None

    @property
    def relies_on_certificates(self) -> bool:
        """Whether requests name a certificate, so that one must be fetched before anything is sent."""
        return self._preferred is None

    def adopt(self, certificates: Iterable[PlatformKey]) -> None:
        """Replace the platform certificates with these."""
        self._keys.index = _Index.of(self._keys.fixed, certificates)

    def with_certificates(self, certificates: Iterable[PlatformKey]) -> KeyRing:
        """Return a copy that also contains these platform certificates."""
        other = self.without_certificates()
        other.adopt((*self._keys.index.certificates, *certificates))
        return other

    def without_certificates(self) -> KeyRing:
        """Return a copy with the fixed keys only; requests that use it name no key."""
        other = KeyRing({})
        other._keys = _Keys(self._keys.fixed)
        return other

    def naming_certificates(self) -> KeyRing:
        """Return a ring that shares these keys, but whose requests name the newest certificate."""
        other = KeyRing({})
        other._keys = self._keys
        return other

    def find(self, serial: str, now: float) -> Verifier | None:
        """Return the verifier for a serial; `None` if the ring has no such key or it is not valid at `now`."""
        by_serial = self._keys.index.by_serial
        for key in by_serial.get(serial) or by_serial.get(_canonical_serial(serial), ()):
            if key.is_valid_at(now):
                return key.verifier
        return None

    def newest(self, now: float) -> PlatformKey | None:
        """Return the valid platform certificate that came into effect last; `None` if there is none."""
        return next((key for key in self._keys.index.certificates if key.is_valid_at(now)), None)

    def preferred_key(self, now: float) -> PlatformKey | None:
        """Return the key that a request names and that encrypts its fields; `None` if no certificate is valid."""
        return self._preferred or self.newest(now)

    def preferred(self, now: float) -> str:
        """Return the serial of the preferred key, with which WeChat Pay should sign the reply. Empty if there is none."""
        key = self.preferred_key(now)
        return key.serial if key else ""

    def describe(self, serial: str) -> str:
        """Return why the key of a serial cannot be used, as a clause that follows "which"."""
        match = self._keys.index.by_serial.get(_canonical_serial(serial))
        if not match:
            return phrase("is not one of the known keys: {keys}", keys=repr(self))
        return phrase(
            "is a certificate that is only valid from {first} to {last}",
            first=_day(match[0].valid_from),
            last=_day(match[0].valid_until),
        )

    def __repr__(self) -> str:
        return f"KeyRing({', '.join(self._keys.index.by_serial)})"


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


_NONCE = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_")
"""Characters allowed in a nonce; in particular, no line feed, which would add a line to the message."""
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


_LONGEST_SERIAL = 40


def is_certificate_serial(serial: str) -> bool:
    """Return whether a serial may belong to a platform certificate, as opposed to the ID of a public key."""
    return 0 < len(serial) <= _LONGEST_SERIAL and _HEX_DIGITS.issuperset(serial)


def is_same_serial(one: str, other: str) -> bool:
    """Return whether two serials name the same key; case and leading zeros of a certificate's serial are ignored."""
    return _canonical_serial(one) == _canonical_serial(other)


def _canonical_serial(serial: str) -> str:
    return serial.upper().lstrip("0") if _HEX_DIGITS.issuperset(serial) else serial


def reply_message(timestamp: str, nonce: str, body: bytes) -> bytes:
    """Build the message that WeChat Pay signs: timestamp, nonce and body, each terminated by a line feed."""
    return f"{timestamp}\n{nonce}\n".encode() + body + b"\n"


def verify(headers: Mapping[str, str], body: bytes, key_ring: KeyRing, *, now: float) -> None:
    """Verify a reply or a notification.

    Args:
        headers: Keyed in lower case.
        body: The raw bytes received.
        key_ring: WeChat Pay's keys.
        now: Seconds since 1970 on the local clock.

    Raises:
        MissingSignature: One of the four `Wechatpay-` headers is missing or empty.
        StaleTimestamp: The timestamp differs from `now` by more than five minutes.
        UnknownSerial: The key ring does not contain the key, or the certificate is not valid at `now`.
        SignatureProbe: WeChat Pay sent a wrong signature on purpose.
        BadSignature: The signature does not match the body.
    """
    timestamp, nonce, signature, serial = signature_parts(headers)
    check_clock(timestamp, now)
    if not (nonce.isascii() and nonce.isalnum()) and not _NONCE.issuperset(nonce):
        raise BadSignature(phrase("Wechatpay-Nonce contains a character that is not allowed in a nonce."))
    verifier = key_ring.find(serial, now)
    if verifier is None:
        raise _unknown(serial, key_ring)
    signature_type = headers.get("wechatpay-signature-type")
    if signature_type is not None and signature_type != verifier.signature_type:
        raise BadSignature(
            phrase(
                "Wechatpay-Signature-Type is {received}; expected {signature_type} for key {serial}.",
                received=one_line(signature_type),
                signature_type=verifier.signature_type,
                serial=serial,
            )
        )
    raw = _strict_base64(signature)
    if raw is None or not verifier.is_valid(reply_message(timestamp, nonce, body), raw):
        if signature.startswith(PROBE_PREFIX):
            raise SignatureProbe(
                phrase("WeChat Pay sent a wrong signature on purpose, to test that it is refused. It was refused.")
            )
        raise BadSignature(
            phrase(
                "The signature does not match the body of {count} bytes. It was checked with key {serial}.",
                count=len(body),
                serial=serial,
            )
        )


def _unknown(serial: str, key_ring: KeyRing) -> UnknownSerial:
    complaint = key_ring.describe(serial)
    error = UnknownSerial(
        phrase(
            "The signature was made with key {serial}, which {complaint}.", serial=one_line(serial), complaint=complaint
        )
    )
    error.serial = serial
    return error


def _strict_base64(text: str) -> bytes | None:
    """Decode canonical base64; return `None` for other characters, wrong padding or stray bits."""
    try:
        raw = a2b_base64(text)
    except ValueError:
        return None
    return raw if b2a_base64(raw, newline=False).decode() == text else None
