"""The records of a payout run in SQLite: the payees, and each transfer to one of them.

A transfer is stored with its number before it is sent. The index `one_transfer_at_a_time` lets the database itself refuse a
second transfer to a payee while the first one can still pay, whatever the program does.
"""

import os
import sqlite3
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from attrs import field, frozen

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS payees (
        payee_id TEXT PRIMARY KEY,
        openid TEXT NOT NULL,
        real_name TEXT NOT NULL,
        amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
        remark TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS transfers (
        out_bill_no TEXT PRIMARY KEY,
        payee_id TEXT NOT NULL REFERENCES payees,
        state TEXT NOT NULL DEFAULT 'PLANNED',
        transfer_bill_no TEXT,
        package_info TEXT,
        fail_reason TEXT,
        refusal TEXT
    )
    """,
    """
    CREATE UNIQUE INDEX IF NOT EXISTS one_transfer_at_a_time
    ON transfers (payee_id) WHERE state NOT IN ('FAIL', 'CANCELLED')
    """,
)
PLANNED = "PLANNED"
"""WeChat Pay has not yet confirmed that it received the request. All other states are those of WeChat Pay."""
_PATIENCE_SECONDS = 5
"""How long a transaction waits for another."""


class ChangedPayee(ValueError):
    """A file contains a known payee with other data."""


@frozen
class Payee:
    """Somebody to pay once, with an amount in fen."""

    payee_id: str
    openid: str
    real_name: str = field(repr=False)
    amount_fen: int
    remark: str


@frozen
class Transfer:
    """A transfer to a payee."""

    out_bill_no: str
    payee_id: str
    state: str = PLANNED
    transfer_bill_no: str | None = None
    """WeChat Pay's number."""
    package_info: str | None = field(default=None, repr=False)
    """Opens the confirmation page of the payee."""
    fail_reason: str | None = None
    refusal: str | None = None
    """The code with which WeChat Pay refused the last request."""


class Records:
    """Opens the file for each transaction, so it is safe to use from any thread and any process."""

    def __init__(self, file: str | Path) -> None:
        self._file = file
        with self._transaction() as database:
            for statement in SCHEMA:
                database.execute(statement)

    @classmethod
    def from_env(cls) -> "Records":
        """Open the file that `PAYOUT_DATABASE` names."""
        return cls(os.environ["PAYOUT_DATABASE"])

    def add(self, payees: Iterable[Payee]) -> None:
        """Add payees, all or none. Payees that are known do not count twice.

        Raises:
            ChangedPayee: A payee is known with other data.
        """
        with self._transaction() as database:
            for payee in payees:
                row = (payee.payee_id, payee.openid, payee.real_name, payee.amount_fen, payee.remark)
                database.execute("INSERT OR IGNORE INTO payees VALUES (?, ?, ?, ?, ?)", row)
                if self._payee(database, payee.payee_id) != payee:
                    raise ChangedPayee(f"payee {payee.payee_id} is known with other data")

    def plan(self, transfers: Mapping[str, str]) -> None:
        """Store transfers before they are sent, all or none: the number of each, and its payee.

        Raises:
            sqlite3.IntegrityError: A payee is paid, or an earlier transfer can still pay.
        """
        with self._transaction() as database:
            database.executemany("INSERT INTO transfers (out_bill_no, payee_id) VALUES (?, ?)", transfers.items())

    def note_state(
        self,
        out_bill_no: str,
        state: str,
        transfer_bill_no: str,
        *,
        package_info: str | None = None,
        fail_reason: str | None = None,
    ) -> None:
        """Store the state of a transfer. A final state stays: notifications and replies can arrive in any order."""
        with self._transaction() as database:
            database.execute(
                "UPDATE transfers SET state = ?, transfer_bill_no = ?, package_info = coalesce(?, package_info), "
                "fail_reason = ?, refusal = NULL WHERE out_bill_no = ? AND state NOT IN ('SUCCESS', 'FAIL', 'CANCELLED')",
                (state, transfer_bill_no, package_info, fail_reason, out_bill_no),
            )

    def note_refusal(self, out_bill_no: str, code: str) -> None:
        """Store why a request was refused, for a person to read."""
        with self._transaction() as database:
            database.execute("UPDATE transfers SET refusal = ? WHERE out_bill_no = ?", (code, out_bill_no))

    def payee(self, payee_id: str) -> Payee:
        """The payee with this id.

        Raises:
            LookupError: There is no such payee.
        """
        with self._transaction() as database:
            return self._payee(database, payee_id)

    def transfer(self, out_bill_no: str) -> Transfer:
        """The transfer with this number.

        Raises:
            LookupError: There is no such transfer.
        """
        for transfer in self._transfers("out_bill_no = ?", out_bill_no):
            return transfer
        raise LookupError(f"there is no transfer {out_bill_no}")

    def without_transfer(self) -> list[str]:
        """The payees to whom nothing was ever sent."""
        return self._payees("payee_id NOT IN (SELECT payee_id FROM transfers)")

    def unpaid(self) -> list[str]:
        """The payees whose transfers have all ended without paying."""
        return self._payees(
            "payee_id IN (SELECT payee_id FROM transfers) AND payee_id NOT IN "
            "(SELECT payee_id FROM transfers WHERE state NOT IN ('FAIL', 'CANCELLED'))"
        )

    def to_send(self) -> list[Transfer]:
        """The transfers whose request is to be sent, for the first time or again, oldest first.

        `ACCEPTED` and `PROCESSING` wait for money. Without `package_info` the payee cannot confirm: its reply was lost, and
        only the reply to the same request has it, not the query.
        """
        return self._transfers(
            "state IN ('PLANNED', 'ACCEPTED', 'PROCESSING') OR (state = 'WAIT_USER_CONFIRM' AND package_info IS NULL)"
        )

    def open(self) -> list[Transfer]:
        """The transfers that are not final, oldest first. A state that WeChat Pay adds counts as open."""
        return self._transfers("state NOT IN ('SUCCESS', 'FAIL', 'CANCELLED')")

    def all(self) -> list[Transfer]:
        """All transfers, oldest first."""
        return self._transfers("TRUE")

    def _payees(self, where: str) -> list[str]:
        with self._transaction() as database:
            rows = database.execute(f"SELECT payee_id FROM payees WHERE {where} ORDER BY rowid")  # noqa: S608 (constants)
            return [row[0] for row in rows]

    def _transfers(self, where: str, *arguments: str) -> list[Transfer]:
        query = f"SELECT * FROM transfers WHERE {where} ORDER BY rowid"  # noqa: S608 (constants)
        with self._transaction() as database:
            return [Transfer(*row) for row in database.execute(query, arguments)]

    @staticmethod
    def _payee(database: sqlite3.Connection, payee_id: str) -> Payee:
        row = database.execute("SELECT * FROM payees WHERE payee_id = ?", (payee_id,)).fetchone()
        if row is None:
            raise LookupError(f"there is no payee {payee_id}")
        return Payee(*row)

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        # IMMEDIATE takes the lock before anything is read, so that two processes never decide on the same old state.
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE_SECONDS, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            with database:
                yield database
