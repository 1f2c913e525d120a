"""The state machine of the stocks of product coupons."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from wechatpay_gateway.base.times import to_day, to_moment
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.steps import DEACTIVATE_STOCK, STOCK_STEPS, StockState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce


class StockMachine(Machine[Stock]):
    """The stocks of product coupons, and the steps of WeChat Pay and of merchants."""

    name = "product_coupon_stocks"
    title = "Stocks of product coupons"
    states = StockState
    initial = (StockState.SENDING,)
    key = (Field("stock_id", "WeChat Pay's number for the stock."),)
    steps = STOCK_STEPS
    is_in_state_reply = False
    columns = ("Number", "Product coupon", "Bundle", "Sent", "State")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._records = records

    def get(self, stock_id: str) -> Stock:
        """Return the stock with this number.

        Raises:
            UnknownProductCouponError: the stock does not exist.
        """
        return self._records.stocks.get(stock_id)

    def __iter__(self) -> Iterator[Stock]:
        return iter(self._records.stocks)

    def lookup(self, key: Mapping[str, Any]) -> Stock:
        """Return the stock with this number."""
        return self.get(key["stock_id"])

    def key_of(self, record: Stock) -> dict[str, str]:
        """Return the number of a stock."""
        return {"stock_id": str(record.stock_id)}

    def state_of(self, record: Stock) -> StockState:
        """Return the state."""
        return record.state

    def describe(self, record: Stock) -> str:
        """Return `stock` and its number."""
        return f"stock {record.stock_id}"

    def put(self, record: Stock, state: StrEnum) -> Stock:
        """Put a stock into a state."""
        return self._records.stocks.update(record, state=StockState(state))

    def move(self, record: Stock, step: Step, fields: Mapping[str, Any], announce: Announce) -> Stock:
        """Take a step; `fields` are those that a deactivation sets."""
        del announce  # no step of a stock has a notification
        if step is DEACTIVATE_STOCK:
            deactivation = {**record.fields, **fields, "deactivate_time": to_moment(self._context.now())}
            record = self._records.stocks.update(record, fields=deactivation)
        return self.put(record, step.after(record.state))

    def newest(self, limit: int, skip: int = 0) -> tuple[Stock, ...]:
        """Return the stocks that were created last, newest first, after the first `skip`, without the examples."""
        return self._records.stocks.newest(limit, skip)

    def records(self) -> Iterator[Stock]:
        """Iterate over the stocks, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: Stock) -> dict[str, Any]:
        """Return a stock with its counts."""
        return {
            "stock_id": str(record.stock_id),
            "product_coupon_id": str(record.product_coupon_id),
            "stock_bundle_id": record.stock_bundle_id,
            "mchid": record.owner,
            "brand_id": record.brand_id,
            "sent": record.sent,
            "sent_today": record.sent_on(to_day(self._context.now())),
            "codes_left": record.codes_left,
            "state": record.state.value,
        }

    def cells(self, record: Stock) -> tuple[str, ...]:
        """Return the number, product coupon, bundle, number of coupons and state."""
        numbers = (str(record.stock_id), str(record.product_coupon_id), record.stock_bundle_id or "")
        return (*numbers, str(record.sent), record.state.value)
