"""What callers may give as a file to send."""

import os
from typing import Any, Protocol, TypeAlias, runtime_checkable

from wechatpay_runtime.sealing import FieldCipher
from wechatpay_runtime.wire import Mismatch


@runtime_checkable
class ReadableFile(Protocol):
    """A file opened for reading in binary mode."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes; all that is left where it is negative."""
        ...


FileSource: TypeAlias = str | os.PathLike[str] | bytes | ReadableFile
"""A path, the bytes themselves, or a file opened for reading in binary mode."""


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


FILE = _File()
