"""Moves the money of a resource's records: the state of a record says where its money is."""

from collections.abc import Callable

from attrs import evolve, frozen

from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.family.resource.record import Record


@frozen
class Shares:
    """Money of a record that is locked, and that has left the gateway, in fen; the rest is available to its owner."""

    frozen: int = 0
    out: int = 0


SharesOf = Callable[[Record], Shares]
"""Returns where the money of a record is in its state."""


class StateMoney:
    """The money of the records of one resource, in the accounts of the sub-merchant that each record names.

    Args:
        ledger: the accounts.
        cause: the kind of movement, of these records only, because records of other resources can have the same number.
        number: the field of WeChat Pay's number of a record.
        shares: returns where the money of a record is.
    """

    def __init__(self, ledger: AccountLedger, cause: str, number: str, shares: SharesOf) -> None:
        self._ledger = ledger
        self._cause = cause
        self._number = number
        self._shares = shares

    def move(self, before: Record | None, after: Record) -> None:
        """Move the money of a record after a change; of a new one, from the available account to where its state says.

        Records whose money was never locked, such as those of examples and of older state files, have none.

        Raises:
            NotEnoughError: the account has less money; nothing was moved.
        """
        earlier = Shares() if before is None else self._shares(before)
        if earlier != Shares() and not self.has_moved(after):
            return
        now, owner, reference = self._shares(after), str(after.request.get("sub_mchid", "")), self._reference(after)
        frozen, out = now.frozen - earlier.frozen, now.out - earlier.out
        changes = ((AccountKind.AVAILABLE, -frozen - out), (AccountKind.FROZEN, frozen))
        for kind, fen in sorted(changes, key=lambda change: change[1]):
            if fen < 0:
                self._ledger.take(owner, -fen, self._cause, reference, kind=kind)
            elif fen:
                self._ledger.deposit(owner, fen, self._cause, reference, kind=kind)

    def follow(self, before: Record, after: Record) -> Record:
        """Move the money of a record after a change of the resource, and return the record."""
        self.move(before, after)
        return after

    def has_moved(self, record: Record) -> bool:
        """Return whether money of a record was ever moved."""
        entries = self._ledger.entries.of_reference(self._reference(record))
        return any(entry.cause == self._cause for entry in entries)

    def frozen_of(self, record: Record, state: str) -> int:
        """Return what would be locked of a record's money in a state, in fen."""
        return self._shares(evolve(record, state=state)).frozen

    def _reference(self, record: Record) -> str:
        return str(record.fields[self._number])
