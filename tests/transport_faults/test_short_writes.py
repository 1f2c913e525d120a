"""A file whose `write` accepts only part of the data: the rest is written, or the download fails."""

import errno
import io
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

import pytest

from support import platform
from support.both import Both, Opened
from support.server import answer, scripted
from support.transports import CLIENTS
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route
from wechatpay_runtime.operation.files import DownloadedFile

CONTENT = bytes(range(256)) * 1200
"""Larger than the buffer of a pipe."""
OPERATION: Operation[None] = Operation(
    name="risk.complaints.get_image",
    method="GET",
    routes=(Route("/v3/merchant-service/images/1"),),
    replies={200: FILE_REPLY},
)


class Narrow(io.RawIOBase):
    """An unbuffered file with limited space that accepts at most `most` bytes per write."""

    def __init__(self, *, most: int = len(CONTENT), room: int = len(CONTENT)) -> None:
        super().__init__()
        self.taken = bytearray()
        self._most = most
        self._room = room

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        if self._room == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = min(len(content), self._most, self._room)
        self.taken += content[:count]
        self._room -= count
        return count


class Stubborn(Narrow):
    """An unbuffered file that accepts nothing and raises nothing."""

    def write(self, content: Any, /) -> int:  # noqa: ARG002 - it accepts nothing
        return 0


class Plain:
    """An object with a `write` that returns `None`."""

    def __init__(self) -> None:
        self.taken = bytearray()

    def write(self, content: bytes, /) -> None:
        self.taken += content


@pytest.fixture(params=list(CLIENTS))
def client(request: pytest.FixtureRequest) -> Iterator[Both]:
    """A client with each transport, whose server sends the file in reply to every request."""
    with (
        scripted(lambda _request: answer(CONTENT)) as server,
        Opened(CLIENTS[request.param]) as opened,
    ):
        yield opened({**platform.environment(), "WECHATPAY_BASE_URL": server.origin})


def fetch(client: Both, to: Any) -> DownloadedFile:
    return client.download(OPERATION, {}, to)


@contextmanager
def pipe(*, is_read: bool) -> Generator[tuple[Any, bytearray]]:
    """Yield the unbuffered end of a pipe, and the bytes read from the other end, if it is read."""
    out, into = os.pipe()
    received = bytearray()

    def read() -> None:
        while piece := os.read(out, 1000):
            received.extend(piece)

    reader = Thread(target=read)
    os.set_blocking(into, is_read)
    if is_read:
        reader.start()
    with os.fdopen(into, "wb", buffering=0) as file:
        yield file, received
    if is_read:
        reader.join()
    os.close(out)


WHOLE: dict[str, Callable[[], Any]] = {
    "takes all": Narrow,
    "accepts 1,000 bytes per write": lambda: Narrow(most=1000),
    "accepts all but one byte per write": lambda: Narrow(most=len(CONTENT) - 1),
    "does not return the number of bytes": Plain,
}


@pytest.mark.parametrize("case", WHOLE)
def test_the_rest_of_a_short_write_is_written(client: Both, case: str) -> None:
    target = WHOLE[case]()

    file = fetch(client, target)

    assert bytes(target.taken) == CONTENT
    assert file.size == len(CONTENT)


def test_a_pipe_that_is_read_receives_everything(client: Both) -> None:
    with pipe(is_read=True) as (target, received):
        fetch(client, target)

    assert bytes(received) == CONTENT


FAILING: dict[str, tuple[Callable[[], Any], int]] = {
    "has no space": (lambda: Narrow(room=0), errno.ENOSPC),
    "has space for all but one byte": (lambda: Narrow(room=len(CONTENT) - 1), errno.ENOSPC),
    "has space for half": (lambda: Narrow(room=len(CONTENT) // 2), errno.ENOSPC),
    "has space for half, behind a buffer": (
        lambda: io.BufferedWriter(Narrow(room=len(CONTENT) // 2), len(CONTENT) * 2),
        errno.ENOSPC,
    ),
    "takes nothing": (Stubborn, errno.EIO),
    "is a full device": (lambda: open("/dev/full", "wb", buffering=0), errno.ENOSPC),  # noqa: SIM115, PTH123 - as users do
    "is a full device, behind a buffer": (
        lambda: open("/dev/full", "wb", buffering=len(CONTENT) * 2),  # noqa: SIM115, PTH123 - as users do
        errno.ENOSPC,
    ),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_file_that_cannot_be_written_completely_is_an_error(client: Both, case: str) -> None:
    make, code = FAILING[case]
    target = make()

    try:
        with pytest.raises(OSError) as caught:  # noqa: PT011 - its errno is checked below
            fetch(client, target)
    finally:
        with suppress(OSError):  # closing a buffer writes again
            target.close()

    assert caught.value.errno == code


def test_a_full_pipe_is_an_error(client: Both) -> None:
    with pipe(is_read=False) as (target, _), pytest.raises(BlockingIOError):
        fetch(client, target)
