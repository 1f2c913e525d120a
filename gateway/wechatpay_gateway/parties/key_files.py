"""Keys as PEM text, and files that only their owner can read."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
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
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError):
        key = None
    if not isinstance(key, RSAPrivateKey):
        raise KeyFileError(
            f"{path} is not an RSA private key in PEM format; delete the folder {path.parent} to have the gateway generate new keys"
        )
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
