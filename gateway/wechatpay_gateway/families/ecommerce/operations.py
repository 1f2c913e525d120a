"""The family of ecommerce platforms: combines its operations, its records and its state machine."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.ecommerce.advance_return_machine import AdvanceReturnMachine
from wechatpay_gateway.families.ecommerce.advance_return_operations import AdvanceReturnOperations
from wechatpay_gateway.families.ecommerce.examples import add_examples
from wechatpay_gateway.families.ecommerce.refund_operations import PlatformRefundOperations
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class Ecommerce(Records, Family):
    """The refunds of platforms, and the returns of their advances.

    Attributes:
        advance_return_machine: the steps of returns of advances; also `gateway.advance_returns`.
    """

    name = "ecommerce"
    tables = Tables.read("ecommerce", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        Family.__init__(self, context)
        Records.__init__(self, context)
        self.advance_return_machine = AdvanceReturnMachine(context, self)
        self.payments.refund_machine.end_advance = self.advance_return_machine.end
        self.machines = (self.advance_return_machine,)
        self.behaviors = {
            **PlatformRefundOperations(self.payments, self.payments.refund_machine).behaviors,
            **AdvanceReturnOperations(self, self.advance_return_machine).behaviors,
        }

    def next_due(self) -> float | None:
        """Return when WeChat Pay tries the next return of an advance again."""
        return self.advance_returns.next_attempt()

    def make_due_changes(self) -> None:
        """Try returns of advances again."""
        self.advance_return_machine.retry_due()

    def add_examples(self, mchid: str) -> None:
        """Add the orders, refunds and returns of advances that the catalog's examples refer to, owned by a merchant."""
        add_examples(self._context.catalog, mchid, self, self._context.now())
