"""The records of a complaint desk in SQLite: complaints, their history and images, what the staff did, and refunds.

What the staff does is stored before it is sent. A notification only notes that a complaint has news; the worker reads them.
"""

import os
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager
from pathlib import Path

from attrs import astuple, fields, frozen

SCHEMA = """
CREATE TABLE IF NOT EXISTS complaints (
    complaint_id TEXT PRIMARY KEY,
    mchid TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'PENDING',
    detail TEXT NOT NULL DEFAULT '',
    problem_type TEXT,
    transaction_id TEXT,
    total_fen INTEGER,
    asked_fen INTEGER,
    is_refunded INTEGER NOT NULL DEFAULT 0,
    is_waiting INTEGER NOT NULL DEFAULT 1,
    times INTEGER NOT NULL DEFAULT 1,
    is_urgent INTEGER NOT NULL DEFAULT 0,
    news INTEGER NOT NULL DEFAULT 1,
    news_read INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS entries (
    log_id TEXT PRIMARY KEY,
    complaint_id TEXT NOT NULL REFERENCES complaints,
    operate_type TEXT NOT NULL,
    operator TEXT NOT NULL,
    text TEXT,
    operate_time TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS images (
    media_id TEXT PRIMARY KEY,
    complaint_id TEXT NOT NULL REFERENCES complaints,
    file TEXT
);
CREATE TABLE IF NOT EXISTS actions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    complaint_id TEXT NOT NULL REFERENCES complaints,
    kind TEXT NOT NULL CHECK (kind IN ('REPLY', 'COMPLETE', 'APPROVE', 'REJECT')),
    text TEXT,
    state TEXT NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED', 'SENDING', 'DONE', 'REFUSED')),
    refusal TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS one_decision
ON actions (complaint_id) WHERE kind IN ('APPROVE', 'REJECT') AND state <> 'REFUSED';
CREATE TABLE IF NOT EXISTS refunds (
    out_refund_no TEXT PRIMARY KEY,
    transaction_id TEXT NOT NULL,
    total_fen INTEGER NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN 1 AND total_fen),
    action INTEGER NOT NULL UNIQUE REFERENCES actions,
    state TEXT NOT NULL DEFAULT 'PLANNED'
);
"""
_PATIENCE_SECONDS = 5
"""How long a transaction waits for another."""


class NotPossible(Exception):
    """The complaint does not allow this; the message says why."""


@frozen
class Complaint:
    """A complaint of a user, without the phone number, which is not needed here. Amounts are in fen."""

    complaint_id: str
    mchid: str
    state: str
    detail: str
    problem_type: str | None
    transaction_id: str | None
    total_fen: int | None
    asked_fen: int | None
    is_refunded: bool
    is_waiting: bool
    """Whether the last message is from the user."""
    times: int
    """How often the user has complained."""
    is_urgent: bool


@frozen
class Entry:
    """An entry of the history of a complaint."""

    log_id: str
    complaint_id: str
    operate_type: str
    operator: str
    text: str | None
    operate_time: str


@frozen
class Action:
    """A thing that the staff did. `SENDING` means that it may have reached WeChat Pay."""

    number: int
    complaint_id: str
    kind: str
    text: str | None
    state: str
    refusal: str | None


@frozen
class Refund:
    """The refund of a complaint, which is sent after the approval."""

    out_refund_no: str
    transaction_id: str
    total_fen: int
    amount_fen: int
    action: int = 0
    """The number of the approval."""
    state: str = "PLANNED"
    """The state of the refund at WeChat Pay, `PLANNED` before it is sent, or `DROPPED` if the approval was refused."""


