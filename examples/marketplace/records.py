"""The records of a marketplace in SQLite: orders, splits with their shares, returns of shares, and refunds.

Everything is stored with its number before it is sent. Each change is one transaction that takes effect once.
"""

import os
import sqlite3
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from marketplace.rows import Order, Refund, Return, Share, Split

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    out_trade_no TEXT PRIMARY KEY,
    seller TEXT NOT NULL,
    description TEXT NOT NULL,
    total_fen INTEGER NOT NULL CHECK (total_fen > 0),
    state TEXT NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'PAID', 'CLOSED')),
    transaction_id TEXT UNIQUE,
    placed_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS splits (
    out_order_no TEXT PRIMARY KEY,
    out_trade_no TEXT NOT NULL REFERENCES orders,
    kind TEXT NOT NULL CHECK (kind IN ('SHARES', 'REST')),
    state TEXT NOT NULL DEFAULT 'PLANNED',
    UNIQUE (out_trade_no, kind)
);
CREATE TABLE IF NOT EXISTS shares (
    out_order_no TEXT NOT NULL REFERENCES splits,
    account TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    result TEXT NOT NULL DEFAULT 'PENDING',
    fail_reason TEXT,
    PRIMARY KEY (out_order_no, account)
);
CREATE TABLE IF NOT EXISTS refunds (
    out_refund_no TEXT PRIMARY KEY,
    out_trade_no TEXT NOT NULL REFERENCES orders,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    state TEXT NOT NULL DEFAULT 'PLANNED'
);
CREATE TABLE IF NOT EXISTS returns (
    out_return_no TEXT PRIMARY KEY,
    out_refund_no TEXT NOT NULL REFERENCES refunds,
    out_order_no TEXT NOT NULL REFERENCES splits,
    account TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    result TEXT NOT NULL DEFAULT 'PLANNED',
    fail_reason TEXT
);
CREATE VIEW IF NOT EXISTS movements (source, target, fen) AS
    SELECT 'payer', seller, total_fen FROM orders WHERE state = 'PAID'
    UNION ALL
    SELECT seller, account, amount_fen FROM shares JOIN splits USING (out_order_no) JOIN orders USING (out_trade_no)
    WHERE result = 'SUCCESS'
    UNION ALL
    SELECT account, seller, amount_fen FROM returns JOIN splits USING (out_order_no) JOIN orders USING (out_trade_no)
    WHERE result = 'SUCCESS'
    UNION ALL
    SELECT seller, 'payer', amount_fen FROM refunds JOIN orders USING (out_trade_no) WHERE refunds.state = 'SUCCESS';
"""
"""`movements` has a row for each amount that has moved, as this program knows it; WeChat Pay's fees are left out."""
DONE = ("FINISHED", "EMPTY")
"""The final states of a split. `EMPTY` is our own: nothing was left, so WeChat Pay has no such split."""
_PATIENCE_SECONDS = 5
"""How long a transaction waits for another."""


class NotPossible(Exception):
    """The order is not in a state for this; the message says why."""


Row = TypeVar("Row", Order, Split, Share, Refund, Return)
Numbered = TypeVar("Numbered", Order, Split, Refund, Return)
TABLES = {Order: "orders", Split: "splits", Share: "shares", Refund: "refunds", Return: "returns"}
NUMBERS = {Order: "out_trade_no", Split: "out_order_no", Refund: "out_refund_no", Return: "out_return_no"}


