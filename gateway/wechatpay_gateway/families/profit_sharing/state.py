"""The records of profit sharing in the state file."""

from collections.abc import Callable

from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.profit_sharing.profiles import Profiles
from wechatpay_gateway.families.profit_sharing.receivers import Receivers
from wechatpay_gateway.families.profit_sharing.returns import SharingReturn, SharingReturns
from wechatpay_gateway.families.profit_sharing.sharings import Sharing, Sharings
from wechatpay_gateway.family.context import Context


class Records:
    """The orders, shares, returns, receivers and settings of profit sharing, with the orders and the accounts that they move money between.

    Attributes:
        is_waiting_for_subsidy: returns whether an order cannot be split yet, because its platform has not paid or canceled its subsidy.
    """

    def __init__(self, context: Context) -> None:
        store = context.store
        self.sharings = Sharings(store)
        self.returns = SharingReturns(store)
        self.receivers = Receivers(store)
        self.profiles = Profiles(store)
        self.accounts = context.family(Accounts)
        payments = context.family(Payments)
        self.orders = payments.orders
        self.funds = payments.funds
        self.is_waiting_for_subsidy: Callable[[Order], bool] = lambda _order: False

    def order_of(self, sharing: Sharing) -> Order:
        """Return the paid order whose money is shared."""
        return next(
            order
            for order in self.orders.of_transaction(sharing.transaction_id)
            if (order.initiator, order.payee) == (sharing.caller, sharing.owner)
        )

    def sharing_of(self, made: SharingReturn) -> Sharing:
        """Return the split that a return belongs to."""
        sharing = self.sharings.find(made.caller, made.product, made.out_order_no)
        if sharing is None:
            raise LookupError(f"the gateway has no split {made.out_order_no}")
        return sharing
