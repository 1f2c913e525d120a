"""Nothing is at its place before it is kept, and nothing is left behind when it is not."""

import io
import os
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from wechatpay_runtime._downloads.staging import StagedFile
from wechatpay_runtime.errors import InvalidArgument


def test_a_file_is_at_its_place_only_once_it_is_kept(tmp_path: Path) -> None:
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as spool:
        spool.write(b"bill")
        assert not (tmp_path / "bill.csv").exists()
        kept = spool.keep()
    assert (tmp_path / "bill.csv").read_bytes() == b"bill"
    assert (kept.path, kept.size, kept.sha256) == (tmp_path / "bill.csv", 4, sha256(b"bill").hexdigest())


@pytest.mark.parametrize("is_there", [False, True])
def test_what_is_not_kept_leaves_everything_as_it_was(tmp_path: Path, is_there: bool) -> None:  # noqa: FBT001 - a table
    target = tmp_path / "bill.csv"
    if is_there:
        target.write_bytes(b"old")
    before = sorted(tmp_path.iterdir())
    with closing(StagedFile("a.b.c", str(target))) as spool:
        spool.write(b"bill")
    assert sorted(tmp_path.iterdir()) == before
    assert not is_there or target.read_bytes() == b"old"


def test_what_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "bill.csv").write_bytes(b"old and longer")
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as spool:
        spool.write(b"bill")
        spool.keep()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bill.csv", b"bill")]


def test_a_link_keeps_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with closing(StagedFile("a.b.c", tmp_path / "link.csv")) as spool:
        spool.write(b"bill")
        spool.keep()
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"bill"


def test_going_back_forgets_what_came_since(tmp_path: Path) -> None:
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as spool:
        spool.write(b"first ")
        mark = spool.mark()
        for _ in range(2):
            spool.write(b"wrong, and much longer")
            spool.go_back(mark)
        spool.write(b"second")
        kept = spool.keep()
    assert (tmp_path / "bill.csv").read_bytes() == b"first second"
    assert (kept.size, kept.sha256) == (12, sha256(b"first second").hexdigest())


def test_an_open_file_gets_everything_at_the_end() -> None:
    target = io.BytesIO()
    with closing(StagedFile("a.b.c", target)) as spool:
        spool.write(b"bill")
        assert target.getvalue() == b""
        kept = spool.keep()
    assert target.getvalue() == b"bill"
    assert kept.path is None


def _closed() -> io.BytesIO:
    file = io.BytesIO()
    file.close()
    return file


REFUSED: dict[str, tuple[Any, str]] = {
    "a folder": ("/", "'/' is not a regular file"),
    "a device": ("/dev/null", "is not a regular file"),
    "a folder that is not there": ("/nowhere/bill.csv", "cannot be written: No such file or directory"),
    "a number": (1, "to must be a path or a file opened for writing in binary mode, got int"),
    "a file opened as text": (io.StringIO(), "to must be opened in binary mode"),
    "nothing": (None, "got NoneType"),
    "a path that holds NUL": ("a\0b", r"'a\\x00b' is not a valid path"),
    "a path that contains a lone surrogate": ("\ud800", "is not a valid path"),
    "a path that is too long": ("a" * 5000, "cannot be written: File name too long"),
    "a path that is empty": ("", "not a regular file"),
    "a path below a file": (f"{__file__}/bill.csv", "cannot be written: Not a directory"),
    "bytes": (b"bill.csv", "to must be a path or a file opened for writing in binary mode, got bytes"),
    "a file opened for reading": (io.BufferedReader(io.BytesIO()), "closed or opened for reading"),
    "a closed file": (_closed(), "closed or opened for reading"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_target_that_cannot_be_written_is_refused(case: str) -> None:
    to, words = REFUSED[case]
    with pytest.raises(InvalidArgument, match=words) as caught:
        StagedFile("a.b.c", to)
    assert str(caught.value).endswith("Nothing was sent.")


def permissions(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666, 0o444, 0o400])
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o000])
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path, mode: int, umask: int) -> None:
    target = tmp_path / "bill.csv"
    target.write_bytes(b"old")
    target.chmod(mode)
    former = os.umask(umask)
    try:
        with closing(StagedFile("a.b.c", target)) as spool:
            spool.keep()
    finally:
        os.umask(former)
    assert permissions(target) == mode


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o027])
def test_a_new_file_has_the_permissions_that_the_process_gives_to_new_files(tmp_path: Path, umask: int) -> None:
    former = os.umask(umask)
    try:
        with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as spool:
            spool.keep()
    finally:
        os.umask(former)
    assert permissions(tmp_path / "bill.csv") == 0o666 & ~umask


def test_nobody_reads_a_file_while_it_comes_who_may_not_read_the_one_that_it_replaces(tmp_path: Path) -> None:
    (tmp_path / "bill.csv").touch(0o600)
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")):
        (coming,) = tmp_path.glob(".*.part")
        assert permissions(coming) == 0o600


def test_a_file_that_is_replaced_keeps_its_owner(tmp_path: Path) -> None:
    owner = (1234, 5678) if os.geteuid() == 0 else (os.geteuid(), os.getegid())  # only root gives files away
    (tmp_path / "bill.csv").touch(0o640)
    os.chown(tmp_path / "bill.csv", *owner)
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as spool:
        spool.keep()
    facts = (tmp_path / "bill.csv").stat()
    assert ((facts.st_uid, facts.st_gid), permissions(tmp_path / "bill.csv")) == (owner, 0o640)


@pytest.mark.parametrize("mode", ["r+b", "wb", "ab"])
def test_an_open_file_that_does_not_get_everything_is_as_it_was(tmp_path: Path, mode: str) -> None:
    (tmp_path / "bill.csv").write_bytes(b"old")
    with (tmp_path / "bill.csv").open(mode) as target:
        target.seek(0, os.SEEK_END)
        with closing(StagedFile("a.b.c", target)) as spool:
            spool.write(b"bill")
            spool.prepare()
    assert (tmp_path / "bill.csv").read_bytes() == (b"" if mode == "wb" else b"old")


def test_an_open_file_that_goes_on_behind_what_it_gets_is_not_cut(tmp_path: Path) -> None:
    target = io.BytesIO(b"old and longer")
    with closing(StagedFile("a.b.c", target)) as spool:
        spool.write(b"bill")
        spool.prepare()
    assert target.getvalue() == b"billand longer"


FULL_DISK = """
import resource, signal, sys
from contextlib import closing
from wechatpay_runtime._downloads.staging import StagedFile

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
try:
    with closing(StagedFile("a.b.c", sys.argv[1])) as spool:
        spool.write(bytes(2000))
        if sys.argv[2] == "kept":
            spool.keep()
        raise KeyError
except (OSError, KeyError) as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize(("end", "error"), [("kept", "OSError"), ("left", "KeyError")])
def test_a_disk_that_takes_no_more_leaves_nothing(tmp_path: Path, end: str, error: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path / "bill.csv", end],
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    assert done.stdout == f"{error}\n"
    assert list(tmp_path.iterdir()) == []
