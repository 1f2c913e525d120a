"""The family of pay gift activities: combines its operations, its records and its state machine."""

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.pay_gifts.activities import Activities
from wechatpay_gateway.families.pay_gifts.activity_machine import ActivityMachine
from wechatpay_gateway.families.pay_gifts.activity_operations import ActivityOperations
from wechatpay_gateway.families.pay_gifts.entries import Entries
from wechatpay_gateway.families.pay_gifts.examples import add_examples
from wechatpay_gateway.families.pay_gifts.merchant_operations import MerchantOperations
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family


class PayGifts(Family):
    """Pay gift activities.

    Attributes:
        activities: the activities.
        entries: their merchants and goods.
        activity_machine: their steps; also `gateway.pay_gift_activities`.
    """

    name = "pay_gifts"
    due_tables = ("pay_gift_activities",)
    tables = Tables.read("pay_gifts", 1, __name__)
    are_examples_optional = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.activities, self.entries = Activities(context.store), Entries(context.store)
        self.activity_machine = ActivityMachine(context, self.activities, self.entries)
        self.machines = (self.activity_machine,)
        parts = (self.activities, self.entries, self.activity_machine)
        self.behaviors = {**ActivityOperations(*parts).behaviors, **MerchantOperations(*parts[:2]).behaviors}

    def add_examples(self, mchid: str) -> None:
        """Add the activities that the catalog's examples refer to, owned by a merchant."""
        add_examples(self._context.catalog, mchid, self.activities, self.entries, self._context.now())

    def next_due(self) -> float | None:
        """Return when the next activity starts or ends."""
        return self.activities.next_due()

    def make_due_changes(self) -> None:
        """Start and end the activities whose time has come."""
        self.activity_machine.make_due_changes()
