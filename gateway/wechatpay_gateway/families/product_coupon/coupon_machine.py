"""The state machine of product coupons."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.product_coupon.coupons import ProductCoupon
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.steps import (
    DEACTIVATE_PRODUCT_COUPON,
    PRODUCT_COUPON_STEPS,
    ProductCouponState,
    StockState,
)
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce

_OVER = frozenset({StockState.STOPPED, StockState.DEACTIVATED})


class ProductCouponMachine(Machine[ProductCoupon]):
    """The product coupons, and the steps of WeChat Pay and of merchants."""

    name = "product_coupons"
    title = "Product coupons"
    states = ProductCouponState
    initial = (ProductCouponState.EFFECTIVE,)
    key = (Field("product_coupon_id", "WeChat Pay's number for the product coupon."),)
    steps = PRODUCT_COUPON_STEPS
    is_in_state_reply = False
    columns = ("Number", "Brand", "Name", "Owner", "State")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._records = records

    def get(self, product_coupon_id: str) -> ProductCoupon:
        """Return the product coupon with this number.

        Raises:
            UnknownProductCouponError: the product coupon does not exist.
        """
        return self._records.coupons.get(product_coupon_id)

    def __iter__(self) -> Iterator[ProductCoupon]:
        return iter(self._records.coupons)

    def lookup(self, key: Mapping[str, Any]) -> ProductCoupon:
        """Return the product coupon with this number."""
        return self.get(key["product_coupon_id"])

    def key_of(self, record: ProductCoupon) -> dict[str, str]:
        """Return the number of a product coupon."""
        return {"product_coupon_id": str(record.product_coupon_id)}

    def state_of(self, record: ProductCoupon) -> ProductCouponState:
        """Return the state."""
        return record.state

    def describe(self, record: ProductCoupon) -> str:
        """Return `product coupon` and its number."""
        return f"product coupon {record.product_coupon_id}"

    def put(self, record: ProductCoupon, state: StrEnum) -> ProductCoupon:
        """Put a product coupon into a state; its stocks keep theirs."""
        return self._records.coupons.update(record, state=state.value)

    def move(self, record: ProductCoupon, step: Step, fields: Mapping[str, Any], announce: Announce) -> ProductCoupon:
        """Take a step; deactivating a product coupon also deactivates its stocks, with the `fields` of the call."""
        del announce  # no step of a product coupon has a notification
        if step is not DEACTIVATE_PRODUCT_COUPON:
            return self.put(record, step.after(record.state))
        deactivation = {**fields, "deactivate_time": to_moment(self._context.now())}
        changes = {"state": step.after(record.state).value, "fields": {**record.fields, **deactivation}}
        deactivated = self._records.coupons.update(
            record, **changes
        )  # first, because followers of the stocks look at it
        for stock in self._records.stocks.of_coupon(record.product_coupon_id):
            if stock.state not in _OVER:
                changed = {**stock.fields, **deactivation}
                self._records.stocks.update(stock, fields=changed, state=StockState.DEACTIVATED)
        return deactivated

    def newest(self, limit: int, skip: int = 0) -> tuple[ProductCoupon, ...]:
        """Return the product coupons that were created last, newest first, after the first `skip`, without the examples."""
        return self._records.coupons.newest(limit, skip)

    def records(self) -> Iterator[ProductCoupon]:
        """Iterate over the product coupons, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: ProductCoupon) -> dict[str, Any]:
        """Return a product coupon with its main fields."""
        return {
            "product_coupon_id": str(record.product_coupon_id),
            "mchid": record.owner,
            "brand_id": record.brand_id,
            "name": record.fields["display_info"]["name"],
            "usage_mode": record.fields["usage_mode"],
            "state": record.state.value,
        }

    def cells(self, record: ProductCoupon) -> tuple[str, ...]:
        """Return the number, brand, name, owner and state."""
        name: str = record.fields["display_info"]["name"]
        return str(record.product_coupon_id), record.brand_id, name, record.owner, record.state.value
