"""What callers may give as a file to send or as the place for one that comes, and what they get of the latter."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

from attrs import frozen

from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.jsonable import Jsonable
from wechatpay_runtime.operation.wire_type import Mismatch, plain_or_mask


@runtime_checkable
class ReadableFile(Protocol):
    """A file opened for reading in binary mode."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes; all that is left where it is negative."""
        ...


FileSource: TypeAlias = str | os.PathLike[str] | bytes | ReadableFile
"""A path, the bytes themselves, or a file opened for reading in binary mode."""


@runtime_checkable
class WritableFile(Protocol):
    """A file opened for writing in binary mode."""

    def write(self, content: bytes, /) -> object:
        """Write all of it."""
        ...


FileTarget: TypeAlias = str | os.PathLike[str] | WritableFile
"""A path, or a file opened for writing in binary mode."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""Is told how many bytes have come, and how many will come in all, or `None` where that is not known.

Called by one thread at a time; where a sync client fetches a file in several parts at once, by threads of its own.
"""


@frozen
class DownloadedFile(Jsonable):
    """A file that was fetched, proved, and put into its place."""

    path: Path | None
    """Where it is; `None` where it went into a file that was open."""
    size: int
    """Its bytes, as they are there: opened and unpacked."""
    sha256: str
    """Its SHA-256 in hexadecimal."""

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:  # noqa: ARG002 - a file's facts hold no secret
        """`path` (text or null), `size` and `sha256`."""
        return {"path": self.path and str(self.path), "size": self.size, "sha256": self.sha256}


class _File:
    """The wire type of the file itself: it travels as a part of a form, never in an address or in JSON."""

    __slots__ = ()
    is_secret = False

    def to_address(self, value: Any) -> str:  # noqa: ARG002 - as below
        """A file has no place in an address."""
        raise Mismatch("has no place in an address")

    def from_address(self, text: str) -> Any:
        """Text stands for the path of the file."""
        return text

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:  # noqa: ARG002 - wire types are asked so
        """A file has no place in JSON."""
        raise Mismatch("has no place in JSON")

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """A file has no place in JSON."""
        return self.to_json(received, cipher)

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Write a path or bytes as JSON to show."""
        return plain_or_mask(self, value, shows_secrets=shows_secrets)


FILE = _File()
