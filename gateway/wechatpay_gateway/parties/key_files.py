"""Keys as PEM text, and files that only their owner can read."""

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700


class KeyFileError(ValueError):
    """A saved key or identity cannot be read; the message names the file and the remedy, never the content."""


def load_key(path: Path) -> RSAPrivateKey:
    """Load a private key.

    Raises:
        KeyFileError: the file is missing or is not an RSA private key.
    """
    try:
        key = parse_key(path.read_bytes())
    except (OSError, ValueError):
        raise KeyFileError(
            f"{path} is not an RSA private key in PEM format; delete the folder {path.parent} to have the gateway generate new keys"
        ) from None
    return key


def parse_key(pem: bytes) -> RSAPrivateKey:
    """Return the private key in a PEM text.

    Raises:
        ValueError: the text does not contain an RSA private key, or its signature is wrong.
    """
    # Testing both primes takes a hundred times as long as a signature, which proves that the key works.
    try:
        key = load_pem_private_key(pem, password=None, unsafe_skip_rsa_key_validation=True)
    except TypeError:
        raise ValueError("the key is encrypted with a password") from None
    if not isinstance(key, RSAPrivateKey):
        raise ValueError("the key is not an RSA key")  # noqa: TRY004 - the text is wrong, not its type
    try:
        key.public_key().verify(key.sign(pem, PKCS1v15(), SHA256()), pem, PKCS1v15(), SHA256())
    except InvalidSignature:
        raise ValueError("the parts of the key do not belong together") from None
    return key


def private_pem(key: RSAPrivateKey) -> str:
    """Return the key as PKCS #8 PEM, without a password."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")


def public_pem(key: RSAPrivateKey) -> str:
    """Return the public key of `key` as PEM."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def make_folder(path: Path) -> Path:
    """Create a folder that only its owner can access, unless it exists."""
    path.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return path


def write_owner_only(path: Path, text: str) -> None:
    """Write a file atomically; only its owner can read it, even during the write."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
