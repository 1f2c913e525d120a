"""Decrypts and parses the reply of `GET /v3/certificates`. No I/O and no clock.

WeChat Pay encrypts a certificate with the merchant's APIv3 key (AEAD_AES_256_GCM), which only the merchant and WeChat Pay
have; this authenticates it. No certificate chain is checked, since WeChat Pay's root is private.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012551764.
"""

from base64 import b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.json_object import as_object, is_array, parse_object
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._crypto.keys import number_complaint
from wechatpay_runtime._crypto.resource_cipher import NONCE_BYTES, ResourceCipher
from wechatpay_runtime._crypto.verification import PlatformKey, rsa_verifier
from wechatpay_runtime.errors import CertificateError
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

_PATH = "/v3/certificates"
ALGORITHM = "AEAD_AES_256_GCM"
NO_CERTIFICATES_CODES = frozenset({"RESOURCE_NOT_EXISTS", "NOT_FOUND"})
"""Codes of the 404 with which WeChat Pay reports that a merchant uses the public key."""
DOWNLOAD_CALL = Call("GET", _PATH, template=_PATH)
DOWNLOAD: Operation[Any] = Operation(
    name="GET /v3/certificates",
    method="GET",
    routes=(Route(_PATH),),
    errors=(
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            means=fragment("The merchant has no platform certificates."),
            fix=fragment("Use the WeChat Pay public key."),
        ),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012551764",),
)


def open_list(body: bytes, cipher: ResourceCipher) -> tuple[PlatformKey, ...]:
    """Decrypt a list of platform certificates.

    Entries with another algorithm are skipped: they are for merchants who requested it.

    Args:
        body: The reply's bytes, `{"data": [...]}`.
        cipher: Decrypts with the APIv3 keys; there are two while the merchant changes its key.

    Raises:
        CertificateError: The body is not a list, an entry cannot be decrypted, or no entry is usable.
    """
    data = parse_object(body).get("data")
    entries = [as_object(entry) for entry in data] if is_array(data) else []
    keys = [_open(entry, cipher) for entry in entries if _algorithm(entry) == ALGORITHM]
    if not keys:
        raise CertificateError(phrase("WeChat Pay returned a list without a usable platform certificate."))
    return tuple(keys)


def _algorithm(entry: Mapping[str, Any]) -> object:
    return as_object(entry.get("encrypt_certificate")).get("algorithm")


def _open(entry: Mapping[str, Any], cipher: ResourceCipher) -> PlatformKey:
    sealed = as_object(entry.get("encrypt_certificate"))
    serial = one_line(_text(entry, "serial_no"))
    try:
        ciphertext = b64decode(_text(sealed, "ciphertext"), validate=True)
    except ValueError:
        raise CertificateError(
            phrase("Platform certificate {serial} is not valid base64.", serial=one_line(serial))
        ) from None
    nonce = _text(sealed, "nonce").encode(errors="replace")
    associated_data = _text(sealed, "associated_data").encode(errors="replace")
    pem = None
    if len(nonce) in NONCE_BYTES:
        pem = cipher.open(ciphertext, nonce=nonce, associated_data=associated_data)
    if pem is None:
        raise CertificateError(
            phrase(
                "Platform certificate {serial} cannot be decrypted with apiv3_key (WECHATPAY_APIV3_KEY): either it is not the APIv3 key of this merchant (商户平台 → 账户中心 → API安全; the platform never shows it again, so set a new one if in doubt), or the list was modified on its way.",
                serial=one_line(serial),
            )
        )
    return _read(serial, pem)


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _read(serial: str, pem: bytes) -> PlatformKey:
    certificate, label = _parse(pem), one_line(serial)
    if certificate is None:
        raise CertificateError(
            phrase("The entry for platform certificate {label} is not an RSA certificate.", label=label)
        )
    if certificate.number != serial.upper().lstrip("0"):
        raise CertificateError(
            phrase(
                "The entry for platform certificate {label} contains the certificate with serial number {number}.",
                label=label,
                number=certificate.number,
            )
        )
    complaint = number_complaint(certificate.public_key)
    if complaint:
        raise CertificateError(phrase("Platform certificate {label} {complaint}", label=label, complaint=complaint))
    return PlatformKey(
        serial, rsa_verifier(certificate.public_key), certificate.valid_from_seconds, certificate.valid_until_seconds
    )


@frozen(eq=False)
class _Certificate:
    number: str
    """The serial number in hex, without leading zeros."""
    public_key: "RSAPublicKey"
    valid_from_seconds: float
    valid_until_seconds: float


def _parse(pem: bytes) -> _Certificate | None:
    """Parse an RSA certificate; return `None` if it is damaged or uses another algorithm."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        certificate = x509.load_pem_x509_certificate(pem)
        key = certificate.public_key()
        if not isinstance(key, RSAPublicKey):
            return None
        return _Certificate(
            f"{certificate.serial_number:X}",
            key,
            certificate.not_valid_before_utc.timestamp(),
            certificate.not_valid_after_utc.timestamp(),
        )
    except (ValueError, OverflowError, UnsupportedAlgorithm, x509.InvalidVersion, Warning):
        return None
