"""Downloads the parts of a file concurrently and joins them in order.

The addresses of all parts expire at the same time, so a part that waits for earlier ones could expire. The official page
therefore requires concurrent downloads: https://pay.weixin.qq.com/doc/v3/partner/4014314390. The first part is written
directly to the staged file, every other part to its own temporary file, which no other process can open.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Protocol, Self, TypeAlias

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Steps, Work
from wechatpay_runtime._downloads.fetches import Counter, Delivery, Fetch
from wechatpay_runtime._downloads.staging import Mark, StagedFile
from wechatpay_runtime._downloads.steps import AtOnce
from wechatpay_runtime.errors import ReplyTooLarge
from wechatpay_runtime.operation.files import Progress

PARTS_AT_ONCE = 16
"""Number of parts that are fetched at the same time; a part has about 16 GB."""

_PIECE_BYTES = 1 << 20

FetchPart: TypeAlias = Callable[[Fetch, Delivery], Steps[Response[Any]]]


class _GivenUpError(Exception):
    """Another part failed, so this one is no longer needed."""


class _Sink(Protocol):
    """The destination of one part."""

    def write(self, content: bytes) -> None: ...
    def mark(self) -> Mark: ...
    def go_back(self, mark: Mark) -> None: ...


class _PartFile:
    """Stores one part in a file without a name, in the folder of the target."""

    def __init__(self, folder: Path | None) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the parts
        self._lock = threading.Lock()

    def write(self, content: bytes) -> None:
        with self._lock:
            self._file.write(content)

    def mark(self) -> Mark:
        return 0, None

    def go_back(self, mark: Mark) -> None:
        with self._lock:
            self._file.seek(mark[0])
            self._file.truncate()

    def pour(self, staged: StagedFile) -> None:
        """Append everything to the staged file, then close this file."""
        position = 0
        while True:
            with self._lock:
                self._file.seek(position)
                piece = self._file.read(_PIECE_BYTES)
            if not piece:
                break
            staged.write(piece)
            position += len(piece)
        self.close()

    def close(self) -> None:
        with self._lock:
            self._file.close()


class _Share:
    """Writes one part to its sink; checks the total size of all parts, and stops if another part failed."""

    size = 0
    """Always 0: `write` limits the total size of all parts instead."""

    def __init__(self, parts: "Parts", sink: _Sink) -> None:
        self._parts = parts
        self._sink = sink
        self._count = 0

    def write(self, content: bytes) -> None:
        self._parts.add(len(content))
        self._count += len(content)
        self._sink.write(content)

    def mark(self) -> Mark:
        return self._sink.mark()

    def go_back(self, mark: Mark) -> None:
        self._parts.add(-self._count)
        self._count = 0
        self._sink.go_back(mark)


class Parts:
    """The parts of one file while they are downloaded. Each has its own delivery; they share a size limit and a progress count.

    Args:
        fetches: The requests, in the order of the parts.
        staged: Receives the complete file.
        progress: Called with the number of bytes received of all parts.
    """

    def __init__(self, fetches: Sequence[Fetch], staged: StagedFile, progress: Progress | None) -> None:
        self._staged = staged
        self._max_bytes = min(fetch.session.options.max_download_bytes for fetch in fetches)
        self._lock = threading.Lock()
        self._count = 0
        self._is_given_up = False
        self._files = [_PartFile(staged.folder) for _ in fetches[1:]]
        counter = Counter(progress, is_only_part=False)
        sinks: list[_Sink] = [staged, *self._files]
        self.deliveries = [
            Delivery(fetch, _Share(self, sink), counter.part()) for fetch, sink in zip(fetches, sinks, strict=True)
        ]

    def add(self, count: int) -> None:
        """Add to the total size of the parts.

        Raises:
            ReplyTooLarge: The total is longer than allowed.
        """
        with self._lock:
            if self._is_given_up:
                raise _GivenUpError
            self._count += count
            if self._count > self._max_bytes:
                raise ReplyTooLarge(
                    phrase("The file is longer than max_download_bytes ({most}).", most=self._max_bytes)
                )

    def give_up(self) -> None:
        """Stop each part when it receives its next bytes."""
        with self._lock:
            self._is_given_up = True

    def join(self) -> None:
        """Join the parts; call this after all are verified.

        Raises:
            OSError: They cannot be written.
        """
        for file in self._files:
            file.pour(self._staged)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()


def fetch_parts(
    fetches: Sequence[Fetch], staged: StagedFile, progress: Progress | None, fetch: FetchPart
) -> Steps[list[Response[Any]]]:
    """Download all parts concurrently and join them in the staged file.

    Args:
        fetches: The requests, in the order of the parts.
        staged: Receives the complete file.
        progress: Called with the number of bytes received, from one thread at a time.
        fetch: Performs one request and verifies its part.

    Raises:
        Exception: The error of the first part that failed, after the others have ended.
    """
    with Parts(fetches, staged, progress) as parts:
        each = zip(fetches, parts.deliveries, strict=True)
        part_steps = [_unless_given_up(parts, fetch(request, delivery)) for request, delivery in each]
        responses: list[Response[Any]] = yield AtOnce(part_steps, PARTS_AT_ONCE, parts.give_up, _GivenUpError)
        yield Work(parts.join)
    return responses


def _unless_given_up(parts: Parts, steps: Steps[Response[Any]]) -> Steps[Response[Any]]:
    parts.add(0)
    try:
        return (yield from steps)
    except BaseException:
        parts.give_up()  # here, so that no part starts after this one failed
        raise
