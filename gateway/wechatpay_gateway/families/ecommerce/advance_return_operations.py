"""The operations of a platform that gets the advance of a refund back from the sub-merchant.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012476927 and https://pay.weixin.qq.com/doc/v3/partner/4012476916.
"""

from collections.abc import Mapping

from wechatpay_gateway.base.errors import Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.families.ecommerce.advance_return_machine import AdvanceReturnMachine
from wechatpay_gateway.families.ecommerce.advance_returns import AdvanceReturn, new_advance_return_id
from wechatpay_gateway.families.ecommerce.refund_operations import ROOT
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.steps import AdvanceReturnResult
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.refusals import unknown_sub_merchant
from wechatpay_gateway.families.payments.steps import RefundStatus
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_reply
from wechatpay_gateway.family.refusals import refuse

_PLACE = f"{ROOT}/{{}}/return-advance"
_ACCOUNT = "BASIC"


class AdvanceReturnOperations:
    """The operations of returns of advances: request one, and query it."""

    def __init__(self, records: Records, machine: AdvanceReturnMachine) -> None:
        self._records = records
        self._machine = machine
        self._returns = records.advance_returns
        self.behaviors: Mapping[Place, Behavior] = {("POST", _PLACE): self._create, ("GET", _PLACE): self._query}

    def _create(self, call: Call) -> Outcome:
        """Return an advance, or try again if an earlier request left it in progress."""
        refund_id, sub_mchid = call.arguments["refund_id"], call.fields["sub_mchid"]
        made = self._returns.find(call.mchid, refund_id)
        if made is None:
            refund, fen = self._advanced_refund(call, refund_id)
            self._check_sub_merchant(call, self._records.payments.order_of(refund).payee, sub_mchid)
            number = new_advance_return_id(call.now)
            made = self._returns.add(
                AdvanceReturn(
                    *(call.mchid, refund.out_refund_no, refund_id, number, sub_mchid, fen),
                    *(AdvanceReturnResult.PROCESSING, call.now, call.now),
                )
            )
        self._check_sub_merchant(call, made.sub_mchid, sub_mchid)
        if made.result is AdvanceReturnResult.PROCESSING:
            made = self._attempt(call, made)
        return _reply(call, made)

    def _attempt(self, call: Call, made: AdvanceReturn) -> AdvanceReturn:
        try:
            return self._machine.attempt(made)
        except NotEnoughError as error:
            en = f"{error}. The return stays in progress: WeChat Pay tries it again, and the request can be repeated."
            refusal: Refusal = refuse(call, "NOT_ENOUGH", "二级商户账户余额不足，请充值后重试", en)
            refusal.keeps_changes = True
            raise refusal from None

    def _advanced_refund(self, call: Call, refund_id: str) -> tuple[Refund, int]:
        """Return a refund that the platform advanced, and the amount of the advance."""
        found = self._records.payments.refunds.with_id(refund_id)
        if not found or all(each.status is RefundStatus.CLOSED for each in found):
            en = "The refund does not exist, or is closed."
            raise refuse(call, "RESOURCE_NOT_EXISTS", "退款单不存在", en)
        for refund in found:
            fen = self._records.payments.funds.advanced(refund)
            if refund.caller == call.mchid and fen:
                return refund, fen
        en = "The refund was not advanced, or another merchant requested it."
        raise refuse(call, "NO_AUTH", "该退款单非电商平台垫付退款，无垫付回补权限", en)

    def _check_sub_merchant(self, call: Call, payee: str, sub_mchid: str) -> None:
        if payee != sub_mchid:
            raise unknown_sub_merchant(call, sub_mchid)

    def _query(self, call: Call) -> Outcome:
        made = self._returns.find(call.mchid, call.arguments["refund_id"])
        if made is None:
            en = "The return of the advance of this refund was not requested."
            raise refuse(call, "RESOURCE_NOT_EXISTS", "垫付回补单不存在", en)
        self._check_sub_merchant(call, made.sub_mchid, call.arguments["sub_mchid"])
        return _reply(call, made)


def _reply(call: Call, made: AdvanceReturn) -> Outcome:
    return to_reply(
        call,
        {
            "refund_id": made.refund_id,
            "advance_return_id": made.advance_return_id,
            "return_amount": made.amount,
            "payer_mchid": made.sub_mchid,
            "payer_account": _ACCOUNT,
            "payee_mchid": made.caller,
            "payee_account": _ACCOUNT,
            "result": made.result.value,
            "success_time": to_moment(made.finished)
            if made.finished and made.result is AdvanceReturnResult.SUCCESS
            else None,
        },
    )
