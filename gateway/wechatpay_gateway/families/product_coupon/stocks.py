"""The stocks of product coupons in the state file."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.rows import Table, as_number, read_json
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.product_coupon.coupons import UnknownProductCouponError
from wechatpay_gateway.families.product_coupon.steps import StockState

ENDING = frozenset({StockState.SENDING, StockState.PAUSED})
"""The states in which a stock stops at its end."""
_STOCKS_OF_A_COUPON = 1000


@frozen
class Stock:
    """A stock; `owner` is the merchant or brand that created it, and `fields` are those that replies show.

    `ends` is the end of its validity, in seconds since 1970. `sent` is how many coupons it sent, `sent_today` how many on the `day` (`yyyyMMdd`).
    `codes` is the number of codes that were uploaded, `codes_left` of those that no coupon has. `due` is when it stops by itself.
    A stock of a bundle has `stock_bundle_id` and a `position`, starting from 0.
    """

    stock_id: int
    product_coupon_id: int
    stock_bundle_id: str | None
    position: int
    owner: str
    brand_id: str
    out_request_no: str
    state: StockState = field(converter=StockState)
    fields: Mapping[str, Any] = field(converter=read_json, repr=False)
    ends: float
    sent: int = 0
    day: str = ""
    sent_today: int = 0
    codes: int = 0
    codes_left: int = 0
    is_example: bool = field(default=False, converter=bool)
    due: float | None = None

    @property
    def code_mode(self) -> str:
        """Where the codes of its coupons come from."""
        mode: str = self.fields["coupon_code_mode"]
        return mode

    @property
    def period(self) -> Mapping[str, Any]:
        """When its coupons can be used."""
        rule: Mapping[str, Any] = self.fields.get("single_usage_rule") or self.fields["progressive_bundle_usage_rule"]
        period: Mapping[str, Any] = rule["coupon_available_period"]
        return period

    @property
    def limits(self) -> Mapping[str, Any]:
        """How many coupons it can send."""
        rule: Mapping[str, Any] = self.fields["stock_send_rule"]
        return rule

    @property
    def left(self) -> int:
        """How many coupons it can still send, within its limit and the codes that were uploaded."""
        count: int = max(0, self.limits["max_count"] - self.sent)
        return min(count, self.codes_left) if self.code_mode == "UPLOAD" else count

    @property
    def is_offered(self) -> bool:
        """Whether users can get its coupons: it sends, and has some left."""
        return self.state is StockState.SENDING and self.left > 0

    def sent_on(self, day: str) -> int:
        """Return how many coupons it sent on a day."""
        return self.sent_today if self.day == day else 0


class Stocks:
    """The stocks, by WeChat Pay's number.

    Attributes:
        followers: are called with each stock that changed, such as to pause what offers its coupons.
    """

    def __init__(self, store: Store) -> None:
        self._table = Table(store, "product_coupon_stocks", Stock)
        self.next_due = self._table.next_due
        self.followers: list[Callable[[Stock], None]] = []

    def add(self, stock: Stock) -> Stock:
        """Add a stock."""
        self._table.insert(stock)
        return self.update(stock, state=stock.state)

    def next_number(self, product_coupon_id: int) -> int:
        """Return the number of the next stock of a product coupon."""
        number = product_coupon_id * _STOCKS_OF_A_COUPON + 1 + len(self.of_coupon(product_coupon_id))
        return number if self.find(number) is None else self._table.largest() + 1

    def update(self, stock: Stock, **changes: Any) -> Stock:
        """Change columns of a stock, and return it."""
        if "state" in changes:
            is_ending = changes["state"] in ENDING and not stock.is_example
            changes = {**changes, "state": changes["state"].value, "due": stock.ends if is_ending else None}
        self._table.update(stock.stock_id, changes)
        changed = evolve(stock, **changes)
        for follow in self.followers:
            follow(changed)
        return changed

    def find(self, number: object) -> Stock | None:
        """Return the stock with this number, or `None`."""
        return next(self._select("stock_id = ?", as_number(number)), None)

    def get(self, number: object) -> Stock:
        """Return the stock with this number.

        Raises:
            UnknownProductCouponError: the stock does not exist.
        """
        found = self.find(number)
        if found is None:
            raise UnknownProductCouponError(f"the gateway has no stock {number} of a product coupon")
        return found

    def of_coupon(self, product_coupon_id: int) -> list[Stock]:
        """Return the stocks of a product coupon, oldest first."""
        return list(self._select("product_coupon_id = ? ORDER BY stock_id", product_coupon_id))

    def of_bundle(self, stock_bundle_id: str) -> list[Stock]:
        """Return the stocks of a bundle, in their order."""
        return list(self._select("stock_bundle_id = ? ORDER BY position", stock_bundle_id))

    def is_number_used(self, product_coupon_id: int, out_request_no: str) -> bool:
        """Return whether a stock of a product coupon was created with this number."""
        where = "product_coupon_id = ? AND out_request_no = ? AND NOT is_example"
        return bool(self._table.count(where, product_coupon_id, out_request_no))

    def due(self, now: float) -> list[Stock]:
        """Return the stocks whose validity has ended, the first one first."""
        return list(self._select("due <= ? ORDER BY due, stock_id", now))

    def newest(self, limit: int, skip: int) -> tuple[Stock, ...]:
        """Return the stocks that were created last, newest first, after the first `skip`, without the examples."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Stock]:
        return self._select("1 ORDER BY stock_id")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Stock]:
        return (Stock(*row) for row in self._table.rows(where, *arguments))
