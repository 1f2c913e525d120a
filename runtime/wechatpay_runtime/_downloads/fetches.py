"""The requests of a download, and the integrity data of each. No I/O.

A download is the call of an operation, followed by one request for each address in its reply. The replies to those are not
signed: a digest or an authentication tag verifies the file.

Official pages: https://pay.weixin.qq.com/doc/v3/merchant/4013071238 and, for encrypted bills,
https://pay.weixin.qq.com/doc/v3/partner/4014314390.
"""

import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, cast

from wechatpay_runtime._base.content_encoding import unasked_encoding
from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime._base.messages import complaint_of, listed, phrase, sentences
from wechatpay_runtime._base.values import evolve, frozen
from wechatpay_runtime._calls.arguments import refusal
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._downloads.fetch_errors import no_file, unexpected_field
from wechatpay_runtime._downloads.file_address import read_address
from wechatpay_runtime._downloads.file_places import template_of
from wechatpay_runtime._downloads.integrity import FILE_KEY_BYTES, Integrity, Receiver
from wechatpay_runtime._downloads.integrity_metadata import (
    BadIntegrity,
    integrity_by_digest,
    integrity_by_tag,
    integrity_of_reply,
)
from wechatpay_runtime._downloads.staging import Mark
from wechatpay_runtime._session.origins import Origins
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import CorruptDownload
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route
from wechatpay_runtime.operation.files import Download, Progress
from wechatpay_runtime.operation.model import Model

FILE_HEADERS = {"Accept": "*/*, application/json"}
"""A file can have any type; an error is JSON."""


@frozen(eq=False)
class Fetch:
    """A request for a file or for a part of one."""

    operation: Operation[Any]
    call: Call
    session: Session
    integrity: Integrity


