"""Closed accounts of sub-merchants, and the money that is left in them: https://pay.weixin.qq.com/doc/v3/partner/4018153750.

An application that withdraws money pays out all that is available when the account has been closed.
"""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.accounts.entries import AccountKind, NotEnoughError
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.families.sub_merchant_funds.example_accounts import ExampleSubMerchants
from wechatpay_gateway.families.sub_merchant_funds.state_money import Shares, StateMoney
from wechatpay_gateway.families.sub_merchant_funds.wrapped import Creation, not_enough
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.steps import WrongStateError

_SERVICE = "ecommerce.account_cancellation"
_CLOSINGS, _OLD_CLOSINGS = f"{_SERVICE}.cancellation_withdrawals", f"{_SERVICE}.cancel_applications"
_OLD_WITHDRAWALS = f"{_SERVICE}.cancelled_merchant_withdrawals"
_ROOT = "/v3/ecommerce/account"
CLOSE: Place = ("POST", f"{_ROOT}/apply-cancel-withdraw")
CLOSE_ONLY: Place = ("POST", f"{_ROOT}/cancel-applications")
_CHECK: Place = ("GET", f"{_ROOT}/apply-cancel-withdraw/validate-cancel/{{}}")
WITHDRAW_LEFT: Place = ("POST", "/v3/mch_operate/risk/withdrawl-apply")
_CAUSE, _OLD_CAUSE, _NUMBER = "closed account", "withdrawal from closed account", "applyment_id"
_AMOUNT = "paid_out"
"""The field of a record, which no reply shows, with the money that it pays out."""
_ACCOUNT = "BASIC_ACCOUNT"
_PAYMENTS = {
    "WITHDRAW_PROCESSING": ("PAY_PROCESSING", "付款处理中"),
    "WITHDRAW_SUCCEED": ("PAY_SUCCEED", "付款成功"),
    "WITHDRAW_EXCEPTION": ("PAY_FAIL", "付款失败"),
}
_RETURNED = ("BANK_REFUNDED", "银行退票")


