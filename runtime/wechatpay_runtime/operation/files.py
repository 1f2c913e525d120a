"""Files that operations take and lead to: how they are passed, and what generated code says of them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.jsonable import Jsonable
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
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

FILE_ARGUMENTS = (Parameter("file", FILE, is_required=True), Parameter("filename", STRING))
"""What every upload takes: the file, and its name where it has none of its own."""


@frozen(kw_only=True, eq=False)
class Upload:
    """The file that an operation takes, and what travels beside it.

    `meta` are the fields of the part `meta`, whose text is what is signed; `filename` and `digest` are the wire names of
    those that are filled in. `form` are further form fields, which are not signed.
    """

    part: str
    """Name of the part that holds the file."""
    meta: tuple[Parameter, ...]
    digest: str
    filename: str = ""
    algorithm: str = "SHA256"
    form: tuple[Parameter, ...] = ()
    accepts: tuple[str, ...] = ()
    """The endings of the names of files that are taken, in lower case; empty where the page names none."""
    largest: tuple[tuple[str, int], ...] = ()
    """How many bytes a file may have, by the ending of its name; under an empty one for all others."""
    arguments: tuple[Parameter, ...] = field(init=False, repr=False)
    """What the caller gives: the file, its name, and the fields that are not filled in."""

    def __attrs_post_init__(self) -> None:
        own = (parameter for parameter in self.meta if parameter.wire_name not in {self.filename, self.digest})
        object.__setattr__(self, "arguments", (*FILE_ARGUMENTS, *own, *self.form))

    def largest_of(self, ending: str) -> int | None:
        """How many bytes a file with this ending may have; `None` where the page sets no bound."""
        by_ending = dict(self.largest)
        return by_ending.get(ending, by_ending.get(""))


@frozen(kw_only=True, eq=False)
class Download:
    """The file that a reply leads to; names are those of fields of the reply, or of its parts where it lists some."""

    method: str
    """The method that fetches the file."""
    url: str
    hosts: tuple[str, ...]
    """Who may receive our Authorization."""
    digest: str = ""
    """The field with the digest that proves the file; empty where a seal does, or nothing."""
    algorithm: str = ""
    """The field that names the digest's algorithm."""
    is_unpacked: bool = False
    """Whether the file is unpacked where it comes packed, and the digest is of what was inside."""
    parts: str = ""
    """The field that lists the parts; empty where the file comes whole."""
    order: str = ""
    """The field of a part that says where it belongs, counted from 1."""
    count: str = ""
    """The field with the number of parts; empty where the page names none."""
    key: str = ""
    """The field with the key of a sealed file, itself encrypted for the merchant; empty where it is not sealed."""
    nonce: str = ""
    cipher: str = ""
    """The argument that chooses the algorithm of the seal."""
