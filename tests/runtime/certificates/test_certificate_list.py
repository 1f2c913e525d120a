"""Any list of platform certificates yields keys or raises a `CertificateError`."""

import datetime as dt
import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from support.key_files import SERIAL_TEXT, sample
from wechatpay_runtime._certificates.certificate_list import ALGORITHM, open_list
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime.errors import CertificateError

KEY = b"0123456789abcdef0123456789abcdef"
NONCE, ASSOCIATED_DATA = "61f9c719728a", "certificate"
CIPHER = ResourceCipher([KEY])

quick = settings(max_examples=150)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
OUTER_NAMES = st.sampled_from(["serial_no", "effective_time", "expire_time", "encrypt_certificate"])
INNER_NAMES = st.sampled_from(["algorithm", "nonce", "associated_data", "ciphertext"])


def encrypted(pem: bytes) -> dict[str, Any]:
    ciphertext = AESGCM(KEY).encrypt(NONCE.encode(), pem, ASSOCIATED_DATA.encode())
    return {
        "algorithm": ALGORITHM,
        "nonce": NONCE,
        "associated_data": ASSOCIATED_DATA,
        "ciphertext": b64encode(ciphertext).decode(),
    }


def entry(pem: bytes, **changes: Any) -> dict[str, Any]:
    return {"serial_no": SERIAL_TEXT, "encrypt_certificate": encrypted(pem), **changes}


def is_read_or_refused(body: bytes) -> bool:
    try:
        return len(open_list(body, CIPHER)) > 0
    except CertificateError:
        return True


@quick
@given(st.binary(max_size=300))
def test_random_bytes_raise_only_a_certificate_error(body: bytes) -> None:
    with pytest.raises(CertificateError):
        open_list(body, CIPHER)


@quick
@given(outer=st.dictionaries(OUTER_NAMES, JSON), inner=st.dictionaries(INNER_NAMES, JSON))
def test_a_random_entry_is_read_or_refused(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> None:
    changed = entry(sample("certificate"))
    changed["encrypt_certificate"] |= inner
    assert is_read_or_refused(json.dumps({"data": [{**changed, **outer}]}).encode())


@quick
@given(pem=st.binary(max_size=300))
def test_encrypted_content_that_is_not_a_certificate_is_refused(pem: bytes) -> None:
    with pytest.raises(CertificateError):
        open_list(json.dumps({"data": [entry(pem)]}).encode(), CIPHER)


@settings(max_examples=400)
@given(place=st.floats(0, 1, exclude_max=True), octet=st.integers(0, 255))
def test_an_encrypted_certificate_with_a_changed_byte_is_read_or_refused(place: float, octet: int) -> None:
    der = bytearray(sample("certificate der"))
    der[int(place * len(der))] = octet
    pem = b"-----BEGIN CERTIFICATE-----\n" + b64encode(bytes(der)) + b"\n-----END CERTIFICATE-----\n"
    assert is_read_or_refused(json.dumps({"data": [entry(pem)]}).encode())


def certificate_of(bits: int, exponent: int = 65537) -> bytes:
    """Return a certificate of a new key with this size and exponent."""
    key = generate_private_key(65537, bits)
    numbers = RSAPublicNumbers(exponent, key.public_key().public_numbers().n)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(int(SERIAL_TEXT, 16))
    builder = builder.not_valid_before(dt.datetime(2020, 1, 1)).not_valid_after(dt.datetime(2030, 1, 1))  # noqa: DTZ001 - UTC
    return builder.public_key(numbers.public_key()).sign(key, SHA256()).public_bytes(Encoding.PEM)


@pytest.mark.parametrize(
    ("bits", "exponent", "message"),
    [
        (
            1024,
            65537,
            rf"Platform certificate {SERIAL_TEXT} contains an RSA key of 1024 bits; WeChat Pay uses keys of 2048 bits\.",
        ),
        (3072, 65537, "contains an RSA key of 3072 bits"),
        (2048, 3, "contains an RSA key with an unusual public exponent"),
    ],
)
def test_a_certificate_with_an_unusual_key_is_refused(bits: int, exponent: int, message: str) -> None:
    body = json.dumps({"data": [entry(certificate_of(bits, exponent))]}).encode()

    with pytest.raises(CertificateError, match=message):
        open_list(body, CIPHER)


def test_a_certificate_with_a_key_of_2048_bits_is_accepted() -> None:
    (key,) = open_list(json.dumps({"data": [entry(certificate_of(2048))]}).encode(), CIPHER)

    assert key.serial == SERIAL_TEXT


def test_a_serial_number_in_a_message_is_printable() -> None:
    body = json.dumps({"data": [entry(b"?", serial_no="5157\x1b[2J\nF")]}).encode()

    with pytest.raises(CertificateError) as caught:
        open_list(body, CIPHER)

    assert str(caught.value).isprintable()
