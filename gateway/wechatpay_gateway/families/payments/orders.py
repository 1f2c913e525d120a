"""The orders that the gateway holds, and the steps they can take.

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
from wechatpay_gateway.families.payments.steps import PAY, OrderState
from wechatpay_gateway.family.steps import Step

_ORDER_COLUMNS = (
    "caller, payee, family, trade_type, out_trade_no, state, total, content, created, expires, combine_out_trade_no, "
    "transaction_id, paid, openid, is_example"
)
_COMBINATION_COLUMNS = "caller, combine_out_trade_no, trade_type, content, created, expires, is_example"


class UnknownOrderError(LookupError):
    """The gateway holds no order, combined order or prepayment with this number."""


@frozen(slots=False)
class Order:
    """One order: `caller` signed for it, `payee` gets the money; times are in seconds since 1970, `total` in fen.

    `content` is what the caller sent, as JSON with sorted keys. `combine_out_trade_no` names the combined order it is a part of.
    `is_example` marks an order of the catalog's examples: nobody placed it, and the first request for its number takes its place.
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

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """What the caller sent."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    @property
    def sub_mchid(self) -> str | None:
        """The sub-merchant that a partner placed it for; `None` for an order of a merchant's own."""
        return self.fields.get("sub_mchid")


@frozen(slots=False)
class Combination:
    """One combined order: what its initiator sent; the orders inside it are orders of their own."""

    caller: str
    combine_out_trade_no: str
    trade_type: str
    content: str = field(repr=False)
    created: float
    expires: float | None = None
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """What the caller sent."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields


class Orders:
    """The orders, by the number of the caller and the caller's own number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, *orders: Order) -> None:
        """Add orders, all or none; one in the place of an example replaces it.

        Raises:
            ValueError: a number is taken.
        """
        rows = [
            (
                *(order.caller, order.payee, order.family, order.trade_type, order.out_trade_no, order.state.value),
                *(order.total, order.content, order.created, order.expires, order.combine_out_trade_no),
                *(order.transaction_id, order.paid, order.openid, int(order.is_example)),
            )
            for order in orders
        ]
        examples = [(order.caller, order.family, order.out_trade_no) for order in orders]
        try:
            with self._store.transaction() as connection:
                connection.executemany(
                    "DELETE FROM orders WHERE caller = ? AND family = ? AND out_trade_no = ? AND is_example", examples
                )
                connection.executemany(f"INSERT INTO orders VALUES ({', '.join('?' * 15)})", rows)  # noqa: S608 (a constant)
        except sqlite3.IntegrityError:
            taken = ", ".join(order.out_trade_no for order in orders)
            raise ValueError(f"an order {taken} exists already") from None

    def find(self, caller: str, family: str, out_trade_no: str) -> Order | None:
        """The order of a caller with this number, or `None`."""
        where = "caller = ? AND family = ? AND out_trade_no = ?"
        return next(self._select(where, caller, family, out_trade_no), None)

    def of_caller(self, caller: str, out_trade_no: str) -> tuple[Order, ...]:
        """The orders of a caller with this number, at most one of each family."""
        return tuple(self._select("caller = ? AND out_trade_no = ?", caller, out_trade_no))

    def of_transaction(self, transaction_id: str) -> tuple[Order, ...]:
        """The orders with WeChat Pay's number: one, but that the examples of several families share numbers."""
        return tuple(self._select("transaction_id = ?", transaction_id))

    def get(self, out_trade_no: str, caller: str | None = None) -> Order:
        """The order with this number; without `caller`, of whoever has one. An example counts only where nobody placed one.

        Raises:
            UnknownOrderError: there is none, or several callers have one.
        """
        found = [order for order in self._select("out_trade_no = ?", out_trade_no) if caller in (None, order.caller)]
        found = [order for order in found if not order.is_example] or found
        if len(found) != 1:
            what = f"{len(found)} orders {out_trade_no}; name the mchid" if found else f"no order {out_trade_no}"
            raise UnknownOrderError(f"the gateway has {what}")
        return found[0]

    def is_placed(self, out_trade_no: str, caller: str | None = None) -> bool:
        """Whether somebody, or this caller, placed an order with this number."""
        found = self._select("out_trade_no = ? AND NOT is_example", out_trade_no)
        return any(caller in (None, order.caller) for order in found)

    def is_sub_merchant(self, caller: str, sub_mchid: str) -> bool:
        """Whether this caller placed an order for a sub-merchant."""
        where = "caller = ? AND payee = ? AND instr(content, '\"sub_mchid\"') LIMIT 1"
        return any(self._select(where, caller, sub_mchid))

    def parts(self, caller: str, combine_out_trade_no: str) -> tuple[Order, ...]:
        """The orders inside a combined order, in the order in which they were sent."""
        return tuple(
            self._select("caller = ? AND combine_out_trade_no = ? ORDER BY rowid", caller, combine_out_trade_no)
        )

    def paid_between(self, caller: str, start: float, end: float) -> tuple[Order, ...]:
        """The orders of a caller that were paid from `start` up to `end`, in that order."""
        return tuple(
            self._select(
                "caller = ? AND paid >= ? AND paid < ? AND NOT is_example ORDER BY paid, rowid", caller, start, end
            )
        )

    def step(self, order: Order, step: Step) -> Order:
        """Bring an order into the state to which a step leads.

        Raises:
            WrongStateError: the step does not start at the order's state.
        """
        step.check(f"order {order.out_trade_no}", order.state)
        return self.put(order, OrderState(step.target))

    def put(self, order: Order, state: OrderState) -> Order:
        """Bring an order into a state, whatever it was in."""
        self._update(order, "state = ?", state.value)
        return evolve(order, state=state)

    def pay(self, order: Order, *, at: float, openid: str) -> Order:
        """Let the payer pay: WeChat Pay gives the order its number.

        Raises:
            WrongStateError: the order is paid already, or closed.
        """
        PAY.check(f"order {order.out_trade_no}", order.state)
        transaction_id = f"42{secrets.randbelow(10**8):08d}{to_day(at)}{secrets.randbelow(10**10):010d}"
        paid = evolve(order, state=OrderState.SUCCESS, transaction_id=transaction_id, paid=at, openid=openid)
        self._update(
            order, "state = ?, transaction_id = ?, paid = ?, openid = ?", paid.state.value, transaction_id, at, openid
        )
        return paid

    def newest(self, limit: int) -> tuple[Order, ...]:
        """The orders that were placed last, the newest first, without those of examples."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ?", limit))

    def __iter__(self) -> Iterator[Order]:
        return self._select("1 ORDER BY created, rowid")

    def __len__(self) -> int:
        return int(self._store.rows("SELECT count(*) FROM orders")[0][0])

    def _select(self, where: str, *arguments: str | float) -> Iterator[Order]:
        rows = self._store.rows(f"SELECT {_ORDER_COLUMNS} FROM orders WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Order(*row) for row in rows)

    def _update(self, order: Order, changes: str, *values: str | float) -> None:
        with self._store.transaction() as connection:
            connection.execute(
                f"UPDATE orders SET {changes} WHERE caller = ? AND family = ? AND out_trade_no = ?",  # noqa: S608 (constants)
                (*values, order.caller, order.family, order.out_trade_no),
            )


class Combinations:
    """The combined orders."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, combination: Combination) -> None:
        """Add a combined order; its number must be free, or an example's."""
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
        """The combined order of a caller with this number, or `None`."""
        query = f"SELECT {_COMBINATION_COLUMNS} FROM combinations WHERE caller = ? AND combine_out_trade_no = ?"  # noqa: S608 (constants)
        return next((Combination(*row) for row in self._store.rows(query, (caller, combine_out_trade_no))), None)

    def named(self, combine_out_trade_no: str) -> tuple[Combination, ...]:
        """All combined orders with this number, whoever made them."""
        query = f"SELECT {_COMBINATION_COLUMNS} FROM combinations WHERE combine_out_trade_no = ?"  # noqa: S608 (constants)
        return tuple(Combination(*row) for row in self._store.rows(query, (combine_out_trade_no,)))
