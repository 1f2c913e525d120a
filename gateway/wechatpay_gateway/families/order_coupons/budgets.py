"""The budgets of stocks of prepaid coupons: accounts that are filled when a stock is started.

WeChat Pay locks the budget of a stock in its creator's balance when the stock is started (https://pay.weixin.qq.com/doc/v3/merchant/4012084079).
A coupon that pays an order moves its value to the merchant that accepts it, and a refund moves it back. When the coupons of the stock expire,
the creator gets the rest.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import from_moment
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.order_coupons.used import UsedCoupon

LOCK, PAYMENT, REFUND, REST = "coupon budget", "coupon", "coupon refund", "coupon budget ended"
"""The causes of the entries in accounts."""


def budget_of(stock_id: str) -> str:
    """Return the owner of the account with the budget of a stock."""
    return f"stock {stock_id}"


class Budgets:
    """The budgets of all stocks.

    The available account of a budget has the value of coupons that are not used; the frozen one has what refunds in progress return.
    """

    def __init__(self, store: Store, accounts: Accounts) -> None:
        self._store = store
        self._accounts = accounts

    def lock(self, stock_id: str, stock: Mapping[str, Any]) -> None:
        """Move the budget of a stock from the balance of its creator to the account of the stock.

        Raises:
            NotEnoughError: the creator has less money.
        """
        rule: Mapping[str, Any] = stock.get("stock_use_rule") or {}
        fen = rule.get("max_amount")
        if fen and not self._is_opened(stock_id):
            self._open(stock_id, stock)
            self._accounts.move(stock["mchid"], budget_of(stock_id), fen, LOCK, stock_id)

    def pay(self, coupon: UsedCoupon, stock: Mapping[str, Any], payee: str, number: str, kind: AccountKind) -> None:
        """Move the value of a used coupon to the merchant that is paid.

        A stock that a test put into `running`, or one of an older state file, has no budget: the money comes from outside.
        """
        owner = budget_of(coupon.stock_id)
        if not self._is_opened(coupon.stock_id):
            self._open(coupon.stock_id, stock)
        missing = coupon.amount - self._accounts.balance(owner)
        if missing > 0:
            self._accounts.deposit(owner, missing, LOCK, coupon.stock_id)
        self._accounts.move(owner, payee, coupon.amount, PAYMENT, number, to=kind)

    def hold(self, coupons: Sequence[UsedCoupon], refund_id: str) -> None:
        """Keep what a refund returns of prepaid coupons; the money was taken from the merchant."""
        for each in coupons:
            if each.is_cash:
                owner = budget_of(each.stock_id)
                self._accounts.deposit(owner, each.amount, REFUND, refund_id, kind=AccountKind.FROZEN)

    def drop(self, refund_id: str) -> None:
        """Give up what was kept for a refund that was closed, if anything was; the caller returns it to the merchant."""
        for entry in list(self._accounts.entries.of_reference(refund_id)):
            if entry.cause == REFUND and entry.kind is AccountKind.FROZEN:
                self._accounts.take(entry.owner, entry.fen, REFUND, refund_id, kind=AccountKind.FROZEN)

    def release(self, coupons: Sequence[UsedCoupon], refund_id: str) -> None:
        """Return what was kept for a successful refund to the budget, or to the creator if the coupons of the stock have expired."""
        for each in coupons:
            if each.is_cash:
                to = budget_of(each.stock_id) if self._is_open(each.stock_id) else each.creator
                self._accounts.move(
                    budget_of(each.stock_id), to, each.amount, REFUND, refund_id, kind=AccountKind.FROZEN
                )

    def next_end(self) -> float | None:
        """Return when the coupons of a stock expire next, in seconds since 1970; `None` if there are no open budgets."""
        end: float | None = self._store.rows("SELECT min(ends) FROM coupon_budgets WHERE is_open")[0][0]
        return end

    def end_due(self, now: float) -> None:
        """Return the rest of the budgets whose coupons have expired to their creators."""
        query = "SELECT stock_id, creator FROM coupon_budgets WHERE is_open AND ends <= ? ORDER BY ends"
        for stock_id, creator in self._store.rows(query, (now,)):
            self._store.execute("UPDATE coupon_budgets SET is_open = 0 WHERE stock_id = ?", (stock_id,))
            rest = self._accounts.balance(budget_of(stock_id))
            if rest:
                self._accounts.move(budget_of(stock_id), creator, rest, REST, stock_id)

    def _open(self, stock_id: str, stock: Mapping[str, Any]) -> None:
        row = (stock_id, stock["mchid"], from_moment(stock["available_end_time"]))
        self._store.execute("INSERT INTO coupon_budgets VALUES (?, ?, ?, 1)", row)

    def _is_opened(self, stock_id: str) -> bool:
        return bool(self._store.rows("SELECT 1 FROM coupon_budgets WHERE stock_id = ?", (stock_id,)))

    def _is_open(self, stock_id: str) -> bool:
        return bool(self._store.rows("SELECT 1 FROM coupon_budgets WHERE stock_id = ? AND is_open", (stock_id,)))
