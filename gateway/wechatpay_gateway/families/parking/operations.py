"""The rules of car parks that a resource cannot state: what an approved application adds.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4020339052 and 4023070758.
"""

from collections.abc import Mapping
from functools import partial

from attrs import evolve

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.families.parking.sessions import ParkingSessions
from wechatpay_gateway.family.behavior import Behavior, Call, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.resource.family import Resources
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.steps import UnknownApplicationError

_SERVICE = "industry.parking_reminders"
_APPLICATIONS, _LOTS = (f"{_SERVICE}.{name}" for name in ("parking_lot_applications", "parking_lots"))
_QUERY_LOT: Place = ("GET", "/v3/parking/reminders/parking-lot")
_OWN_ID, _ID = "out_parking_lot_id", "wx_parking_lot_id"
_SHOWN = {
    "parking_lot_name": "parking_lot_name",
    "parking_lot_address": "parking_lot_address",
    "payment_mini_prog_appid": "payment_mini_prog_appid",
    "payment_mini_prog_path": "payment_path",
    "parking_order_mini_prog_appid": "parking_order_mini_prog_appid",
    "parking_order_mini_prog_path": "parking_order_path",
}
"""The fields of a car park, each with the field of its application that it shows."""


class ParkingReminders(Family):
    """The car parks of service providers, whose records and states are resources."""

    name = "parking"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._now = context.now
        self._resources = context.family(Resources)
        self._resources.follow(_APPLICATIONS, self._follow_application, self._complete_application)
        of_lots = self._resources.behaviors.get(_QUERY_LOT)
        lots = {_QUERY_LOT: partial(_query_lot, of_lots)} if of_lots else {}
        self.behaviors: Mapping[Place, Behavior] = {**lots, **ParkingSessions(context).behaviors}

    def _complete_application(self, record: Record) -> Record:
        own_id = record.request["parking_lot"][_OWN_ID]
        return self._resources.staff(_APPLICATIONS).fill(record, {_OWN_ID: own_id, "submit_time": int(self._now())})

    def _follow_application(self, before: Record, after: Record) -> Record:
        """Add the car park of an approved application, or change its data."""
        if after.state != "AUDIT_STATUS_APPROVED" or after.state == before.state or after.content is None:
            return after
        lots, submitted = self._resources.staff(_LOTS), after.request["parking_lot"]
        try:
            lot = lots.get(submitted[_OWN_ID], after.mchid)
        except UnknownApplicationError:
            lot = lots.add({_OWN_ID: submitted[_OWN_ID]}, after.mchid)
        lot = lots.fill(lot, {name: submitted.get(source) for name, source in _SHOWN.items()})
        return self._resources.staff(_APPLICATIONS).fill(after, {_ID: lot.fields[_ID]})


def _query_lot(of_resource: Behavior, call: Call) -> Outcome:
    """Return a car park; the merchant's ID is ignored if the request also has WeChat Pay's."""
    if _ID in call.arguments:
        call = evolve(call, arguments={_ID: call.arguments[_ID]})
    return of_resource(call)
