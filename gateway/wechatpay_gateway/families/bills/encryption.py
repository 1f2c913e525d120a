"""The encryption of the parts of a bill: https://pay.weixin.qq.com/doc/v3/partner/4014314390."""

import secrets

from attrs import frozen
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256, SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

_KEY_LENGTHS = {"AEAD_AES_256_GCM": 32, "SM4_GCM": 16}
_NONCE_LENGTH = 16


@frozen
class Encrypted:
    """An encrypted part, with the key and the nonce that decrypt it."""

    content: bytes
    key: str
    nonce: str


def encrypt(content: bytes, algorithm: str) -> Encrypted:
    """Encrypt a part with a new key and nonce; `algorithm` is `AEAD_AES_256_GCM` or `SM4_GCM`."""
    key, nonce = secrets.token_hex(_KEY_LENGTHS[algorithm] // 2), secrets.token_hex(_NONCE_LENGTH // 2)
    block = SM4(key.encode()) if algorithm == "SM4_GCM" else AES256(key.encode())
    encryptor = Cipher(block, GCM(nonce.encode())).encryptor()
    return Encrypted(encryptor.update(content) + encryptor.finalize() + encryptor.tag, key, nonce)
