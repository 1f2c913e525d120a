"""Platform certificates: what `GET /v3/certificates` answers, opened and read. No I/O, no clock.

A certificate travels encrypted with the merchant's APIv3 key (AEAD_AES_256_GCM), which proves that WeChat Pay made
it: nobody else has that key. No chain of authorities is checked, since WeChat Pay's own root is private.
Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012551764.
"""

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wechatpay_runtime.encoding import Call
from wechatpay_runtime.errors import CertificateError
from wechatpay_runtime.json_object import as_object, is_array, parse_object
from wechatpay_runtime.operation import ErrorRow, Operation, Route
from wechatpay_runtime.resource_cipher import NONCE_BYTES, ResourceCipher
from wechatpay_runtime.verification import PlatformKey, RsaVerifier

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
    listed = parse_object(body).get("data")
    entries = [as_object(entry) for entry in listed] if is_array(listed) else []
    opened = [_open(entry, cipher) for entry in entries if _algorithm(entry) == ALGORITHM]
    if not opened:
        raise CertificateError("WeChat Pay's list holds no platform certificate that we can use.")
    return tuple(opened)


def _algorithm(entry: Mapping[str, Any]) -> object:
    return as_object(entry.get("encrypt_certificate")).get("algorithm")


def _open(entry: Mapping[str, Any], cipher: ResourceCipher) -> PlatformKey:
    sealed = as_object(entry.get("encrypt_certificate"))
    serial = _text(entry, "serial_no")
    try:
        ciphertext = b64decode(_text(sealed, "ciphertext"), validate=True)
    except ValueError:
        raise CertificateError(f"Platform certificate {serial} is not written in base64.") from None
    nonce = _text(sealed, "nonce").encode(errors="replace")
    associated_data = _text(sealed, "associated_data").encode(errors="replace")
    pem = None
    if len(nonce) in NONCE_BYTES:
        pem = cipher.open(ciphertext, nonce=nonce, associated_data=associated_data)
    if pem is None:
        raise CertificateError(
            f"Platform certificate {serial} does not open with apiv3_key (WECHATPAY_APIV3_KEY): either that is not the "
            "key that is set now (商户平台 → 账户中心 → API安全; it is never shown again, so set a new one if in doubt), "
            "or the list was changed on its way."
        )
    return _read(serial, pem)


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""


def _read(serial: str, pem: bytes) -> PlatformKey:
    key = _parse(pem)
    if key is None:
        raise CertificateError(f"What is listed as platform certificate {serial} is no RSA certificate.")
    if key.serial != serial.upper().lstrip("0"):
        raise CertificateError(f"What is listed as platform certificate {serial} is certificate {key.serial}.")
    return evolve(key, serial=serial)


def _parse(pem: bytes) -> PlatformKey | None:
    """The key of an RSA certificate under the certificate's own serial number; nothing else comes out of damaged ones."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        certificate = x509.load_pem_x509_certificate(pem)
        key = certificate.public_key()
        if not isinstance(key, RSAPublicKey):
            return None
        return PlatformKey(
            f"{certificate.serial_number:X}",
            RsaVerifier(key),
            certificate.not_valid_before_utc.timestamp(),
            certificate.not_valid_after_utc.timestamp(),
        )
    except (ValueError, OverflowError, UnsupportedAlgorithm, x509.InvalidVersion, Warning):
        return None
