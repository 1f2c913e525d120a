"""Fetches the parts of one file at once, and joins them in their order.

The addresses of all parts expire together, so that a part that waits for those before it may come too late: the page asks to fetch them
concurrently (https://pay.weixin.qq.com/doc/v3/partner/4014314390). The first part goes straight into the staged file; each other one waits
in a file of its own that nobody else can open.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Protocol, Self, TypeAlias

from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import Steps, Work
from wechatpay_runtime._downloads.fetches import Counter, Delivery, Fetch
from wechatpay_runtime._downloads.staging import Mark, StagedFile
from wechatpay_runtime._downloads.steps import AtOnce
from wechatpay_runtime.errors import ReplyTooLarge
from wechatpay_runtime.operation.files import Progress

PARTS_AT_ONCE = 16
"""How many parts are fetched at a time; parts have about 16 GB."""

_PIECE_BYTES = 1 << 20

FetchPart: TypeAlias = Callable[[Fetch, Delivery], Steps[Response[Any]]]


class _GivenUpError(Exception):
    """Another part failed, so this one is not needed any more."""


class _Sink(Protocol):
    """Where one part goes."""

    def write(self, content: bytes) -> None: ...
    def mark(self) -> Mark: ...
    def go_back(self, mark: Mark) -> None: ...


class _PartFile:
    """Holds one part, in a file without a name in the folder of the target."""

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
        """Append everything to the staged file, and let the file go."""
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
    """One part's way into its sink: counts what all parts hold together, and ends where another part failed."""

    size = 0
    """What bounds a part is the size of all, which `write` watches over."""

    def __init__(self, parts: "Parts", sink: _Sink) -> None:
        self._parts = parts
        self._sink = sink
        self._held = 0

    def write(self, content: bytes) -> None:
        self._parts.hold(len(content))
        self._held += len(content)
        self._sink.write(content)

    def mark(self) -> Mark:
        return self._sink.mark()

    def go_back(self, mark: Mark) -> None:
        self._parts.hold(-self._held)
        self._held = 0
        self._sink.go_back(mark)


class Parts:
    """The parts of one file while they come: each has a delivery of its own, and all have one bound and one count.

    Args:
        fetches: The requests, in the order of the parts.
        staged: Takes the whole file.
        progress: Is told how many bytes of all parts have come.
    """

    def __init__(self, fetches: Sequence[Fetch], staged: StagedFile, progress: Progress | None) -> None:
        self._staged = staged
        self._max_bytes = min(fetch.session.options.max_download_bytes for fetch in fetches)
        self._lock = threading.Lock()
        self._held = 0
        self._is_given_up = False
        self._files = [_PartFile(staged.folder) for _ in fetches[1:]]
        counter = Counter(progress, is_only_part=False)
        sinks: list[_Sink] = [staged, *self._files]
        self.deliveries = [
            Delivery(fetch, _Share(self, sink), counter.part()) for fetch, sink in zip(fetches, sinks, strict=True)
        ]

    def hold(self, count: int) -> None:
        """Note that the parts hold so many bytes more.

        Raises:
            ReplyTooLarge: Together they are longer than is allowed.
        """
        with self._lock:
            if self._is_given_up:
                raise _GivenUpError
            self._held += count
            if self._held > self._max_bytes:
                raise ReplyTooLarge(f"The file is longer than max_download_bytes allows ({self._max_bytes}).")

    def give_up(self) -> None:
        """Let each part end with the next bytes that come."""
        with self._lock:
            self._is_given_up = True

    def join(self) -> None:
        """Put the parts behind one another; to be called once all are proved.

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
    """Fetch all parts, several at a time; ends when the staged file holds the whole.

    Args:
        fetches: The requests, in the order of the parts.
        staged: Takes the whole file.
        progress: Is told how many bytes have come; called by one thread at a time.
        fetch: Carries out one request and checks what came.

    Raises:
        Exception: What one part failed with, after the others have ended.
    """
    with Parts(fetches, staged, progress) as parts:
        each = zip(fetches, parts.deliveries, strict=True)
        part_steps = [_unless_given_up(parts, fetch(request, delivery)) for request, delivery in each]
        responses: list[Response[Any]] = yield AtOnce(part_steps, PARTS_AT_ONCE, parts.give_up, _GivenUpError)
        yield Work(parts.join)
    return responses


def _unless_given_up(parts: Parts, steps: Steps[Response[Any]]) -> Steps[Response[Any]]:
    parts.hold(0)
    try:
        return (yield from steps)
    except BaseException:
        parts.give_up()  # here, so that no part is begun after this one failed
        raise
