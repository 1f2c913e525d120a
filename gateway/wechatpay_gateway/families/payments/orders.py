"""The orders and combined orders in the state file.

States: https://pay.weixin.qq.com/doc/v3/merchant/4012791880 (`trade_state`).
"""

import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.order_coupons.used import UsedCoupon, to_coupons, to_text, value_of
from wechatpay_gateway.families.payments.steps import PAY, OrderState
from wechatpay_gateway.family.steps import Step

_ORDER_COLUMNS = (
    "caller, payee, family, trade_type, out_trade_no, state, total, content, created, expires, combine_out_trade_no, "
    "transaction_id, paid, openid, is_example, coupons"
)
_END = "max(created + 604800, coalesce(expires, 0))"
"""When an order ends that is not paid: after 7 days, or at its `time_expire` if that is later. `schema.sql` has an index of it."""
_IS_OPEN = "state = 'NOTPAY' AND NOT is_example"
_COMBINATION_COLUMNS = "caller, combine_out_trade_no, trade_type, content, created, expires, is_example"


class UnknownOrderError(LookupError):
    """The gateway has no order, combined order or prepayment with this number."""


@frozen(slots=False)
class Order:
    """An order: `caller` is the merchant that signed the request, `payee` the one that is paid; times are in seconds since 1970, `total` in fen.

    `content` is the request, as JSON with sorted keys. `combine_out_trade_no` is the number of the combined order that it is part of.
    `is_example` marks an order of the catalog's examples, which the first request with its number replaces. `coupons` paid a part of it.
    """

    caller: str
    payee: str
    family: str
    trade_type: str
    out_trade_no: str
    state: OrderState = field(converter=OrderState)
    total: int
    content: str = field(repr=False)
    created: float
    expires: float | None = None
    combine_out_trade_no: str | None = None
    transaction_id: str | None = None
    paid: float | None = None
    openid: str | None = None
    is_example: bool = field(default=False, converter=bool)
    coupons: tuple[UsedCoupon, ...] = field(default=(), converter=to_coupons)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    @property
    def payer_total(self) -> int:
        """The amount that the payer pays, in fen: the total without the coupons."""
        return self.total - value_of(self.coupons)

    @property
    def settlement_total(self) -> int:
        """The amount that the merchant gets before the fee, in fen: the total without the coupons that are not prepaid."""
        return self.total - value_of([each for each in self.coupons if not each.is_cash])

    @property
    def has_profit_sharing(self) -> bool:
        """Whether the merchant requested that the money is frozen for profit sharing."""
        return self.fields.get("settle_info", {}).get("profit_sharing") is True

    @property
    def initiator(self) -> str:
        """The merchant that requests profit sharing: the one that signed, or for a part of a combined order the one that the part names."""
        mchid: str = self.fields.get("mchid", self.caller) if self.combine_out_trade_no else self.caller
        return mchid

    @property
    def sub_mchid(self) -> str | None:
        """The sub-merchant that a partner placed the order for; `None` for a direct merchant's order."""
        return self.fields.get("sub_mchid")


@frozen(slots=False)
class Combination:
    """A combined order; its parts are stored as orders."""

    caller: str
    combine_out_trade_no: str
    trade_type: str
    content: str = field(repr=False)
    created: float
    expires: float | None = None
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields


