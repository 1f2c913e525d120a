"""Stores in an SQLite file, for several processes on one machine."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from support.platform import NOW
from support.store_contracts import MCHID, CertificatesContract, ReplayGuardContract
from support.time import FakeClock
from wechatpay_runtime.adapters.sqlite import SqliteCertificates, SqliteReplayGuard
from wechatpay_runtime.adapters.stores import MOST_PURGED
from wechatpay_runtime.errors import ConfigurationError

HOUR, DAY = 3600, 86400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stores.sqlite"


class TestCertificates(CertificatesContract):
    @pytest.fixture
    def opens(self, path: Path) -> Callable[[str], Any]:
        return lambda mchid: SqliteCertificates(path, mchid)


class TestReplayGuard(ReplayGuardContract):
    @pytest.fixture
    def opens_guard(self, path: Path) -> Callable[..., Any]:
        return partial(SqliteReplayGuard, path)


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM wechatpay_leases").fetchone()
    return int(count)


def test_only_the_owner_can_read_the_file(path: Path) -> None:
    SqliteCertificates(path, MCHID).save(b"{}")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_has_ended_is_removed_once_an_hour(path: Path) -> None:
    clock = FakeClock(NOW)
    guard = SqliteReplayGuard(path, keep_days=1, clock=clock)
    counts = list[int]()
    for seconds in (0, DAY, HOUR / 2, HOUR / 2):
        clock.sleep(seconds)
        guard.note_handled(f"n-{clock.now()}")
        counts.append(rows(path))

    assert counts == [1, 1, 2, 3]


def fill(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def test_what_has_ended_is_removed_in_parts(path: Path) -> None:
    clock = FakeClock(NOW)
    guard = SqliteReplayGuard(path, clock=clock)
    guard.note_handled("first")
    fill(
        path,
        "INSERT INTO wechatpay_leases WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " SELECT i, 'handled', 0 FROM n",
        2 * MOST_PURGED + 1,
    )
    clock.sleep(HOUR)
    counts = list[int]()
    for number in range(4):
        guard.note_handled(f"n-{number}")
        counts.append(rows(path))

    assert counts == [MOST_PURGED + 3, 4, 4, 5]


def test_a_notification_is_stored_if_what_has_ended_cannot_be_removed(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock(NOW)
    guard = SqliteReplayGuard(path, keep_days=1, clock=clock)
    guard.note_handled("old")
    fill(path, "CREATE TRIGGER full BEFORE DELETE ON wechatpay_leases BEGIN SELECT RAISE(ABORT, 'full'); END")
    clock.sleep(DAY)

    guard.note_handled("new")

    assert not guard.is_new("new")
    assert "Notifications that have ended could not be removed: IntegrityError" in caplog.text


@pytest.mark.parametrize("days", [0, -1, float("nan")])
def test_the_days_to_keep_a_notification_are_positive(path: Path, days: float) -> None:
    with pytest.raises(ConfigurationError, match="keep_days must be a positive number of days, got"):
        SqliteReplayGuard(path, keep_days=days)


def test_a_file_that_cannot_be_opened_is_an_error(path: Path) -> None:
    path.mkdir()

    with pytest.raises(IsADirectoryError):
        SqliteCertificates(path, MCHID).load()


def test_a_damaged_file_is_an_error(path: Path) -> None:
    path.write_bytes(b"x" * 4096)

    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        SqliteReplayGuard(path).is_new("n-1")


def test_the_file_is_named_in_the_repr(path: Path) -> None:
    assert repr(SqliteCertificates(path, MCHID)) == f"SqliteCertificates({str(path)!r})"
