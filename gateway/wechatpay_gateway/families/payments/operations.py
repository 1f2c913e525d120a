"""The family of payments: combines its operations, its records and its two state machines."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.order_coupons.operations import OrderCoupons
from wechatpay_gateway.families.payments.combined import CombinedTransactions
from wechatpay_gateway.families.payments.examples import add_examples
from wechatpay_gateway.families.payments.order_machine import OrderMachine
from wechatpay_gateway.families.payments.refund_machine import RefundMachine
from wechatpay_gateway.families.payments.refund_operations import RefundOperations
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import EXPIRE
from wechatpay_gateway.families.payments.transactions import Transactions
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class Payments(Records, Family):
    """Orders, combined orders and refunds.

    Attributes:
        order_machine: the steps of orders; also `gateway.orders`.
        refund_machine: the steps of refunds; also `gateway.refunds`.
    """

    name = "payments"
    due_tables = ("order_funds", "orders")
    tables = Tables.read("payments", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        Family.__init__(self, context)
        Records.__init__(self, context.store, context.family(Accounts), context.family(OrderCoupons), context.now)
        self.order_machine = OrderMachine(context, self)
        self.refund_machine = RefundMachine(context, self)
        self.machines = (self.order_machine, self.refund_machine)
        self.behaviors = {
            **Transactions(self, self.order_machine, context.pages_url).behaviors,
            **CombinedTransactions(self.orders, self.combinations, self.prepayments, context.pages_url).behaviors,
            **RefundOperations(self, self.refund_machine).behaviors,
        }

    def next_due(self) -> float | None:
        """Return when the next freeze of an order's money ends, or the next order that is not paid."""
        ends = (self.funds.table.next_end(), self.orders.next_end())
        return min((end for end in ends if end is not None), default=None)

    def make_due_changes(self) -> None:
        """Make the frozen money available whose freeze has ended, and close orders that nobody paid in time."""
        self.funds.unfreeze_ended()
        for order in self.orders.ended(self._context.now()):
            self.orders.step(order, EXPIRE)

    def add_examples(self, mchid: str) -> None:
        """Add the orders and refunds that the catalog's examples refer to, owned by a merchant."""
        add_examples(self._context.catalog, mchid, self, self._context.now())
