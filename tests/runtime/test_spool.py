"""Nothing is at its place before it is kept, and nothing is left behind when it is not."""

import io
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.spool import Spool


def test_a_file_is_at_its_place_only_once_it_is_kept(tmp_path: Path) -> None:
    with Spool("a.b.c", tmp_path / "bill.csv") as spool:
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
    with Spool("a.b.c", str(target)) as spool:
        spool.write(b"bill")
    assert sorted(tmp_path.iterdir()) == before
    assert not is_there or target.read_bytes() == b"old"


def test_what_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "bill.csv").write_bytes(b"old and longer")
    with Spool("a.b.c", tmp_path / "bill.csv") as spool:
        spool.write(b"bill")
        spool.keep()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bill.csv", b"bill")]


def test_a_link_keeps_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with Spool("a.b.c", tmp_path / "link.csv") as spool:
        spool.write(b"bill")
        spool.keep()
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"bill"


def test_going_back_forgets_what_came_since(tmp_path: Path) -> None:
    with Spool("a.b.c", tmp_path / "bill.csv") as spool:
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
    with Spool("a.b.c", target) as spool:
        spool.write(b"bill")
        assert target.getvalue() == b""
        kept = spool.keep()
    assert target.getvalue() == b"bill"
    assert kept.path is None


def test_the_file_may_be_read_by_whom_the_process_lets_read(tmp_path: Path) -> None:
    former = os.umask(0o022)
    try:
        with Spool("a.b.c", tmp_path / "bill.csv") as spool:
            spool.keep()
    finally:
        os.umask(former)
    assert (tmp_path / "bill.csv").stat().st_mode & 0o777 == 0o644


REFUSED: dict[str, tuple[Any, str]] = {
    "a folder": ("/", "to is '/', which is no regular file"),
    "a device": ("/dev/null", "which is no regular file"),
    "a folder that is not there": ("/nowhere/bill.csv", "where nothing can be written: No such file or directory"),
    "a number": (1, "takes a path or a file opened for writing in binary mode, not int"),
    "a file opened as text": (io.StringIO(), "opened as text; open it in binary mode"),
    "nothing": (None, "not NoneType"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_place_where_nothing_can_be_written_is_refused(case: str) -> None:
    to, words = REFUSED[case]
    with pytest.raises(InvalidArgument, match=words) as caught:
        Spool("a.b.c", to)
    assert str(caught.value).endswith("Nothing was sent.")
