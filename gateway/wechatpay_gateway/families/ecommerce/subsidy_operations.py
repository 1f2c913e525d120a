"""The operations of subsidies: create, return and cancel one.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012477631, 4012477636 and 4012477639.
"""

from collections.abc import Mapping

from wechatpay_gateway.base.errors import InternalNumber, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.accounts.entries import AccountKind, NotEnoughError
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.steps import SubsidyResult
from wechatpay_gateway.families.ecommerce.subsidies import Subsidy, SubsidyReturn, new_subsidy_number
from wechatpay_gateway.families.ecommerce.subsidy_machine import SubsidyMachine
from wechatpay_gateway.families.ecommerce.subsidy_rules import (
    check_cancellation,
    check_subsidy,
    is_canceled,
    returnable_subsidy,
    subsidized_order,
)
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.family.behavior import Behavior, Call, Place, to_content, to_reply
from wechatpay_gateway.family.refusals import refuse

ROOT = "/v3/ecommerce/subsidies"
_REPEAT_SECONDS = 180 * 86400
_KINDS = {"AVAILABLE": AccountKind.AVAILABLE, "UNAVAILABLE": AccountKind.FROZEN}


class SubsidyOperations:
    """The operations of subsidies."""

    def __init__(self, records: Records, machine: SubsidyMachine) -> None:
        self._records = records
        self._machine = machine
        self._subsidies = records.subsidies
        self.behaviors: Mapping[Place, Behavior] = {
            ("POST", f"{ROOT}/create"): self._create,
            ("POST", f"{ROOT}/return"): self._return,
            ("POST", f"{ROOT}/cancel"): self._cancel,
        }

    def _create(self, call: Call) -> Outcome:
        """Pay a subsidy, or return the one that the same request created."""
        content = to_content(call.fields)
        existing = self._existing(call, content)
        if existing is None:
            order = subsidized_order(call, self._records)
            check_subsidy(call, self._records, order)
            existing = self._paid(call, order, content)
        elif call.now - existing.created > _REPEAT_SECONDS:
            en = "A subsidy can be requested again for 180 days. Use a new number."
            raise refuse(call, "INVALID_REQUEST", "超过最大重试周期", en)
        fields = {**call.fields, "subsidy_id": existing.subsidy_id, "result": existing.result.value}
        return to_reply(call, {**fields, "success_time": to_moment(existing.finished)})

    def _existing(self, call: Call, content: str) -> Subsidy | None:
        """Return the subsidy that an earlier request with this number created; without a number, one with the same content."""
        fields = call.fields
        if "out_subsidy_no" not in fields:
            found = self._subsidies.of_order(call.mchid, fields["sub_mchid"], fields["transaction_id"])
            return next((each for each in found if each.content == content and not each.is_example), None)
        existing = self._subsidies.numbered(call.mchid, fields["out_subsidy_no"])
        if existing is not None and existing.content != content:
            raise _changed(call, "subsidy")
        return existing

    def _paid(self, call: Call, order: Order, content: str) -> Subsidy:
        result = SubsidyResult.FAIL if self._machine.takes_failure() else SubsidyResult.SUCCESS
        subsidy = Subsidy(
            new_subsidy_number(call.now),
            call.mchid,
            order.payee,
            order.transaction_id or "",
            call.fields.get("out_subsidy_no", ""),
            call.fields["amount"],
            result,
            content,
            call.now,
            call.now,
        )
        try:
            return self._machine.pay(order, subsidy)
        except NotEnoughError as error:
            en = f"The balance of the platform is not enough: {error}."
            raise refuse(call, "NOT_ENOUGH", "账户余额不足，请充值后原单重试", en) from None

    def _return(self, call: Call) -> Outcome:
        """Return a subsidy, or show the return that the same request made; one that waits for money is tried again."""
        fields, content = call.fields, to_content(call.fields)
        made = self._subsidies.find_return(call.mchid, fields["out_order_no"])
        if made is not None and made.content != content:
            raise _changed(call, "return of a subsidy")
        if made is None or made.is_open:
            order = subsidized_order(call, self._records)
            made = self._give_back(call, order, made or self._new_return(call, order, content))
        shown = {"subsidy_id": made.subsidy_id, "subsidy_refund_id": made.subsidy_refund_id}
        ended = to_moment(made.created if made.finished is None else made.finished)
        result = {"result": "FAIL" if made.is_failed else "SUCCESS", "success_time": ended}
        return to_reply(call, {**fields, **shown, **result})

    def _new_return(self, call: Call, order: Order, content: str) -> SubsidyReturn:
        """Add a return that waits for its money, or that fails because a test wants it to."""
        fields, subsidy = call.fields, returnable_subsidy(call, self._records, order)
        is_failed = self._machine.takes_return_failure()
        made = SubsidyReturn(
            *(new_subsidy_number(call.now), call.mchid, fields["out_order_no"], subsidy.subsidy_id),
            *(fields.get("refund_id", ""), fields["amount"], is_failed),
            *(content, call.now),
            is_open=not is_failed,
        )
        return self._subsidies.add_return(made)

    def _give_back(self, call: Call, order: Order, made: SubsidyReturn) -> SubsidyReturn:
        """Move the money of a return: from the account in the request, or else from the one with the money of the order.

        Raises:
            Refusal: the account has too little money. The return waits for it.
        """
        if made.is_failed:
            return made
        funds = self._records.payments.funds.of(order)
        kind = AccountKind.FROZEN if funds.is_open else AccountKind.AVAILABLE
        for source in call.fields.get("from", ()):
            kind = _KINDS[source["account"]]
        try:
            self._machine.give_back(order, made, kind)
        except NotEnoughError as error:
            en = f"The balance of the sub-merchant is not enough: {error}. Send the same request again after a deposit."
            refusal = refuse(call, "NOT_ENOUGH", "二级商户账户余额不足，请充值后原单重试", en)
            refusal.keeps_changes = True
            raise refusal from None
        return self._subsidies.end_return(made, is_failed=False, at=call.now)

    def _cancel(self, call: Call) -> Outcome:
        """Cancel the subsidy of an order; a repeated request succeeds again."""
        order = subsidized_order(call, self._records)
        if not is_canceled(self._records, order):
            check_cancellation(call, self._records, order)
            self._subsidies.cancel(order.initiator, order.payee, order.transaction_id or "", at=call.now)
        return to_reply(call, {**call.fields, "result": "SUCCESS"})


def _changed(call: Call, kind: str) -> Refusal:
    en = f"The number is already used by a {kind} with different content."
    return refuse(call, "INVALID_REQUEST", "单号已存在，但参数不一致", en, InternalNumber.CHANGED_PARAMETERS)
