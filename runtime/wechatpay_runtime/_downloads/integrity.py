"""Decrypts, decompresses and verifies a file while it is received, in constant memory. No I/O: bytes in, bytes out."""

import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime._crypto.digests import new_digest
from wechatpay_runtime.errors import CorruptDownload, ReplyTooLarge

FILE_KEY_BYTES = {"AEAD_AES_256_GCM": 32, "SM4_GCM": 16, "AEAD_SM4_GCM": 16}
"""Key length of an encrypted file by algorithm; the official pages use two names for the last one."""

_TAG_BYTES = 16
_GZIP_BEGINNING = b"\x1f\x8b"
_GZIP_WINDOW = 31
_UNPACKED_AT_ONCE_BYTES = 1024 * 1024


@frozen(eq=False)
class Decryption:
    """The parameters to decrypt a file: GCM without associated data, with the tag at the end."""

    algorithm: str
    key: bytes = field(repr=False)
    nonce: bytes = field(repr=False)


@frozen(kw_only=True, eq=False)
class Integrity:
    """Verifies a file: by its authentication tag if it is encrypted, else by its digest if there is one."""

    name: str
    """Name of the operation, for messages."""
    decryption: Decryption | None = None
    digest: str = ""
    """In hexadecimal; empty if there is none."""
    algorithm: str = "SHA1"
    digest_header: str = ""
    """Header of the file's reply that has the digest, if the reply with the URL has none."""
    is_unpacked: bool = False
    """Whether a gzip file is decompressed; the digest then covers the decompressed content, or the bytes as they arrive."""

    @property
    def is_given(self) -> bool:
        """Whether the file can be verified by more than its length."""
        return self.decryption is not None or bool(self.digest or self.digest_header)


class _Stage(Protocol):
    def feed(self, content: bytes) -> Iterator[bytes]: ...
    def end(self) -> Iterator[bytes]: ...


class Receiver:
    """Processes the bytes of a file and writes its content; only `finish` verifies it."""

    def __init__(self, integrity: Integrity, write: Callable[[bytes], object], *, max_bytes: int) -> None:
        self._integrity = integrity
        self._write = write
        self._left = self._bound = max_bytes
        self._stages: list[_Stage] = []
        if integrity.decryption:
            self._stages.append(_Opening(integrity.name, integrity.decryption))
        if integrity.is_unpacked:
            self._stages.append(_Unpacking(integrity.name))
        self._digest, self._digest_of_received = (
            new_digest(integrity.algorithm) if is_needed and integrity.digest and not integrity.decryption else None
            for is_needed in (True, integrity.is_unpacked)
        )

    def feed(self, content: bytes) -> None:
        """Process the next bytes.

        Raises:
            CorruptDownload: The file cannot be decompressed.
            ReplyTooLarge: The content is longer than allowed.
        """
        if self._digest_of_received is not None:
            self._digest_of_received.update(content)
        self._through(0, content)

    def finish(self) -> None:
        """Verify the file after its last byte.

        Raises:
            CorruptDownload: The tag or the digest does not match, or the file is incomplete.
        """
        for position, stage in enumerate(self._stages):
            for piece in stage.end():
                self._through(position + 1, piece)
        if self._digest is None:
            return
        actual, expected = self._digest.finalize().hex(), self._integrity.digest.lower()
        received = self._digest_of_received.finalize().hex() if self._digest_of_received else actual
        if expected not in (actual, received):  # a digest is not a secret, so no constant-time comparison
            raise _corrupt(
                self._integrity.name,
                phrase(
                    "its {algorithm} is {actual}, expected {expected}",
                    algorithm=self._integrity.algorithm,
                    actual=actual,
                    expected=expected,
                ),
            )

    def _through(self, position: int, content: bytes) -> None:
        if position < len(self._stages):
            for piece in self._stages[position].feed(content):
                self._through(position + 1, piece)
            return
        self._left -= len(content)
        if self._left < 0:
            raise ReplyTooLarge(phrase("The file is longer than max_download_bytes ({most}).", most=self._bound))
        if self._digest is not None:
            self._digest.update(content)
        self._write(content)


class _Opening:
    """Decrypts; keeps back the last bytes, since they may be the tag."""

    def __init__(self, name: str, decryption: Decryption) -> None:
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256, SM4
        from cryptography.hazmat.primitives.ciphers.modes import GCM

        self._name = name
        block = SM4(decryption.key) if "SM4" in decryption.algorithm else AES256(decryption.key)
        self._decryptor = Cipher(block, GCM(decryption.nonce)).decryptor()
        self._tail = b""

    def feed(self, content: bytes) -> Iterator[bytes]:
        pending = self._tail + content
        self._tail = pending[-_TAG_BYTES:]
        if plain_text := self._decryptor.update(pending[:-_TAG_BYTES]):
            yield plain_text

    def end(self) -> Iterator[bytes]:
        from cryptography.exceptions import InvalidTag

        is_right = len(self._tail) == _TAG_BYTES
        if is_right:
            try:
                self._decryptor.finalize_with_tag(self._tail)
            except InvalidTag:
                is_right = False
        if not is_right:
            raise _corrupt(self._name, phrase("it cannot be decrypted with its key"))
        yield from ()


class _Unpacking:
    """Decompresses a gzip file, which may have several members; passes any other file through unchanged."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._beginning: bytes | None = b""
        self._unpacker = zlib.decompressobj(_GZIP_WINDOW)
        self._is_packed = False
        self._is_inside = False

    def feed(self, content: bytes) -> Iterator[bytes]:
        if self._beginning is not None:
            content = self._beginning + content
            if len(content) < len(_GZIP_BEGINNING):
                self._beginning = content
                return
            self._beginning = None
            self._is_packed = content.startswith(_GZIP_BEGINNING)
        if self._is_packed:
            yield from self._unpack(content)
        else:
            yield content

    def _unpack(self, content: bytes) -> Iterator[bytes]:
        piece = b""
        while content or (
            len(piece) == _UNPACKED_AT_ONCE_BYTES and self._is_inside
        ):  # after a full piece, more output may be pending
            if self._unpacker.eof:
                self._unpacker = zlib.decompressobj(_GZIP_WINDOW)
            self._is_inside = True
            try:
                piece = self._unpacker.decompress(content, _UNPACKED_AT_ONCE_BYTES)
            except zlib.error:
                raise _corrupt(self._name, phrase("it cannot be decompressed")) from None
            content = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
            self._is_inside = not self._unpacker.eof
            if piece:
                yield piece

    def end(self) -> Iterator[bytes]:
        if self._beginning:
            yield self._beginning
        if self._is_packed and self._is_inside:
            raise _corrupt(self._name, phrase("its gzip data is truncated"))


def _corrupt(name: str, complaint: str) -> CorruptDownload:
    error = CorruptDownload(
        phrase(
            "{operation}: the file is damaged or was modified: {complaint}. Download it again.",
            operation=name,
            complaint=complaint,
        )
    )
    error.operation = name
    return error