class Orders:
    """The orders, by merchant and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, *orders: Order) -> None:
        """Add all orders or none; an order replaces an example with its number.

        Raises:
            ValueError: a number is already in use.
        """
        rows = [
            (
                *(order.caller, order.payee, order.family, order.trade_type, order.out_trade_no, order.state.value),
                *(order.total, order.content, order.created, order.expires, order.combine_out_trade_no),
                *(order.transaction_id, order.paid, order.openid, int(order.is_example), to_text(order.coupons)),
            )
            for order in orders
        ]
        examples = [(order.caller, order.family, order.out_trade_no) for order in orders]
        try:
            with self._store.transaction() as connection:
                connection.executemany(
                    "DELETE FROM orders WHERE caller = ? AND family = ? AND out_trade_no = ? AND is_example", examples
                )
                connection.executemany(f"INSERT INTO orders VALUES ({', '.join('?' * 16)})", rows)  # noqa: S608 (a constant)
        except sqlite3.IntegrityError:
            numbers = ", ".join(order.out_trade_no for order in orders)
            raise ValueError(f"order {numbers} already exists") from None

    def find(self, caller: str, family: str, out_trade_no: str) -> Order | None:
        """Return a merchant's order with this number, or `None`."""
        where = "caller = ? AND family = ? AND out_trade_no = ?"
        return next(self._select(where, caller, family, out_trade_no), None)

    def of_caller(self, caller: str, out_trade_no: str) -> tuple[Order, ...]:
        """Return a merchant's orders with this number: at most one for each payment API."""
        return tuple(self._select("caller = ? AND out_trade_no = ?", caller, out_trade_no))

    def of_transaction(self, transaction_id: str) -> tuple[Order, ...]:
        """Return the orders with this `transaction_id`; several only if examples share it."""
        return tuple(self._select("transaction_id = ?", transaction_id))

    def get(self, out_trade_no: str, caller: str | None = None) -> Order:
        """Return the order with this number. If `caller` is `None`, it can be any merchant's.

        An example is returned only if no order was placed with the number.

        Raises:
            UnknownOrderError: the order does not exist, or orders of several merchants have the number.
        """
        found = [order for order in self._select("out_trade_no = ?", out_trade_no) if caller in (None, order.caller)]
        found = [order for order in found if not order.is_example] or found
        if len(found) != 1:
            count = (
                f"{len(found)} orders with the number {out_trade_no}. Pass mchid"
                if found
                else f"no order {out_trade_no}"
            )
            raise UnknownOrderError(f"the gateway has {count}")
        return found[0]

    def is_placed(self, out_trade_no: str, caller: str | None = None) -> bool:
        """Return whether an order with this number was placed, by any merchant if `caller` is `None`."""
        found = self._select("out_trade_no = ? AND NOT is_example", out_trade_no)
        return any(caller in (None, order.caller) for order in found)

    def is_sub_merchant(self, caller: str, sub_mchid: str) -> bool:
        """Return whether a partner placed an order for this sub-merchant."""
        where = "caller = ? AND payee = ? AND instr(content, '\"sub_mchid\"') LIMIT 1"
        return any(self._select(where, caller, sub_mchid))

    def sub_merchants(self, caller: str) -> tuple[str, ...]:
        """Return the sub-merchants for which a partner placed orders."""
        rows = self._store.rows(
            "SELECT DISTINCT payee FROM orders WHERE caller = ? AND instr(content, '\"sub_mchid\"') ORDER BY payee",
            (caller,),
        )
        return tuple(payee for (payee,) in rows)

    def parts(self, caller: str, combine_out_trade_no: str) -> tuple[Order, ...]:
        """Return the parts of a combined order, in the order of the request."""
        return tuple(
            self._select("caller = ? AND combine_out_trade_no = ? ORDER BY rowid", caller, combine_out_trade_no)
        )

    def paid_between(self, caller: str, start: float, end: float) -> tuple[Order, ...]:
        """Return a merchant's orders that were paid from `start` up to but excluding `end`, in the order of payment."""
        return tuple(
            self._select(
                "caller = ? AND paid >= ? AND paid < ? AND NOT is_example ORDER BY paid, rowid", caller, start, end
            )
        )

    def step(self, order: Order, step: Step) -> Order:
        """Put an order into the target state of a step.

        Raises:
            WrongStateError: the step cannot start from the order's state.
        """
        step.check(f"order {order.out_trade_no}", order.state)
        return self.put(order, OrderState(step.after(order.state)))

    def put(self, order: Order, state: OrderState) -> Order:
        """Put an order into any state."""
        self._update(order, "state = ?", state.value)
        return evolve(order, state=state)

    def pay(self, order: Order, *, at: float, openid: str, coupons: tuple[UsedCoupon, ...] = ()) -> Order:
        """Mark an order as paid at `at`, in part with coupons, and give it a new `transaction_id`.

        Raises:
            WrongStateError: the order is already paid, or closed.
        """
        PAY.check(f"order {order.out_trade_no}", order.state)
        transaction_id = f"42{secrets.randbelow(10**8):08d}{to_day(at)}{secrets.randbelow(10**10):010d}"
        state = OrderState.SUCCESS
        paid = evolve(order, state=state, transaction_id=transaction_id, paid=at, openid=openid, coupons=coupons)
        changes = "state = ?, transaction_id = ?, paid = ?, openid = ?, coupons = ?"
        self._update(order, changes, state.value, transaction_id, at, openid, to_text(coupons))
        return paid

    def next_end(self) -> float | None:
        """Return when the next order ends that is not paid, in seconds since 1970; `None` if there is no such order."""
        end: float | None = self._store.rows(f"SELECT min({_END}) FROM orders WHERE {_IS_OPEN}")[0][0]  # noqa: S608 (constants)
        return end

    def ended(self, now: float) -> tuple[Order, ...]:
        """Return the orders that are not paid and have ended, in the order of their ends."""
        return tuple(self._select(f"{_IS_OPEN} AND {_END} <= ? ORDER BY {_END}", now))

    def newest(self, limit: int, skip: int = 0) -> tuple[Order, ...]:
        """Return the orders that were placed last, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Order]:
        return self._select("1 ORDER BY created, rowid")

    def __len__(self) -> int:
        return int(self._store.rows("SELECT count(*) FROM orders")[0][0])

    def _select(self, where: str, *arguments: str | float) -> Iterator[Order]:
        rows = self._store.rows(f"SELECT {_ORDER_COLUMNS} FROM orders WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Order(*row) for row in rows)

    def _update(self, order: Order, changes: str, *values: str | float | None) -> None:
        with self._store.transaction() as connection:
            connection.execute(
                f"UPDATE orders SET {changes} WHERE caller = ? AND family = ? AND out_trade_no = ?",  # noqa: S608 (constants)
                (*values, order.caller, order.family, order.out_trade_no),
            )


class Combinations:
    """The combined orders, by merchant and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, combination: Combination) -> None:
        """Add a combined order, replacing an example with its number; no other combined order may have the number."""
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM combinations WHERE caller = ? AND combine_out_trade_no = ? AND is_example",
                (combination.caller, combination.combine_out_trade_no),
            )
            connection.execute(
                "INSERT INTO combinations VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(combination.caller, combination.combine_out_trade_no, combination.trade_type),
                    *(combination.content, combination.created, combination.expires, int(combination.is_example)),
                ),
            )

    def find(self, caller: str, combine_out_trade_no: str) -> Combination | None:
        """Return a merchant's combined order with this number, or `None`."""
        query = f"SELECT {_COMBINATION_COLUMNS} FROM combinations WHERE caller = ? AND combine_out_trade_no = ?"  # noqa: S608 (constants)
        return next((Combination(*row) for row in self._store.rows(query, (caller, combine_out_trade_no))), None)

    def named(self, combine_out_trade_no: str) -> tuple[Combination, ...]:
        """Return the combined orders of all merchants with this number."""
        query = f"SELECT {_COMBINATION_COLUMNS} FROM combinations WHERE combine_out_trade_no = ?"  # noqa: S608 (constants)
        return tuple(Combination(*row) for row in self._store.rows(query, (combine_out_trade_no,)))
