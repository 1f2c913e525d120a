"""A saved key is loaded if it can sign."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateNumbers
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from support import platform
from wechatpay_gateway.parties.key_files import parse_key, private_pem


def damaged() -> str:
    """Return a key with another private exponent."""
    ours = platform.key("merchant").private_numbers()
    numbers = RSAPrivateNumbers(
        ours.p, ours.q, ours.d + 2, ours.dmp1 + 2, ours.dmq1 + 2, ours.iqmp, ours.public_numbers
    )
    return private_pem(numbers.private_key(unsafe_skip_rsa_key_validation=True))


def encrypted() -> str:
    key = platform.key("merchant")
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"password")).decode()


def elliptic() -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def test_a_saved_key_is_loaded() -> None:
    key = platform.key("merchant")

    assert parse_key(private_pem(key).encode()).private_numbers() == key.private_numbers()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (damaged, "the parts of the key do not belong together"),
        (encrypted, "the key is encrypted with a password"),
        (elliptic, "the key is not an RSA key"),
    ],
)
def test_another_key_is_refused(make: Callable[[], str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_key(make().encode())
