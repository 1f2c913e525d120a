"""Moves the money of transfers: locked while the user has not confirmed, then with the user or back at the merchant."""

from typing import Any

from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.families.merchant_transfer.steps import TransferState
from wechatpay_gateway.families.merchant_transfer.transfers import Money, Transfer, Transfers

CAUSE = "transfer"
"""The cause of the entries of transfers."""
MONEY_OF = {
    TransferState.ACCEPTED: Money.MERCHANT,
    TransferState.PROCESSING: Money.MERCHANT,
    TransferState.WAIT_USER_CONFIRM: Money.LOCKED,
    TransferState.TRANSFERING: Money.LOCKED,
    TransferState.SUCCESS: Money.USER,
    TransferState.FAIL: Money.MERCHANT,
    TransferState.CANCELLED: Money.MERCHANT,
}
"""Where the money of a transfer is in each state. In the state `CANCELING` it stays where it was."""


class TransferMoney:
    """Moves the money of transfers between the accounts of merchants and users."""

    def __init__(self, ledger: AccountLedger, transfers: Transfers) -> None:
        self._ledger = ledger
        self._transfers = transfers

    def put(self, transfer: Transfer, state: TransferState, **changes: Any) -> Transfer:
        """Put a transfer into a state with its money, and return it; `changes` are further columns.

        Raises:
            NotEnoughError: the account that the money is in has less.
        """
        target = MONEY_OF.get(state, transfer.money)
        if not transfer.is_example:
            self._move(transfer, target)
        return self._transfers.update(transfer, state=state.value, money=target.value, **changes)

    def _move(self, transfer: Transfer, target: Money) -> None:
        if transfer.money is target:
            return
        origin, kind = self._account(transfer, transfer.money)
        owner, to = self._account(transfer, target)
        self._ledger.move(origin, owner, transfer.amount, CAUSE, transfer.transfer_bill_no, kind=kind, to=to)

    @staticmethod
    def _account(transfer: Transfer, money: Money) -> tuple[str, AccountKind]:
        """Return the account in which the money of a transfer is."""
        owner = transfer.openid if money is Money.USER else transfer.payer
        return owner, AccountKind.FROZEN if money is Money.LOCKED else AccountKind.AVAILABLE
