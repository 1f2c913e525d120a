"""The shop's own record in SQLite: what was ordered, paid, handed out and given back.

Every step is one transaction that takes effect once, however often and however concurrently it is asked for.
That is what makes handlers of notifications safe to repeat.
"""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from attrs import frozen

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    out_trade_no TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    total_fen INTEGER NOT NULL CHECK (total_fen > 0),
    state TEXT NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'PAID', 'CLOSED')),
    placed_at REAL NOT NULL,
    code_url TEXT,
    transaction_id TEXT UNIQUE,
    paid_on TEXT
);
CREATE TABLE IF NOT EXISTS parcels (
    out_trade_no TEXT PRIMARY KEY REFERENCES orders
);
CREATE TABLE IF NOT EXISTS refunds (
    out_refund_no TEXT PRIMARY KEY,
    out_trade_no TEXT NOT NULL REFERENCES orders,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    state TEXT NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'PROCESSING', 'ABNORMAL', 'SUCCESS', 'CLOSED'))
);
"""

STATES_BEFORE = {
    "PROCESSING": ("ASKED",),
    "ABNORMAL": ("ASKED", "PROCESSING"),
    "SUCCESS": ("ASKED", "PROCESSING", "ABNORMAL"),
    "CLOSED": ("ASKED", "PROCESSING", "ABNORMAL"),
}
"""From where a refund may come into a state; news that is late changes nothing."""


class UnknownOrder(LookupError):
    """We have no such order."""


class UnknownRefund(LookupError):
    """We have no such refund."""


class RefundNotPossible(Exception):
    """The order is not paid, less is left of it than was asked for, or the number belongs to another refund."""


@frozen
class Order:
    """What a customer ordered; amounts are in fen."""

    out_trade_no: str
    description: str
    total_fen: int
    state: str = "OPEN"
    placed_at: float = 0
    """In seconds since 1970."""
    code_url: str | None = None
    """What the customer scans."""
    transaction_id: str | None = None
    """WeChat Pay's number, once it is paid."""
    paid_on: str | None = None
    """Day of the payment in Beijing: `2026-01-31`."""


@frozen
class Refund:
    """What is to be given back; `ASKED` means that WeChat Pay has not confirmed yet that it knows of it."""

    out_refund_no: str
    out_trade_no: str
    amount_fen: int
    state: str = "ASKED"


class Orders:
    """Opens the file for each step, so any thread and any process may take one."""

    def __init__(self, file: str | Path) -> None:
        self._file = file
        with closing(self._connect()) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(SCHEMA)

    @classmethod
    def from_env(cls) -> "Orders":
        """The record in the file that `SHOP_DATABASE` names."""
        return cls(os.environ["SHOP_DATABASE"])

    def place(self, order: Order) -> None:
        """Write down a new order, before WeChat Pay hears of it: so no payment is ever of an order that we do not know."""
        with self._transaction() as database:
            database.execute(
                "INSERT INTO orders (out_trade_no, description, total_fen, placed_at) VALUES (?, ?, ?, ?)",
                (order.out_trade_no, order.description, order.total_fen, order.placed_at),
            )

    def keep_code(self, out_trade_no: str, code_url: str) -> None:
        """Keep what the customer scans."""
        with self._transaction() as database:
            database.execute("UPDATE orders SET code_url = ? WHERE out_trade_no = ?", (code_url, out_trade_no))

    def pay(self, out_trade_no: str, transaction_id: str, paid_on: str) -> bool:
        """Note that the money is there, and that a parcel is to be packed; whether that was news."""
        with self._transaction() as database:
            changed = database.execute(
                "UPDATE orders SET state = 'PAID', transaction_id = ?, paid_on = ? WHERE out_trade_no = ? AND state <> 'PAID'",
                (transaction_id, paid_on, out_trade_no),
            )
            if changed.rowcount:
                database.execute("INSERT INTO parcels (out_trade_no) VALUES (?)", (out_trade_no,))
            return bool(changed.rowcount)

    def close(self, out_trade_no: str) -> None:
        """Note that an order can no longer be paid; WeChat Pay must have closed it."""
        with self._transaction() as database:
            database.execute(
                "UPDATE orders SET state = 'CLOSED' WHERE out_trade_no = ? AND state = 'OPEN'", (out_trade_no,)
            )

    def promise_refund(self, asked: Refund) -> None:
        """Write a refund down before it is asked for; the same one again changes nothing.

        Raises:
            RefundNotPossible: The message says why.
            UnknownOrder: We have no such order.
        """
        with self._transaction() as database:
            for known in self._refunds(database, "out_refund_no = ?", asked.out_refund_no):
                if (known.out_trade_no, known.amount_fen) == (asked.out_trade_no, asked.amount_fen):
                    return
                raise RefundNotPossible("the number belongs to another refund")
            order = self._order(database, asked.out_trade_no)
            earlier = self._refunds(database, "out_trade_no = ?", asked.out_trade_no)
            left_fen = order.total_fen - sum(each.amount_fen for each in earlier if each.state != "CLOSED")
            if order.state != "PAID" or not 0 < asked.amount_fen <= left_fen:
                raise RefundNotPossible(f"the order is {order.state}, and {left_fen} fen of it are left")
            database.execute(
                "INSERT INTO refunds (out_refund_no, out_trade_no, amount_fen) VALUES (?, ?, ?)",
                (asked.out_refund_no, asked.out_trade_no, asked.amount_fen),
            )

    def step_refund(self, out_refund_no: str, state: str) -> bool:
        """Note where a refund stands; whether that was news."""
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
            UnknownOrder: There is none.
        """
        with self._transaction() as database:
            return self._order(database, out_trade_no)

    def refund(self, out_refund_no: str) -> Refund:
        """The refund with this number.

        Raises:
            UnknownRefund: There is none.
        """
        with self._transaction() as database:
            for refund in self._refunds(database, "out_refund_no = ?", out_refund_no):
                return refund
        raise UnknownRefund(out_refund_no)

    def open_orders(self) -> list[Order]:
        """The orders that are neither paid nor closed, the oldest first."""
        with self._transaction() as database:
            rows = database.execute("SELECT * FROM orders WHERE state = 'OPEN' ORDER BY placed_at").fetchall()
        return [Order(*row) for row in rows]

    def paid_on(self, day: str) -> list[Order]:
        """The orders that were paid on a day."""
        with self._transaction() as database:
            rows = database.execute("SELECT * FROM orders WHERE paid_on = ?", (day,)).fetchall()
        return [Order(*row) for row in rows]

    def refunds_of(self, out_trade_no: str) -> list[Refund]:
        """The refunds of an order, the oldest first."""
        with self._transaction() as database:
            return self._refunds(database, "out_trade_no = ?", out_trade_no)

    def open_refunds(self) -> list[Refund]:
        """The refunds that are neither done nor closed, the oldest first."""
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

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=5, isolation_level=None)

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        # IMMEDIATE takes the lock before anything is read, so that two processes never decide on the same old state.
        with closing(self._connect()) as database:
            database.execute("BEGIN IMMEDIATE")
            with database:
                yield database
