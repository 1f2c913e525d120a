"""Loads keys, with a diagnosis for each common mistake.

Every function accepts the name of the setting that a value came from. An error message starts with that name, then
describes what was found, what was expected and where to get it. No message and no traceback frame of this library
contains key material: references to a source are deleted before the error is raised, and the error has no cause.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from wechatpay_runtime._base.messages import Message, fragment, phrase, sentences
from wechatpay_runtime._crypto.findings import Finding, Kind
from wechatpay_runtime._crypto.key_files import KeySource
from wechatpay_runtime._crypto.key_material import examine
from wechatpay_runtime._crypto.key_values import (
    MERCHANT,
    Owner,
    check_apiv2_key,
    check_apiv3_key,
    check_mchid,
    check_public_key_id,
    check_serial_no,
    need_of,
)
from wechatpay_runtime.errors import ConfigurationError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.x509 import Certificate

__all__ = [
    "OWN_KEY",
    "KeySource",
    "check_apiv2_key",
    "check_apiv3_key",
    "check_key_fits_certificate",
    "check_mchid",
    "check_public_key_id",
    "check_serial_no",
    "load_private_key",
    "load_public_key",
    "number_complaint",
]

_KEY_SIZE_BITS = 2048
_PUBLIC_EXPONENT = 65537

_PRIVATE_KEY_NEED = fragment(
    "Expected the {who} API private key, apiclient_key.pem, which WeChat Pay's certificate tool wrote "
    "when you requested the certificate ({where}). WeChat Pay does not keep a copy: if it is lost, "
    "request a new certificate there."
)
_PUBLIC_KEY_NEED = fragment("Expected the WeChat Pay public key, pub_key.pem ({where}).")
_CERTIFICATE_NEED = fragment(
    "Expected the merchant API certificate, apiclient_cert.pem (商户平台 → 账户中心 → API安全)."
)
OWN_KEY = fragment("is the public half of your own private key, which cannot verify WeChat Pay's signatures.")
"""A predicate that follows the name of the setting."""
_PRIVATE_KEY_AS_PUBLIC_CURE = fragment(
    "Replies are verified with WeChat Pay's public key; do not pass your own private key here."
)
_CERTIFICATE_AS_PUBLIC_CURE = fragment(
    "If it is a platform certificate of WeChat Pay, omit this setting: platform certificates are not "
    "configured as a public key. If it is your merchant API certificate (apiclient_cert.pem), it cannot "
    "verify replies; only its serial number is configured."
)
_BROKEN_KEY = fragment("contains a damaged RSA key: its numbers do not match one another.")


def load_private_key(
    source: KeySource, *, setting: str, serial_no: str | None = None, owner: Owner = MERCHANT
) -> RSAPrivateKey:
    """Load the owner's private key from PEM text, PEM or DER bytes, or a path.

    Args:
        source: PKCS#8 or PKCS#1. Wrong line endings, spaces, quotes, a byte order mark or a missing BEGIN line are
            tolerated. It may also contain the certificate, which must then belong to the key.
        setting: Name of the setting, for messages.
        serial_no: Configured serial number of the merchant API certificate; compared if the source contains the
            certificate. A key alone does not include a serial number.
        owner: Owner of the key, for messages.

    Raises:
        ConfigurationError: The source is not an RSA private key of 2048 bits, or belongs to another certificate.
    """
    key = _private_key(source, serial_no, need_of(owner, _PRIVATE_KEY_NEED))
    del source
    if isinstance(key, str):
        raise ConfigurationError(phrase("{setting} {complaint}", setting=setting, complaint=key)) from None
    return key


def load_public_key(
    source: KeySource, *, setting: str, owner: Owner = MERCHANT, own_keys: Collection[RSAPublicKey] = ()
) -> RSAPublicKey:
    """Load the WeChat Pay public key from PEM text, PEM or DER bytes, or a path.

    Args:
        source: SubjectPublicKeyInfo or PKCS#1, parsed as leniently as a private key.
        setting: Name of the setting, for messages.
        owner: The party to which WeChat Pay issued the key, for messages.
        own_keys: The public halves of the client's own private keys, which are refused.

    Raises:
        ConfigurationError: The source is not an RSA public key of 2048 bits, or is one of the client's own keys.

    See https://pay.weixin.qq.com/doc/v3/merchant/4012153196.
    """
    need = need_of(owner, _PUBLIC_KEY_NEED)
    key = _public_key(source, need)
    del source
    if key in own_keys:
        key = sentences(OWN_KEY, need)
    if isinstance(key, str):
        raise ConfigurationError(phrase("{setting} {complaint}", setting=setting, complaint=key)) from None
    return key


def check_key_fits_certificate(
    key: RSAPrivateKey, certificate: KeySource, serial_no: str | None = None, *, setting: str
) -> None:
    """Check offline that a private key, a merchant API certificate and a serial number belong together.

    Args:
        key: The merchant's private key.
        certificate: apiclient_cert.pem as PEM text, PEM or DER bytes, or a path.
        serial_no: Configured serial number as returned by `check_serial_no`, compared as a number; with `None`, only the
            key is compared.
        setting: Name of the setting that the certificate came from, for messages.

    Raises:
        ConfigurationError: It is not a certificate, belongs to another key, or has another serial number.
    """
    complaint = _certificate_complaint(examine(certificate), key, serial_no)
    del certificate
    if complaint:
        raise ConfigurationError(phrase("{setting} {complaint}", setting=setting, complaint=complaint)) from None


def _private_key(source: KeySource, serial_no: str | None, need: str) -> RSAPrivateKey | str:
    """Return the key, or the complaint."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    findings = examine(source)
    keys = [finding for finding in findings if finding.kind is Kind.PRIVATE_KEY]
    if not keys:
        encrypted = [_found(finding) for finding in findings if finding.kind is Kind.ENCRYPTED]
        return sentences(encrypted[0], need) if encrypted else _refusal(findings, phrase("a private key"), need)
    if len(keys) > 1:
        return phrase("contains {count} private keys, but must contain exactly one. {need}", count=len(keys), need=need)
    key = keys[0].content
    if not isinstance(key, RSAPrivateKey):
        return sentences(_BROKEN_KEY, need)
    complaint = number_complaint(key.public_key())
    if complaint:
        return sentences(complaint, need)
    if any(finding.kind is Kind.CERTIFICATE for finding in findings):
        return _certificate_complaint(findings, key, serial_no) or key
    return key


