"""The balances in the control API and the console: shows them, and moves money in and out by hand."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict, frozen

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.families.accounts.steps import ACCOUNT_STEPS, DEPOSIT, AccountState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce


@frozen
class Balance:
    """The money of an owner, in fen."""

    owner: str
    available: int
    frozen: int


class BalanceMachine(Machine[Balance]):
    """The balances of all owners. A deposit to someone unknown opens an account."""

    name = "balances"
    title = "Balances"
    states = AccountState
    initial = (AccountState.OPEN,)
    key = (Field("owner", "A merchant number, or the OpenID of a user."),)
    steps = ACCOUNT_STEPS
    is_in_state_reply = False
    columns = ("Owner", "Available (yuan)", "Frozen (yuan)")

    def __init__(self, context: Context, ledger: AccountLedger) -> None:
        super().__init__(context)
        self._ledger = ledger

    def get(self, owner: str) -> Balance:
        """Return the balances of an owner; everyone without an account has 0 fen."""
        kinds = (AccountKind.AVAILABLE, AccountKind.FROZEN)
        with self._context.changes.commit():  # so that money that another thread freezes is in one of the two
            return Balance(owner, *(self._ledger.balance(owner, kind) for kind in kinds))

    def deposit(self, owner: str, fen: int) -> Balance:
        """Add money to the available account of an owner, and return the balances."""
        return self.take(DEPOSIT, owner=owner, fen=fen)

    def __iter__(self) -> Iterator[Balance]:
        return (self.get(owner) for owner in self._ledger.owners())

    def lookup(self, key: Mapping[str, Any]) -> Balance:
        """Return the balances of an owner."""
        return self.get(key["owner"])

    def key_of(self, record: Balance) -> dict[str, str]:
        """Return the owner."""
        return {"owner": record.owner}

    def state_of(self, record: Balance) -> AccountState:
        """Return the only state."""
        del record
        return AccountState.OPEN

    def describe(self, record: Balance) -> str:
        """Return `account of` and the owner."""
        return f"account of {record.owner}"

    def put(self, record: Balance, state: StrEnum) -> Balance:
        """Return the record unchanged: accounts have only one state."""
        AccountState(state)
        return record

    def move(self, record: Balance, step: Step, fields: Mapping[str, Any], announce: Announce) -> Balance:
        """Deposit or withdraw money."""
        del announce
        if step is DEPOSIT:
            self._ledger.deposit(record.owner, fields["fen"])
        else:
            self._ledger.take(record.owner, fields["fen"])
        return self.get(record.owner)

    def newest(self, limit: int, skip: int = 0) -> list[Balance]:
        """Return the balances of the merchants, and then of the others that changed last, without the first `skip`."""
        return [self.get(owner) for owner in self._ledger.recent_owners(limit, skip)]

    def to_json(self, record: Balance) -> dict[str, Any]:
        """Return the owner and its balances in fen."""
        return asdict(record)

    def cells(self, record: Balance) -> tuple[str, ...]:
        """Return the owner and its balances in yuan."""
        return record.owner, yuan(record.available), yuan(record.frozen)
