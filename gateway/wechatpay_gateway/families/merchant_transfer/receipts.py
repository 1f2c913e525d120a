"""The applications for receipts in the state file, and the addresses from which receipts are downloaded."""

import secrets
from collections.abc import Iterator
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.merchant_transfer.steps import ReceiptState

VALID_SECONDS = 90 * 86400
"""How long a receipt can be queried after it was generated."""
ADDRESS_SECONDS = 600
"""How long a download URL is valid."""
DIGESTS = ("SHA256", "SM3")
"""The values of `hash_type`, the default first."""
_COLUMNS = "caller, out_bill_no, state, created, updated, file, fail_reason, is_example"


class UnknownReceiptError(LookupError):
    """The gateway has no application for the receipt of this transfer."""


@frozen
class Receipt:
    """The application for the receipt of a transfer; times are in seconds since 1970. A transfer has at most one at a time.

    `file` is the PDF of a finished receipt. `is_example` marks a receipt of the catalog's examples.
    """

    caller: str
    out_bill_no: str
    state: ReceiptState = field(converter=ReceiptState)
    created: float
    updated: float
    file: bytes | None = field(default=None, repr=False)
    fail_reason: str | None = None
    is_example: bool = field(default=False, converter=bool)

    def is_valid(self, now: float) -> bool:
        """Return whether the receipt can be queried: it is not finished, or was finished at most 90 days ago."""
        return self.state is not ReceiptState.FINISHED or self.is_example or now - self.updated <= VALID_SECONDS


class Receipts:
    """The applications, by merchant and the merchant's number of the transfer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, receipt: Receipt) -> Receipt:
        """Add an application, replacing the one before."""
        row = (
            *(receipt.caller, receipt.out_bill_no, receipt.state.value, receipt.created, receipt.updated),
            *(receipt.file, receipt.fail_reason, int(receipt.is_example)),
        )
        self._store.execute("INSERT OR REPLACE INTO transfer_receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return receipt

    def update(self, receipt: Receipt, **changes: Any) -> Receipt:
        """Change fields of an application, which must be names of columns, and return it."""
        assigned = ", ".join(f"{name} = ?" for name in changes)
        self._store.execute(
            f"UPDATE transfer_receipts SET {assigned} WHERE caller = ? AND out_bill_no = ?",  # noqa: S608 (names of columns)
            (*changes.values(), receipt.caller, receipt.out_bill_no),
        )
        return evolve(receipt, **changes)

    def find(self, caller: str, out_bill_no: str) -> Receipt | None:
        """Return the application for the receipt of a merchant's transfer, or `None`."""
        return next(self._select("caller = ? AND out_bill_no = ?", caller, out_bill_no), None)

    def get(self, out_bill_no: str, caller: str | None = None) -> Receipt:
        """Return the application for the receipt of this transfer. If `caller` is `None`, it can be any merchant's.

        Raises:
            UnknownReceiptError: there is no application, or there are several for transfers of different merchants.
        """
        found = [each for each in self._select("out_bill_no = ?", out_bill_no) if caller in (None, each.caller)]
        found = [each for each in found if not each.is_example] or found
        if len(found) != 1:
            count = (
                f"{len(found)} applications for receipts of transfers with the number {out_bill_no}. Pass mchid"
                if found
                else f"no application for a receipt of the transfer {out_bill_no}"
            )
            raise UnknownReceiptError(f"the gateway has {count}")
        return found[0]

    def newest(self, limit: int, skip: int = 0) -> tuple[Receipt, ...]:
        """Return the newest applications, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Receipt]:
        return self._select("1 ORDER BY created, rowid")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Receipt]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM transfer_receipts WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Receipt(*row) for row in rows)

    def publish(self, caller: str, file: bytes, *, at: float) -> str:
        """Return a new token with which the merchant can download a file for 10 minutes."""
        token = secrets.token_urlsafe(48)
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM transfer_files WHERE expires < ?", (at,))
            connection.execute(
                "INSERT INTO transfer_files VALUES (?, ?, ?, ?)", (token, caller, file, at + ADDRESS_SECONDS)
            )
        return token

    def published(self, token: str, *, at: float) -> tuple[str, bytes] | None:
        """Return the merchant and the file of a token, or `None` if the token is unknown or has expired."""
        rows = self._store.rows("SELECT caller, file FROM transfer_files WHERE token = ? AND expires >= ?", (token, at))
        return (str(rows[0][0]), bytes(rows[0][1])) if rows else None
