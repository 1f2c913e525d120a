"""The family of coupons that pay orders: it connects the coupons of users with orders and with the accounts."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.order_coupons.budgets import Budgets
from wechatpay_gateway.families.order_coupons.fitting import Offer, Purchase, best_of, obstacle
from wechatpay_gateway.families.order_coupons.stock_operations import StockOperations
from wechatpay_gateway.families.order_coupons.used import UsedCoupon
from wechatpay_gateway.families.order_coupons.wallet import Wallet, consumption_of
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.family import Family
from wechatpay_gateway.family.steps import WrongStateError

NO_COUPON = "none"
"""The payer uses no coupon, although one fits."""


class OrderCoupons(Family):
    """The coupons of users that pay orders.

    Attributes:
        budgets: the money of stocks of prepaid coupons.
    """

    name = "order_coupons"
    due_tables = ("coupon_budgets",)
    tables = Tables.read("order_coupons", 1, __name__)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.budgets = Budgets(context.store, context.family(Accounts))
        self._wallet = Wallet(context)
        stocks = StockOperations(context, self._wallet, self.budgets)
        self.behaviors, self.checks = stocks.behaviors, stocks.checks

    def choose(self, purchases: Sequence[Purchase], coupon_id: str | None) -> list[tuple[UsedCoupon, ...]]:
        """Return the coupons that pay each of the orders that a payer pays together.

        Args:
            purchases: the orders.
            coupon_id: the only coupon to use, or `NO_COUPON`; if it is `None`, those that WeChat Pay would take.

        Raises:
            LookupError: the payer has no such coupon that can be used.
            WrongStateError: none of the orders can be paid with the coupon.
        """
        if coupon_id == NO_COUPON:
            return [() for _ in purchases]
        now, taken = self._context.now(), set[str]()
        offers = self._wallet.offers(purchases[0].openids)
        if coupon_id is not None:
            return _with_coupon(_named(offers, coupon_id), purchases, now)
        if not offers:
            return [() for _ in purchases]
        chosen: list[tuple[UsedCoupon, ...]] = []
        for each in purchases:
            free = [offer for offer in offers if offer.coupon.coupon_id not in taken]
            coupons = best_of([offer for offer in free if obstacle(offer, each, now) is None], each.total)
            taken |= {coupon.coupon_id for coupon in coupons}
            chosen.append(coupons)
        return chosen

    def use(self, coupons: Sequence[UsedCoupon], purchase: Purchase, transaction_id: str) -> None:
        """Mark coupons as used by a paid order, and queue their notifications."""
        for each in coupons:
            consumption = consumption_of(transaction_id, purchase.payee, self._context.now())
            self._wallet.use(each, purchase.openids, consumption)
            row = (each.stock_id, transaction_id)
            self._context.store.execute("INSERT OR IGNORE INTO coupon_uses VALUES (?, ?)", row)

    def stock(self, stock_id: str) -> Mapping[str, Any]:
        """Return the fields of a stock; empty if it does not exist."""
        return self._wallet.stock(stock_id)

    def uses(self, stock_id: str) -> list[str]:
        """Return the `transaction_id` of each order that coupons of a stock paid, in the order of these numbers."""
        query = "SELECT transaction_id FROM coupon_uses WHERE stock_id = ? ORDER BY transaction_id"
        return [number for (number,) in self._context.store.rows(query, (stock_id,))]

    def pay(self, coupons: Sequence[UsedCoupon], payee: str, number: str, kind: AccountKind) -> None:
        """Move the value of prepaid coupons to the merchant that is paid."""
        for each in coupons:
            if each.is_cash:
                self.budgets.pay(each, self._wallet.stock(each.stock_id), payee, number, kind)

    def give_back(self, coupons: Sequence[UsedCoupon], openids: Sequence[str]) -> None:
        """Make coupons usable again after a refund of the whole order; those past their end expire.

        https://pay.weixin.qq.com/doc/v3/merchant/4013071200; after partial refunds, they stay used.
        """
        for each in coupons:
            self._wallet.give_back(each, openids)

    def next_due(self) -> float | None:
        """Return when the coupons of a stock expire next."""
        return self.budgets.next_end()

    def make_due_changes(self) -> None:
        """Return the rest of the budgets whose coupons have expired."""
        self.budgets.end_due(self._context.now())


def _named(offers: Sequence[Offer], coupon_id: str) -> Offer:
    found = next((each for each in offers if each.coupon.coupon_id == coupon_id), None)
    if found is None:
        own = ", ".join(each.coupon.coupon_id for each in offers) or "none"
        raise LookupError(f"the payer has no usable coupon {coupon_id}; usable coupons: {own}")
    return found


def _with_coupon(offer: Offer, purchases: Sequence[Purchase], now: float) -> list[tuple[UsedCoupon, ...]]:
    """Return the coupon for the first order that it fits."""
    obstacles = [obstacle(offer, each, now) for each in purchases]
    if None not in obstacles:
        numbers = ", ".join(each.number for each in purchases)
        raise WrongStateError(f"order {numbers} cannot be paid with coupon {offer.coupon.coupon_id}: {obstacles[0]}")
    first = obstacles.index(None)
    return [(offer.coupon,) if index == first else () for index in range(len(purchases))]
