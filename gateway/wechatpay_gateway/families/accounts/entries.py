"""The entries of accounts in the state file. A balance is the sum of its entries; every entry also has the balance after it."""

from collections.abc import Iterator
from enum import StrEnum

from attrs import field, frozen

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.store import Store

RECENT_ENTRIES = 20_000
"""The number of entries among which the owners are found that changed last, so that millions of entries do not slow the console."""
_COLUMNS = "number, owner, kind, fen, balance, cause, reference, at"


class AccountKind(StrEnum):
    """The accounts that each owner has."""

    AVAILABLE = "available"
    """Money that the owner can spend."""
    FROZEN = "frozen"
    """Money that belongs to the owner but is locked, such as that of a transfer that the user has not confirmed yet."""


class NotEnoughError(ValueError):
    """An account has less money than is to be taken from it; nothing was changed.

    Attributes:
        owner: the owner of the account.
        kind: the account.
        needed: the amount to be taken, in fen.
        balance: the amount in the account, in fen.
    """

    def __init__(self, owner: str, kind: AccountKind, needed: int, balance: int) -> None:
        super().__init__(
            f"the {kind} account of {owner} has {yuan(balance)} yuan, but {yuan(needed)} yuan are needed; deposit money first"
        )
        self.owner = owner
        self.kind = kind
        self.needed = needed
        self.balance = balance


@frozen
class Entry:
    """A change of one account: `fen` is positive for money that arrives; `at` is in seconds since 1970.

    `balance` is the amount in the account after the entry, in fen. `cause` names the kind of change, such as `transfer`, and `reference` is
    the number of the record that caused it, or empty.
    """

    number: int
    owner: str
    kind: AccountKind = field(converter=AccountKind)
    fen: int
    balance: int
    cause: str
    reference: str
    at: float


class Entries:
    """All entries, oldest first. They are never changed or deleted."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def balance(self, owner: str, kind: AccountKind) -> int:
        """Return the balance of an account, in fen."""
        query = "SELECT balance FROM account_entries WHERE owner = ? AND kind = ? ORDER BY number DESC LIMIT 1"
        rows = self._store.rows(query, (owner, kind.value))
        return int(rows[0][0]) if rows else 0

    def balance_at(self, owner: str, kind: AccountKind, end: float) -> int | None:
        """Return the balance that an account had after all entries before `end`, in fen; `None` if there are none."""
        query = (
            "SELECT balance FROM account_entries WHERE owner = ? AND kind = ? AND at < ? ORDER BY number DESC LIMIT 1"
        )
        rows = self._store.rows(query, (owner, kind.value, end))
        return int(rows[0][0]) if rows else None

    def add(self, owner: str, kind: AccountKind, fen: int, cause: str, reference: str, *, at: float) -> int:
        """Add an entry, and return the balance after it.

        Raises:
            NotEnoughError: the balance would be negative.
        """
        before = self.balance(owner, kind)
        if before + fen < 0:
            raise NotEnoughError(owner, kind, -fen, before)
        columns = _COLUMNS.removeprefix("number, ")
        self._store.execute(
            f"INSERT INTO account_entries ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 (a constant)
            (owner, kind.value, fen, before + fen, cause, reference, at),
        )
        return before + fen

    def is_opened(self, owner: str) -> bool:
        """Return whether an owner received its initial balance."""
        query = "SELECT 1 FROM account_entries WHERE owner = ? AND cause = 'initial' LIMIT 1"
        return bool(self._store.rows(query, (owner,)))

    def owners(self) -> list[str]:
        """Return everyone who has an entry, in alphabetical order."""
        return [owner for (owner,) in self._store.rows("SELECT DISTINCT owner FROM account_entries ORDER BY owner")]

    def recent_owners(self, limit: int, skip: int = 0) -> list[str]:
        """Return the owners of the latest `RECENT_ENTRIES` entries, the latest first, without the first `skip`."""
        recent = "SELECT owner, number FROM account_entries ORDER BY number DESC LIMIT ?"
        query = f"SELECT owner FROM ({recent}) GROUP BY owner ORDER BY max(number) DESC LIMIT ? OFFSET ?"  # noqa: S608 (constants)
        return [owner for (owner,) in self._store.rows(query, (RECENT_ENTRIES, limit, skip))]

    def of_owner(self, owner: str) -> Iterator[Entry]:
        """Iterate over the entries of an owner, oldest first."""
        return self._select("owner = ?", owner)

    def of_reference(self, reference: str) -> Iterator[Entry]:
        """Iterate over the entries that a record caused, oldest first."""
        return self._select("reference = ?", reference)

    def available_between(self, owner: str, cause: str, start: float, end: float) -> Iterator[Entry]:
        """Iterate over the entries of an available account with a cause, from `start` up to but excluding `end`, oldest first."""
        where = "owner = ? AND kind = 'available' AND cause = ? AND at >= ? AND at < ?"
        return self._select(where, owner, cause, start, end)

    def __iter__(self) -> Iterator[Entry]:
        return self._select("1")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Entry]:
        query = f"SELECT {_COLUMNS} FROM account_entries WHERE {where} ORDER BY number"  # noqa: S608 (constants)
        return (Entry(*row) for row in self._store.rows(query, arguments))
