"""The records of payments in the state file."""

from collections.abc import Callable

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.order_coupons.operations import OrderCoupons
from wechatpay_gateway.families.payments.discounts import coupons_of_refund
from wechatpay_gateway.families.payments.funds import Funds
from wechatpay_gateway.families.payments.orders import Combinations, Order, Orders
from wechatpay_gateway.families.payments.payment_codes import PaymentCodes
from wechatpay_gateway.families.payments.prepayments import Prepayments
from wechatpay_gateway.families.payments.refunds import Refund, Refunds
from wechatpay_gateway.families.payments.steps import OrderState, RefundStatus


class Records:
    """The orders with their money, combined orders, prepayments, used payment codes and refunds.

    Attributes:
        when_paid: functions of other families, called with each paid order in the commit of its payment.
    """

    def __init__(self, store: Store, accounts: Accounts, coupons: OrderCoupons, now: Callable[[], float]) -> None:
        self.when_paid: list[Callable[[Order], object]] = []
        self.orders = Orders(store)
        self.combinations = Combinations(store)
        self.prepayments = Prepayments(store)
        self.payment_codes = PaymentCodes(store)
        self.refunds = Refunds(store)
        self.coupons = coupons
        self.funds = Funds(store, accounts, coupons, self.refunds, now)

    def order_of(self, refund: Refund) -> Order:
        """Return the order that a refund belongs to."""
        return next(
            order
            for order in self.orders.of_transaction(refund.transaction_id)
            if (order.caller, order.family) == (refund.caller, refund.family)
        )

    def reversed_part(self, order: Order) -> Refund | None:
        """Return the part of an order that its reversal returned, as a refund at the time of the payment; `None` if it was not reversed after it."""
        if order.state is not OrderState.REVOKED or order.paid is None:
            return None
        number = order.transaction_id or ""
        earlier = [each for each in self.refunds.of_order(number) if each.status is not RefundStatus.CLOSED]
        fen = order.total - sum(each.amount for each in earlier)
        return Refund(
            *(order.caller, "", "", order.family, number, RefundStatus.SUCCESS, fen, order.content, order.paid),
            succeeded=order.paid,
            coupons=coupons_of_refund(order, fen, earlier),
        )
