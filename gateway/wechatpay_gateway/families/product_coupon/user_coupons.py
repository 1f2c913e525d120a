"""The product coupons of users in the state file."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.rows import Table, as_number, read_json
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.product_coupon.coupons import UnknownProductCouponError
from wechatpay_gateway.families.product_coupon.steps import UserCouponState


@frozen
class UserCoupon:
    """A coupon of a user; times are in seconds since 1970.

    `owner` is the merchant or brand whose stock it is of, and `content` the request that sent it, as JSON with sorted keys. `fields` are what
    later calls set, and what the product coupon and the stock were when it was sent (`product_coupon`, `stock`). `due` is when it changes by
    itself. A coupon of a bundle has `user_coupon_bundle_id` and a `position`, starting from 0.
    """

    serial: int
    coupon_code: str
    stock_id: int
    product_coupon_id: int
    owner: str
    brand_id: str
    openid: str
    send_request_no: str
    content: str = field(repr=False)
    user_coupon_bundle_id: str | None
    position: int
    state: UserCouponState = field(converter=UserCouponState)
    received: float
    begins: float
    ends: float
    fields: Mapping[str, Any] = field(converter=read_json, repr=False)
    is_example: bool = field(default=False, converter=bool)
    due: float | None = None


@frozen
class Selection:
    """The coupons of a user for a list: those of an owner's brand, and the values that other columns must have, if any."""

    owner: str
    brand_id: str
    openid: str
    columns: Mapping[str, str | int]


def _due(coupon: UserCoupon) -> float | None:
    if coupon.is_example:
        return None
    dues = {UserCouponState.PENDING: coupon.begins, UserCouponState.EFFECTIVE: coupon.ends}
    return dues.get(coupon.state)


class UserCoupons:
    """The coupons of users."""

    def __init__(self, store: Store) -> None:
        self._table = Table(store, "user_product_coupons", UserCoupon)
        self._store = store
        self.next_due = self._table.next_due

    def add(self, coupon: UserCoupon) -> UserCoupon:
        """Add a coupon; its `serial` is replaced by the next free one."""
        added = evolve(coupon, serial=self._table.largest() + 1, due=_due(coupon))
        self._table.insert(added)
        return added

    def update(self, coupon: UserCoupon, **changes: Any) -> UserCoupon:
        """Change columns of a coupon, and return it."""
        changed = evolve(coupon, **changes)
        if "state" in changes:
            changed = evolve(changed, due=_due(changed))
            changes = {**changes, "state": changed.state.value, "due": changed.due}
        self._table.update(coupon.serial, changes)
        return changed

    def remove(self, coupon: UserCoupon) -> None:
        """Remove a coupon of the examples."""
        self._store.execute("DELETE FROM user_product_coupons WHERE serial = ?", (coupon.serial,))

    def find(self, coupon_code: str, stock_id: object, openid: str) -> UserCoupon | None:
        """Return the coupon of a user with this code, or `None`."""
        where = "coupon_code = ? AND stock_id = ? AND openid = ?"
        return next(self._select(where, coupon_code, as_number(stock_id), openid), None)

    def is_code_used(self, coupon_code: str, stock_id: int) -> bool:
        """Return whether a coupon of a stock has this code."""
        where = "coupon_code = ? AND stock_id = ? AND NOT is_example"
        return bool(self._table.count(where, coupon_code, stock_id))

    def sent(self, openid: str, stock_id: int, send_request_no: str) -> UserCoupon | None:
        """Return the coupon of a stock that a request sent to a user, or `None`."""
        where = "openid = ? AND stock_id = ? AND send_request_no = ?"
        return next(self._select(where, openid, stock_id, send_request_no), None)

    def count_of(self, openid: str, stock_id: int) -> int:
        """Count the coupons of a stock that a user received."""
        return self._table.count("openid = ? AND stock_id = ? AND NOT is_example", openid, stock_id)

    def of_bundle(self, user_coupon_bundle_id: str) -> list[UserCoupon]:
        """Return the coupons of a user's bundle, in their order."""
        return list(self._select("user_coupon_bundle_id = ? ORDER BY position", user_coupon_bundle_id))

    def get(self, coupon_code: str, stock_id: object = None) -> UserCoupon:
        """Return the coupon with this code, of any stock if `stock_id` is `None`.

        Raises:
            UnknownProductCouponError: the coupon does not exist, or coupons of several stocks have the code.
        """
        found = [
            each
            for each in self._select("coupon_code = ?", coupon_code)
            if stock_id is None or each.stock_id == as_number(stock_id)
        ]
        found = [each for each in found if not each.is_example] or found
        if len(found) != 1:
            count = f"{len(found)} coupons with the code {coupon_code}. Pass stock_id" if found else None
            raise UnknownProductCouponError(f"the gateway has {count or f'no coupon {coupon_code}'}")
        return found[0]

    def page(self, selection: Selection, start: int, size: int) -> list[UserCoupon]:
        """Return a page of the coupons of a user, the newest first."""
        where, arguments = _where(selection)
        return list(self._select(f"{where} ORDER BY serial DESC LIMIT ? OFFSET ?", *arguments, size, start))

    def count(self, selection: Selection) -> int:
        """Count the coupons of a user."""
        where, arguments = _where(selection)
        return self._table.count(where, *arguments)

    def due(self, now: float) -> list[UserCoupon]:
        """Return the coupons whose validity has begun or ended, the first one first."""
        return list(self._select("due <= ? ORDER BY due, serial", now))

    def newest(self, limit: int, skip: int) -> tuple[UserCoupon, ...]:
        """Return the coupons that were sent last, newest first, after the first `skip`, without the examples."""
        return tuple(self._select("NOT is_example ORDER BY serial DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[UserCoupon]:
        return self._select("1 ORDER BY serial")

    def _select(self, where: str, *arguments: str | float) -> Iterator[UserCoupon]:
        return (UserCoupon(*row) for row in self._table.rows(where, *arguments))


def _where(selection: Selection) -> tuple[str, tuple[str | int, ...]]:
    """Return a selection as SQL with its parameters; it includes the examples of the brand."""
    conditions = "".join(f" AND {name} = ?" for name in selection.columns)
    where = f"openid = ? AND brand_id = ? AND (owner = ? OR is_example){conditions}"
    return where, (selection.openid, selection.brand_id, selection.owner, *selection.columns.values())