def _public_key(source: KeySource, need: str) -> RSAPublicKey | str:
    """Return the key, or the complaint."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    findings = examine(source)
    kinds = [finding.kind for finding in findings]
    private = [finding.predicate for finding in findings if finding.kind in {Kind.PRIVATE_KEY, Kind.ENCRYPTED}]
    if private:
        return phrase(
            "{predicate}, not a public key. {cure} {need}",
            predicate=private[0],
            cure=_PRIVATE_KEY_AS_PUBLIC_CURE,
            need=need,
        )
    if Kind.CERTIFICATE in kinds:
        return phrase(
            "contains a certificate, not a public key. {cure} {need}",
            cure=_CERTIFICATE_AS_PUBLIC_CURE,
            need=need,
        )
    if Kind.UNUSABLE in kinds:
        return _refusal(findings, phrase("a public key"), need)
    keys = [finding.content for finding in findings if isinstance(finding.content, RSAPublicKey)]
    if len(keys) != 1:
        return phrase("contains {count} public keys, but must contain exactly one. {need}", count=len(keys), need=need)
    complaint = number_complaint(keys[0])
    return sentences(complaint, need) if complaint else keys[0]


def _refusal(findings: tuple[Finding, ...], expected: str, need: str) -> str:
    """Return the complaint about a source without the expected item; prefer the complaint about an unusable item."""
    unusable = [finding for finding in findings if finding.kind is Kind.UNUSABLE]
    if not unusable:
        return phrase(
            "{predicate}, not {expected}. {need}", predicate=findings[0].predicate, expected=expected, need=need
        )
    return sentences(_found(unusable[0]), need)


def _found(finding: Finding) -> Message:
    return sentences(phrase("{predicate}.", predicate=finding.predicate), finding.cure)


def number_complaint(key: RSAPublicKey) -> str:
    """Return why WeChat Pay cannot use a key (its size or exponent), as a predicate; empty if it can."""
    if key.key_size != _KEY_SIZE_BITS:
        return phrase(
            "contains an RSA key of {bits} bits; WeChat Pay uses keys of {expected} bits.",
            bits=key.key_size,
            expected=_KEY_SIZE_BITS,
        )
    if key.public_numbers().e != _PUBLIC_EXPONENT:
        return phrase(
            "contains an RSA key with an unusual public exponent; WeChat Pay uses {expected}.",
            expected=_PUBLIC_EXPONENT,
        )
    return ""


def _certificate_complaint(findings: tuple[Finding, ...], key: RSAPrivateKey, serial_no: str | None) -> str:
    """Return the mismatch between key, certificate and serial number; empty if they belong together."""
    from cryptography.x509 import Certificate

    if all(finding.kind is not Kind.CERTIFICATE for finding in findings):
        return _refusal(findings, phrase("a certificate"), _CERTIFICATE_NEED)
    certificates = [
        finding.content
        for finding in findings
        if isinstance(finding.content, Certificate) and finding.content.serial_number > 0  # RFC 5280, 4.1.2.2
    ]
    if not certificates:
        return phrase("contains a damaged certificate. {need}", need=_CERTIFICATE_NEED)
    serials = [certificate.serial_number for certificate in certificates if _certifies(certificate, key)]
    if not serials:
        number = certificates[0].serial_number
        return phrase(
            "contains the certificate with serial number {number:040X}, which belongs to a different private "
            "key. {need}",
            number=number,
            need=_CERTIFICATE_NEED,
        )
    if serial_no is not None and serial_no.upper().lstrip("0") not in {f"{serial:X}" for serial in serials}:
        return phrase(
            "contains the certificate with serial number {number:040X}, but a different serial number is "
            "configured. Configure this serial number, or pass the key and the certificate with the configured "
            "serial number (商户平台 → 账户中心 → API安全 lists the valid certificates).",
            number=serials[0],
        )
    return ""


def _certifies(certificate: Certificate, key: RSAPrivateKey) -> bool:
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return certificate.public_key() == key.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return False
