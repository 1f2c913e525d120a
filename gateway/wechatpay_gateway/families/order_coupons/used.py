"""The coupons that paid a part of an order, as they are stored with it."""

import json
from collections.abc import Sequence

from attrs import asdict, frozen


@frozen
class UsedCoupon:
    """A coupon that paid a part of an order.

    Attributes:
        coupon_id: its ID.
        stock_id: the stock that it belongs to.
        creator: the merchant that created the stock.
        name: its name.
        amount: what it paid, in fen; with a refund, what the refund returns of it.
        is_cash: whether its value was prepaid, so that the merchant gets it; otherwise the merchant gets less for the order.
    """

    coupon_id: str
    stock_id: str
    creator: str
    name: str
    amount: int
    is_cash: bool


def to_text(coupons: Sequence[UsedCoupon]) -> str | None:
    """Return coupons as JSON; `None` if there are none."""
    return json.dumps([asdict(each) for each in coupons], ensure_ascii=False) if coupons else None


def to_coupons(value: str | tuple[UsedCoupon, ...] | None) -> tuple[UsedCoupon, ...]:
    """Return the coupons in JSON from `to_text`; coupons stay as they are."""
    if isinstance(value, tuple):
        return value
    return tuple(UsedCoupon(**each) for each in json.loads(value)) if value else ()


def value_of(coupons: Sequence[UsedCoupon]) -> int:
    """Return what coupons paid, in fen."""
    return sum(each.amount for each in coupons)


def cash_of(coupons: Sequence[UsedCoupon]) -> int:
    """Return what prepaid coupons paid, in fen."""
    return sum(each.amount for each in coupons if each.is_cash)
