"""Verifies what WeChat Pay sent: the message, the clock rule, the key ring.

Everything fails closed: a missing header, an old timestamp, an unknown key and a wrong signature each raise
their own `VerificationError`, and nothing has been parsed by then.
"""

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime.errors import BadSignature, MissingSignature, SignatureProbe, StaleTimestamp, UnknownSerial

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

CLOCK_TOLERANCE_SECONDS = 300
PROBE_PREFIX = "WECHATPAY/SIGNTEST/"
_LONGEST_TIMESTAMP = 12


class Verifier(Protocol):
    """Holds one public key of WeChat Pay."""

    @property
    def signature_type(self) -> str:
        """What `Wechatpay-Signature-Type` must say where it is sent."""
        ...

    def is_valid(self, message: bytes, signature: bytes) -> bool:
        """Whether the signature fits the message."""
        ...


class RsaVerifier:
    """Verifies RSASSA-PKCS1-v1_5 over SHA-256, RFC 8017 section 8.2.

    Args:
        public_key: WeChat Pay's.
        family: First half of the name of the scheme that its replies must name where they name one.
    """

    def __init__(self, public_key: "RSAPublicKey", family: str = "WECHATPAY2") -> None:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.hashes import SHA256

        self.public_key = public_key
        self._padding = PKCS1v15()
        self._hash = SHA256()
        self._invalid = InvalidSignature
        self.signature_type = f"{family}-SHA256-RSA2048"

    def is_valid(self, message: bytes, signature: bytes) -> bool:
        """Whether the signature fits the message."""
        try:
            self.public_key.verify(signature, message, self._padding, self._hash)
        except self._invalid:
            return False
        return True


@frozen(eq=False)
class PlatformKey:
    """One key of WeChat Pay, and when it holds; a public key always does."""

    serial: str
    verifier: Verifier
    valid_from: float = -inf
    """Seconds since 1970."""
    valid_until: float = inf
    """Seconds since 1970."""

    def is_valid_at(self, now: float) -> bool:
        """Whether the key holds; our clock may be as far behind as the clock rule allows."""
        return self.valid_from - CLOCK_TOLERANCE_SECONDS <= now <= self.valid_until


@frozen(eq=False)
class _Held:
    """What a key ring finds keys in; replaced as a whole, so that no reader sees half of a renewal."""

    certificates: tuple[PlatformKey, ...]
    """Newest first."""
    by_serial: Mapping[str, tuple[PlatformKey, ...]]
    """Newest first, should several have one serial."""

    @classmethod
    def of(cls, fixed: Mapping[str, PlatformKey], certificates: Iterable[PlatformKey] = ()) -> "_Held":
        newest_first = tuple(sorted(certificates, key=lambda key: key.valid_from, reverse=True))
        by_serial: dict[str, tuple[PlatformKey, ...]] = {}
        for key in newest_first:
            serial = _canonical_serial(key.serial)
            by_serial[serial] = (*by_serial.get(serial, ()), key)
        return cls(newest_first, {**by_serial, **{serial: (key,) for serial, key in fixed.items()}})


class _Keys:
    """The keys that a ring shares with those that name others of them."""

    def __init__(self, fixed: Mapping[str, PlatformKey]) -> None:
        self.fixed = fixed
        self.held = _Held.of(fixed)


class KeyRing:
    """WeChat Pay's public keys and platform certificates, found by the serial that a signature names.

    Public keys (`PUB_KEY_ID_…`) are found by exact text, platform certificates by the number that their serial
    is, whatever its case and leading zeros. Certificates come and go while the ring is in use, all at once, so
    any thread may read it at any time.

    Of two certificates with one serial, the valid one that came into effect last counts, for verifying and for sealing.

    Args:
        verifiers: The keys that stay, by serial.
        preferred: The one among them that our requests name; empty where they name the newest certificate.
    """

    def __init__(self, verifiers: Mapping[str, Verifier], *, preferred: str = "") -> None:
        fixed = {_canonical_serial(serial): PlatformKey(serial, each) for serial, each in verifiers.items()}
        self._keys = _Keys(fixed)
        self._preferred = fixed[_canonical_serial(preferred)] if preferred else None

    @property
    def relies_on_certificates(self) -> bool:
        """Whether our requests name a certificate, so that one must be held before anything is sent."""
        return self._preferred is None

    def adopt(self, certificates: Iterable[PlatformKey]) -> None:
        """Hold these platform certificates in place of those held before."""
        self._keys.held = _Held.of(self._keys.fixed, certificates)

    def with_certificates(self, certificates: Iterable[PlatformKey]) -> "KeyRing":
        """A copy that holds these platform certificates, too."""
        other = self.without_certificates()
        other.adopt((*self._keys.held.certificates, *certificates))
        return other

    def without_certificates(self) -> "KeyRing":
        """A copy that holds the keys that stay and no other; our requests name none of them."""
        other = KeyRing({})
        other._keys = _Keys(self._keys.fixed)
        return other

    def naming_certificates(self) -> "KeyRing":
        """The same keys, now and later, for requests that name the newest certificate whatever is preferred."""
        other = KeyRing({})
        other._keys = self._keys
        return other

    def find(self, serial: str, now: float) -> Verifier | None:
        """The verifier for a serial; `None` where we do not hold it or it is not valid at `now`."""
        for key in self._keys.held.by_serial.get(_canonical_serial(serial), ()):
            if key.is_valid_at(now):
                return key.verifier
        return None

    def newest(self, now: float) -> PlatformKey | None:
        """The valid platform certificate that came into effect last; `None` without one."""
        return next((key for key in self._keys.held.certificates if key.is_valid_at(now)), None)

    def preferred_key(self, now: float) -> PlatformKey | None:
        """The key that a request names, and that fields are sealed for; `None` where no certificate is valid."""
        return self._preferred or self.newest(now)

    def preferred(self, now: float) -> str:
        """The serial of the preferred key: the reply is to be signed with it. Empty without one."""
        key = self.preferred_key(now)
        return key.serial if key else ""

    def describe(self, serial: str) -> str:
        """Why a serial is of no use, to follow "which"."""
        match = self._keys.held.by_serial.get(_canonical_serial(serial))
        if not match:
            return f"is not among ours: {self!r}"
        return f"is a certificate that is valid from {_day(match[0].valid_from)} to {_day(match[0].valid_until)} only"

    def __repr__(self) -> str:
        return f"KeyRing({', '.join(self._keys.held.by_serial)})"


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


