"""Keys, certificates and containers in every form that a user may pass instead of a key."""

import base64
import datetime as dt
import textwrap
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs7,
    pkcs12,
)

from support.platform import key

SETTING = "merchant_private_key (WECHATPAY_MERCHANT_PRIVATE_KEY)"
PLATFORM = "商户平台 → 账户中心 → API安全"
SERIAL_NO = 0x0A1B2C3D4E5F60718293A4B5C6D7E8F901234567
SERIAL_TEXT = "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567"
APIV3_KEY = "q7Zr2Kx9Lm4Tb8Vn1Hs6Wd3Fg5Jc0PyE"
PUBLIC_KEY_ID = "PUB_KEY_ID_0000000000000024101100397200000006"
SM2_DER = bytes.fromhex("3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420") + b"\x01" * 32
SECP112R1_DER = bytes.fromhex("302c020100301006072a8648ce3d020106052b8104000604153013020101040e") + b"\x01" * 14
DH_DER = base64.b64decode(
    "MIGcAgEAMFMGCSqGSIb3DQEDATBGAkEA3oB17alyyKn6nIYUAn96wmKbva6j52M1IPMi6pYrS6R7OzyTE/V3rDkVvxX02zAU2Fld"
    "VpQBUOYcrL/eZMpWVwIBAgRCAkAimyr1lt34nho2U5ZwDBKx+DNJk9o2iMGF17sXRsavphm9dWAszbnVNIwdXbYLh7ifsJQRDkTp"
    "MCHboGBFqFtN"
)
NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "1900013511")])
DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def pem(label: str, der: bytes) -> bytes:
    body = "\n".join(textwrap.wrap(base64.b64encode(der).decode(), 64))
    return f"-----BEGIN {label}-----\n{body}\n-----END {label}-----\n".encode()


def private_pem(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey | ed25519.Ed25519PrivateKey,
    form: PrivateFormat = PrivateFormat.PKCS8,
    encryption: KeySerializationEncryption | None = None,
) -> bytes:
    return key.private_bytes(Encoding.PEM, form, encryption or NoEncryption())


def public_pem(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey, form: PublicFormat) -> bytes:
    return key.public_bytes(Encoding.PEM, form)


def certificate_of(key: rsa.RSAPrivateKey, serial_no: int) -> x509.Certificate:
    builder = x509.CertificateBuilder(NAME, NAME, key.public_key(), serial_no, DAY, DAY + dt.timedelta(days=1825))
    return builder.sign(key, hashes.SHA256())


def sample(name: str) -> bytes:
    """Return one file by its name."""
    return _samples()[name]


@cache
def _samples() -> dict[str, bytes]:
    ec_key = ec.generate_private_key(ec.SECP256R1())
    dsa_key = dsa.generate_private_key(1024)  # noqa: S505 - a key to be refused
    certificate = certificate_of(key("merchant"), SERIAL_NO)
    public = key("merchant").public_key()
    password = BestAvailableEncryption(b"1900013511")
    container = pkcs12.serialize_key_and_certificates(b"apiclient", key("merchant"), certificate, None, password)
    return {
        "pkcs8": private_pem(key("merchant")),
        "pkcs1": private_pem(key("merchant"), PrivateFormat.TraditionalOpenSSL),
        "pkcs8 der": key("merchant").private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        "pkcs1 der": key("merchant").private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()),
        "spki": public_pem(public, PublicFormat.SubjectPublicKeyInfo),
        "public pkcs1": public_pem(public, PublicFormat.PKCS1),
        "spki der": public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        "public pkcs1 der": public.public_bytes(Encoding.DER, PublicFormat.PKCS1),
        "certificate": certificate.public_bytes(Encoding.PEM),
        "certificate der": certificate.public_bytes(Encoding.DER),
        "other certificate": certificate_of(key("other"), 7).public_bytes(Encoding.PEM),
        "other pkcs8": private_pem(key("other")),
        "other spki": public_pem(key("other").public_key(), PublicFormat.SubjectPublicKeyInfo),
        "request": x509.CertificateSigningRequestBuilder(NAME)
        .sign(key("merchant"), hashes.SHA256())
        .public_bytes(Encoding.PEM),
        "encrypted pkcs8": private_pem(key("merchant"), encryption=password),
        "encrypted pkcs1": private_pem(key("merchant"), PrivateFormat.TraditionalOpenSSL, password),
        "pkcs12": container,
        "pkcs7": pkcs7.serialize_certificates([certificate], Encoding.PEM),
        "ssh": private_pem(key("merchant"), PrivateFormat.OpenSSH),
        "ssh public": public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH),
        "ec pkcs8": private_pem(ec_key),
        "ec sec1": private_pem(ec_key, PrivateFormat.TraditionalOpenSSL),
        "ec parameters": pem("EC PARAMETERS", bytes.fromhex("06082a8648ce3d030107"))
        + private_pem(ec_key, PrivateFormat.TraditionalOpenSSL),
        "ec public": public_pem(ec_key.public_key(), PublicFormat.SubjectPublicKeyInfo),
        "ed25519": private_pem(ed25519.Ed25519PrivateKey.generate()),
        "dsa pkcs8": private_pem(dsa_key),
        "dsa traditional": private_pem(dsa_key, PrivateFormat.TraditionalOpenSSL),
        "sm2": pem("PRIVATE KEY", SM2_DER),
        "unknown curve": pem("PRIVATE KEY", SECP112R1_DER),
        "dh": pem("PRIVATE KEY", DH_DER),
        "1024 bits": private_pem(rsa.generate_private_key(65537, 1024)),  # noqa: S505 - a key to be refused
        "3072 bits": private_pem(rsa.generate_private_key(65537, 3072)),
        "exponent 3": private_pem(rsa.generate_private_key(3, 2048)),
        "public exponent 3": public_pem(
            rsa.RSAPublicNumbers(3, public.public_numbers().n).public_key(), PublicFormat.SubjectPublicKeyInfo
        ),
        "apiv3 key": APIV3_KEY.encode(),
    }


def secret_pieces() -> set[str]:
    """Return every line of every text sample, and pieces of the DER forms: no message may contain them."""
    lines = {
        line for content in _samples().values() for line in content.decode("latin-1").splitlines() if len(line) > 15
    }
    return {line for line in lines if "-----" not in line}


def body(pem_text: str) -> str:
    return "".join(pem_text.splitlines()[1:-1])
