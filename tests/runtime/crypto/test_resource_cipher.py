"""Decryption with the APIv3 key: published vectors, and ciphertexts that must be refused."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from wechatpay_runtime._crypto.resource_cipher import ResourceCipher

VECTORS: list[dict[str, str]] = [
    vector
    for vector in json.loads((Path(__file__).parents[2] / "facts" / "vectors.json").read_text(encoding="utf-8"))["aead"]
    if vector["alg"] == "AEAD_AES_256_GCM"
]


def parts(vector: dict[str, str]) -> dict[str, Any]:
    return {"nonce": vector["nonce"].encode(), "associated_data": vector["aad"].encode()}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_published_ciphertext_is_decrypted(vector: dict[str, str]) -> None:
    cipher = ResourceCipher([b"0" * 32, vector["key"].encode()])

    assert cipher.open(b64decode(vector["ciphertext"]), **parts(vector)) == vector["plaintext"].encode()


@pytest.mark.parametrize("position", range(23))
def test_a_changed_byte_of_a_ciphertext_is_detected(position: int) -> None:
    (vector,) = VECTORS
    ciphertext = bytearray(b64decode(vector["ciphertext"]))
    ciphertext[position] ^= 1

    assert ResourceCipher([vector["key"].encode()]).open(bytes(ciphertext), **parts(vector)) is None


def test_the_repr_of_a_cipher_contains_no_key() -> None:
    assert repr(ResourceCipher([b"0" * 32, b"1" * 32])) == "ResourceCipher(2 APIv3 keys)"
