"""The state machine of orders: pay an order, a combined order or a prepayment; fail a payment by code."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.payments.discounts import PAYERS_OPENID, openid_of, purchase_of
from wechatpay_gateway.families.payments.orders import Combination, Order, UnknownOrderError
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import (
    ASK_PASSWORD,
    CHARGE,
    EXPIRE,
    FAIL_PAYMENT,
    ORDER_STEPS,
    PAY,
    PAYABLE,
    OrderState,
)
from wechatpay_gateway.families.payments.views import combination_view, order_view
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

PASSWORD_ABOVE_FEN = 100_000
"""A payment by code of more than this amount, in fen, requires the payer's password."""

Payable = Order | Combination


class OrderMachine(Machine[Payable]):
    """The orders, and the steps of payers.

    Attributes:
        passwords_asked: how many of the next payments by code wait for the payer's password.
    """

    name = "orders"
    title = "Orders"
    states = OrderState
    initial = (OrderState.NOTPAY,)
    key = (
        Field("number", "The merchant's number: `out_trade_no` or `combine_out_trade_no`."),
        Field(
            "mchid",
            "The merchant that placed the order. Required if several merchants use the number.",
            is_required=False,
        ),
    )
    steps = ORDER_STEPS
    actions = (
        Action(
            "ask_password",
            "The next payments by code wait for the payer's password.",
            (Field("times", "The number of payments.", int),),
        ),
    )
    is_in_state_reply = False
    columns = ("Number", "Merchant", "What", "Yuan", "Kind", "State")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._records = records
        self._orders = records.orders
        self.passwords_asked = 0

    def get(self, out_trade_no: str, mchid: str | None = None) -> Order:
        """Return the order with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownOrderError: the order does not exist, or orders of several merchants have the number.
        """
        return self._orders.get(out_trade_no, mchid)

    def __iter__(self) -> Iterator[Order]:
        return iter(self._orders)

    def __len__(self) -> int:
        return len(self._orders)

    def pay(
        self, number: str, *, mchid: str | None = None, openid: str | None = None, coupon_id: str | None = None
    ) -> Payable:
        """Pay an order or a combined order, by the merchant's number; `mchid` is required if several merchants use the number.

        The payer pays a part with cash coupons: those that WeChat Pay would take, or only the coupon `coupon_id`; with `none`, no coupon.

        Raises:
            UnknownOrderError: the order does not exist.
            LookupError: the payer has no such coupon.
            WrongStateError: the order is already paid, closed or expired, or cannot be paid with the coupon.
        """
        return self.take(PAY, number=number, mchid=mchid, openid=openid, coupon_id=coupon_id)

    def pay_prepayment(self, name: str, *, openid: str | None = None, coupon_id: str | None = None) -> Payable:
        """Pay the order of a `prepay_id`, or of the code in a `code_url` or `h5_url`; `coupon_id` as in `pay`.

        Raises:
            UnknownOrderError: the prepayment does not exist.
            LookupError: the payer has no such coupon.
            WrongStateError: the prepayment has expired, or its order can no longer be paid, or not with the coupon.
        """
        with self._context.changes.commit():
            prepayment = self._records.prepayments.get(name)
            if prepayment.expires <= self._context.now():
                raise WrongStateError(f"prepayment {name} expired at {to_moment(prepayment.expires)}. Prepay again")
            caller, number = prepayment.caller, prepayment.number
            combination = self._records.combinations.find(caller, number) if prepayment.is_combined else None
            return self.advance(
                combination or self._orders.get(number, caller), PAY, {"openid": openid, "coupon_id": coupon_id}
            )

    def fail(self, number: str, *, mchid: str | None = None) -> Payable:
        """Fail a payment by code: the payer does not enter the password.

        Raises:
            UnknownOrderError: the order does not exist.
            WrongStateError: the order is not waiting for a password.
        """
        return self.take(FAIL_PAYMENT, number=number, mchid=mchid)

    def ask_password(self, times: int) -> None:
        """Let the next `times` payments by code wait for the payer's password.

        Raises:
            ValueError: `times` is negative.
        """
        if times < 0:
            raise ValueError(f"times must not be negative, got {times}")
        self.passwords_asked = times

    def charge(self, order: Order, *, at: float) -> Order:
        """Charge a payment by code, or wait if the payer must enter a password."""
        if self.passwords_asked or order.total > PASSWORD_ABOVE_FEN:
            self.passwords_asked = max(0, self.passwords_asked - 1)
            return self._orders.step(order, ASK_PASSWORD)
        CHARGE.check(self.describe(order), order.state)
        return self._pay([order], at, PAYERS_OPENID)[0]

    def reset(self) -> None:
        """Set `passwords_asked` to 0."""
        self.passwords_asked = 0

    def lookup(self, key: Mapping[str, Any]) -> Payable:
        """Return the order or combined order with this number; an example is returned only if no order was placed with the number."""
        number, mchid = key["number"], key.get("mchid")
        found = [each for each in self._records.combinations.named(number) if mchid in (None, each.caller)]
        placed = [each for each in found if not each.is_example]
        if placed:
            return placed[0]
        if not self._orders.is_placed(number, mchid):
            for each in found:
                if self._orders.parts(each.caller, number):
                    return each
        return self._orders.get(number, mchid)

    def key_of(self, record: Payable) -> dict[str, str]:
        """Return the number with which an order is paid; for a part of a combined order, the number of the combined order."""
        number = record.combine_out_trade_no
        if isinstance(record, Order) and number is None:
            number = record.out_trade_no
        return {"number": number or "", "mchid": record.caller}

    def state_of(self, record: Payable) -> OrderState:
        """Return the state; for a combined order, that of the first part that cannot be paid, if any."""
        if isinstance(record, Order):
            return record.state
        states = [part.state for part in self._orders.parts(record.caller, record.combine_out_trade_no)]
        return next((state for state in states if state not in PAYABLE), states[0])

    def describe(self, record: Payable) -> str:
        """Return `order` and its number."""
        return f"order {self.key_of(record)['number']}"

    def put(self, record: Payable, state: StrEnum) -> Payable:
        """Put an order, or all parts of a combined order, into a state."""
        if isinstance(record, Order):
            return self._orders.put(record, OrderState(state))
        for part in self._orders.parts(record.caller, record.combine_out_trade_no):
            self._orders.put(part, OrderState(state))
        return record

    def move(self, record: Payable, step: Step, fields: Mapping[str, Any], announce: Announce) -> Payable:
        """Pay, fail or close an order; a payment queues its notification."""
        if isinstance(record, Combination) and step is EXPIRE:
            return self.put(record, OrderState.CLOSED)
        if isinstance(record, Combination):
            return self._pay_combination(record, fields, announce)
        if record.combine_out_trade_no is not None:
            raise UnknownOrderError(
                f"order {record.out_trade_no} is part of the combined order {record.combine_out_trade_no}. Pay that"
            )
        if step in (FAIL_PAYMENT, EXPIRE):
            return self._orders.step(record, step)
        at = self._context.now()
        _check_expiry(record, at)
        (paid,) = self._pay([record], at, fields.get("openid") or openid_of(record.fields), fields.get("coupon_id"))
        _announce_payment(paid, order_view(paid), announce)
        return paid

    def _pay(self, orders: Sequence[Order], at: float, openid: str, coupon_id: str | None = None) -> list[Order]:
        """Pay orders together, with the coupons of the payer."""
        purchases = [purchase_of(order, openid) for order in orders]
        chosen = self._records.coupons.choose(purchases, coupon_id)
        paid: list[Order] = []
        for order, purchase, coupons in zip(orders, purchases, chosen, strict=True):
            own = self._orders.pay(order, at=at, openid=openid, coupons=coupons)
            self._records.coupons.use(coupons, purchase, own.transaction_id or "")
            self._records.funds.receive(own)
            for follow in self._records.when_paid:
                follow(own)
            paid.append(own)
        return paid

    def _pay_combination(self, combination: Combination, fields: Mapping[str, Any], announce: Announce) -> Combination:
        at = self._context.now()
        parts = self._orders.parts(combination.caller, combination.combine_out_trade_no)
        for part in parts:
            _check_expiry(part, at)
        payer = fields.get("openid") or openid_of({"payer": combination.fields.get("combine_payer_info", {})})
        paid = self._pay(parts, at, payer, fields.get("coupon_id"))
        _announce_payment(combination, combination_view(combination, paid), announce)
        return combination

    def newest(self, limit: int, skip: int = 0) -> tuple[Order, ...]:
        """Return the orders that were placed last, newest first, without the examples and the first `skip`."""
        return self._orders.newest(limit, skip)

    def records(self) -> Iterator[Order]:
        """Iterate over the orders, without the examples."""
        return (order for order in self._orders if not order.is_example)

    def to_json(self, record: Payable) -> dict[str, Any]:
        """Return an order as its query shows it, with its latest prepayment."""
        if isinstance(record, Combination):
            return combination_view(record, self._orders.parts(record.caller, record.combine_out_trade_no))
        prepayment = self._records.prepayments.latest(record.caller, self.key_of(record)["number"])
        return {
            **order_view(record),
            "caller": record.caller,
            "combine_out_trade_no": record.combine_out_trade_no,
            "prepay_id": prepayment.prepay_id if prepayment else None,
            "code": prepayment.code if prepayment else None,
        }

    def cells(self, record: Payable) -> tuple[str, ...]:
        """Return the number, merchant, description, amount, kind and state of an order."""
        assert isinstance(record, Order)  # noqa: S101 - the console lists the parts of combined orders
        within = f"\nin {record.combine_out_trade_no}" if record.combine_out_trade_no else ""
        description = record.fields.get("description", "")
        return (
            *(f"{record.out_trade_no}{within}", record.caller, description),
            *(yuan(record.total), record.trade_type, record.state.value),
        )

    def link(self, record: Payable) -> tuple[str, str] | None:
        """Return a link to the payer's page if the order can be paid."""
        if self.state_of(record) not in PAYABLE:
            return None
        prepayment = self._records.prepayments.latest(record.caller, self.key_of(record)["number"])
        return ("Payer's page", f"/pay/{prepayment.code}") if prepayment else None


def _announce_payment(paid: Payable, resource: Mapping[str, Any], announce: Announce) -> None:
    url = paid.fields.get("notify_url")
    if url:
        announce(
            mchid=paid.caller,
            event_type="TRANSACTION.SUCCESS",
            original_type="transaction",
            url=url,
            resource=resource,
        )


def _check_expiry(order: Order, at: float) -> None:
    if order.expires is not None and order.expires <= at:
        raise WrongStateError(f"order {order.out_trade_no} expired at {to_moment(order.expires)} and cannot be paid")
