"""The family of ecommerce platforms: combines its operations, its records and its state machines."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.ecommerce.advance_return_machine import AdvanceReturnMachine
from wechatpay_gateway.families.ecommerce.advance_return_operations import AdvanceReturnOperations
from wechatpay_gateway.families.ecommerce.examples import add_examples
from wechatpay_gateway.families.ecommerce.refund_operations import PlatformRefundOperations
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.subsidy_examples import add_subsidy_examples
from wechatpay_gateway.families.ecommerce.subsidy_machine import SubsidyMachine
from wechatpay_gateway.families.ecommerce.subsidy_operations import SubsidyOperations
from wechatpay_gateway.families.ecommerce.subsidy_rules import is_canceled, paid_subsidy, subsidy_of
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class Ecommerce(Records, Family):
    """The refunds of platforms, the returns of their advances, and their subsidies.

    Attributes:
        advance_return_machine: the steps of returns of advances; also `gateway.advance_returns`.
        subsidy_machine: the steps of subsidies; also `gateway.subsidies`.
    """

    name = "ecommerce"
    due_tables = ("advance_returns", "subsidies", "subsidy_returns")
    tables = Tables.read("ecommerce", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        Family.__init__(self, context)
        Records.__init__(self, context)
        self.advance_return_machine = AdvanceReturnMachine(context, self)
        self.payments.refund_machine.end_advance = self.advance_return_machine.end
        self.subsidy_machine = SubsidyMachine(context, self)
        self.profit_sharing.is_waiting_for_subsidy = self.is_waiting_for_subsidy
        self.machines = (self.advance_return_machine, self.subsidy_machine)
        self.behaviors = {
            **PlatformRefundOperations(self.payments, self.payments.refund_machine).behaviors,
            **AdvanceReturnOperations(self, self.advance_return_machine).behaviors,
            **SubsidyOperations(self, self.subsidy_machine).behaviors,
        }

    def next_due(self) -> float | None:
        """Return when WeChat Pay tries the next return of an advance again, gives the money of a failed subsidy back, or fails a return of one."""
        subsidies = self.subsidies
        moments = (self.advance_returns.next_attempt(), subsidies.next_refund(), subsidies.next_failure())
        return min((each for each in moments if each is not None), default=None)

    def make_due_changes(self) -> None:
        """Try returns of advances again, give the money of failed subsidies back, and fail returns that have waited for 7 days."""
        self.advance_return_machine.retry_due()
        self.subsidy_machine.make_due_changes()

    def is_waiting_for_subsidy(self, order: Order) -> bool:
        """Return whether an order cannot be split yet, because it has neither its subsidy nor the cancellation of it."""
        if not subsidy_of(order):
            return False
        return paid_subsidy(self, order) is None and not is_canceled(self, order)

    def add_examples(self, mchid: str) -> None:
        """Add the orders, refunds and returns of advances and subsidies that the catalog's examples refer to, owned by a merchant."""
        add_examples(self._context.catalog, mchid, self, self._context.now())
        add_subsidy_examples(self._context.catalog, mchid, self, self._context.now())