_NONCE = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_")
"""What keeps the line of the nonce one line of its own."""
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


_LONGEST_SERIAL = 40


def is_certificate_serial(serial: str) -> bool:
    """Whether a serial can be that of a platform certificate, rather than the id of a public key."""
    return 0 < len(serial) <= _LONGEST_SERIAL and _HEX_DIGITS.issuperset(serial)


def is_same_serial(one: str, other: str) -> bool:
    """Whether two serials name one key, whatever the case and the leading zeros of a certificate's number."""
    return _canonical_serial(one) == _canonical_serial(other)


def _canonical_serial(serial: str) -> str:
    return serial.upper().lstrip("0") if _HEX_DIGITS.issuperset(serial) else serial


def reply_message(timestamp: str, nonce: str, body: bytes) -> bytes:
    """Build the message that WeChat Pay signs: three lines, timestamp, nonce, body, each ended by a line feed."""
    return f"{timestamp}\n{nonce}\n".encode() + body + b"\n"


def verify(headers: Mapping[str, str], body: bytes, key_ring: KeyRing, *, now: float) -> None:
    """Verify a reply or a notification.

    Args:
        headers: Keyed in lower case.
        body: The raw bytes received.
        key_ring: WeChat Pay's keys.
        now: Seconds since 1970 on our clock.

    Raises:
        MissingSignature: One of the four `Wechatpay-` headers is missing or empty.
        StaleTimestamp: Signed more than five minutes away from `now`.
        UnknownSerial: The key ring does not hold the key, or holds a certificate that is not valid at `now`.
        SignatureProbe: A wrong signature that WeChat Pay sent on purpose.
        BadSignature: The signature does not fit.
    """
    timestamp = _required(headers, "Wechatpay-Timestamp")
    nonce = _required(headers, "Wechatpay-Nonce")
    signature = _required(headers, "Wechatpay-Signature")
    serial = _required(headers, "Wechatpay-Serial")
    _check_clock(timestamp, now)
    if not _NONCE.issuperset(nonce):
        raise BadSignature("Wechatpay-Nonce holds a character that no nonce has.")
    verifier = key_ring.find(serial, now)
    if verifier is None:
        unknown = UnknownSerial(f"It is signed with key {one_line(serial)}, which {key_ring.describe(serial)}.")
        unknown.serial = serial
        raise unknown
    signature_type = headers.get("wechatpay-signature-type")
    if signature_type is not None and signature_type != verifier.signature_type:
        raise BadSignature(
            f"It is signed as {one_line(signature_type)}; key {serial} signs as {verifier.signature_type}."
        )
    raw = _strict_base64(signature)
    if raw is None or not verifier.is_valid(reply_message(timestamp, nonce, body), raw):
        if signature.startswith(PROBE_PREFIX):
            raise SignatureProbe("WeChat Pay sent a wrong signature on purpose, to test whether we verify. We do.")
        raise BadSignature(f"The signature does not fit the {len(body)} bytes received; key {serial}.")


def _required(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name.lower(), "")
    if not value:
        raise MissingSignature(f"{name} is missing, so nothing proves that this came from WeChat Pay.")
    return value


def _check_clock(timestamp: str, now: float) -> None:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _LONGEST_TIMESTAMP):
        raise StaleTimestamp("Wechatpay-Timestamp is no number of seconds.")
    seconds_ahead = int(timestamp) - now
    if abs(seconds_ahead) > CLOCK_TOLERANCE_SECONDS:
        side = "behind" if seconds_ahead > 0 else "ahead of"
        raise StaleTimestamp(
            f"Our clock is {abs(seconds_ahead):.0f} s {side} the time it was signed; "
            f"at most {CLOCK_TOLERANCE_SECONDS} s may be. Is the clock set, or is this an old message?"
        )


def _strict_base64(text: str) -> bytes | None:
    """Decode base64 that has one spelling only: no other characters, right padding, no stray bits."""
    try:
        raw = a2b_base64(text)
    except ValueError:
        return None
    return raw if b2a_base64(raw, newline=False).decode() == text else None
