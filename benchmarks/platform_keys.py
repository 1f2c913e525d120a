"""Keys of a merchant, of WeChat Pay, and of a test authority for 127.0.0.1, generated for each run."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from itertools import combinations, islice
from math import lcm
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPrivateNumbers,
    RSAPublicNumbers,
    generate_private_key,
    rsa_crt_dmp1,
    rsa_crt_dmq1,
    rsa_crt_iqmp,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

MCHID = "1900000001"
SERIAL_NO = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
PUBLIC_KEY_ID = "PUB_KEY_ID_0000000000000000000000000000000001"
WECHATPAY_FILE = "wechatpay.pem"
TLS_FILE = "loopback.pem"


def write_keys(folder: Path) -> dict[str, str]:
    """Write WeChat Pay's private key and the TLS certificate; return the merchant's numbers and keys, as PEM text."""
    merchant, wechatpay, loopback = _keys()
    (folder / WECHATPAY_FILE).write_bytes(_private_pem(wechatpay))
    (folder / TLS_FILE).write_bytes(_tls_pem(loopback))
    public_key = wechatpay.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return {
        "mchid": MCHID,
        "serial_no": SERIAL_NO,
        "private_key": _private_pem(merchant).decode(),
        "public_key": public_key.decode(),
        "public_key_id": PUBLIC_KEY_ID,
    }


def write_merchant_keys(path: Path, count: int) -> None:
    """Write this many different private keys as a JSON array of PEM texts.

    Each is the product of two of few primes, because generating 1,000 keys takes minutes. For measurements only: such keys are not safe.
    """
    primes: list[int] = []
    while len(primes) * (len(primes) - 1) // 2 < count:
        numbers = generate_private_key(65537, 2048).private_numbers()
        primes += numbers.p, numbers.q
    path.write_text(
        json.dumps([_private_pem(_key_of(p, q)).decode() for p, q in islice(combinations(primes, 2), count)])
    )


def _key_of(p: int, q: int) -> RSAPrivateKey:
    d = pow(65537, -1, lcm(p - 1, q - 1))
    numbers = RSAPrivateNumbers(
        p, q, d, rsa_crt_dmp1(d, p), rsa_crt_dmq1(d, q), rsa_crt_iqmp(p, q), RSAPublicNumbers(65537, p * q)
    )
    return numbers.private_key(unsafe_skip_rsa_key_validation=True)


def _private_pem(key: RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@cache
def _keys() -> tuple[RSAPrivateKey, RSAPrivateKey, RSAPrivateKey]:
    """Return the keys of the merchant, of WeChat Pay and of the test authority, which all benchmarks of a run share."""
    merchant, wechatpay, loopback = (generate_private_key(65537, 2048) for _ in range(3))
    return merchant, wechatpay, loopback


def _tls_pem(key: RSAPrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    return certificate.public_bytes(Encoding.PEM) + _private_pem(key)
