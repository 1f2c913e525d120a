"""The payments of parking sessions, and their sums: https://pay.weixin.qq.com/doc/v3/partner/4019557765 and 4019557825."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from attrs import evolve

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record

_SESSIONS = "industry.parking_reminders.parking_sessions"
_ROOT = "/v3/parking/reminders"
_PAY: Place = ("POST", f"{_ROOT}/payment")
_EXIT: Place = ("POST", f"{_ROOT}/exit")
_QUERY: Place = ("POST", f"{_ROOT}/parking-fee")
_NUMBERS = ("out_trade_no", "wx_trade_no")
_SUMS = ("total_amount", "paid_amount")
_PAYMENTS = "payments"
"""The field of a session, which no reply shows, with its payments by number: total and paid. A second number of a payment has zeros."""


class ParkingSessions:
    """The operations that report payments and exits, and the query of the fee."""

    def __init__(self, context: Context) -> None:
        self._resources = context.family(Resources)
        own = {_PAY: self._report, _EXIT: self._report, _QUERY: self._query}
        found = ((place, behavior, self._resources.behaviors.get(place)) for place, behavior in own.items())
        self.behaviors: Mapping[Place, Behavior] = {
            place: partial(behavior, inner) for place, behavior, inner in found if inner is not None
        }

    def _report(self, inner: Behavior, call: Call) -> Outcome:
        """Report a payment or an exit, and add its payment unless it has a number of one that was reported before."""
        outcome = inner(call)
        record = self._record(call)
        earlier: Mapping[str, Any] = record.fields.get(_PAYMENTS) or {}
        payments = {**earlier, **_new(call.fields, earlier)}
        self._resources.staff(_SESSIONS).fill(record, {_PAYMENTS: payments or None, **_sums(call.fields, payments)})
        return outcome

    def _query(self, inner: Behavior, call: Call) -> Outcome:
        """Return the fee of a session, and how long the car has parked or did park, in seconds."""
        outcome, record = inner(call), self._record(call)
        if record.content is None:
            return outcome
        end = int(record.fields.get("exit_timestamp") or call.now)
        parked = max(end - int(record.request["enter_timestamp"]), 0)
        return evolve(outcome, body={"total_amount": 0, "parking_timestamp": parked, **outcome.body})

    def _record(self, call: Call) -> Record:
        return self._resources.staff(_SESSIONS).get(str(call.fields["out_serial_number"]), call.mchid)


def _new(fields: Mapping[str, Any], earlier: Mapping[str, Any]) -> dict[str, list[int]]:
    """Return what a report adds to the payments: nothing, a payment, or another number of one."""
    numbers = [str(fields[name]) for name in _NUMBERS if name in fields]
    if fields.get("pay_state", "PAY_STATUS_PAID") != "PAY_STATUS_PAID":
        return {}
    added = [[0, 0] for _ in numbers]
    if added and not any(number in earlier for number in numbers):
        added[0] = [int(fields.get(name, 0)) for name in _SUMS]
    return {number: sums for number, sums in zip(numbers, added, strict=True) if number not in earlier}


def _sums(fields: Mapping[str, Any], payments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the query that follow from the payments; without one, a report can have a total alone."""
    total, paid = (sum(payment[at] for payment in payments.values()) for at in range(len(_SUMS)))
    total = max(total, int(fields.get("total_amount", 0))) if not payments else total
    state = "PAY_STATUS_PAID" if paid >= total else "PAY_STATUS_UNPAID"
    return {
        "total_amount": total,
        "paid_amount": paid if payments else None,
        "payable_amount": total - paid if total > paid else None,
        "pay_state": state if payments else None,
    }
