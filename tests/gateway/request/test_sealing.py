from base64 import b64encode
from string import ascii_lowercase, ascii_uppercase, digits

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from gateway.merchant_side import Merchant
from wechatpay_gateway.request.sealing import OpenedText, SealError, open_text, seal_text

_ALPHABET = ascii_uppercase + ascii_lowercase + digits + "+/"


def test_an_encrypted_text_can_be_decrypted(merchant: Merchant) -> None:
    assert open_text(merchant.key, seal_text(merchant.key.public_key(), "张三")) == "张三"


def test_a_text_encrypted_by_the_merchant_can_be_decrypted(merchant: Merchant) -> None:
    sealed = merchant.seal("张三", merchant.key.public_key())
    assert open_text(merchant.key, sealed) == "张三"


def test_encrypting_twice_gives_two_ciphertexts(merchant: Merchant) -> None:
    key = merchant.key.public_key()
    assert seal_text(key, "x") != seal_text(key, "x")


def test_a_plain_text_of_214_bytes_can_be_encrypted(merchant: Merchant) -> None:
    assert open_text(merchant.key, seal_text(merchant.key.public_key(), "x" * 214)) == "x" * 214


def wrong_ciphertexts(merchant: Merchant) -> dict[str, str]:
    key, other = merchant.key.public_key(), merchant.wechatpay_key
    sha256 = OAEP(mgf=MGF1(SHA256()), algorithm=SHA256(), label=None)
    right = merchant.seal("张三", key)
    return {
        "plaintext": "张三",
        "base64 of plaintext": b64encode("张三".encode()).decode(),
        "another key": merchant.seal("张三", other),
        "SHA-256": b64encode(key.encrypt(b"x", sha256)).decode(),
        "PKCS #1 v1.5": b64encode(key.encrypt(b"x", PKCS1v15())).decode(),
        "no UTF-8": b64encode(key.encrypt(b"\xff", merchant.padding)).decode(),
        "line break": right[:76] + "\n" + right[76:],
        "URL-safe base64": right.replace("+", "-").replace("/", "_") + "-",
        "cut short": right[:-4],
        "unused bits set": right[:-3] + _ALPHABET[_ALPHABET.index(right[-3]) | 1] + "==",
    }


@pytest.mark.parametrize(
    "kind",
    [
        "plaintext",
        "base64 of plaintext",
        "another key",
        "SHA-256",
        "PKCS #1 v1.5",
        "no UTF-8",
        "line break",
        "URL-safe base64",
        "cut short",
        "unused bits set",
    ],
)
def test_a_text_that_is_not_a_ciphertext_for_the_key_cannot_be_decrypted(merchant: Merchant, kind: str) -> None:
    with pytest.raises(SealError):
        open_text(merchant.key, wrong_ciphertexts(merchant)[kind])


def test_a_decrypted_text_is_hidden_in_its_repr() -> None:
    opened = OpenedText("张三")
    assert opened == "张三"
    assert repr({"name": [opened]}) == "{'name': ['(encrypted)']}"