def check_download(operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
    """Refuse, before anything is sent, a file that could not be decrypted.

    Raises:
        InvalidArgument: The encryption algorithm that the caller chose is not supported.
    """
    cipher = operation.download.cipher if operation.download else ""
    algorithm = arguments.get(cipher)
    if algorithm is not None and str(algorithm) not in FILE_KEY_BYTES:
        raise refusal(
            operation.name,
            phrase(
                "{cipher} must be one of {names}, got {received!r}",
                cipher=cipher,
                names=listed(FILE_KEY_BYTES),
                received=str(algorithm),
            ),
        )


def own_fetch(operation: Operation[Any], call: Call, session: Session) -> Fetch:
    """Return the request of an operation that itself returns the file; only its length can be checked."""
    return Fetch(
        operation, evolve(call, headers={**FILE_HEADERS, **call.headers}), session, Integrity(name=operation.name)
    )


def fetches_of(
    operation: Operation[Any], arguments: Mapping[str, Any], reply: Model, session: Session
) -> tuple[Fetch, ...]:
    """Return the requests for the file that a reply links to, in the order of its parts.

    Args:
        operation: The operation.
        arguments: The operation's arguments.
        reply: The operation's result.
        session: The session of the call.

    Raises:
        NoFile: The reply has a state in which there is no file.
        UnexpectedReply: A field or a part is missing, an address is invalid, or a key cannot be decrypted.
    """
    download = operation.download
    assert download is not None  # noqa: S101 - generated code only passes operations with a download
    if operation.wait is not None and download.url not in reply.received:
        raise no_file(operation.name, download.url, operation.wait, reply)
    parts = _parts(operation, download, reply.received) if download.parts else (reply.received,)
    cipher = str(arguments[download.cipher]) if download.cipher else ""
    return tuple(_fetch(operation, download, part, cipher, session) for part in parts)


def _parts(operation: Operation[Any], download: Download, received: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    entries = received.get(download.parts)
    parts = [part for part in entries if is_object(part)] if is_array(entries) else []
    numbers = sorted(number for part in parts if isinstance(number := part.get(download.order), int))
    count = received.get(download.count, len(parts))
    if not parts or numbers != list(range(1, len(parts) + 1)) or count != len(parts):
        raise unexpected_field(operation, download.parts, phrase("does not list every part of the file exactly once"))
    return sorted(parts, key=lambda part: cast("int", part[download.order]))


def _fetch(
    operation: Operation[Any], download: Download, part: Mapping[str, Any], cipher: str, session: Session
) -> Fetch:
    try:
        address = read_address(_text(operation, part, download.url))
    except ValueError as complaint:
        raise unexpected_field(operation, download.url, complaint_of(complaint)) from None
    is_trusted = address.is_https_of(download.hosts) or session.origins.holds(address.origin)
    if not is_trusted and address.scheme != "https":
        raise unexpected_field(
            operation, download.url, phrase("is not an https URL, and files are not downloaded over plain HTTP")
        )
    integrity = _integrity(operation, download, part, cipher, session)
    file: Operation[Any] = Operation(
        name=f"{operation.name} (its file)",
        method="GET",
        routes=(Route(address.path),),
        replies={200: FILE_REPLY},
        errors=operation.errors,
        docs=operation.docs,
        scheme=operation.scheme,
    )
    call = Call("GET", address.target, is_anonymous=not is_trusted, template=template_of(address.path))
    return Fetch(file, call, evolve(session, origins=Origins([address.origin])), integrity)


def _integrity(
    operation: Operation[Any], download: Download, part: Mapping[str, Any], cipher: str, session: Session
) -> Integrity:
    name, is_unpacked = operation.name, download.is_unpacked
    try:
        if download.key:
            key, nonce = _text(operation, part, download.key), _text(operation, part, download.nonce)
            return integrity_by_tag(name, session.cipher, key, nonce, cipher, is_unpacked=is_unpacked)
        if download.digest:
            digest, algorithm = _text(operation, part, download.digest), _text(operation, part, download.algorithm)
            return integrity_by_digest(name, digest, algorithm, is_unpacked=is_unpacked)
    except BadIntegrity as error:
        names = {
            "hash_value": download.digest,
            "hash_type": download.algorithm,
            "encrypt_key": download.key,
            "nonce": download.nonce,
            "algorithm": download.cipher,
        }
        raise unexpected_field(operation, names[error.field], error.complaint) from None
    return Integrity(name=name, is_unpacked=is_unpacked)


def _text(operation: Operation[Any], part: Mapping[str, Any], name: str) -> str:
    value = part.get(name)
    if not isinstance(value, str) or not value:
        raise unexpected_field(operation, name, phrase("is missing"))
    return value


class Sink(Protocol):
    """The destination of a delivery: a `StagedFile`, or the share of one part in it."""

    @property
    def size(self) -> int:
        """Number of bytes written so far."""
        ...

    def write(self, content: bytes) -> None:
        """Append bytes."""
        ...

    def mark(self) -> Mark:
        """Return a mark for the current end."""
        ...

    def go_back(self, mark: Mark) -> None:
        """Discard everything after a mark."""
        ...


class Delivery:
    """Writes one part to its sink, restarting on each attempt, and reports progress."""

    def __init__(self, fetch: Fetch, sink: Sink, progress: "Counter") -> None:
        self._fetch = fetch
        self._sink = sink
        self._progress = progress
        self._mark = sink.mark()
        self._receiver: Receiver | None = None
        self._encoding = ""

    def begin(self, headers: Mapping[str, str]) -> None:
        """Start with a reply whose head was received; data of an earlier attempt is discarded."""
        self._encoding = unasked_encoding(headers)
        if self._encoding and not self._fetch.integrity.is_given:
            error = CorruptDownload(
                sentences(
                    phrase("{operation}: the file was modified on its way.", operation=self._fetch.integrity.name),
                    self._encoding,
                )
            )
            error.operation = self._fetch.integrity.name
            raise error
        self._sink.go_back(self._mark)
        bound = self._fetch.session.options.max_download_bytes - self._sink.size
        integrity = integrity_of_reply(self._fetch.integrity, headers)
        self._receiver = Receiver(integrity, self._sink.write, max_bytes=bound)
        self._progress.begin(headers.get("content-length"))

    def feed(self, content: bytes) -> None:
        """Process the next bytes; raises the errors of `Receiver.feed`, and `OSError` if they cannot be written."""
        assert self._receiver is not None  # noqa: S101 - `begin` is called first
        with self._naming_its_encoding():
            self._receiver.feed(content)

    def report(self, count: int) -> None:
        """Report that `count` more bytes were received."""
        self._progress.add(count)

    def finish(self) -> None:
        """Verify the part; raises `CorruptDownload`."""
        assert self._receiver is not None  # noqa: S101 - attempts end with a reply or an error
        with self._naming_its_encoding():
            self._receiver.finish()

    @contextmanager
    def _naming_its_encoding(self) -> Generator[None]:
        """Add the unexpected `Content-Encoding` to the error, since it explains why the bytes differ."""
        try:
            yield
        except CorruptDownload as error:
            error.args = (sentences(complaint_of(error), self._encoding),)
            raise


class Counter:
    """Counts the bytes of one part and of all parts; a retry of a part starts its count again."""

    def __init__(self, report: Progress | None, *, is_only_part: bool) -> None:
        self._report = report
        self._is_only_part = is_only_part
        self._own = 0
        self._total: int | None = None
        self._all = _Sum()

    def part(self) -> "Counter":
        """Return the counter of one of several parts."""
        counter = Counter(self._report, is_only_part=False)
        counter._all = self._all
        return counter

    def begin(self, length: str | None) -> None:
        """Start counting a reply; `length` is its `Content-Length`."""
        with self._all.lock:
            self._all.count -= self._own
        self._own = 0
        self._total = int(length) if self._is_only_part and length and length.isdigit() else None

    def add(self, count: int) -> None:
        """Add received bytes and report progress, from one thread at a time."""
        self._own += count
        with self._all.lock:
            self._all.count += count
            if self._report is not None:
                self._report(self._all.count, self._total)


class _Sum:
    """Number of received bytes of all parts."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.count = 0