class Closings:
    """The applications to close accounts, and the withdrawals from closed accounts."""

    def __init__(self, context: Context, ledger: AccountLedger, examples: ExampleSubMerchants) -> None:
        self._ledger = ledger
        self._examples = examples
        self._closed = ClosedAccounts(context.store)
        self._now = context.now
        self._money = StateMoney(ledger, _CAUSE, _NUMBER, _shares)
        self._old_money = StateMoney(ledger, _OLD_CAUSE, _NUMBER, _old_shares)
        self._creation = Creation(context, CLOSE, _CLOSINGS, _NUMBER)
        self._old_creation = Creation(context, CLOSE_ONLY, _OLD_CLOSINGS, "out_apply_no")
        self._old_withdrawals = Creation(context, WITHDRAW_LEFT, _OLD_WITHDRAWALS, _NUMBER)
        resources = context.family(Resources)
        resources.follow(_CLOSINGS, self._follow)
        resources.follow(_OLD_CLOSINGS, self._follow_old)
        resources.follow(_OLD_WITHDRAWALS, self._old_money.follow)
        self.behaviors: Mapping[Place, Behavior] = {
            **self._creation.bound(self._create),
            **self._old_creation.bound(self._create_old),
            **self._old_withdrawals.bound(self._withdraw_left),
            _CHECK: self._check,
        }

    def _check(self, call: Call) -> Outcome:
        """Return whether an account can be closed: not while money of it is locked."""
        owner = str(call.arguments["sub_mchid"])
        available, locked = (self._ledger.balance(owner, kind) for kind in AccountKind)
        is_closed = self._closed.has(owner)
        body: dict[str, Any] = {
            "sub_mchid": owner,
            "merchant_state": "HAS_BEEN_CANCELLED" if is_closed else "NORMAL",
            "validate_result": "NOT_ALLOW_CANCEL_WITHDRAW" if locked else "ALLOW_CANCEL_WITHDRAW",
            "account_info": [{"out_account_type": _ACCOUNT, "amount": available}],
        }
        if locked and not is_closed:
            description = "该商户存在冻结资金或在途资金，请先处理资金再申请注销"
            body["block_reasons"] = [{"type": "FUNDS_PENDING_PROCESSING", "description": description}]
        return Outcome(200, body)

    def _create(self, call: Call) -> Outcome:
        """Apply to close an account; an application that withdraws money shows what is in the account."""
        outcome, record = self._creation.create(call)
        if record.request.get("withdraw") == "APPLY_WITHDRAW" and "account_info" not in record.fields:
            amount = self._ledger.balance(str(record.request["sub_mchid"]))
            shown = [{"out_account_type": _ACCOUNT, "amount": amount}]
            self._creation.staff.fill(record, {"account_info": shown})
        return outcome

    def _create_old(self, call: Call) -> Outcome:
        """Apply to close an account without money.

        Raises:
            Refusal: the account has a balance, or is closed already, or the resource refuses the request.
        """
        owner = str(call.fields["sub_mchid"])
        if any(self._ledger.balance(owner, kind) for kind in AccountKind):
            raise refuse(
                call,
                "INVALID_REQUEST",
                "该商户账户余额不为0，不能注销",
                "The account has a balance. Withdraw it first.",
            )
        if self._closed.has(owner):
            raise refuse(call, "INVALID_REQUEST", "该商户已注销", "The account is closed already.")
        return self._old_creation.create(call)[0]

    def _withdraw_left(self, call: Call) -> Outcome:
        """Withdraw money that is left in a closed account, which is locked.

        Raises:
            Refusal: the account is not closed or has less money, or the resource refuses the request.
        """
        owner, account = str(call.fields["sub_mchid"]), call.fields["out_account_type"]
        if not self._closed.has(owner) and not self._examples.has(owner):
            raise refuse(
                call, "INVALID_REQUEST", "该二级商户号未注销", "The account of the sub-merchant is not closed."
            )
        if account != _ACCOUNT:
            raise not_enough(call, NotEnoughError(owner, AccountKind.AVAILABLE, int(call.fields["amount"]), 0))
        outcome, record = self._old_withdrawals.create(call)
        if record.state == "SUBMITTED" and not self._old_money.has_moved(record):
            try:
                self._old_money.move(None, record)
            except NotEnoughError as error:
                raise not_enough(call, error) from None
        return outcome

    def _follow_old(self, before: Record, after: Record) -> Record:
        if after.state == "CANCEL_SUCCESS" != before.state:
            self._closed.add(str(after.request.get("sub_mchid", "")), self._now())
        return after

    def _follow(self, before: Record, after: Record) -> Record:
        """Close the account, and pay out what is in it when the withdrawal begins.

        Raises:
            WrongStateError: the withdrawal does not exist, or the step does not fit it or the account.
        """
        fields, owner = after.fields, str(after.request.get("sub_mchid", ""))
        if after.content is not None:  # of an example, neither the account nor the withdrawal is known
            self._check_step(before.state, after, owner)
        if after.state == "CANCELED" != before.state:
            self._closed.add(owner, self._now())
        if after.state == "FUND_PROCESSING" != before.state:
            after = self._creation.staff.fill(after, {_AMOUNT: self._ledger.balance(owner)})
        withdrawal, earlier = after.fields.get("withdraw_state"), before.fields.get("withdraw_state")
        if withdrawal and withdrawal != earlier:
            if before.state == after.state == "FINISH" and earlier != "WITHDRAW_SUCCEED":
                raise WrongStateError(f"the bank has not paid the money of the application {fields[_NUMBER]}")
            state, text = _RETURNED if before.state == "FINISH" else _PAYMENTS[withdrawal]
            paid = [{"out_account_type": _ACCOUNT, "pay_state": state, "state_description": text}]
            after = self._creation.staff.fill(after, {"account_withdraw_result": paid})
        elif before.state == after.state == "FINISH":
            raise WrongStateError(f"the application {fields[_NUMBER]} has no payment that the bank can return")
        self._money.move(before, after)
        return after

    def _check_step(self, earlier: str, record: Record, owner: str) -> None:
        """Check that the next state fits the account and the request.

        Raises:
            WrongStateError: it does not.
        """
        noun = f"the application {record.fields[_NUMBER]}"
        withdraws = record.request.get("withdraw") == "APPLY_WITHDRAW"
        step = earlier, record.state
        if step == ("REVIEWING", "FUND_PROCESSING") and not self._closed.has(owner):
            raise WrongStateError(f"the account of {noun} is not closed yet; approve closes it")
        if step == ("REVIEWING", "SYSTEM_PROCESSING") and self._closed.has(owner):
            raise WrongStateError(f"the account of {noun} is closed already; pay_again pays what is in it")
        if record.state == "FUND_PROCESSING" != earlier and not withdraws:
            raise WrongStateError(f"{noun} withdraws no money")
        if step == ("CANCELED", "FINISH") and withdraws and self._ledger.balance(owner):
            raise WrongStateError(f"{noun} withdraws money; pay pays it")


class ClosedAccounts:
    """The numbers of the sub-merchants whose accounts are closed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, sub_mchid: str, at: float) -> None:
        """Close an account at a time in seconds since 1970."""
        self._store.execute("INSERT OR IGNORE INTO closed_accounts VALUES (?, ?)", (sub_mchid, at))

    def has(self, sub_mchid: str) -> bool:
        """Return whether an account is closed."""
        return bool(self._store.rows("SELECT 1 FROM closed_accounts WHERE sub_mchid = ?", (sub_mchid,)))


def _shares(record: Record) -> Shares:
    fen = int(record.fields.get(_AMOUNT) or 0)
    if record.state == "FUND_PROCESSING":
        return Shares(frozen=fen)
    return Shares(out=fen if record.fields.get("withdraw_state") == "WITHDRAW_SUCCEED" else 0)


def _old_shares(record: Record) -> Shares:
    fen = int(record.request.get("amount", 0))
    return Shares(
        frozen=fen if record.state in ("SUBMITTED", "PASSED") else 0, out=fen if record.state == "PAY_SUCCEED" else 0
    )
