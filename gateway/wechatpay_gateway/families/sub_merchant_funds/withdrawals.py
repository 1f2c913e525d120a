"""The money of withdrawals of sub-merchants: https://pay.weixin.qq.com/doc/v3/partner/4012476652, 4013328143 and 4014075940.

Without enough money, a withdrawal is refused and kept, and is accepted by a later request with the same number.
"""

from collections.abc import Mapping
from datetime import datetime

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.families.accounts.entries import AccountKind, NotEnoughError
from wechatpay_gateway.families.accounts.ledger import AccountLedger
from wechatpay_gateway.families.governance.operations import Governance
from wechatpay_gateway.families.settlements.operations import Settlements
from wechatpay_gateway.families.sub_merchant_funds.balances import ONLY_ACCOUNT
from wechatpay_gateway.families.sub_merchant_funds.state_money import Shares, StateMoney
from wechatpay_gateway.families.sub_merchant_funds.wrapped import Creation, not_enough
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record

WITHDRAW: Place = ("POST", "/v3/ecommerce/fund/withdraw")
WITHDRAW_DAY_END: Place = ("POST", "/v3/platsolution/ecommerce/withdraw/day-end-balance-withdraw")
_WITHDRAWALS, _DAY_END = "ecommerce.funds.withdrawals", "ecommerce.funds.day_end_balance_withdrawals"
_CAUSE, _DAY_END_CAUSE = "sub-merchant withdrawal", "day-end withdrawal"
_NUMBER, _TOTAL = "withdraw_id", "total_amount"


