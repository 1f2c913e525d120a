"""Uploads and downloads: the types in which users pass files, and the classes with which generated code describes them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime.jsonable import Jsonable
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.operation.wire_type import Mismatch, Shortcut, not_in_url, plain_or_mask


@runtime_checkable
class ReadableFile(Protocol):
    """A file opened for reading in binary mode."""

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes, or everything that is left if `size` is negative."""
        ...


FileSource: TypeAlias = str | os.PathLike[str] | bytes | ReadableFile
"""A path, the bytes themselves, or a file opened for reading in binary mode."""


@runtime_checkable
class WritableFile(Protocol):
    """A file opened for writing in binary mode."""

    def write(self, content: bytes, /) -> object:
        """Write all bytes of `content`."""
        ...


FileTarget: TypeAlias = str | os.PathLike[str] | WritableFile
"""A path, or a file opened for writing in binary mode."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with the number of bytes received and the total number, or `None` if the total is not known.

Calls do not overlap. When a sync client downloads several parts at the same time, they come from its worker threads.
"""


@frozen
class DownloadedFile(Jsonable):
    """A file that was downloaded, verified and saved."""

    path: Path | None
    """Path of the file; `None` if it was written to an open file."""
    size: int
    """Size in bytes, after decryption and decompression."""
    sha256: str
    """SHA-256 of the same bytes, in hexadecimal."""

    def to_dict(self, *, shows_secrets: bool = False) -> dict[str, Any]:  # noqa: ARG002 - a downloaded file has no secret fields
        """Return `path` (a string or `None`), `size` and `sha256`."""
        return {"path": self.path and str(self.path), "size": self.size, "sha256": self.sha256}


class _File:
    """The wire type of a file. It is sent as a part of a form, never in a URL or in JSON."""

    __slots__ = ()
    is_secret = False

    def to_address(self, value: Any) -> str:  # noqa: ARG002 - the interface of wire types
        """Raise `Mismatch`: a file cannot be sent in a URL."""
        raise not_in_url()

    def from_address(self, text: str) -> Any:
        """Return the text: the path of the file."""
        return text

    def to_json(self, value: Any, cipher: FieldCipher | None = None) -> Any:  # noqa: ARG002 - the interface of wire types
        """Raise `Mismatch`: a file cannot be sent as JSON."""
        raise Mismatch(phrase("cannot be sent as JSON"))

    def from_json(self, received: Any, cipher: FieldCipher | None = None) -> Any:
        """Raise `Mismatch`: a file cannot be sent as JSON."""
        return self.to_json(received, cipher)

    def shortcut(self) -> Shortcut | None:
        """Return how usual values are read without `from_json`; `None`: they are not."""
        return None

    def to_plain(self, value: Any, *, shows_secrets: bool) -> Any:
        """Convert a path or bytes to JSON for display."""
        return plain_or_mask(self, value, shows_secrets=shows_secrets)

    def to_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of values for display."""
        return {"type": "string"}


FILE = _File()

FILE_ARGUMENTS = (Parameter("file", FILE, is_required=True), Parameter("filename", STRING))
"""The arguments that every upload has: the file, and its name if the file itself has none."""


@frozen(kw_only=True, eq=False)
class Upload:
    """The upload of an operation: the file and the fields that are sent with it.

    `meta` lists the fields of the part `meta`, whose JSON text is signed; `filename` and `digest` are the wire names of the
    fields that are filled in automatically. `form` lists further form fields, which are not signed.
    """

    part: str
    """Name of the part that contains the file."""
    meta: tuple[Parameter, ...]
    digest: str
    filename: str = ""
    algorithm: str = "SHA256"
    form: tuple[Parameter, ...] = ()
    accepts: tuple[str, ...] = ()
    """Accepted file extensions, in lower case; empty if the page lists none."""
    largest: tuple[tuple[str, int], ...] = ()
    """Maximum size in bytes by file extension; the empty extension applies to all others."""
    arguments: tuple[Parameter, ...] = field(init=False, repr=False)
    """The arguments of the method: the file, its name, and the fields that are not filled in automatically."""

    def __post_init__(self) -> None:
        own = (parameter for parameter in self.meta if parameter.wire_name not in {self.filename, self.digest})
        object.__setattr__(self, "arguments", (*FILE_ARGUMENTS, *own, *self.form))

    def largest_of(self, ending: str) -> int | None:
        """Return the maximum size in bytes for a file extension; `None` if the page sets no limit."""
        by_ending = dict(self.largest)
        return by_ending.get(ending, by_ending.get(""))


@frozen(kw_only=True, eq=False)
class Download:
    """The file that a reply links to.

    Most attributes are the names of fields in the reply, or in its parts if it lists several.
    """

    method: str
    """The method that downloads the file."""
    url: str
    hosts: tuple[str, ...]
    """Hosts to which the Authorization header may be sent."""
    digest: str = ""
    """The field with the digest of the file; empty if the file is verified by its encryption, or not at all."""
    algorithm: str = ""
    """The field with the algorithm of the digest."""
    is_unpacked: bool = False
    """Whether a compressed file is decompressed; the digest then covers the decompressed content."""
    parts: str = ""
    """The field that lists the parts; empty if the file is not split."""
    order: str = ""
    """The field of a part with its position, counted from 1."""
    count: str = ""
    """The field with the number of parts; empty if the page documents none."""
    key: str = ""
    """The field with the key of an encrypted file, itself encrypted for the merchant; empty if the file is not encrypted."""
    nonce: str = ""
    cipher: str = ""
    """The argument that selects the encryption algorithm."""
