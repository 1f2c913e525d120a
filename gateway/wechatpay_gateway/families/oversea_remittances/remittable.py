"""The money of an order that can be remitted: https://pay.weixin.qq.com/doc/v3/partner/4012476109."""

from wechatpay_gateway.families.ecommerce.operations import Ecommerce
from wechatpay_gateway.families.ecommerce.steps import SubsidyResult
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.steps import OrderState, RefundStatus
from wechatpay_gateway.families.profit_sharing.steps import ReturnResult, ShareResult


class Remittable:
    """The money of orders, with their subsidies, refunds and shares."""

    def __init__(self, platforms: Ecommerce) -> None:
        self._platforms = platforms

    def paid_orders(self, transaction_id: str) -> list[Order]:
        """Return the paid orders with a number of WeChat Pay."""
        paid = (OrderState.SUCCESS, OrderState.REFUND)
        return [each for each in self._platforms.payments.orders.of_transaction(transaction_id) if each.state in paid]

    def amount(self, order: Order) -> int:
        """Return what can be remitted of an order in all, in fen: nothing while its money is frozen for profit sharing."""
        if self._platforms.payments.funds.of(order).is_open:
            return 0
        received = order.settlement_total + self._subsidies(order)
        return received - self._refunded(order) - self._shared(order)

    def _subsidies(self, order: Order) -> int:
        subsidies = self._platforms.subsidies
        found = subsidies.of_order(order.initiator, order.payee, order.transaction_id or "")
        paid = [each for each in found if each.result is SubsidyResult.SUCCESS]
        returned = sum(back.amount for each in paid for back in subsidies.returns_of(each) if not back.is_failed)
        return sum(each.amount for each in paid) - returned

    def _refunded(self, order: Order) -> int:
        refunds = self._platforms.payments.refunds.of_order(order.transaction_id or "")
        return sum(
            each.settlement_refund
            for each in refunds
            if each.status is not RefundStatus.CLOSED and each.caller == order.caller
        )

    def _shared(self, order: Order) -> int:
        sharing = self._platforms.profit_sharing
        shared = 0
        for each in sharing.sharings.of_transaction(order.transaction_id or ""):
            shares = sharing.sharings.shares_of(each)
            to_others = [
                share for share in shares if share.account != order.payee and share.result is not ShareResult.CLOSED
            ]
            shared += sum(share.amount for share in to_others)
            returns = sharing.returns.of_sharing(each.caller, each.product, each.out_order_no)
            shared -= sum(made.amount for made in returns if made.result is ReturnResult.SUCCESS)
        return shared
