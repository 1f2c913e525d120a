"""Where a list of platform certificates is kept between runs; the file needs no trust.

What is kept is WeChat Pay's reply as it came: signed, its certificates still encrypted. It is opened and verified anew
with every load, so whoever changes it achieves no more than a fresh download.
"""

import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from attrs import frozen

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.json_object import is_object, parse_object

__all__ = ["CertificatesFile", "CertificatesStore"]

_OWNER_ONLY = 0o600
_LARGEST_BYTES = 1 << 20
_KEPT_HEADERS = (
    "wechatpay-timestamp",
    "wechatpay-nonce",
    "wechatpay-signature",
    "wechatpay-serial",
    "wechatpay-signature-type",
)


class CertificatesStore(Protocol):
    """Keeps one merchant's list of platform certificates: a file, a cache, a table.

    Calls of an async client run in a thread. An error that is raised is logged, and the certificates are downloaded.
    """

    def load(self) -> bytes | None:
        """What was saved last; `None` where nothing was."""
        ...

    def save(self, content: bytes) -> None:
        """Keep this in place of what was saved before."""
        ...


class CertificatesFile:
    """Keeps the list in a file that only its owner may read, written whole or not at all.

    Args:
        path: The file; its folder must exist. Each merchant needs one of its own.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)

    def load(self) -> bytes | None:
        """What the file holds; `None` where there is none.

        Raises:
            OSError: It cannot be read, is no plain file, is too large, or belongs to another user.
        """
        try:
            descriptor = os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        except FileNotFoundError:
            return None
        with os.fdopen(descriptor, "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise OSError(f"{self.path} is no plain file")
            if hasattr(os, "geteuid") and facts.st_uid not in {os.geteuid(), 0}:
                raise PermissionError(f"{self.path} belongs to another user")
            content = file.read(_LARGEST_BYTES + 1)
        if len(content) > _LARGEST_BYTES:
            raise OSError(f"{self.path} is too large to be a list of certificates")
        return content

    def save(self, content: bytes) -> None:
        """Write the file.

        Raises:
            OSError: It cannot be written; what was there stays.
        """
        temporary = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def __repr__(self) -> str:
        return f"CertificatesFile({str(self.path)!r})"


@frozen(eq=False)
class SignedList:
    """A reply of `GET /v3/certificates` as it is kept."""

    mchid: str
    headers: Mapping[str, str]
    """Those that carry the signature, keyed in lower case."""
    body: bytes

    @classmethod
    def from_reply(cls, mchid: str, reply: Reply) -> "SignedList":
        """Keep what proves the list."""
        return cls(mchid, {name: reply.headers[name] for name in _KEPT_HEADERS if name in reply.headers}, reply.body)

    @classmethod
    def from_bytes(cls, content: bytes) -> "SignedList | None":
        """Read what `to_bytes` wrote; `None` where it is something else."""
        fields = parse_object(content)
        mchid, headers, body = fields.get("mchid"), fields.get("headers"), fields.get("body")
        if not (isinstance(mchid, str) and is_object(headers) and isinstance(body, str)):
            return None
        if not all(isinstance(value, str) for value in headers.values()):
            return None
        try:
            return cls(mchid, headers, b64decode(body, validate=True))
        except ValueError:
            return None

    def to_bytes(self) -> bytes:
        """JSON that holds no secret: the certificates in it are encrypted."""
        fields = {"mchid": self.mchid, "headers": dict(self.headers), "body": b64encode(self.body).decode()}
        return json.dumps(fields, separators=(",", ":")).encode()

    @property
    def signed_at(self) -> int:
        """When WeChat Pay signed it, in seconds since 1970; 0 where that cannot be read."""
        text = self.headers.get("wechatpay-timestamp", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999999999") else 0
