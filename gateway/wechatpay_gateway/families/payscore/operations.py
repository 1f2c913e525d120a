"""The family of PayScore orders: combines its operations, its records and its two state machines."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payscore.apis import MERCHANT, PARTNER
from wechatpay_gateway.families.payscore.examples import add_examples
from wechatpay_gateway.families.payscore.order_machine import PartnerServiceOrderMachine, ServiceOrderMachine
from wechatpay_gateway.families.payscore.order_operations import ServiceOrderOperations
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder, ServiceOrders
from wechatpay_gateway.families.payscore.steps import EXPIRE, FAIL_CHARGE
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.steps import Step


class PayScore(Family):
    """PayScore orders of merchants and of service providers.

    Attributes:
        orders: the orders of both kinds.
        order_machine: the steps of merchants' orders; also `gateway.service_orders`.
        partner_order_machine: the steps of sub-merchants' orders; also `gateway.partner_service_orders`.
    """

    name = "payscore"
    due_tables = ("service_orders",)
    tables = Tables.read("payscore", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.orders = ServiceOrders(context.store)
        parts = (context, self.orders, context.family(Payments))
        self.order_machine = ServiceOrderMachine(*parts)
        self.partner_order_machine = PartnerServiceOrderMachine(*parts)
        self.machines = (self.order_machine, self.partner_order_machine)
        self.behaviors = {
            **ServiceOrderOperations(MERCHANT, self.orders, self.order_machine).behaviors,
            **ServiceOrderOperations(PARTNER, self.orders, self.partner_order_machine).behaviors,
        }

    def add_examples(self, mchid: str) -> None:
        """Add the orders that the catalog's examples refer to, owned by a merchant."""
        for api in (MERCHANT, PARTNER):
            add_examples(self._context.catalog, api, mchid, self.orders, self._context.now())

    def next_due(self) -> float | None:
        """Return when the next order expires or the next charge ends."""
        return self.orders.next_due()

    def make_due_changes(self) -> None:
        """Expire the orders that nobody confirmed, and end the charges that have taken too long."""
        now = self._context.now()
        for order in self.orders.expired(now):
            self._advance(order, EXPIRE)
        for order in self.orders.charged_too_long(now):
            self._advance(order, FAIL_CHARGE)

    def _advance(self, order: ServiceOrder, step: Step) -> None:
        machine = self.partner_order_machine if order.is_partner else self.order_machine
        machine.advance(order, step, {})
