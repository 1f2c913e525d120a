"""The money of orders: payments, refunds and freezes as movements between accounts.

WeChat Pay keeps a fee of each payment and returns it with a refund. The money of an order with profit sharing is frozen until the merchant
shares or unfreezes it, and becomes available by itself after 30 or 180 days. Pages: https://pay.weixin.qq.com/doc/v3/merchant/4013071001,
section 3.4, and https://pay.weixin.qq.com/doc/v3/merchant/4014547102.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.accounts.entries import AccountKind, NotEnoughError
from wechatpay_gateway.families.accounts.operations import Accounts
from wechatpay_gateway.families.order_coupons.operations import OrderCoupons
from wechatpay_gateway.families.payments.discounts import coupons_of_refund, payers_openids
from wechatpay_gateway.families.payments.fees import fee_of
from wechatpay_gateway.families.payments.order_funds import FundsTable, OrderFunds
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund, Refunds
from wechatpay_gateway.families.payments.steps import RefundStatus

FREEZE_DAYS = 30
"""How long the money of an order with profit sharing is frozen after the payment."""
DAY_SECONDS = 86400
_PAYMENT, _FEE, _REFUND, _END = "payment", "fee", "refund", "freeze ended"
_ADVANCE = "refund advance"
_ACCOUNTS = {"AVAILABLE": AccountKind.AVAILABLE, "UNAVAILABLE": AccountKind.FROZEN}
_BOTH_ACCOUNTS = _ADVANCE_ACCOUNT = "BASIC"
ADVANCE_PAYER, _OWN_PAYER = "REFUND_SOURCE_PARTNER_ADVANCE", "REFUND_SOURCE_SUB_MERCHANT"
"""The values of `refund_account`: the merchant that funds a refund."""


class SharingInProgressError(ValueError):
    """The refund is larger than the money that is not shared yet; the rest must be unfrozen first."""


@frozen
class Part:
    """The part of a refund that an account funds, in fen."""

    kind: AccountKind
    fen: int


class Funds:
    """Moves the money of orders.

    Attributes:
        freeze_days: returns the days for which the money of a merchant's orders with profit sharing is frozen.
    """

    def __init__(
        self, store: Store, accounts: Accounts, coupons: OrderCoupons, refunds: Refunds, now: Callable[[], float]
    ) -> None:
        self.table = FundsTable(store)
        self._store = store
        self.freeze_days: Callable[[str], int] = lambda _owner: FREEZE_DAYS
        self._accounts = accounts
        self._coupons = coupons
        self._refunds = refunds
        self._now = now

    def receive(self, order: Order) -> OrderFunds:
        """Add the money of a payment to the merchant's account, frozen if the order has profit sharing, without the fee."""
        number, fee = order.transaction_id or "", fee_of(order.settlement_total)
        earlier = self.table.find(order)
        if earlier is not None and earlier.unsplit:  # the order replaces an example
            self._accounts.unfreeze(earlier.owner, earlier.unsplit, _END, earlier.transaction_id)
        is_shared = order.has_profit_sharing
        kind = AccountKind.FROZEN if is_shared else AccountKind.AVAILABLE
        self._accounts.deposit(order.payee, order.payer_total, _PAYMENT, number, kind=kind)
        self._coupons.pay(order.coupons, order.payee, number, kind)
        if fee:
            self._accounts.take(order.payee, fee, _FEE, number, kind=kind)
        funds = OrderFunds(
            *(order.caller, order.family, order.out_trade_no, number, order.payee, fee),
            unsplit=order.settlement_total - fee if is_shared else 0,
            frozen_until=(order.paid or 0) + self.freeze_days(order.payee) * DAY_SECONDS if is_shared else None,
        )
        self.table.add(funds)
        return funds

    def of(self, order: Order) -> OrderFunds:
        """Return the money of a paid order. The payment and refunds of an example or of an older release's file are recorded first."""
        funds = self.table.find(order)
        if funds is not None and funds.transaction_id == order.transaction_id:
            return funds
        funds = self.receive(order)
        for refund in self._refunds.of_order(order.transaction_id or ""):
            if refund.status is not RefundStatus.CLOSED and refund.caller == order.caller:
                self._take(funds, order, refund.refund_id, _parts(funds, refund.settlement_refund, ()))
                funds = self.table.find(order) or funds
        return funds

    def refund(self, order: Order, refund: Refund) -> None:
        """Take the money of a refund: from the frozen money of an order that is open to profit sharing, otherwise from the available money.

        Call it before the refund is stored. If it raises an error, no money has moved.

        Raises:
            SharingInProgressError: the order is partly shared, and the refund is larger than the rest.
            NotEnoughError: the account has less money.
        """
        funds = self.of(order)
        with self._store.transaction():
            self._take(funds, order, refund.refund_id, _parts(funds, refund.settlement_refund, _sources(refund)))
            self._coupons.budgets.hold(refund.coupons, refund.refund_id)

    def advance(self, order: Order, refund: Refund) -> None:
        """Take the money of a refund from the platform that requested it. The sub-merchant gets the fee of the refund back.

        Call it before the refund is stored.

        Raises:
            NotEnoughError: the platform has less money.
        """
        funds = self.of(order)
        fen = refund.settlement_refund
        self._accounts.take(refund.caller, fen, _ADVANCE, refund.refund_id)
        self._coupons.budgets.hold(refund.coupons, refund.refund_id)
        left = order.settlement_total - self._refunded(order, but=refund.refund_id) - fen
        returned = max(0, funds.fee - fee_of(left))
        if returned:
            self._accounts.deposit(funds.owner, returned, _FEE, refund.refund_id)
            self.table.put(funds, fee=funds.fee - returned)

    def advanced(self, refund: Refund) -> int:
        """Return what the platform advanced for a refund, in fen."""
        entries = self._accounts.entries.of_reference(refund.refund_id)
        return -sum(each.fen for each in entries if each.cause == _ADVANCE and each.fen < 0)

    def reverse(self, order: Order) -> None:
        """Take the money of a paid order that is reversed, as for a refund of everything that was not refunded yet.

        Raises:
            SharingInProgressError: the order is partly shared.
            NotEnoughError: the account has less money.
        """
        funds = self.of(order)
        left = order.settlement_total - self._refunded(order)
        if left:
            self._take(funds, order, order.transaction_id or "", _parts(funds, left, ()))
        self._return_coupons(order)

    def _return_coupons(self, order: Order) -> None:
        """Return what is left of the coupons of an order that is reversed; the payer gets them back if nothing was refunded before."""
        earlier, number = self._counted(order), order.transaction_id or ""
        coupons = coupons_of_refund(order, order.total - sum(each.amount for each in earlier), earlier)
        self._coupons.budgets.hold(coupons, number)
        self._coupons.budgets.release(coupons, number)
        if not earlier:
            self._coupons.give_back(order.coupons, payers_openids(order))

    def complete(self, order: Order, refund: Refund) -> None:
        """Return the coupons of a successful refund: their value to the budgets, and if the whole order was refunded, to the payer."""
        self._coupons.budgets.release(refund.coupons, refund.refund_id)
        if refund.amount == order.total:
            self._coupons.give_back(order.coupons, payers_openids(order))

    def give_back(self, order: Order, refund: Refund, *, has_returned_advance: bool = False) -> None:
        """Return the money of a refund that was closed. Frozen money is frozen again if the order is still open to profit sharing.

        An advance goes back to the platform, or to the sub-merchant if that has returned it (`has_returned_advance`).

        Raises:
            NotEnoughError: the sub-merchant has less money than the fee that it pays again.
        """
        funds = self.of(order)
        self._coupons.budgets.drop(refund.refund_id)
        if advanced := self.advanced(refund):
            payee = funds.owner if has_returned_advance else refund.caller
            self._give_back_advance(funds, refund, advanced, payee)
            return
        sums: Counter[tuple[AccountKind, str]] = Counter()
        for entry in self._accounts.entries.of_reference(refund.refund_id):
            sums[entry.kind, entry.cause] += entry.fen
        for kind in AccountKind:
            taken, returned = -sums[kind, _REFUND], sums[kind, _FEE]
            if taken <= 0:
                continue
            to = kind if funds.is_open else AccountKind.AVAILABLE
            self._accounts.deposit(funds.owner, taken, _REFUND, refund.refund_id, kind=to)
            if returned:
                self._accounts.take(funds.owner, returned, _FEE, refund.refund_id, kind=to)
            more = taken - returned if to is AccountKind.FROZEN else 0
            funds = self.table.put(funds, fee=funds.fee + returned, unsplit=funds.unsplit + more)

    def _give_back_advance(self, funds: OrderFunds, refund: Refund, fen: int, payee: str) -> None:
        returned = sum(e.fen for e in self._accounts.entries.of_reference(refund.refund_id) if e.cause == _FEE)
        self._accounts.deposit(payee, fen, _ADVANCE, refund.refund_id)
        if returned:
            self._accounts.take(funds.owner, returned, _FEE, refund.refund_id)
            self.table.put(funds, fee=funds.fee + returned)

    def account_of(self, refund: Refund) -> str | None:
        """Return the account that funded a refund, as replies name it; `None` if nothing was taken for it."""
        if self.advanced(refund):
            return _ADVANCE_ACCOUNT
        taken = (each for each in self._accounts.entries.of_reference(refund.refund_id) if each.fen < 0)
        kinds = {each.kind for each in taken if each.cause == _REFUND}
        names = [name for name, kind in _ACCOUNTS.items() if kind in kinds]
        return _BOTH_ACCOUNTS if len(names) > 1 else next(iter(names), None)

    def returned_fee(self, refund: Refund) -> int | None:
        """Return the fee that came back with a refund, or with a reversal if it has no number, in fen; `None` if no money moved."""
        entries = list(self._accounts.entries.of_reference(refund.refund_id or refund.transaction_id))
        fees = [each.fen for each in entries if each.cause == _FEE]
        if not refund.refund_id:
            fees = [fen for fen in fees if fen > 0]  # without that of the payment
        return sum(fees) if entries else None

    def payer_of(self, refund: Refund) -> str | None:
        """Return the merchant that funded a refund, as a `refund_account`; `None` if nothing was taken for it."""
        if self.advanced(refund):
            return ADVANCE_PAYER
        return _OWN_PAYER if self.account_of(refund) else None

    def take_unsplit(self, funds: OrderFunds, fen: int) -> OrderFunds:
        """Reduce the money of an order that is not shared yet; the caller moves it out of the frozen account.

        Raises:
            NotEnoughError: the order has less.
        """
        if fen > funds.unsplit:
            raise NotEnoughError(funds.owner, AccountKind.FROZEN, fen, funds.unsplit)
        return self.table.put(funds, unsplit=funds.unsplit - fen)

    def unfreeze_ended(self) -> None:
        """Make the frozen money available whose freeze has ended."""
        for funds in self.table.ended(self._now()):
            if funds.unsplit:
                self._accounts.unfreeze(funds.owner, funds.unsplit, _END, funds.transaction_id)
            self.table.put(funds, unsplit=0, is_open=False)

    def _take(self, funds: OrderFunds, order: Order, reference: str, parts: Sequence[Part]) -> None:
        left = order.settlement_total - self._refunded(order, but=reference) - sum(part.fen for part in parts)
        returned = max(0, funds.fee - fee_of(left))
        from_frozen = sum(part.fen for part in parts if part.kind is AccountKind.FROZEN)
        if from_frozen and not funds.is_open:
            raise NotEnoughError(funds.owner, AccountKind.FROZEN, from_frozen, 0)
        is_shared = funds.unsplit < order.settlement_total - self._refunded(order, but=reference) - funds.fee
        needed = from_frozen if is_shared else from_frozen - returned
        if needed > funds.unsplit:
            raise SharingInProgressError(
                f"order {order.out_trade_no} has {funds.unsplit} fen that are not shared yet; {needed} fen are needed"
            )
        if returned:
            kind = AccountKind.FROZEN if from_frozen else AccountKind.AVAILABLE
            self._accounts.deposit(funds.owner, returned, _FEE, reference, kind=kind)
        for part in parts:
            self._accounts.take(funds.owner, part.fen, _REFUND, reference, kind=part.kind)
        self.table.put(
            funds,
            fee=funds.fee - returned,
            unsplit=funds.unsplit - from_frozen + returned if from_frozen else None,
        )

    def _refunded(self, order: Order, but: str = "") -> int:
        return sum(each.settlement_refund for each in self._counted(order) if each.refund_id != but)

    def _counted(self, order: Order) -> list[Refund]:
        refunds = self._refunds.of_order(order.transaction_id or "")
        return [each for each in refunds if each.status is not RefundStatus.CLOSED and each.caller == order.caller]


def _parts(funds: OrderFunds, fen: int, sources: Sequence[Mapping[str, Any]]) -> list[Part]:
    if sources:
        parts: list[Part] = []
        for each in sources:  # they add up to the whole refund, of which coupons may pay a part
            parts.append(Part(_ACCOUNTS[each["account"]], min(each["amount"], fen)))
            fen -= parts[-1].fen
        return [each for each in parts if each.fen]
    return [Part(AccountKind.FROZEN if funds.is_open else AccountKind.AVAILABLE, fen)]


def _sources(refund: Refund) -> Sequence[Mapping[str, Any]]:
    """Return the accounts that the request names for a refund; empty for the account with the money of the order."""
    sources: Sequence[Mapping[str, Any]] = refund.fields.get("amount", {}).get("from", ())
    if not sources and refund.is_platforms and "funds_account" in refund.fields:
        return [{"account": refund.fields["funds_account"], "amount": refund.amount}]
    return sources
