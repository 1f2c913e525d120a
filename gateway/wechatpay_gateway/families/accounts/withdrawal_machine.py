"""The state machine of withdrawals. Each state says where the money is."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.families.accounts.steps import WITHDRAWAL_STEPS, WithdrawalState
from wechatpay_gateway.families.accounts.withdrawals import Withdrawal, Withdrawals
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce

CAUSE = "own_withdrawal"
"""The cause of the entries of withdrawals."""
_HIDDEN = frozenset({"content", "is_example"})
_ACCOUNTS: Mapping[WithdrawalState, AccountKind | None] = {
    WithdrawalState.INIT: AccountKind.AVAILABLE,
    WithdrawalState.CREATE_SUCCESS: AccountKind.FROZEN,
    WithdrawalState.SUCCESS: None,
    WithdrawalState.FAIL: AccountKind.AVAILABLE,
    WithdrawalState.REFUND: AccountKind.AVAILABLE,
    WithdrawalState.CLOSE: AccountKind.AVAILABLE,
}
"""The account in which the money of a withdrawal is; `None` if it is at the bank."""


class WithdrawalMachine(Machine[Withdrawal]):
    """The withdrawals of the platform's own money, and the steps of banks and WeChat Pay."""

    name = "platform_withdrawals"
    title = "Withdrawals of the platform"
    states = WithdrawalState
    initial = (WithdrawalState.CREATE_SUCCESS, WithdrawalState.INIT)
    key = (
        Field("out_request_no", "The merchant's number for the withdrawal."),
        Field("mchid", "The merchant. Required if several merchants use the number.", is_required=False),
    )
    steps = WITHDRAWAL_STEPS
    is_in_state_reply = False
    columns = ("Number", "Merchant", "Amount (yuan)", "State")

    def __init__(self, context: Context, ledger: AccountLedger, withdrawals: Withdrawals) -> None:
        super().__init__(context)
        self._ledger = ledger
        self._withdrawals = withdrawals

    def get(self, out_request_no: str, mchid: str | None = None) -> Withdrawal:
        """Return the withdrawal with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownWithdrawalError: No withdrawal has the number, or those of several merchants have it.
        """
        return self._withdrawals.get(out_request_no, mchid)

    def __iter__(self) -> Iterator[Withdrawal]:
        return iter(self._withdrawals)

    def lookup(self, key: Mapping[str, Any]) -> Withdrawal:
        """Return the withdrawal with this number."""
        return self.get(key["out_request_no"], key.get("mchid"))

    def key_of(self, record: Withdrawal) -> dict[str, str]:
        """Return the number and the merchant of a withdrawal."""
        return {"out_request_no": record.out_request_no, "mchid": record.caller}

    def state_of(self, record: Withdrawal) -> WithdrawalState:
        """Return the state."""
        return record.state

    def describe(self, record: Withdrawal) -> str:
        """Return `withdrawal` and its number."""
        return f"withdrawal {record.out_request_no}"

    def put(self, record: Withdrawal, state: StrEnum) -> Withdrawal:
        """Put a withdrawal into a state, with its money where it is in that state.

        Raises:
            NotEnoughError: the account that the money is in has less.
        """
        target = WithdrawalState(state)
        if not record.is_example:
            self._move_money(record, _ACCOUNTS[record.state], _ACCOUNTS[target])
        return self._withdrawals.update(record, state=target.value, updated=self._context.now())

    def move(self, record: Withdrawal, step: Step, fields: Mapping[str, Any], announce: Announce) -> Withdrawal:
        """Take a step with its money, and queue the notification of what became of the withdrawal."""
        moved = self.put(record, step.after(self.state_of(record)))
        if fields:
            moved = self._withdrawals.update(moved, **fields)
        url = moved.fields.get("notify_url")
        if url and moved.state is not WithdrawalState.CREATE_SUCCESS:
            announce(
                mchid=moved.caller,
                event_type="MCHWITHDRAW.CHANGE",
                original_type="mch_withdraw",
                url=url,
                resource=moved.view(),
            )
        return moved

    def _move_money(self, record: Withdrawal, origin: AccountKind | None, target: AccountKind | None) -> None:
        owner, fen, reference = record.caller, record.amount, record.withdraw_id
        if origin is target:
            return
        if origin is None:
            self._ledger.deposit(owner, fen, CAUSE, reference, kind=target or AccountKind.AVAILABLE)
        elif target is None:
            self._ledger.take(owner, fen, CAUSE, reference, kind=origin)
        else:
            self._ledger.move(owner, owner, fen, CAUSE, reference, kind=origin, to=target)

    def newest(self, limit: int, skip: int = 0) -> tuple[Withdrawal, ...]:
        """Return the newest withdrawals, newest first, without the examples and the first `skip`."""
        return self._withdrawals.newest(limit, skip)

    def records(self) -> Iterator[Withdrawal]:
        """Iterate over the withdrawals, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: Withdrawal) -> dict[str, Any]:
        """Return a withdrawal without its request."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: Withdrawal) -> tuple[str, ...]:
        """Return the number, merchant, amount and state of a withdrawal."""
        state = f"{record.state.value}\n{record.reason}" if record.reason else record.state.value
        return record.out_request_no, record.caller, yuan(record.amount), state
