"""The money that is left of paid orders, in the state file."""

from collections.abc import Iterator

from attrs import evolve, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.payments.orders import Order

_COLUMNS = "caller, family, out_trade_no, transaction_id, owner, fee, unsplit, frozen_until"


@frozen
class OrderFunds:
    """The money of a paid order, in fen: it belongs to the merchant `owner`.

    Attributes:
        fee: the fee that WeChat Pay keeps.
        unsplit: the money that is frozen and not shared or being shared yet; 0 if the order is not open to profit sharing.
        frozen_until: when it becomes available, in seconds since 1970; `None` if the order is not open to profit sharing.
    """

    caller: str
    family: str
    out_trade_no: str
    transaction_id: str
    owner: str
    fee: int
    unsplit: int = 0
    frozen_until: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the order is open to profit sharing."""
        return self.frozen_until is not None


class FundsTable:
    """The money of all paid orders, by order."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, order: Order) -> OrderFunds | None:
        """Return the money of an order; `None` if its payment has not been recorded."""
        where = "caller = ? AND family = ? AND out_trade_no = ?"
        return next(self._select(where, order.caller, order.family, order.out_trade_no), None)

    def add(self, funds: OrderFunds) -> None:
        """Add the money of an order, replacing that of an example with the same number."""
        row = (
            *(funds.caller, funds.family, funds.out_trade_no, funds.transaction_id, funds.owner),
            *(funds.fee, funds.unsplit, funds.frozen_until),
        )
        self._store.execute("INSERT OR REPLACE INTO order_funds VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def put(
        self, funds: OrderFunds, *, fee: int | None = None, unsplit: int | None = None, is_open: bool | None = None
    ) -> OrderFunds:
        """Change the fee, the unsplit money, or whether the order is open to profit sharing."""
        changed = evolve(
            funds,
            fee=funds.fee if fee is None else fee,
            unsplit=funds.unsplit if unsplit is None else unsplit,
            frozen_until=None if is_open is False else funds.frozen_until,
        )
        self.add(changed)
        return changed

    def move_ends(self, owner: str, seconds: float) -> None:
        """Move the end of all freezes of a merchant by a number of seconds."""
        change = "UPDATE order_funds SET frozen_until = frozen_until + ? WHERE owner = ? AND frozen_until IS NOT NULL"
        self._store.execute(change, (seconds, owner))

    def next_end(self) -> float | None:
        """Return the end of the next freeze, in seconds since 1970, or `None`."""
        query = "SELECT min(frozen_until) FROM order_funds WHERE frozen_until IS NOT NULL"
        end: float | None = self._store.rows(query)[0][0]
        return end

    def ended(self, now: float) -> tuple[OrderFunds, ...]:
        """Return the orders whose freeze has ended."""
        return tuple(self._select("frozen_until <= ? ORDER BY frozen_until", now))

    def _select(self, where: str, *arguments: str | float) -> Iterator[OrderFunds]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM order_funds WHERE {where}", arguments)  # noqa: S608 (constants)
        return (OrderFunds(*row) for row in rows)
