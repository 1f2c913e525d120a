"""A file that takes less than it is given: the rest is written, or the download fails; never is a part of it a success."""

import errno
import io
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

import pytest

from support import platform
from support.both import FACES, Both, Opened
from support.server import answer, scripted
from wechatpay_runtime.operation.description import FILE_REPLY, Operation, Route
from wechatpay_runtime.operation.files import DownloadedFile

CONTENT = bytes(range(256)) * 1200
"""More than a pipe holds."""
OPERATION: Operation[None] = Operation(
    name="risk.complaints.get_image",
    method="GET",
    routes=(Route("/v3/merchant-service/images/1"),),
    replies={200: FILE_REPLY},
)


class Narrow(io.RawIOBase):
    """An unbuffered file on a disk with some room, which takes so many bytes at once."""

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
    """An unbuffered file that takes nothing and does not say why."""

    def write(self, content: Any, /) -> int:  # noqa: ARG002 - it takes none of it
        return 0


class Plain:
    """What has `write` and gives nothing back."""

    def __init__(self) -> None:
        self.taken = bytearray()

    def write(self, content: bytes, /) -> None:
        self.taken += content


@pytest.fixture(params=list(FACES))
def client(request: pytest.FixtureRequest) -> Iterator[Both]:
    """A client of either kind, whose server answers every request with the file."""
    with (
        scripted(lambda _request: answer(CONTENT)) as server,
        Opened(FACES[request.param]) as opened,
    ):
        yield opened({**platform.environment(), "WECHATPAY_BASE_URL": server.origin})


def fetch(client: Both, to: Any) -> DownloadedFile:
    return client.download(OPERATION, {}, to)


@contextmanager
def pipe(*, is_read: bool) -> Generator[tuple[Any, bytearray]]:
    """The unbuffered end of a pipe, and what comes out of the other; nothing where nobody reads."""
    out, into = os.pipe()
    came = bytearray()

    def read() -> None:
        while piece := os.read(out, 1000):
            came.extend(piece)

    reader = Thread(target=read)
    os.set_blocking(into, is_read)
    if is_read:
        reader.start()
    with os.fdopen(into, "wb", buffering=0) as file:
        yield file, came
    if is_read:
        reader.join()
    os.close(out)


WHOLE: dict[str, Callable[[], Any]] = {
    "takes all": Narrow,
    "takes 1,000 bytes at once": lambda: Narrow(most=1000),
    "takes all but one byte at once": lambda: Narrow(most=len(CONTENT) - 1),
    "does not say how much it took": Plain,
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_is_not_taken_at_once_is_written_after(client: Both, case: str) -> None:
    target = WHOLE[case]()

    file = fetch(client, target)

    assert bytes(target.taken) == CONTENT
    assert file.size == len(CONTENT)


def test_a_pipe_that_is_read_gets_all(client: Both) -> None:
    with pipe(is_read=True) as (target, came):
        fetch(client, target)

    assert bytes(came) == CONTENT


FAILING: dict[str, tuple[Callable[[], Any], int]] = {
    "has no room": (lambda: Narrow(room=0), errno.ENOSPC),
    "has room for all but one byte": (lambda: Narrow(room=len(CONTENT) - 1), errno.ENOSPC),
    "has room for half": (lambda: Narrow(room=len(CONTENT) // 2), errno.ENOSPC),
    "has room for half, behind a buffer": (
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
def test_what_cannot_be_written_whole_is_an_error(client: Both, case: str) -> None:
    make, code = FAILING[case]
    target = make()

    try:
        with pytest.raises(OSError) as caught:  # noqa: PT011 - its number is checked below
            fetch(client, target)
    finally:
        with suppress(OSError):  # a buffer tries once more
            target.close()

    assert caught.value.errno == code


def test_a_pipe_that_takes_no_more_is_an_error(client: Both) -> None:
    with pipe(is_read=False) as (target, _), pytest.raises(BlockingIOError):
        fetch(client, target)
