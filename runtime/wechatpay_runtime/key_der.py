"""What a DER structure is: which kind of key, certificate or container, told by its shape.

Nothing here raises, and nothing trusts a length: `cryptography` judges a key only once its shape is known, because its
own errors cannot say what a user gave instead. Shapes follow RFC 8017 (PKCS#1), RFC 5958 (PKCS#8), RFC 5280
(certificates and public keys), RFC 2986 (certificate requests), RFC 5915 (EC keys) and RFC 7292 (PKCS#12).
"""

import re
from collections.abc import Callable
from enum import Enum, auto

from attrs import evolve, field, frozen

_INTEGER = 0x02
_OBJECT_IDENTIFIER = 0x06
_SEQUENCE = 0x30
_SHORT_LENGTH_LIMIT = 0x80
_LENGTH_BYTES_LIMIT = 4
_RSA = bytes.fromhex("2a864886f70d010101")
_OTHER_ALGORITHMS = {
    bytes.fromhex("2a864886f70d010107"): "an RSA-OAEP key",
    bytes.fromhex("2a864886f70d01010a"): "an RSA-PSS key",
    bytes.fromhex("2a8648ce3d0201"): "an EC key",
    bytes.fromhex("2a8648ce380401"): "a DSA key",
    bytes.fromhex("2b656e"): "an X25519 key",
    bytes.fromhex("2b6570"): "an Ed25519 key",
    bytes.fromhex("2b6571"): "an Ed448 key",
}
_SM2_CURVE = bytes.fromhex("2a811ccf5501822d")

_ALGORITHM_CURE = "WeChat Pay wants an RSA key of 2048 bits."
_DAMAGED_CURE = "Copy the whole file again, unchanged, or give its path."
_CUT_CURE = (
    "In an environment file, a value of several lines often ends at its first line: "
    "write \\n between the lines, or give the path of the file."
)
_PKCS12_CURE = (
    "apiclient_key.pem lies beside apiclient_cert.p12. If it is lost: "
    "openssl pkcs12 -in apiclient_cert.p12 -nocerts -nodes -out apiclient_key.pem (the password is the mchid)."
)
_ENCRYPTED_CURE = "Write it without the password: openssl pkey -in ENCRYPTED.pem -out apiclient_key.pem."


class Kind(Enum):
    """What a finding is, as far as the choice of the right key needs it."""

    PRIVATE_KEY = auto()
    PUBLIC_KEY = auto()
    CERTIFICATE = auto()
    SEALED = auto()
    """A private key behind a password."""
    UNUSABLE = auto()


@frozen
class Finding:
    """One thing found in a source.

    `found` completes the sentence "<setting> ..."; `cure` is a whole sentence, or empty where the general one will do.
    `der` holds PKCS#1 for RSA keys and the whole certificate for certificates, and is empty for what cannot be used.
    """

    kind: Kind
    found: str
    cure: str = ""
    der: bytes = field(default=b"", repr=False)


def unusable(found: str, cure: str = "") -> Finding:
    """A finding that no setting can use."""
    return Finding(Kind.UNUSABLE, found, cure)


def cut_off(how: str) -> Finding:
    """A key whose end or beginning is missing."""
    return unusable(f"is cut off: {how}", _CUT_CURE)


def damaged(how: str) -> Finding:
    """A key that was altered on its way."""
    return unusable(f"holds {how}", _DAMAGED_CURE)


ENCRYPTED_PRIVATE_KEY = Finding(Kind.SEALED, "holds a private key encrypted with a password", _ENCRYPTED_CURE)
EC_KEY = unusable("holds an EC key", _ALGORITHM_CURE)
_PKCS12 = Finding(Kind.SEALED, "holds a PKCS#12 file (.p12)", _PKCS12_CURE)


def sequence_size(der: bytes) -> int | None:
    """Bytes that a SEQUENCE at the start says it takes, header included; None where no SEQUENCE starts."""
    header = _header(der, 0)
    return header[2] if header is not None and header[0] == _SEQUENCE else None


def identify(der: bytes) -> Finding:
    """What a DER structure is; bytes behind its end are left aside."""
    if der[:5] == b"\x30\x80\x02\x01\x03":
        return _PKCS12
    size = sequence_size(der)
    if size is None:
        return damaged("a damaged key, or no key at all")
    if size > len(der):
        return cut_off(f"{len(der)} bytes are there, {size} are needed")
    outer = _elements(der[:size])
    return _identify_content(der[:size], _elements(outer[0][1]) if outer else [])


def rsa_numbers(finding: Finding) -> tuple[int, int]:
    """Modulus and public exponent of an RSA key that `identify` found."""
    version_numbers = 1 if finding.kind is Kind.PRIVATE_KEY else 0
    (_, modulus), (_, exponent) = _elements(_content(finding.der))[version_numbers : version_numbers + 2]
    return int.from_bytes(modulus), int.from_bytes(exponent)


