"""Fetches the parts of one file at once, and joins them in their order.

The addresses of all parts expire together, so that a part that waits for those before it may come too late: the page asks to fetch them
concurrently (https://pay.weixin.qq.com/doc/v3/partner/4014314390). The first part goes straight into the spool; each other one waits
in a file of its own that nobody else can open.
"""

import threading
from collections.abc import Awaitable, Callable, Sequence
from contextvars import copy_context
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Protocol, Self

from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._downloads.fetches import Counter, Delivery, Fetch
from wechatpay_runtime._downloads.staging import Mark, Spool
from wechatpay_runtime.errors import ReplyTooLarge
from wechatpay_runtime.operation.files import Progress

PARTS_AT_ONCE = 16
"""How many parts are fetched at a time; parts have about 16 GB."""

_PIECE_BYTES = 1 << 20


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

    def pour(self, spool: Spool) -> None:
        """Append everything to the spool, and let the file go."""
        position = 0
        while True:
            with self._lock:
                self._file.seek(position)
                piece = self._file.read(_PIECE_BYTES)
            if not piece:
                break
            spool.write(piece)
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
        spool: Takes the whole file.
        progress: Is told how many bytes of all parts have come.
    """

    def __init__(self, fetches: Sequence[Fetch], spool: Spool, progress: Progress | None) -> None:
        self._spool = spool
        self._max_bytes = min(fetch.session.options.max_download_bytes for fetch in fetches)
        self._lock = threading.Lock()
        self._held = 0
        self._is_given_up = False
        self._files = [_PartFile(spool.folder) for _ in fetches[1:]]
        counter = Counter(progress, is_only_part=False)
        sinks: list[_Sink] = [spool, *self._files]
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
            file.pour(self._spool)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()


def fetch_at_once(
    fetches: Sequence[Fetch],
    spool: Spool,
    progress: Progress | None,
    fetch: Callable[[Fetch, Delivery], Response[Any]],
) -> list[Response[Any]]:
    """Fetch all parts in threads; returns when the spool holds the whole file.

    Args:
        fetches: The requests, in the order of the parts.
        spool: Takes the whole file.
        progress: Is told how many bytes have come; called by one thread at a time.
        fetch: Carries out one request and proves what came.

    Raises:
        Exception: What one part failed with, after the others have ended.
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    with Parts(fetches, spool, progress) as parts:

        def one(request: Fetch, delivery: Delivery) -> Response[Any]:
            parts.hold(0)
            try:
                return fetch(request, delivery)
            except BaseException:
                parts.give_up()  # here, so that no part is begun after this one failed
                raise

        threads = ThreadPoolExecutor(min(len(fetches), PARTS_AT_ONCE), "wechatpay-part")
        try:
            each = zip(fetches, parts.deliveries, strict=True)
            futures = [threads.submit(copy_context().run, one, request, delivery) for request, delivery in each]
            wait(futures)
        except BaseException:
            parts.give_up()
            raise
        finally:
            threads.shutdown(cancel_futures=True)
        for future in sorted(futures, key=lambda each: isinstance(each.exception(), _GivenUpError)):
            future.result()
        parts.join()
        return [future.result() for future in futures]


async def fetch_at_once_async(
    fetches: Sequence[Fetch],
    spool: Spool,
    progress: Progress | None,
    fetch: Callable[[Fetch, Delivery], Awaitable[Response[Any]]],
) -> list[Response[Any]]:
    """Fetch all parts in tasks, as `fetch_at_once` does in threads."""
    import asyncio

    gate = asyncio.Semaphore(PARTS_AT_ONCE)

    async def one(request: Fetch, delivery: Delivery) -> Response[Any]:
        async with gate:
            return await fetch(request, delivery)

    with Parts(fetches, spool, progress) as parts:
        each = zip(fetches, parts.deliveries, strict=True)
        tasks = [asyncio.create_task(one(request, delivery)) for request, delivery in each]
        try:
            responses = await asyncio.gather(*tasks)
        except BaseException:
            parts.give_up()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise
        await asyncio.to_thread(parts.join)
    return responses
