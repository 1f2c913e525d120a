"""The payments of members in the stores of malls, in the state file."""

from collections.abc import Iterator
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.malls.steps import PointsState


class UnknownMallPaymentError(LookupError):
    """The gateway has no payment in a mall with this number."""


@frozen
class MallPayment:
    """A payment in a store of the mall with the merchant number `mall`, in fen. `points` are those that the mall reported, `refunded` is in fen."""

    transaction_id: str
    mall: str
    openid: str
    amount: int
    shop_name: str
    shop_number: str
    state: PointsState = field(converter=PointsState)
    paid: float
    points: int | None = None
    refunded: int = 0
    is_example: bool = field(default=False, converter=bool)


_COLUMNS = ", ".join(each.name for each in fields(MallPayment))


class MallPayments:
    """The payments in all malls."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, payment: MallPayment) -> MallPayment:
        """Add a payment, replacing an example with its number; no other payment may have it."""
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(payment))
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM mall_payments WHERE is_example AND transaction_id = ? AND mall = ?",
                (payment.transaction_id, payment.mall),
            )
            connection.execute(f"INSERT INTO mall_payments VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
        return payment

    def update(self, payment: MallPayment, **columns: Any) -> MallPayment:
        """Change columns of a payment."""
        assigned = ", ".join(f"{name} = ?" for name in columns)
        change = f"UPDATE mall_payments SET {assigned} WHERE transaction_id = ? AND mall = ?"  # noqa: S608 (names of columns)
        self._store.execute(change, (*columns.values(), payment.transaction_id, payment.mall))
        return evolve(payment, **columns)

    def find(self, mall: str, transaction_id: str) -> MallPayment | None:
        """Return the payment in a mall with this number, or `None`."""
        return next(self._select("transaction_id = ? AND mall = ?", transaction_id, mall), None)

    def get(self, transaction_id: str) -> MallPayment:
        """Return the payment with this number, in any mall.

        Raises:
            UnknownMallPaymentError: no payment has the number.
        """
        found = next(self._select("transaction_id = ? ORDER BY is_example", transaction_id), None)
        if found is None:
            raise UnknownMallPaymentError(f"the gateway has no payment {transaction_id} in a mall")
        return found

    def pending(self, mall: str, openid: str) -> list[MallPayment]:
        """Return the payments of a user in a mall whose points nobody has requested."""
        where = "openid = ? AND mall = ? AND state = ?"
        return list(self._select(where, openid, mall, PointsState.PENDING.value))

    def newest(self, limit: int, skip: int = 0) -> tuple[MallPayment, ...]:
        """Return the newest payments, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[MallPayment]:
        return self._select("1 ORDER BY rowid")

    def _select(self, where: str, *values: str | float) -> Iterator[MallPayment]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM mall_payments WHERE {where}", values)  # noqa: S608 (constants)
        return (MallPayment(*row) for row in rows)
