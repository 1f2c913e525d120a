"""Store platform certificates between runs.

The store contains WeChat Pay's reply as it was received: signed, with its certificates still encrypted. The reply is verified
again each time it is loaded, so the storage does not have to be trusted: a modified reply only causes a new download.
"""

import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.json_object import is_object, parse_object
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import frozen

__all__ = ["CertificatesFile", "CertificatesStore", "SharedCertificatesStore"]

_OWNER_ONLY = 0o600
LARGEST_BYTES = 1 << 20
"""Size of the largest content that a store of this library returns."""
_KEPT_HEADERS = (
    "wechatpay-timestamp",
    "wechatpay-nonce",
    "wechatpay-signature",
    "wechatpay-serial",
    "wechatpay-signature-type",
)


class CertificatesStore(Protocol):
    """Interface of a store for one merchant's platform certificates, such as a file, a cache or a database table.

    An async client calls these methods in a thread. If one raises an error, the error is logged and the certificates are
    downloaded.
    """

    def load(self) -> bytes | None:
        """Return the content that was saved last, or `None` if nothing was saved."""
        ...

    def save(self, content: bytes) -> None:
        """Save `content`, replacing the previous content."""
        ...


@runtime_checkable
class SharedCertificatesStore(CertificatesStore, Protocol):
    """Interface of a store for several processes, of which one downloads certificates while the others wait.

    It also has leases. A lease has a holder, and ends by itself, so that a process that was killed does not stop the others.
    If the store fails, each process downloads on its own.
    """

    def acquire(self, lease: str, holder: str, seconds: float) -> bool:
        """Take a lease, or prolong it if `holder` has it already.

        Args:
            lease: Name of the lease.
            holder: Who takes it: a random text, different each time.
            seconds: When it ends, unless it is released before.

        Returns:
            Whether `holder` has the lease now; `False` if another holder has it.
        """
        ...

    def release(self, lease: str, holder: str) -> None:
        """End a lease, if `holder` still has it."""
        ...


class CertificatesFile:
    """Stores platform certificates in a file. The file is replaced atomically and readable only by its owner.

    Args:
        path: Path of the file, in an existing folder. Use a different file for each merchant.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)

    def load(self) -> bytes | None:
        """Return the content of the file, or `None` if it does not exist.

        Raises:
            OSError: It cannot be read, is not a regular file, is larger than 1 MiB, or belongs to another user.
        """
        try:
            descriptor = os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        except FileNotFoundError:
            return None
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise OSError(phrase("{path} is not a regular file", path=self.path))
            if hasattr(os, "geteuid") and status.st_uid not in {os.geteuid(), 0}:
                raise PermissionError(phrase("{path} belongs to another user", path=self.path))
            content = file.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise OSError(phrase("{path} is too large to be a list of certificates", path=self.path))
        return content

    def save(self, content: bytes) -> None:
        """Write the file.

        Raises:
            OSError: It cannot be written; the old file is unchanged.
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
    """A reply of `GET /v3/certificates` as it is stored."""

    mchid: str
    headers: Mapping[str, str]
    """The headers that the signature needs, with names in lower case."""
    body: bytes

    @classmethod
    def from_reply(cls, mchid: str, reply: Reply) -> "SignedList":
        """Keep the body and the headers that are needed to verify it."""
        return cls(mchid, {name: reply.headers[name] for name in _KEPT_HEADERS if name in reply.headers}, reply.body)

    @classmethod
    def from_bytes(cls, content: bytes) -> "SignedList | None":
        """Parse the result of `to_bytes`; return `None` if `content` is something else."""
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
        """Serialise to JSON. It contains no secret, because the certificates are encrypted."""
        fields = {"mchid": self.mchid, "headers": dict(self.headers), "body": b64encode(self.body).decode()}
        return json.dumps(fields, separators=(",", ":")).encode()

    @property
    def signed_at(self) -> int:
        """When WeChat Pay signed the reply, in seconds since 1970; 0 if the timestamp cannot be parsed."""
        text = self.headers.get("wechatpay-timestamp", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999999999") else 0
