"""Platform certificates: what `GET /v3/certificates` answers, opened and read. No I/O, no clock.

A certificate travels encrypted with the merchant's APIv3 key (AEAD_AES_256_GCM), which proves that WeChat Pay made
it: nobody else has that key. No chain of authorities is checked, since WeChat Pay's own root is private.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012551764.
"""

from base64 import b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.json_object import as_object, is_array, parse_object
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._crypto.keys import number_complaint
from wechatpay_runtime._crypto.resource_cipher import NONCE_BYTES, ResourceCipher
from wechatpay_runtime._crypto.verification import PlatformKey, RsaVerifier
from wechatpay_runtime.errors import CertificateError
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

_PATH = "/v3/certificates"
ALGORITHM = "AEAD_AES_256_GCM"
NO_CERTIFICATES_CODES = frozenset({"RESOURCE_NOT_EXISTS", "NOT_FOUND"})
"""How WeChat Pay says, with a 404, that a merchant uses the public key."""
DOWNLOAD_CALL = Call("GET", _PATH)
DOWNLOAD: Operation[Any] = Operation(
    name="GET /v3/certificates",
    method="GET",
    routes=(Route(_PATH),),
    errors=(
        ErrorRow(
            404,
            "RESOURCE_NOT_EXISTS",
            means="The merchant has no platform certificates.",
            fix="Use the WeChat Pay public key.",
        ),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012551764",),
)


def open_list(body: bytes, cipher: ResourceCipher) -> tuple[PlatformKey, ...]:
    """Open a list of platform certificates.

    Entries of another algorithm are passed over: they are for merchants who asked for it.

    Args:
        body: The reply's bytes, `{"data": [...]}`.
        cipher: Holds the APIv3 keys; one of them fits, while a key is being changed.

    Raises:
        CertificateError: It is no list, an entry does not open, or none is left.
    """
    data = parse_object(body).get("data")
    entries = [as_object(entry) for entry in data] if is_array(data) else []
    opened = [_open(entry, cipher) for entry in entries if _algorithm(entry) == ALGORITHM]
    if not opened:
        raise CertificateError("WeChat Pay's list holds no platform certificate that we can use.")
    return tuple(opened)


def _algorithm(entry: Mapping[str, Any]) -> object:
    return as_object(entry.get("encrypt_certificate")).get("algorithm")


def _open(entry: Mapping[str, Any], cipher: ResourceCipher) -> PlatformKey:
    sealed = as_object(entry.get("encrypt_certificate"))
    serial = one_line(_text(entry, "serial_no"))
    try:
        ciphertext = b64decode(_text(sealed, "ciphertext"), validate=True)
    except ValueError:
        raise CertificateError(f"Platform certificate {one_line(serial)} is not written in base64.") from None
    nonce = _text(sealed, "nonce").encode(errors="replace")
    associated_data = _text(sealed, "associated_data").encode(errors="replace")
    pem = None
    if len(nonce) in NONCE_BYTES:
        pem = cipher.open(ciphertext, nonce=nonce, associated_data=associated_data)
    if pem is None:
        raise CertificateError(
            f"Platform certificate {one_line(serial)} does not open with apiv3_key (WECHATPAY_APIV3_KEY): either that is not the "
            "key that is set now (商户平台 → 账户中心 → API安全; it is never shown again, so set a new one if in doubt), "
            "or the list was changed on its way."
        )
    return _read(serial, pem)


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _read(serial: str, pem: bytes) -> PlatformKey:
    certificate, label = _parse(pem), one_line(serial)
    if certificate is None:
        raise CertificateError(f"What is listed as platform certificate {label} is not an RSA certificate.")
    if certificate.number != serial.upper().lstrip("0"):
        raise CertificateError(f"What is listed as platform certificate {label} is certificate {certificate.number}.")
    complaint = number_complaint(certificate.public_key)
    if complaint:
        raise CertificateError(f"Platform certificate {label} {complaint}")
    return PlatformKey(
        serial, RsaVerifier(certificate.public_key), certificate.valid_from_seconds, certificate.valid_until_seconds
    )


@frozen(eq=False)
class _Certificate:
    number: str
    """Its serial number in hex, without zeros in front."""
    public_key: "RSAPublicKey"
    valid_from_seconds: float
    valid_until_seconds: float


def _parse(pem: bytes) -> _Certificate | None:
    """What counts of an RSA certificate; `None` for damaged ones, and for those of another algorithm."""
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
