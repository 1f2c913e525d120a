"""A staged file appears under its name only when it is kept, and leaves nothing behind otherwise."""

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


def test_a_file_appears_under_its_name_only_after_it_is_kept(tmp_path: Path) -> None:
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as staged_file:
        staged_file.write(b"bill")
        assert not (tmp_path / "bill.csv").exists()
        result = staged_file.keep()
    assert (tmp_path / "bill.csv").read_bytes() == b"bill"
    assert (result.path, result.size, result.sha256) == (tmp_path / "bill.csv", 4, sha256(b"bill").hexdigest())


@pytest.mark.parametrize("exists", [False, True])
def test_a_file_that_is_not_kept_changes_nothing(tmp_path: Path, exists: bool) -> None:  # noqa: FBT001 - a table
    target = tmp_path / "bill.csv"
    if exists:
        target.write_bytes(b"old")
    before = sorted(tmp_path.iterdir())
    with closing(StagedFile("a.b.c", str(target))) as staged_file:
        staged_file.write(b"bill")
    assert sorted(tmp_path.iterdir()) == before
    assert not exists or target.read_bytes() == b"old"


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "bill.csv").write_bytes(b"old and longer")
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as staged_file:
        staged_file.write(b"bill")
        staged_file.keep()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bill.csv", b"bill")]


def test_a_symbolic_link_still_points_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with closing(StagedFile("a.b.c", tmp_path / "link.csv")) as staged_file:
        staged_file.write(b"bill")
        staged_file.keep()
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"bill"


def test_going_back_to_a_mark_discards_what_was_written_after_it(tmp_path: Path) -> None:
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as staged_file:
        staged_file.write(b"first ")
        mark = staged_file.mark()
        for _ in range(2):
            staged_file.write(b"wrong, and much longer")
            staged_file.go_back(mark)
        staged_file.write(b"second")
        result = staged_file.keep()
    assert (tmp_path / "bill.csv").read_bytes() == b"first second"
    assert (result.size, result.sha256) == (12, sha256(b"first second").hexdigest())


def test_an_open_file_is_only_written_when_the_staged_file_is_kept() -> None:
    target = io.BytesIO()
    with closing(StagedFile("a.b.c", target)) as staged_file:
        staged_file.write(b"bill")
        assert target.getvalue() == b""
        result = staged_file.keep()
    assert target.getvalue() == b"bill"
    assert result.path is None


def _closed() -> io.BytesIO:
    file = io.BytesIO()
    file.close()
    return file


REFUSED: dict[str, tuple[Any, str]] = {
    "a folder": ("/", "'/' is not a regular file"),
    "a device": ("/dev/null", "is not a regular file"),
    "a folder that does not exist": ("/nowhere/bill.csv", "cannot be written: No such file or directory"),
    "a number": (1, "to must be a path or a file opened for writing in binary mode, got int"),
    "a file opened as text": (io.StringIO(), "to must be opened in binary mode"),
    "None": (None, "got NoneType"),
    "a path that contains NUL": ("a\0b", r"'a\\x00b' is not a valid path"),
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
    to, message = REFUSED[case]
    with pytest.raises(InvalidArgument, match=message) as caught:
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
        with closing(StagedFile("a.b.c", target)) as staged_file:
            staged_file.keep()
    finally:
        os.umask(former)
    assert permissions(target) == mode


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o027])
def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path, umask: int) -> None:
    former = os.umask(umask)
    try:
        with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as staged_file:
            staged_file.keep()
    finally:
        os.umask(former)
    assert permissions(tmp_path / "bill.csv") == 0o666 & ~umask


def test_a_partial_file_has_the_permissions_of_the_file_that_it_replaces(tmp_path: Path) -> None:
    (tmp_path / "bill.csv").touch(0o600)
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")):
        (partial_file,) = tmp_path.glob(".*.part")
        assert permissions(partial_file) == 0o600


def test_a_file_that_is_replaced_keeps_its_owner(tmp_path: Path) -> None:
    owner = (1234, 5678) if os.geteuid() == 0 else (os.geteuid(), os.getegid())  # only root can change the owner
    (tmp_path / "bill.csv").touch(0o640)
    os.chown(tmp_path / "bill.csv", *owner)
    with closing(StagedFile("a.b.c", tmp_path / "bill.csv")) as staged_file:
        staged_file.keep()
    stat = (tmp_path / "bill.csv").stat()
    assert ((stat.st_uid, stat.st_gid), permissions(tmp_path / "bill.csv")) == (owner, 0o640)


@pytest.mark.parametrize("mode", ["r+b", "wb", "ab"])
def test_an_open_file_is_restored_if_the_staged_file_is_not_kept(tmp_path: Path, mode: str) -> None:
    (tmp_path / "bill.csv").write_bytes(b"old")
    with (tmp_path / "bill.csv").open(mode) as target:
        target.seek(0, os.SEEK_END)
        with closing(StagedFile("a.b.c", target)) as staged_file:
            staged_file.write(b"bill")
            staged_file.prepare()
    assert (tmp_path / "bill.csv").read_bytes() == (b"" if mode == "wb" else b"old")


def test_bytes_after_the_written_content_of_an_open_file_are_not_cut_off(tmp_path: Path) -> None:
    target = io.BytesIO(b"old and longer")
    with closing(StagedFile("a.b.c", target)) as staged_file:
        staged_file.write(b"bill")
        staged_file.prepare()
    assert target.getvalue() == b"billand longer"


FULL_DISK = """
import resource, signal, sys
from contextlib import closing
from wechatpay_runtime._downloads.staging import StagedFile

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
try:
    with closing(StagedFile("a.b.c", sys.argv[1])) as staged_file:
        staged_file.write(bytes(2000))
        if sys.argv[2] == "kept":
            staged_file.keep()
        raise KeyError
except (OSError, KeyError) as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize(("end", "error"), [("kept", "OSError"), ("left", "KeyError")])
def test_a_full_disk_leaves_no_file(tmp_path: Path, end: str, error: str) -> None:
    process = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path / "bill.csv", end],
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    assert process.stdout == f"{error}\n"
    assert list(tmp_path.iterdir()) == []
