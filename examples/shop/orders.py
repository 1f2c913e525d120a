"""The shop's records in SQLite: orders, payments, parcels and refunds.

Every change is one transaction that takes effect once, however often it is repeated and however many run at once.
This makes notification handlers safe to repeat.
"""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from attrs import frozen

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS orders (
        out_trade_no TEXT PRIMARY KEY,
        description TEXT NOT NULL,
        total_fen INTEGER NOT NULL CHECK (total_fen > 0),
        state TEXT NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'PAID', 'CLOSED')),
        placed_at REAL NOT NULL,
        code_url TEXT,
        transaction_id TEXT UNIQUE,
        paid_on TEXT
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS parcels (
        out_trade_no TEXT PRIMARY KEY REFERENCES orders
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS refunds (
        out_refund_no TEXT PRIMARY KEY,
        out_trade_no TEXT NOT NULL REFERENCES orders,
        amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
        state TEXT NOT NULL DEFAULT 'REQUESTED' CHECK (state IN ('REQUESTED', 'PROCESSING', 'ABNORMAL', 'SUCCESS', 'CLOSED'))
    )
    """,
)

STATES_BEFORE = {
    "PROCESSING": ("REQUESTED",),
    "ABNORMAL": ("REQUESTED", "PROCESSING"),
    "SUCCESS": ("REQUESTED", "PROCESSING", "ABNORMAL"),
    "CLOSED": ("REQUESTED", "PROCESSING", "ABNORMAL"),
}
"""The states from which a refund can move to each state. A late notification changes nothing."""

_PATIENCE_SECONDS = 5
"""How long a transaction waits for another."""


class UnknownOrder(LookupError):
    """There is no order with this number."""


class UnknownRefund(LookupError):
    """There is no refund with this number."""


class RefundNotPossible(Exception):
    """The order is not paid, less than the requested amount is left of it, or the number belongs to another refund."""


@frozen
class Order:
    """A customer's order. Amounts are in fen."""

    out_trade_no: str
    description: str
    total_fen: int
    state: str = "OPEN"
    placed_at: float = 0
    """Unix time in seconds."""
    code_url: str | None = None
    """Content of the QR code that the customer scans."""
    transaction_id: str | None = None
    """WeChat Pay's number of the payment, once paid."""
    paid_on: str | None = None
    """Day of the payment in Beijing: `2026-01-31`."""


@frozen
class Refund:
    """A refund. `REQUESTED` means that WeChat Pay has not yet confirmed that it received the request."""

    out_refund_no: str
    out_trade_no: str
    amount_fen: int
    state: str = "REQUESTED"


class Orders:
    """Opens the file for each transaction, so it is safe to use from any thread and any process."""

    def __init__(self, file: str | Path) -> None:
        self._file = file
        with self._transaction() as database:
            for statement in SCHEMA:
                database.execute(statement)

    @classmethod
    def from_env(cls) -> "Orders":
        """Open the file that `SHOP_DATABASE` names."""
        return cls(os.environ["SHOP_DATABASE"])

    def place(self, order: Order) -> None:
        """Store a new order. Call this before WeChat Pay knows the order, so that no payment is for an unknown order."""
        with self._transaction() as database:
            database.execute(
                "INSERT INTO orders (out_trade_no, description, total_fen, placed_at) VALUES (?, ?, ?, ?)",
                (order.out_trade_no, order.description, order.total_fen, order.placed_at),
            )

    def keep_code(self, out_trade_no: str, code_url: str) -> None:
        """Store the content of the QR code."""
        with self._transaction() as database:
            database.execute("UPDATE orders SET code_url = ? WHERE out_trade_no = ?", (code_url, out_trade_no))

    def pay(self, out_trade_no: str, transaction_id: str, paid_on: str) -> bool:
        """Mark an order as paid and queue its parcel. Returns whether this changed anything."""
        with self._transaction() as database:
            changed = database.execute(
                "UPDATE orders SET state = 'PAID', transaction_id = ?, paid_on = ? WHERE out_trade_no = ? AND state <> 'PAID'",
                (transaction_id, paid_on, out_trade_no),
            )
            if changed.rowcount:
                database.execute("INSERT INTO parcels (out_trade_no) VALUES (?)", (out_trade_no,))
            return bool(changed.rowcount)

    def close(self, out_trade_no: str) -> None:
        """Mark an order as closed. Call this only after WeChat Pay has closed it."""
        with self._transaction() as database:
            database.execute(
                "UPDATE orders SET state = 'CLOSED' WHERE out_trade_no = ? AND state = 'OPEN'", (out_trade_no,)
            )

    def add_refund(self, refund: Refund) -> None:
        """Store a refund before it is sent to WeChat Pay. Repeating the same refund changes nothing.

        Raises:
            RefundNotPossible: The message says why.
            UnknownOrder: There is no such order.
        """
        with self._transaction() as database:
            for known in self._refunds(database, "out_refund_no = ?", refund.out_refund_no):
                if (known.out_trade_no, known.amount_fen) == (refund.out_trade_no, refund.amount_fen):
                    return
                raise RefundNotPossible("the number belongs to another refund")
            order = self._order(database, refund.out_trade_no)
            earlier = self._refunds(database, "out_trade_no = ?", refund.out_trade_no)
            left_fen = order.total_fen - sum(each.amount_fen for each in earlier if each.state != "CLOSED")
            if order.state != "PAID" or not 0 < refund.amount_fen <= left_fen:
                raise RefundNotPossible(f"the order is {order.state}, and {left_fen} fen of it can be refunded")
            database.execute(
                "INSERT INTO refunds (out_refund_no, out_trade_no, amount_fen) VALUES (?, ?, ?)",
                (refund.out_refund_no, refund.out_trade_no, refund.amount_fen),
            )

    def step_refund(self, out_refund_no: str, state: str) -> bool:
        """Update the state of a refund. Returns whether this changed anything."""
        before = STATES_BEFORE[state]
        marks = ", ".join("?" * len(before))
        with self._transaction() as database:
            changed = database.execute(
                f"UPDATE refunds SET state = ? WHERE out_refund_no = ? AND state IN ({marks})",  # noqa: S608 (marks only)
                (state, out_refund_no, *before),
            )
            return bool(changed.rowcount)

    def order(self, out_trade_no: str) -> Order:
        """The order with this number.

        Raises:
            UnknownOrder: There is no such order.
        """
        with self._transaction() as database:
            return self._order(database, out_trade_no)

    def refund(self, out_refund_no: str) -> Refund:
        """The refund with this number.

        Raises:
            UnknownRefund: There is no such refund.
        """
        with self._transaction() as database:
            for refund in self._refunds(database, "out_refund_no = ?", out_refund_no):
                return refund
        raise UnknownRefund(out_refund_no)

    def open_orders(self) -> list[Order]:
        """The orders that are neither paid nor closed, oldest first."""
        with self._transaction() as database:
            rows = database.execute("SELECT * FROM orders WHERE state = 'OPEN' ORDER BY placed_at").fetchall()
        return [Order(*row) for row in rows]

    def paid_on(self, day: str) -> list[Order]:
        """The orders paid on a day, such as `2026-01-31`."""
        with self._transaction() as database:
            rows = database.execute("SELECT * FROM orders WHERE paid_on = ?", (day,)).fetchall()
        return [Order(*row) for row in rows]

    def refunds_of(self, out_trade_no: str) -> list[Refund]:
        """The refunds of an order, oldest first."""
        with self._transaction() as database:
            return self._refunds(database, "out_trade_no = ?", out_trade_no)

    def open_refunds(self) -> list[Refund]:
        """The refunds that have neither succeeded nor been closed, oldest first."""
        with self._transaction() as database:
            return self._refunds(database, "state NOT IN ('SUCCESS', 'CLOSED')")

    def _order(self, database: sqlite3.Connection, out_trade_no: str) -> Order:
        row = database.execute("SELECT * FROM orders WHERE out_trade_no = ?", (out_trade_no,)).fetchone()
        if row is None:
            raise UnknownOrder(out_trade_no)
        return Order(*row)

    def _refunds(self, database: sqlite3.Connection, where: str, *arguments: str) -> list[Refund]:
        query = f"SELECT * FROM refunds WHERE {where} ORDER BY rowid"  # noqa: S608 (constants)
        return [Refund(*row) for row in database.execute(query, arguments)]

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        # IMMEDIATE takes the lock before anything is read, so that two processes never decide on the same old state.
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE_SECONDS, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            with database:
                yield database
