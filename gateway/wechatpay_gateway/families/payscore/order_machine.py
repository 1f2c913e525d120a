"""The state machines of PayScore orders: those of merchants, and those of sub-merchants."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.payments.discounts import PAYERS_OPENID
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payscore.collection import AUTOMATIC, BY_USER, collect
from wechatpay_gateway.families.payscore.order_states import changes_in
from wechatpay_gateway.families.payscore.rules import is_deposit_free
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder, ServiceOrders
from wechatpay_gateway.families.payscore.steps import (
    CHARGE,
    COLLECTING,
    CONFIRMING,
    DECLINE,
    FAIL_ASSESSMENT,
    OPEN,
    PAY,
    PAY_DEPOSIT,
    SERVICE_ORDER_STEPS,
    ServiceOrderState,
)
from wechatpay_gateway.families.payscore.views import service_order_notice
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

CONFIRMATION_SECONDS = 7200
"""How long an opened confirmation page can be used."""
NEWTON, MCH = "NEWTON", "MCH"
"""The `paid_type` of an amount that PayScore collected, and of one that the merchant collected in another way."""
_HIDDEN = frozenset({"content", "completion", "cancellation", "is_example"})


class AnyServiceOrderMachine(Machine[ServiceOrder]):
    """The common part of both machines of PayScore orders.

    Attributes:
        is_partner: whether its orders are those of sub-merchants.
    """

    states = ServiceOrderState
    initial = (ServiceOrderState.CREATED,)
    key = (
        Field("out_order_no", "The merchant's number for the order."),
        Field(
            "mchid",
            "The merchant that created the order. Required if several merchants use the number.",
            is_required=False,
        ),
    )
    steps = SERVICE_ORDER_STEPS
    is_in_state_reply = False
    columns = ("Number", "Merchant", "Service", "Yuan", "State")
    is_partner: bool

    def __init__(self, context: Context, orders: ServiceOrders, payments: Payments) -> None:
        super().__init__(context)
        self._orders = orders
        self._payments = payments

    def get(self, out_order_no: str, mchid: str | None = None) -> ServiceOrder:
        """Return the order with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownServiceOrderError: the order does not exist, or orders of several merchants have the number.
        """
        return self._orders.get(out_order_no, mchid, is_partner=self.is_partner)

    def confirm(self, out_order_no: str, *, mchid: str | None = None, openid: str | None = None) -> ServiceOrder:
        """Confirm an order as its user, who opens the confirmation page first if it is not open. The merchant is notified.

        Raises:
            UnknownServiceOrderError: the order does not exist.
            WrongStateError: it is not `CREATED`, its `package` has expired, or its page has been open for too long.
        """
        return self.take(CONFIRMING[0], out_order_no=out_order_no, mchid=mchid, openid=openid)

    def pay(self, out_order_no: str, *, mchid: str | None = None) -> ServiceOrder:
        """Pay a completed order as its user, on the page of the order. The merchant is notified.

        Raises:
            UnknownServiceOrderError: the order does not exist.
            WrongStateError: it has no amount to collect.
        """
        return self.take(PAY, out_order_no=out_order_no, mchid=mchid)

    def __iter__(self) -> Iterator[ServiceOrder]:
        return self._orders.of_kind(is_partner=self.is_partner)

    def lookup(self, key: Mapping[str, Any]) -> ServiceOrder:
        """Return the order with this number."""
        return self.get(key["out_order_no"], key.get("mchid"))

    def key_of(self, record: ServiceOrder) -> dict[str, str]:
        """Return the number and the merchant of an order."""
        return {"out_order_no": record.out_order_no, "mchid": record.caller}

    def state_of(self, record: ServiceOrder) -> ServiceOrderState:
        """Return the state."""
        return record.state

    def describe(self, record: ServiceOrder) -> str:
        """Return `PayScore order` and its number."""
        return f"PayScore order {record.out_order_no}"

    def put(self, record: ServiceOrder, state: StrEnum) -> ServiceOrder:
        """Put an order into a state, with what it has in that state; an order that is `DONE` is paid."""
        target = ServiceOrderState(state)
        changed = self._orders.update(record, **changes_in(record, target, self._context.now(), PAYERS_OPENID))
        if target is ServiceOrderState.DONE and changed.paid is None and changed.total:
            changed = self._orders.update(changed, **self._collection(changed, AUTOMATIC))
        return changed

    def move(self, record: ServiceOrder, step: Step, fields: Mapping[str, Any], announce: Announce) -> ServiceOrder:
        """Take a step, with the columns that a call sets as `fields`; queue the notification of a confirmation and of a payment."""
        changes: dict[str, Any] = {"state": ServiceOrderState(step.after(record.state)).value, "charged": None}
        if step is OPEN:
            self._check_package(record)
            changes["opened"] = self._context.now()
        elif step in (DECLINE, FAIL_ASSESSMENT):
            changes["opened"] = None
        elif step in CONFIRMING:
            changes |= self._confirmation(record, step, fields)
        elif step is CHARGE:
            changes["charged"] = self._context.now()
        elif step in COLLECTING:
            changes |= self._collection(record, BY_USER if step is PAY else AUTOMATIC)
        else:
            changes |= fields
        moved = self._orders.update(record, **changes)
        if step in CONFIRMING:
            self._announce(moved, "USER_CONFIRM", announce)
        elif step in COLLECTING:
            self._announce(moved, "USER_PAID", announce)
        return moved

    def _confirmation(self, order: ServiceOrder, step: Step, fields: Mapping[str, Any]) -> dict[str, Any]:
        now = self._context.now()
        if order.opened is None:
            self._check_package(order)
        elif order.opened + CONFIRMATION_SECONDS < now:
            raise WrongStateError(
                f"{self.describe(order)} has been open on the confirmation page since {to_moment(order.opened)}, for more than "
                "2 hours, so the user cannot confirm it. Open the page again"
            )
        if step is PAY_DEPOSIT and not is_deposit_free(order.fields):
            raise WrongStateError(f"{self.describe(order)} is in pay-later mode, which has no deposit")
        return {
            "openid": fields.get("openid", PAYERS_OPENID),
            "confirmed": now,
            "is_deposited": int(step is PAY_DEPOSIT),
        }

    def _check_package(self, order: ServiceOrder) -> None:
        if order.package_expires <= self._context.now() and not order.is_example:
            raise WrongStateError(
                f"the package of {self.describe(order)} expired at {to_moment(order.package_expires)}, so the confirmation page "
                "cannot be opened. Create the order again with the same arguments for a new one"
            )

    def _collection(self, order: ServiceOrder, trade_type: str) -> dict[str, Any]:
        payment = collect(self._payments, order, trade_type, self._context.now())
        return {"paid": payment.paid, "paid_type": NEWTON, "transaction_id": payment.transaction_id}

    @staticmethod
    def _announce(order: ServiceOrder, event: str, announce: Announce) -> None:
        announce(
            mchid=order.caller,
            event_type=f"PAYSCORE.{event}",
            original_type="payscore",
            url=order.fields["notify_url"],
            resource=service_order_notice(order),
        )

    def newest(self, limit: int, skip: int = 0) -> tuple[ServiceOrder, ...]:
        """Return the orders that were created last, newest first, without the examples and the first `skip`."""
        return self._orders.newest(limit, skip, is_partner=self.is_partner)

    def records(self) -> Iterator[ServiceOrder]:
        """Iterate over the orders, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: ServiceOrder) -> dict[str, Any]:
        """Return an order without its requests."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: ServiceOrder) -> tuple[str, ...]:
        """Return the number, merchant, service, amount and state of an order."""
        amount = "" if record.total is None else yuan(record.total)
        service: str = record.fields["service_introduction"]
        return record.out_order_no, record.caller, service, amount, record.state.value


class ServiceOrderMachine(AnyServiceOrderMachine):
    """The orders of merchants, and the steps of users and WeChat Pay."""

    name = "service_orders"
    title = "PayScore orders"
    is_partner = False


class PartnerServiceOrderMachine(AnyServiceOrderMachine):
    """The orders of sub-merchants, and the steps of users and WeChat Pay."""

    name = "partner_service_orders"
    title = "PayScore orders of sub-merchants"
    is_partner = True