class SubMerchantWithdrawals:
    """The money of withdrawals, and of withdrawals of what a sub-merchant had at the end of the previous day."""

    def __init__(self, context: Context, ledger: AccountLedger) -> None:
        self._ledger = ledger
        self._governance = context.family(Governance)
        self._settlements = context.family(Settlements)
        self._money = StateMoney(ledger, _CAUSE, _NUMBER, _shares)
        self._day_end_money = StateMoney(ledger, _DAY_END_CAUSE, _NUMBER, _day_end_shares)
        self._creation = Creation(context, WITHDRAW, _WITHDRAWALS, _NUMBER)
        self._day_end_creation = Creation(context, WITHDRAW_DAY_END, _DAY_END, _NUMBER)
        resources = context.family(Resources)
        resources.follow(_WITHDRAWALS, self._money.follow)
        resources.follow(_DAY_END, self._follow_day_end)
        self.behaviors: Mapping[Place, Behavior] = {
            **self._creation.bound(self._create),
            **self._day_end_creation.bound(self._create_day_end),
        }

    def _create(self, call: Call) -> Outcome:
        """Create a withdrawal, whose money is locked.

        Raises:
            Refusal: the resource refuses the request, or the sub-merchant may not withdraw or has less money.
        """
        self._check_permission(call)
        outcome, record = self._creation.create(call)
        if record.state == "INIT" or (record.state == "CREATE_SUCCESS" and not self._money.has_moved(record)):
            self._accept(call, self._creation, self._money, record, ("INIT", "CREATE_SUCCESS"))
        return outcome

    def _create_day_end(self, call: Call) -> Outcome:
        """Create a withdrawal of what a sub-merchant had at the end of the previous day.

        Raises:
            Refusal: the resource refuses the request, or the sub-merchant may not withdraw or has less money.
        """
        self._check_permission(call)
        creation, money = self._day_end_creation, self._day_end_money
        _, record = creation.create(call)
        if record.state == "CREATED" or (record.state == "PROCESSING" and not money.has_moved(record)):
            record = creation.staff.fill(record, {_TOTAL: self._day_end_amount(call)})
            self._accept(call, creation, money, record, ("CREATED", "PROCESSING"))
        return creation.create(call)[0]

    def _check_permission(self, call: Call) -> None:
        """Check that a sub-merchant may withdraw, to its bank account, from its only account in the gateway.

        Raises:
            Refusal: it may not.
        """
        sub_mchid = str(call.fields["sub_mchid"])
        if self._governance.is_limited(sub_mchid, "NO_WITHDRAWAL"):
            en = "WeChat Pay restricts the sub-merchant: it cannot withdraw money."
            raise refuse(call, "REQUEST_BLOCKED", "二级商户提现权限被冻结", en)
        if self._settlements.is_refused(call.mchid, sub_mchid):
            en = "A payment to the settlement account of the sub-merchant failed. Change the account first."
            raise refuse(call, "ACCOUNT_NOT_VERIFIED", "二级商户下行打款未成功", en)
        if call.fields.get("account_type", ONLY_ACCOUNT) != ONLY_ACCOUNT:
            en = "A sub-merchant of this gateway has a basic account only."
            raise refuse(call, "INVALID_REQUEST", "商户账户类型不存在或未开通", en)

    def _accept(
        self, call: Call, creation: Creation, money: StateMoney, record: Record, states: tuple[str, str]
    ) -> None:
        """Lock the money of a withdrawal; without enough, keep it in the first of the two states, otherwise in the second."""
        waiting, accepted = states
        owner, fen = str(record.request["sub_mchid"]), money.frozen_of(record, accepted)
        balance = self._ledger.balance(owner)
        if not 1 <= fen <= balance:
            if record.state == accepted:
                creation.staff.put(record, waiting)
            raise not_enough(call, NotEnoughError(owner, AccountKind.AVAILABLE, fen, balance), keeps_changes=True)
        if record.state == waiting:
            creation.staff.put(record, accepted)
        else:
            money.move(None, record)

    def _day_end_amount(self, call: Call) -> int:
        """Return the amount of a withdrawal in fen; more than the sub-merchant has if it has less than at the end of the day."""
        fields = call.fields
        owner, today = str(fields["sub_mchid"]), datetime.fromtimestamp(call.now, CHINA).date()
        midnight = datetime(today.year, today.month, today.day, tzinfo=CHINA).timestamp()
        then, now = self._ledger.balance_at(owner, AccountKind.AVAILABLE, midnight), self._ledger.balance(owner)
        if fields["calculate_amount_type"] == "ALLOW_CURRENT_BALANCE":
            then = min(then, now)
        elif now < then:
            return then
        return max(then - int(fields.get("reserve_amount", 0)), 0)

    def _follow_day_end(self, before: Record, after: Record) -> Record:
        """Move the money of a withdrawal, and complete the amounts that a step of the bank leaves out."""
        total = after.fields.get(_TOTAL)
        if total is not None and after.state != before.state:
            after = self._day_end_creation.staff.fill(after, _amounts(before, after, int(total)))
        self._day_end_money.move(before, after)
        return after


def _amounts(before: Record, after: Record, total: int) -> dict[str, int]:
    """Return the amounts of a withdrawal that was paid, failed or was returned by the bank: all of it by default."""
    given = after.fields
    if after.state == "FINISHED":
        return {"success_amount": total, "fail_amount": 0, "refund_amount": 0}
    if after.state != "ABNORMAL":
        return {}
    of_bank = "refund_amount" if before.state == "FINISHED" else "fail_amount"
    back = min(int(given.get(of_bank) or total), total)
    return {"fail_amount": 0, "refund_amount": 0, of_bank: back, "success_amount": total - back}


def _shares(record: Record) -> Shares:
    fen = int(record.request.get("amount", 0))
    return Shares(frozen=fen if record.state == "CREATE_SUCCESS" else 0, out=fen if record.state == "SUCCESS" else 0)


def _day_end_shares(record: Record) -> Shares:
    total = int(record.fields.get(_TOTAL) or 0) if record.content is not None else 0
    if record.state in ("FINISHED", "ABNORMAL"):
        return Shares(out=int(record.fields.get("success_amount") or 0) if total else 0)
    return Shares(frozen=total if record.state == "PROCESSING" else 0)