def _identify_content(der: bytes, parts: list[tuple[int, bytes]]) -> Finding:
    tags = bytes(tag for tag, _ in parts)
    shape = next((shape for pattern, shape in _SHAPES if re.fullmatch(pattern, tags, re.DOTALL)), None)
    if shape is None:
        return damaged("a damaged key, or no key at all")
    if isinstance(shape, Finding):
        return evolve(shape, der=der) if shape.kind in {Kind.PRIVATE_KEY, Kind.PUBLIC_KEY} else shape
    return shape(der, parts)


def _wrapped_private_key(_der: bytes, parts: list[tuple[int, bytes]]) -> Finding:
    return _with_algorithm(parts[1][1], parts[2][1], _RSA_PRIVATE_KEY, _RSA_PRIVATE_SHAPE)


def _wrapped_public_key(_der: bytes, parts: list[tuple[int, bytes]]) -> Finding:
    return _with_algorithm(parts[0][1], parts[1][1][1:], _RSA_PUBLIC_KEY, _RSA_PUBLIC_SHAPE)


def _with_algorithm(algorithm: bytes, key: bytes, rsa_key: Finding, rsa_shape: bytes) -> Finding:
    identifiers = [content for tag, content in _elements(algorithm) if tag == _OBJECT_IDENTIFIER]
    if identifiers[:1] == [_RSA]:
        tags = bytes(tag for tag, _ in _elements(_content(key)))
        is_sound = sequence_size(key) == len(key) and re.fullmatch(rsa_shape, tags, re.DOTALL)
        return evolve(rsa_key, der=key) if is_sound else damaged("a damaged RSA key")
    if _SM2_CURVE in identifiers:
        return unusable("holds an SM2 key", _ALGORITHM_CURE)
    name = _OTHER_ALGORITHMS.get(identifiers[0]) if identifiers else None
    return unusable(f"holds {name}", _ALGORITHM_CURE) if name else damaged("a key of an unknown algorithm")


def _certificate_or_request(der: bytes, parts: list[tuple[int, bytes]]) -> Finding:
    signed = _elements(parts[0][1])
    if bytes(tag for tag, _ in signed[:4]) == b"\x02\x30\x30\xa0":
        return unusable("holds a certificate request (CSR)")
    serial_no = next((content for tag, content in signed if tag == _INTEGER), b"")
    if int.from_bytes(serial_no, signed=True) <= 0:  # `cryptography` would warn, which may be an error of its own
        return damaged("a damaged certificate")
    return Finding(Kind.CERTIFICATE, "holds a certificate", der=der)


_RSA_PRIVATE_KEY = Finding(Kind.PRIVATE_KEY, "holds a private key")
_RSA_PUBLIC_KEY = Finding(Kind.PUBLIC_KEY, "holds a public key")
_RSA_PRIVATE_SHAPE = rb"\x02{9}.*"
_RSA_PUBLIC_SHAPE = rb"\x02\x02"

# The tags of the elements inside the outermost SEQUENCE tell what it is.
_SHAPES: tuple[tuple[bytes, Finding | Callable[[bytes, list[tuple[int, bytes]]], Finding]], ...] = (
    (_RSA_PRIVATE_SHAPE, _RSA_PRIVATE_KEY),
    (_RSA_PUBLIC_SHAPE, _RSA_PUBLIC_KEY),
    (rb"\x02\x30\x04.*", _wrapped_private_key),
    (rb"\x30\x03", _wrapped_public_key),
    (rb"\x30\x04", ENCRYPTED_PRIVATE_KEY),
    (rb"\x30\x30\x03", _certificate_or_request),
    (rb"\x02\x04.*", EC_KEY),
    (rb"\x02{6}", unusable("holds a DSA key", _ALGORITHM_CURE)),
    (rb"\x02\x30\x30?", _PKCS12),
    (rb"\x06\xa0", unusable("holds a PKCS#7 bundle of certificates (.p7b)")),
)


def _header(der: bytes, at: int) -> tuple[int, int, int] | None:
    """Tag, start and end of the content of the element at a position; the end may lie behind the end of `der`."""
    if at + 2 > len(der):
        return None
    tag, length, start = der[at], der[at + 1], at + 2
    if length >= _SHORT_LENGTH_LIMIT:
        length_bytes = length - _SHORT_LENGTH_LIMIT
        start += length_bytes
        if not 0 < length_bytes <= _LENGTH_BYTES_LIMIT or start > len(der):
            return None
        length = int.from_bytes(der[at + 2 : start])
    return tag, start, start + length


def _content(der: bytes) -> bytes:
    header = _header(der, 0)
    return b"" if header is None else der[header[1] : header[2]]


def _elements(der: bytes) -> list[tuple[int, bytes]]:
    """Tags and contents of the elements that fill `der`; empty where they do not fill it exactly."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at < len(der):
        header = _header(der, at)
        if header is None or header[2] > len(der):
            return []
        tag, start, at = header
        found.append((tag, der[start:at]))
    return found
