"""A reset returns to the starting state, with or without rows that an earlier reset has kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from wechatpay_gateway import Gateway
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.core.starting_rows import StartingRows

NOTES = Tables("notes", 1, "CREATE TABLE notes (text TEXT NOT NULL);")
NOON = 1_790_000_000.0


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    store.prepare([NOTES])
    yield store
    store.close()


class Notes:
    """Starting rows that are numbered, so that each addition differs."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.added = 0
        self.rows = StartingRows(store, self.add)

    def add(self) -> None:
        self.added += 1
        self.write(f"start {self.added}")

    def write(self, text: str) -> None:
        self.store.execute("INSERT INTO notes VALUES (?)", (text,))

    def after(self, now: float, basis: str = "a") -> list[str]:
        """Return the rows after a reset at a time."""
        self.rows.put_back(now, basis)
        return [text for (text,) in self.store.rows("SELECT text FROM notes")]


@pytest.fixture
def notes(store: Store) -> Notes:
    notes = Notes(store)
    notes.after(NOON)
    notes.write("own")
    return notes


@pytest.mark.parametrize("seconds", [0, 0.9])
def test_a_reset_within_a_second_puts_the_kept_rows_back(notes: Notes, seconds: float) -> None:
    assert notes.after(NOON + seconds) == ["start 1"]


@pytest.mark.parametrize("seconds", [1, 60, -1])
def test_a_later_or_earlier_reset_adds_the_rows_again(notes: Notes, seconds: float) -> None:
    assert notes.after(NOON + seconds) == ["start 2"]


def test_a_reset_with_another_basis_adds_the_rows_again(notes: Notes) -> None:
    assert notes.after(NOON, "b") == ["start 2"]


def test_kept_rows_are_used_for_one_second_only(notes: Notes) -> None:
    notes.after(NOON + 0.9)
    assert notes.after(NOON + 1.8) == ["start 2"]


def test_a_state_file_keeps_no_rows(tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    store.prepare([NOTES])
    notes = Notes(store)
    assert [notes.after(NOON), notes.after(NOON)] == [["start 1"], ["start 2"]]
    store.close()


def test_a_database_without_kept_rows_cannot_be_restored(store: Store) -> None:
    with pytest.raises(RuntimeError, match="call keep first"):
        store.restore()


def test_a_state_file_cannot_keep_rows(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "state")) as store, pytest.raises(RuntimeError, match="only a database in memory"):
        store.keep()


@pytest.fixture
def calls(store: Store) -> list[str]:
    """The calls of a watcher of the notes."""
    calls: list[str] = []
    store.watch(["notes"], lambda: calls.append("called"))
    return calls


def test_a_watcher_is_called_after_a_restore(calls: list[str], notes: Notes) -> None:
    calls.clear()
    notes.after(NOON)
    assert calls == ["called"]


def test_a_watcher_is_called_for_rows_that_are_added_after_a_restore(calls: list[str], notes: Notes) -> None:
    notes.after(NOON)
    calls.clear()
    notes.write("own")
    assert calls == ["called"]


def test_a_watcher_cannot_be_added_while_rows_are_kept(notes: Notes) -> None:
    with pytest.raises(RuntimeError, match="before keep"):
        notes.store.watch(["notes"], lambda: None)


def test_a_transaction_that_fails_while_rows_are_kept_undoes_only_its_own_changes(notes: Notes) -> None:
    with suppress(ValueError), notes.store.transaction():
        notes.write("undone")
        raise ValueError
    assert notes.store.rows("SELECT text FROM notes") == [("start 1",), ("own",)]


def test_an_inner_transaction_that_fails_while_rows_are_kept_undoes_only_its_own_changes(notes: Notes) -> None:
    with notes.store.transaction():
        notes.write("outer")
        with suppress(ValueError), notes.store.transaction():
            notes.write("undone")
            raise ValueError
    assert notes.store.rows("SELECT text FROM notes") == [("start 1",), ("own",), ("outer",)]


def test_rows_are_added_again_after_sqlite_itself_has_undone_everything(notes: Notes) -> None:
    notes.store.execute("PRAGMA max_page_count = 20")
    with pytest.raises(sqlite3.OperationalError, match="full"), notes.store.transaction():
        notes.write("x" * 1_000_000)
    assert notes.after(NOON) == ["start 2"]


def test_the_number_of_changed_rows_differs_after_a_restore(notes: Notes) -> None:
    before = notes.store.changed_rows
    notes.after(NOON)
    assert notes.store.changed_rows != before


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    gateway = Gateway(has_published_keys=True, clock=lambda: NOON)
    yield gateway
    gateway.close()


def records(gateway: Gateway) -> dict[str, list[object]]:
    return {name: list(machine) for name, machine in gateway.machines.items()}


def test_every_record_is_the_same_after_a_restore(gateway: Gateway) -> None:
    gateway.reset()
    first = records(gateway)
    gateway.add_examples("1900000009")
    gateway.reset()
    assert records(gateway) == first
    assert sum(map(len, first.values())) > 50


def test_a_gateway_notices_due_changes_after_a_restore(gateway: Gateway) -> None:
    gateway.reset()
    store = gateway._store  # pyright: ignore[reportPrivateUsage] (any record will do)
    store.execute("UPDATE resources SET due = 1")
    before = gateway.clock.next_change()
    gateway.reset()
    assert (before, gateway.clock.next_change()) == (1, None)
