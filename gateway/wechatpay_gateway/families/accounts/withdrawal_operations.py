"""The withdrawals of the platform's own money.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012476670, 4012476672 and 4012476674; what happens without enough money is on 4014075940.
"""

from collections.abc import Mapping

from wechatpay_gateway.base.errors import InternalNumber, Message, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.accounts.balance_operations import check_account
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.accounts.steps import ACCEPT, WithdrawalState
from wechatpay_gateway.families.accounts.withdrawal_machine import WithdrawalMachine
from wechatpay_gateway.families.accounts.withdrawals import Withdrawal, Withdrawals, new_withdraw_id
from wechatpay_gateway.family.behavior import Behavior, Call, Place, examples_at, to_content, to_reply
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.notify_url import check_notify_url
from wechatpay_gateway.family.refusals import refuse, wrong_value

_ROOT = "/v3/merchant/fund/withdraw"
_BY_NUMBER: Place = ("GET", f"{_ROOT}/out-request-no/{{}}")
_BY_ID: Place = ("GET", f"{_ROOT}/withdraw-id/{{}}")
_QUERY_SECONDS = 90 * 86400


class WithdrawalOperations:
    """The operations of withdrawals."""

    def __init__(self, context: Context, machine: WithdrawalMachine, withdrawals: Withdrawals) -> None:
        self._catalog = context.catalog
        self._machine = machine
        self._withdrawals = withdrawals
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", _ROOT): self._create,
            _BY_NUMBER: self._query,
            _BY_ID: self._query_by_id,
        }

    def add_examples(self, mchid: str, at: float) -> None:
        """Add the withdrawals that the examples of the queries name."""
        for place in (_BY_NUMBER, _BY_ID):
            for example in examples_at(self._catalog, place):
                fields = example.reply_fields
                state = WithdrawalState(fields["status"])
                request = {name: fields[name] for name in ("account_type", "remark", "bank_memo") if name in fields}
                self._withdrawals.add(
                    Withdrawal(
                        *(mchid, fields["out_request_no"], fields["withdraw_id"], state, fields["amount"]),
                        *(to_content(request), at, at, fields["reason"], fields["solution"]),
                        is_example=True,
                    )
                )

    def _create(self, call: Call) -> Outcome:
        """Create a withdrawal, or return the one with the same number; one without enough money is kept, and accepted by a later request.

        Raises:
            Refusal: the request is invalid, the number has another request, or the balance is too low.
        """
        fields = call.fields
        check_notify_url(fields)
        check_account(call, fields["account_type"])
        if fields["amount"] < 1:
            raise wrong_value("/amount", fields["amount"], "提现金额必须大于0", "amount must be at least 1.")
        withdrawal = self._withdrawals.find(call.mchid, fields["out_request_no"])
        if withdrawal is None or withdrawal.is_example:
            number, now = new_withdraw_id(call.now), call.now
            new = (call.mchid, fields["out_request_no"], number, WithdrawalState.INIT, fields["amount"])
            withdrawal = self._withdrawals.add(Withdrawal(*new, to_content(fields), now, now))
        elif withdrawal.content != to_content(fields):
            en = "The number is already used by a withdrawal with other values."
            raise refuse(
                call, "INVALID_REQUEST", "单号已存在但信息不一致", en, number=InternalNumber.CHANGED_PARAMETERS
            )
        if withdrawal.state is WithdrawalState.INIT:
            try:
                withdrawal = self._machine.advance(withdrawal, ACCEPT, {})
            except NotEnoughError as error:
                raise _not_enough(call, error) from None
        return to_reply(call, withdrawal.view())

    def _query(self, call: Call) -> Outcome:
        return self._reply(call, self._withdrawals.find(call.mchid, call.arguments["out_request_no"]))

    def _query_by_id(self, call: Call) -> Outcome:
        return self._reply(call, self._withdrawals.find_by_id(call.mchid, call.arguments["withdraw_id"]))

    def _reply(self, call: Call, withdrawal: Withdrawal | None) -> Outcome:
        if withdrawal is None or (not withdrawal.is_example and call.now - withdrawal.created > _QUERY_SECONDS):
            en = "The merchant has no withdrawal with this number that was created in the last 90 days."
            raise refuse(call, "ORDER_NOT_EXIST", "预约提现单号不存在", en)
        return to_reply(call, withdrawal.view())


def _not_enough(call: Call, error: NotEnoughError) -> Refusal:
    refusal = refuse(call, "NOT_ENOUGH", "账户可用余额不足", f"Not enough money: {error}")
    message = Message("账户可用余额不足", refusal.message.en)
    return Refusal(refusal.status, refusal.code, message, number=refusal.number, keeps_changes=True)