class Records:
    """Opens the file for each transaction, so it is safe to use from any thread and any process."""

    def __init__(self, file: str | Path) -> None:
        self._file = file
        with closing(sqlite3.connect(file, timeout=_PATIENCE_SECONDS)) as database:
            database.executescript(SCHEMA)

    @classmethod
    def from_env(cls) -> "Records":
        """Open the file that `MARKETPLACE_DATABASE` names."""
        return cls(os.environ["MARKETPLACE_DATABASE"])

    def place(self, order: Order) -> None:
        """Store a new order, before WeChat Pay knows it."""
        with self._transaction() as database:
            row = (order.out_trade_no, order.seller, order.description, order.total_fen, order.placed_at)
            database.execute("INSERT INTO orders VALUES (?, ?, ?, ?, 'OPEN', NULL, ?)", row)

    def note_paid(self, out_trade_no: str, transaction_id: str) -> None:
        """Mark an order as paid."""
        with self._transaction() as database:
            database.execute(
                "UPDATE orders SET state = 'PAID', transaction_id = ? WHERE out_trade_no = ?",
                (transaction_id, out_trade_no),
            )

    def note_closed(self, out_trade_no: str) -> None:
        """Mark an order as closed. Call this only after WeChat Pay has closed it."""
        self._change("UPDATE orders SET state = 'CLOSED' WHERE out_trade_no = ? AND state = 'OPEN'", out_trade_no)

    def plan_shares(self, out_order_no: str, out_trade_no: str, rates_percent: Mapping[str, int]) -> None:
        """Plan the split of an order among receivers, each with a rate of what was not refunded. Repeating it changes nothing.

        Raises:
            NotPossible: The order is not paid, or a refund is open.
        """
        with self._transaction() as database:
            (order,) = self._rows(database, Order, "out_trade_no = ?", out_trade_no)
            if self._rows(database, Split, "out_trade_no = ?", out_trade_no):
                return
            refunds = self._rows(database, Refund, "out_trade_no = ? AND state <> 'CLOSED'", out_trade_no)
            if order.state != "PAID" or any(each.state != "SUCCESS" for each in refunds):
                raise NotPossible(f"order {out_trade_no} is {order.state}, with {len(refunds)} refunds")
            left_fen = order.total_fen - sum(each.amount_fen for each in refunds)
            amounts = {account: left_fen * percent // 100 for account, percent in rates_percent.items()}
            shares = [(out_order_no, account, fen) for account, fen in amounts.items() if fen]
            kind = "SHARES" if shares else "REST"
            row = (out_order_no, out_trade_no, kind)
            database.execute("INSERT INTO splits (out_order_no, out_trade_no, kind) VALUES (?, ?, ?)", row)
            database.executemany("INSERT INTO shares (out_order_no, account, amount_fen) VALUES (?, ?, ?)", shares)

    def plan_rest(self, out_order_no: str, out_trade_no: str) -> None:
        """Plan to release what is left of an order to its seller. Repeating it changes nothing."""
        self._change("INSERT OR IGNORE INTO splits VALUES (?, ?, 'REST', 'PLANNED')", out_order_no, out_trade_no)

    def note_split(self, out_order_no: str, state: str, shares: Iterable[Share] = ()) -> None:
        """Store the state of a split and the results of its shares. A final state stays."""
        with self._transaction() as database:
            database.execute(
                "UPDATE splits SET state = ? WHERE out_order_no = ? AND state <> 'FINISHED'", (state, out_order_no)
            )
            for share in shares:
                database.execute(
                    "UPDATE shares SET result = ?, fail_reason = ? "
                    "WHERE out_order_no = ? AND account = ? AND result NOT IN ('SUCCESS', 'CLOSED')",
                    (share.result, share.fail_reason, out_order_no, share.account),
                )

    def plan_refund(self, refund: Refund) -> None:
        """Plan a refund, and the return of the same part of each share. Repeating the same refund changes nothing.

        Raises:
            NotPossible: Less is left of the order, it is being shared, or the number belongs to another refund.
        """
        with self._transaction() as database:
            for known in self._rows(database, Refund, "out_refund_no = ?", refund.out_refund_no):
                if (known.out_trade_no, known.amount_fen) == (refund.out_trade_no, refund.amount_fen):
                    return
                raise NotPossible("the number belongs to another refund")
            (order,) = self._rows(database, Order, "out_trade_no = ?", refund.out_trade_no)
            splits = self._rows(database, Split, "out_trade_no = ?", refund.out_trade_no)
            if splits and not any(each.kind == "REST" and each.state in DONE for each in splits):
                raise NotPossible("the order is being shared")
            earlier = self._rows(database, Refund, "out_trade_no = ? AND state <> 'CLOSED'", refund.out_trade_no)
            left_fen = order.total_fen - sum(each.amount_fen for each in earlier)
            if order.state != "PAID" or not 0 < refund.amount_fen <= left_fen:
                raise NotPossible(f"the order is {order.state}, and {left_fen} fen of it can be refunded")
            row = (refund.out_refund_no, refund.out_trade_no, refund.amount_fen)
            database.execute("INSERT INTO refunds (out_refund_no, out_trade_no, amount_fen) VALUES (?, ?, ?)", row)
            self._plan_returns(database, refund, left_fen)

    def _plan_returns(self, database: sqlite3.Connection, refund: Refund, left_fen: int) -> None:
        where = "result = 'SUCCESS' AND out_order_no IN (SELECT out_order_no FROM splits WHERE out_trade_no = ?)"
        for index, share in enumerate(self._rows(database, Share, where, refund.out_trade_no), 1):
            where = "out_order_no = ? AND account = ? AND result <> 'FAILED'"
            returned = self._rows(database, Return, where, share.out_order_no, share.account)
            kept_fen = share.amount_fen - sum(each.amount_fen for each in returned)
            amount_fen = kept_fen * refund.amount_fen // left_fen
            row = (
                f"{refund.out_refund_no}-{index}",
                refund.out_refund_no,
                share.out_order_no,
                share.account,
                amount_fen,
            )
            if amount_fen:
                database.execute("INSERT INTO returns VALUES (?, ?, ?, ?, ?, 'PLANNED', NULL)", row)

    def note_return(self, out_return_no: str, result: str, fail_reason: str | None) -> None:
        """Store the result of a return. A final result stays."""
        query = "UPDATE returns SET result = ?, fail_reason = ? WHERE out_return_no = ? AND result NOT IN ('SUCCESS', 'FAILED')"
        self._change(query, result, fail_reason, out_return_no)

    def note_refund(self, out_refund_no: str, state: str) -> None:
        """Store the state of a refund. A final state stays, and `ABNORMAL` does not become `PROCESSING` again."""
        query = (
            "UPDATE refunds SET state = ?1 WHERE out_refund_no = ?2 AND state NOT IN ('SUCCESS', 'CLOSED') "
            "AND (state <> 'ABNORMAL' OR ?1 <> 'PROCESSING')"
        )
        self._change(query, state, out_refund_no)

    def rows(self, kind: type[Row], where: str = "TRUE", *arguments: str) -> list[Row]:
        """The rows of a table that meet a condition, oldest first."""
        with self._transaction() as database:
            return self._rows(database, kind, where, *arguments)

    def row(self, kind: type[Numbered], number: str) -> Numbered:
        """The row with this number.

        Raises:
            LookupError: There is no such row.
        """
        for row in self.rows(kind, f"{NUMBERS[kind]} = ?", number):
            return row
        raise LookupError(f"there is no {NUMBERS[kind]} {number}")

    def balances(self) -> dict[str, int]:
        """How much each account has gained, in fen: the sum over all accounts is zero."""
        query = (
            "SELECT account, sum(fen) FROM (SELECT target AS account, fen FROM movements UNION ALL "
            "SELECT source, -fen FROM movements) GROUP BY account"
        )
        with self._transaction() as database:
            return dict(database.execute(query).fetchall())

    def _change(self, query: str, *arguments: str | None) -> None:
        with self._transaction() as database:
            database.execute(query, arguments)

    @staticmethod
    def _rows(database: sqlite3.Connection, kind: type[Row], where: str, *arguments: str) -> list[Row]:
        query = f"SELECT * FROM {TABLES[kind]} WHERE {where} ORDER BY rowid"  # noqa: S608 (constants)
        return [kind(*row) for row in database.execute(query, arguments)]

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        # IMMEDIATE takes the lock before anything is read, so that two processes never decide on the same old state.
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE_SECONDS, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            with database:
                yield database
