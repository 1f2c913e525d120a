"""Moves money between accounts. Every movement is complete or does not happen, and no balance is ever negative."""

from wechatpay_gateway.families.accounts.entries import AccountKind, Entries
from wechatpay_gateway.family.context import Context

INITIAL_FEN = 100_000_000
"""The money with which each merchant of the gateway starts, in fen: 1,000,000 yuan."""
_INITIAL = "initial"
MOST_FEN = 10**15
"""The largest amount of one movement, in fen."""


class AccountLedger:
    """The accounts of all owners. An owner is a merchant number, the OpenID of a user, or a stock of prepaid coupons.

    All amounts are in fen, from 1 to 10^15. `cause` names the kind of movement, such as `transfer`; `reference` is the number of the record that
    causes it. Each method is one commit, or part of the commit in which it is called.

    Attributes:
        entries: everything that ever changed a balance.
    """

    def __init__(self, context: Context) -> None:
        self.entries = Entries(context.store)
        self._ledger_context = context

    def balance(self, owner: str, kind: AccountKind = AccountKind.AVAILABLE) -> int:
        """Return the balance of an account, in fen. A merchant of the gateway starts with `INITIAL_FEN`."""
        self._open(owner)
        return self.entries.balance(owner, kind)

    def balance_at(self, owner: str, kind: AccountKind, end: float) -> int:
        """Return the balance before `end`, in seconds since 1970. A merchant has its initial balance before its first entry."""
        self._open(owner)
        balance = self.entries.balance_at(owner, kind, end)
        if balance is None:
            return INITIAL_FEN if kind is AccountKind.AVAILABLE and self.entries.is_opened(owner) else 0
        return balance

    def deposit(
        self,
        owner: str,
        fen: int,
        cause: str = "deposit",
        reference: str = "",
        *,
        kind: AccountKind = AccountKind.AVAILABLE,
    ) -> None:
        """Add money that comes from outside, such as from a payer or a bank."""
        self._check(fen)
        with self._ledger_context.changes.commit():
            self._open(owner)
            self._add(owner, kind, fen, cause, reference)

    def take(
        self,
        owner: str,
        fen: int,
        cause: str = "withdrawal",
        reference: str = "",
        *,
        kind: AccountKind = AccountKind.AVAILABLE,
    ) -> None:
        """Remove money that leaves to the outside, such as to a payer or a bank.

        Raises:
            NotEnoughError: the account has less money.
        """
        self._check(fen)
        with self._ledger_context.changes.commit():
            self._open(owner)
            self._add(owner, kind, -fen, cause, reference)

    def freeze(self, owner: str, fen: int, cause: str, reference: str) -> None:
        """Move money from the available to the frozen account of an owner.

        Raises:
            NotEnoughError: the available account has less money.
        """
        self.move(owner, owner, fen, cause, reference, to=AccountKind.FROZEN)

    def unfreeze(self, owner: str, fen: int, cause: str, reference: str) -> None:
        """Move money from the frozen to the available account of an owner.

        Raises:
            NotEnoughError: the frozen account has less money.
        """
        self.move(owner, owner, fen, cause, reference, kind=AccountKind.FROZEN)

    def move(
        self,
        payer: str,
        payee: str,
        fen: int,
        cause: str,
        reference: str,
        *,
        kind: AccountKind = AccountKind.AVAILABLE,
        to: AccountKind = AccountKind.AVAILABLE,
    ) -> None:
        """Move money from the account `kind` of the payer to the account `to` of the payee.

        Raises:
            NotEnoughError: the payer's account has less money.
        """
        self._check(fen)
        with self._ledger_context.changes.commit():
            self._open(payer)
            self._open(payee)
            self._add(payer, kind, -fen, cause, reference)
            self._add(payee, to, fen, cause, reference)

    def total(self) -> int:
        """Return the money of all accounts together, in fen."""
        with self._ledger_context.changes.commit():  # so that no money is between two accounts
            return sum(self.entries.balance(owner, kind) for owner in self.owners() for kind in AccountKind)

    def owners(self) -> list[str]:
        """Return the merchants of the gateway and everyone who has an entry, in alphabetical order."""
        for merchant in self._ledger_context.merchants:
            self._open(merchant.mchid)
        return self.entries.owners()

    def recent_owners(self, limit: int, skip: int = 0) -> list[str]:
        """Return the merchants of the gateway, and then the others whose balances changed last, without the first `skip`."""
        own = [merchant.mchid for merchant in self._ledger_context.merchants]
        others = [owner for owner in self.entries.recent_owners(skip + limit) if owner not in own]
        return [*own, *others][skip : skip + limit]

    def _add(self, owner: str, kind: AccountKind, fen: int, cause: str, reference: str) -> None:
        self.entries.add(owner, kind, fen, cause, reference, at=self._ledger_context.now())

    def open(self, owner: str) -> None:
        """Give an owner the initial balance of a merchant, if it has not received it yet."""
        if not self.entries.is_opened(owner):
            with self._ledger_context.changes.commit():
                self._add(owner, AccountKind.AVAILABLE, INITIAL_FEN, _INITIAL, "")

    def _open(self, owner: str) -> None:
        """Give a merchant of the gateway its initial balance, if it has not received it yet."""
        if self._ledger_context.merchants.get(owner) is not None:
            self.open(owner)

    @staticmethod
    def _check(fen: int) -> None:
        if not 1 <= fen <= MOST_FEN:
            raise ValueError(f"an amount must be between 1 and {MOST_FEN} fen, got {fen}")
