"""The product coupons in the state file."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.rows import Table, as_number, read_json
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.product_coupon.steps import ProductCouponState

_FIRST_NUMBER = 1000000001


class UnknownProductCouponError(LookupError):
    """The gateway has no product coupon, stock or user's coupon with this number."""


@frozen
class ProductCoupon:
    """A product coupon; `owner` is the merchant or brand that created it, and `fields` are those that replies show.

    `is_example` marks a coupon of the catalog's examples, which everyone who calls for its brand can use.
    """

    product_coupon_id: int
    owner: str
    brand_id: str
    out_request_no: str
    state: ProductCouponState = field(converter=ProductCouponState)
    fields: Mapping[str, Any] = field(converter=read_json, repr=False)
    is_example: bool = field(default=False, converter=bool)

    @property
    def is_bundle(self) -> bool:
        """Whether users can use it several times."""
        mode: str = self.fields["usage_mode"]
        return mode == "PROGRESSIVE_BUNDLE"


class ProductCoupons:
    """The product coupons, by WeChat Pay's number."""

    def __init__(self, store: Store) -> None:
        self._table = Table(store, "product_coupons", ProductCoupon)

    def add(self, coupon: ProductCoupon) -> ProductCoupon:
        """Add a coupon."""
        self._table.insert(coupon)
        return coupon

    def next_number(self) -> int:
        """Return the number of the next coupon."""
        return max(self._table.largest() + 1, _FIRST_NUMBER)

    def update(self, coupon: ProductCoupon, **changes: Any) -> ProductCoupon:
        """Change columns of a coupon, and return it."""
        self._table.update(coupon.product_coupon_id, changes)
        return evolve(coupon, **changes)

    def find(self, number: object) -> ProductCoupon | None:
        """Return the coupon with this number, or `None`."""
        return next(self._select("product_coupon_id = ?", as_number(number)), None)

    def get(self, number: object) -> ProductCoupon:
        """Return the coupon with this number.

        Raises:
            UnknownProductCouponError: the coupon does not exist.
        """
        found = self.find(number)
        if found is None:
            raise UnknownProductCouponError(f"the gateway has no product coupon {number}")
        return found

    def is_number_used(self, owner: str, brand_id: str, out_request_no: str) -> bool:
        """Return whether a coupon of the owner for this brand was created with this number."""
        where = "owner = ? AND brand_id = ? AND out_request_no = ? AND NOT is_example"
        return bool(self._table.count(where, owner, brand_id, out_request_no))

    def newest(self, limit: int, skip: int) -> tuple[ProductCoupon, ...]:
        """Return the coupons that were created last, newest first, after the first `skip`, without the examples."""
        return tuple(self._select("NOT is_example ORDER BY product_coupon_id DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[ProductCoupon]:
        return self._select("1 ORDER BY product_coupon_id")

    def _select(self, where: str, *arguments: str | float) -> Iterator[ProductCoupon]:
        return (ProductCoupon(*row) for row in self._table.rows(where, *arguments))
