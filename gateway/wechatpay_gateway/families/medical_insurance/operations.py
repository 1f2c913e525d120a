"""The family of medical insurance orders, whose records and states are a resource."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.medical_insurance.order_rules import check_order, check_refund
from wechatpay_gateway.family.behavior import Call, Check, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.refusals import refuse
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.steps import UnknownApplicationError, WrongStateError

_ORDERS = "payments.medical_insurance.medical_orders"
_CREATE: Place = ("POST", "/v3/med-ins/orders")
_NOTIFY_REFUND: Place = ("POST", "/v3/med-ins/refunds/notify")
_REFUNDED = "refunded_by_insurance"
"""The field of a record, which no reply shows, with the reported refunds in fen, by number."""
_PARTS = ("med_ins_gov_fee", "med_ins_self_fee", "med_ins_other_fee")


class MedicalInsurance(Family):
    """Rules that depend on several fields of an order or a refund, and the two parts of an order."""

    name = "medical_insurance"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._resources = context.family(Resources)
        self._resources.follow(_ORDERS, self._follow, self._complete)
        self.behaviors = {_NOTIFY_REFUND: self._notify_refund} if _CREATE in self._resources.behaviors else {}
        self.checks: Mapping[Place, Check] = {_CREATE: check_order, _NOTIFY_REFUND: check_refund}

    def _complete(self, record: Record) -> Record:
        """Mark the part that a new order does not have."""
        kind = record.request.get("mix_pay_type")
        missing: dict[str, Any] = {}
        if kind == "CASH_ONLY":
            missing = {"med_ins_pay_status": "NO_MED_INS_PAY"}
        elif kind == "INSURANCE_ONLY":
            missing = {"self_pay_status": "NO_SELF_PAY"}
        return self._resources.staff(_ORDERS).fill(record, missing) if missing else record

    def _follow(self, before: Record, after: Record) -> Record:
        """Check a payment or refund of the part of WeChat Pay. An order of which both parts are refunded is refunded.

        Raises:
            WrongStateError: the order does not have this part, or has no other, or the user has not paid it.
        """
        earlier, now = _cash_status(before), _cash_status(after)
        if now == "SELF_PAY_REFUND" and after.state == before.state and earlier != "SELF_PAY_SUCCESS":
            raise WrongStateError(f"the user has not paid the part of WeChat Pay: it is {earlier}")
        if earlier == "NO_SELF_PAY" != now:
            raise WrongStateError("the order has no part that is paid with WeChat Pay")
        insurance = _insurance_status(before)
        if after.state == before.state == "MIX_PAY_CREATED" and insurance == "NO_MED_INS_PAY":
            raise WrongStateError("the order has no part of the insurance, so its payment is `pay`")
        if after.state != before.state:
            after = self._resources.staff(_ORDERS).fill(after, _changed_parts(before, after))
        return self._refunded(after)

    def _notify_refund(self, call: Call) -> Outcome:
        """Accept the report of a refund; a second report with the same number changes nothing.

        Raises:
            Refusal: the order does not exist, has no part of the insurance, or the insurance has not paid it.
        """
        staff, record = self._resources.staff(_ORDERS), self._order_of(call)
        if record.content is None:  # the order of an example, which nobody paid
            return Outcome(204)
        status = _insurance_status(record)
        if status == "NO_MED_INS_PAY":
            raise refuse(
                call, "RULE_LIMIT", "订单没有医保部分", "The order has no part that the medical insurance pays."
            )
        if status not in ("MED_INS_PAY_SUCCESS", "MED_INS_PAY_REFUND"):
            en = f"The medical insurance has not paid its part: it is {status}."
            raise refuse(call, "RULE_LIMIT", "医保部分未支付成功", en)
        earlier: Mapping[str, int] = record.fields.get(_REFUNDED) or {}
        refunds = {str(call.fields["out_refund_no"]): int(call.fields["med_refund_total_fee"]), **earlier}
        self._refunded(staff.fill(record, {_REFUNDED: refunds}))
        return Outcome(204)

    def _order_of(self, call: Call) -> Record:
        """Return the order of a report, which has WeChat Pay's number and the same sub-merchant."""
        arguments = {**call.arguments, **call.fields}
        try:
            record = self._resources.staff(_ORDERS).get(str(arguments["mix_trade_no"]), call.mchid)
        except UnknownApplicationError:
            raise refuse(call, "NOT_FOUND", "订单不存在", "The order does not exist.") from None
        numbers = {**record.request, **record.fields}
        names = ("mix_trade_no", "sub_mchid") if record.content is not None else ("mix_trade_no",)
        if record.mchid != call.mchid or any(numbers.get(name) != arguments.get(name) for name in names):
            raise refuse(call, "NOT_FOUND", "订单不存在", "The order does not exist.")
        return record

    def _refunded(self, record: Record) -> Record:
        """Return an order after marking what was refunded: the part of the insurance when all of it was reported, then the order."""
        staff = self._resources.staff(_ORDERS)
        refunds: Mapping[str, int] = record.fields.get(_REFUNDED) or {}
        paid = sum(int(record.request.get(name, 0)) for name in _PARTS)
        if refunds and sum(refunds.values()) >= paid and _insurance_status(record) == "MED_INS_PAY_SUCCESS":
            record = staff.fill(record, {"med_ins_pay_status": "MED_INS_PAY_REFUND"})
        statuses = {_cash_status(record), _insurance_status(record)} - {"NO_SELF_PAY", "NO_MED_INS_PAY"}
        if record.state == "MIX_PAY_SUCCESS" and statuses <= {"SELF_PAY_REFUND", "MED_INS_PAY_REFUND"}:
            record = staff.put(record, "MIX_PAY_REFUND")
        return record


def _cash_status(record: Record) -> str:
    return str(record.fields.get("self_pay_status") or _DEFAULTS[record.state][0])


def _insurance_status(record: Record) -> str:
    return str(record.fields.get("med_ins_pay_status") or _DEFAULTS[record.state][1])


def _changed_parts(before: Record, after: Record) -> dict[str, Any]:
    """Return the statuses of the parts in a new state. What the user has paid stays paid if the order fails."""
    parts: dict[str, Any] = dict(zip(("self_pay_status", "med_ins_pay_status"), _DEFAULTS[after.state], strict=True))
    if _cash_status(before) == "NO_SELF_PAY" or (after.state == "MIX_PAY_FAIL" and _is_paid(before)):
        parts["self_pay_status"] = _cash_status(before)
    if _insurance_status(before) == "NO_MED_INS_PAY":
        return {**parts, "med_ins_pay_status": "NO_MED_INS_PAY", "med_ins_fail_reason": None}
    return parts


def _is_paid(record: Record) -> bool:
    return _cash_status(record) == "SELF_PAY_SUCCESS"


_DEFAULTS = {
    f"MIX_PAY_{state}": (f"SELF_PAY_{state}", f"MED_INS_PAY_{state}")
    for state in ("CREATED", "SUCCESS", "REFUND", "FAIL")
}
"""The states of the two parts in each state of an order, as the resource has them."""
