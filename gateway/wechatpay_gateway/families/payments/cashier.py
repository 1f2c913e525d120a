"""What payers do: pay an order, a combined order, or what a prepayment stands for."""

from collections.abc import Callable, Mapping
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.payments.orders import (
    PAYABLE,
    Combination,
    Combinations,
    Order,
    Orders,
    OrderState,
    UnknownOrderError,
)
from wechatpay_gateway.families.payments.prepayments import Prepayments
from wechatpay_gateway.families.payments.views import combination_view, order_view
from wechatpay_gateway.family.states import WrongStateError, check_step
from wechatpay_gateway.notifications.changes import Announce, Changes

PAYERS_OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
"""The payer, where the order names none; the official samples' one."""

PASSWORD_ABOVE_FEN = 100_000
"""Above this a payment code alone is not enough: the payer enters the password."""


class Cashier:
    """Lets payers pay; every payment queues its callback.

    `passwords_asked` counts how many of the next payment codes wait for the payer's password.
    """

    def __init__(
        self,
        orders: Orders,
        combinations: Combinations,
        prepayments: Prepayments,
        changes: Changes,
        now: Callable[[], float],
    ) -> None:
        self._orders = orders
        self._combinations = combinations
        self._prepayments = prepayments
        self._changes = changes
        self._now = now
        self.passwords_asked = 0

    def pay(self, number: str, *, mchid: str | None = None, openid: str | None = None) -> Order | Combination:
        """Pay an order or a combined order, by the caller's own number; `mchid` tells equal numbers apart.

        Raises:
            UnknownOrderError: there is none.
            WrongStateError: it is paid already, closed, or its time is over.
        """
        with self._changes.commit() as announce:
            combination = self._combination_meant(number, mchid)
            if combination is not None:
                return self._pay_combination(combination, openid, announce)
            return self._pay_order(self._orders.get(number, mchid), openid, announce)

    def pay_prepayment(self, name: str, *, openid: str | None = None) -> Order | Combination:
        """Pay what a `prepay_id`, or the code in a `code_url` or `h5_url`, stands for.

        Raises:
            UnknownOrderError: there is no such prepayment.
            WrongStateError: it is over, or its order cannot be paid any more.
        """
        prepayment = self._prepayments.get(name)
        if prepayment.expires <= self._now():
            raise WrongStateError(f"prepayment {name} expired at {to_moment(prepayment.expires)}; prepay again")
        with self._changes.commit() as announce:
            caller, number = prepayment.caller, prepayment.number
            combination = self._combinations.find(caller, number) if prepayment.is_combined else None
            if combination is not None:
                return self._pay_combination(combination, openid, announce)
            return self._pay_order(self._orders.get(number, caller), openid, announce)

    def fail(self, number: str, *, mchid: str | None = None) -> None:
        """Let a payment by code fail, because the payer did not enter the password.

        Raises:
            UnknownOrderError: there is no such order.
            WrongStateError: it does not wait for a password.
        """
        with self._changes.commit():
            self._orders.step(self._orders.get(number, mchid), OrderState.PAYERROR, {OrderState.USERPAYING})

    def charge(self, order: Order, *, at: float) -> Order:
        """Take the money that a payment code stands for; where the payer must enter a password, the order waits."""
        if self.passwords_asked or order.total > PASSWORD_ABOVE_FEN:
            self.passwords_asked = max(0, self.passwords_asked - 1)
            return self._orders.step(order, OrderState.USERPAYING, {OrderState.NOTPAY})
        return self._orders.pay(order, at=at, openid=PAYERS_OPENID)

    def _combination_meant(self, number: str, mchid: str | None) -> Combination | None:
        """The combined order of this number; an example counts only where nobody placed an order of that number."""
        named = [each for each in self._combinations.named(number) if mchid in (None, each.caller)]
        placed = [each for each in named if not each.is_example]
        if placed or self._orders.is_placed(number, mchid):
            return next(iter(placed), None)
        return next((each for each in named if self._orders.parts(each.caller, number)), None)

    def _pay_order(self, order: Order, openid: str | None, announce: Announce) -> Order:
        if order.combine_out_trade_no is not None:
            raise UnknownOrderError(
                f"order {order.out_trade_no} is a part of {order.combine_out_trade_no}; pay that combined order"
            )
        at = self._now()
        _check_time(order, at)
        paid = self._orders.pay(order, at=at, openid=openid or _openid_of(order.fields))
        _announce_payment(paid, order_view(paid), announce)
        return paid

    def _pay_combination(self, combination: Combination, openid: str | None, announce: Announce) -> Combination:
        at = self._now()
        parts = self._orders.parts(combination.caller, combination.combine_out_trade_no)
        for part in parts:
            check_step("to be paid", f"order {combination.combine_out_trade_no}", part.state, PAYABLE)
            _check_time(part, at)
        payer = openid or _openid_of({"payer": combination.fields.get("combine_payer_info", {})})
        paid = [self._orders.pay(part, at=at, openid=payer) for part in parts]
        _announce_payment(combination, combination_view(combination, paid), announce)
        return combination


def _announce_payment(paid: Order | Combination, resource: Mapping[str, Any], announce: Announce) -> None:
    url = paid.fields.get("notify_url")
    if url:
        announce(
            mchid=paid.caller,
            event_type="TRANSACTION.SUCCESS",
            original_type="transaction",
            url=url,
            resource=resource,
        )


def _openid_of(fields: Mapping[str, Any]) -> str:
    payer = fields.get("payer", {})
    return next((payer[name] for name in ("openid", "sp_openid", "sub_openid") if name in payer), PAYERS_OPENID)


def _check_time(order: Order, at: float) -> None:
    if order.expires is not None and order.expires <= at:
        raise WrongStateError(
            f"order {order.out_trade_no} could be paid until {to_moment(order.expires)}, which is over"
        )