class Records:
    """Opens the file for each transaction, so it is safe to use from any thread and any process."""

    def __init__(self, file: str | Path) -> None:
        self._file = file
        with closing(sqlite3.connect(file, timeout=_PATIENCE_SECONDS)) as database:
            database.executescript(SCHEMA)

    @classmethod
    def from_env(cls) -> "Records":
        """Open the file that `DESK_DATABASE` names."""
        return cls(os.environ["DESK_DATABASE"])

    def note_news(self, complaint_id: str) -> None:
        """Note that a complaint, known or not, has news."""
        query = "INSERT INTO complaints (complaint_id) VALUES (?) ON CONFLICT DO UPDATE SET news = news + 1"
        with self._transaction() as database:
            database.execute(query, (complaint_id,))

    def with_news(self) -> list[tuple[str, int]]:
        """The complaints with news that nobody has read, and the number to pass to `note_read`."""
        with self._transaction() as database:
            return database.execute("SELECT complaint_id, news FROM complaints WHERE news > news_read").fetchall()

    def note_read(self, complaint: Complaint, entries: Iterable[Entry], media_ids: Iterable[str], news: int) -> None:
        """Store a complaint with its history and the ids of its images. News that came meanwhile stay news."""
        changes = ", ".join(f"{each.name} = ?" for each in fields(Complaint))
        with self._transaction() as database:
            database.execute(
                f"UPDATE complaints SET {changes}, news_read = ? WHERE complaint_id = ?",  # noqa: S608 (constants)
                (*astuple(complaint), news, complaint.complaint_id),
            )
            rows = [astuple(entry) for entry in entries]
            database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows)
            images = [(media_id, complaint.complaint_id) for media_id in media_ids]
            database.executemany("INSERT OR IGNORE INTO images (media_id, complaint_id) VALUES (?, ?)", images)

    def complaints(self, where: str = "TRUE", *arguments: str) -> list[Complaint]:
        """The complaints that meet a condition, oldest first. Those that nobody has read yet are left out."""
        names = ", ".join(each.name for each in fields(Complaint))
        query = f"SELECT {names} FROM complaints WHERE news_read > 0 AND ({where}) ORDER BY rowid"  # noqa: S608 (constants)
        with self._transaction() as database:
            return [Complaint(*row) for row in database.execute(query, arguments)]

    def complaint(self, complaint_id: str) -> Complaint:
        """The complaint with this number.

        Raises:
            LookupError: There is no such complaint.
        """
        for complaint in self.complaints("complaint_id = ?", complaint_id):
            return complaint
        raise LookupError(f"there is no complaint {complaint_id}")

    def history(self, complaint_id: str) -> list[Entry]:
        """The history of a complaint, oldest first."""
        query = "SELECT * FROM entries WHERE complaint_id = ? ORDER BY operate_time, log_id"
        with self._transaction() as database:
            return [Entry(*row) for row in database.execute(query, (complaint_id,))]

    def missing_images(self) -> list[str]:
        """The ids of the images that are not downloaded yet."""
        with self._transaction() as database:
            return [row[0] for row in database.execute("SELECT media_id FROM images WHERE file IS NULL")]

    def note_image(self, media_id: str, file: Path) -> None:
        """Store where an image is."""
        with self._transaction() as database:
            database.execute("UPDATE images SET file = ? WHERE media_id = ?", (str(file), media_id))

    def images(self, complaint_id: str) -> list[Path]:
        """The downloaded images of a complaint."""
        query = "SELECT file FROM images WHERE complaint_id = ? AND file IS NOT NULL ORDER BY rowid"
        with self._transaction() as database:
            return [Path(row[0]) for row in database.execute(query, (complaint_id,))]

    def plan(self, complaint_id: str, kind: str, text: str | None = None, refund: Refund | None = None) -> None:
        """Store what the staff did, before it is sent, and the refund that follows it.

        Raises:
            NotPossible: The refund of the complaint is decided already.
        """
        with self._transaction() as database:
            row = (complaint_id, kind, text)
            try:
                query = "INSERT INTO actions (complaint_id, kind, text) VALUES (?, ?, ?)"
                number = database.execute(query, row).lastrowid
            except sqlite3.IntegrityError:  # the index `one_decision`
                raise NotPossible(f"the refund of complaint {complaint_id} is decided") from None
            if refund is not None:
                values = (refund.out_refund_no, refund.transaction_id, refund.total_fen, refund.amount_fen, number)
                database.execute("INSERT INTO refunds VALUES (?, ?, ?, ?, ?, 'PLANNED')", values)

    def next_actions(self) -> list[Action]:
        """The oldest action of each complaint that is not finished."""
        first = "SELECT min(number) FROM actions WHERE state IN ('PLANNED', 'SENDING') GROUP BY complaint_id"
        return self.actions(f"number IN ({first})")

    def actions(self, where: str = "TRUE", *arguments: str) -> list[Action]:
        """The actions that meet a condition, oldest first."""
        query = f"SELECT * FROM actions WHERE {where} ORDER BY number"  # noqa: S608 (constants)
        with self._transaction() as database:
            return [Action(*row) for row in database.execute(query, arguments)]

    def note_action(self, number: int, state: str, refusal: str | None = None) -> None:
        """Store the state of an action."""
        with self._transaction() as database:
            database.execute("UPDATE actions SET state = ?, refusal = ? WHERE number = ?", (state, refusal, number))

    def refunds(self, where: str = "TRUE", *arguments: str) -> list[Refund]:
        """The refunds that meet a condition, oldest first."""
        query = f"SELECT * FROM refunds WHERE {where} ORDER BY rowid"  # noqa: S608 (constants)
        with self._transaction() as database:
            return [Refund(*row) for row in database.execute(query, arguments)]

    def note_refund(self, out_refund_no: str, state: str) -> None:
        """Store the state of a refund. A final state stays."""
        query = "UPDATE refunds SET state = ? WHERE out_refund_no = ? AND state NOT IN ('SUCCESS', 'CLOSED', 'DROPPED')"
        with self._transaction() as database:
            database.execute(query, (state, out_refund_no))

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        # IMMEDIATE takes the lock before anything is read, so that two processes never decide on the same old state.
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE_SECONDS, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            with database:
                yield database
