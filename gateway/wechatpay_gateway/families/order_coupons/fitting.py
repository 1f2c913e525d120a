"""Which coupons of a user an order can be paid with, and which of them WeChat Pay takes.

Rules: https://pay.weixin.qq.com/doc/v3/merchant/4012534633 (`coupon_use_rule`); which of several coupons are taken:
https://pay.weixin.qq.com/doc/v3/merchant/4015880636.
"""

from collections.abc import Sequence

from attrs import frozen

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.order_coupons.used import UsedCoupon

MOST_COUPONS = 8
"""The number of coupons for whole orders that one order can be paid with."""
_LEAST_PAID_FEN = 1
"""The least that a payer pays. No page states it."""
_PAYMENTS = {
    "JSAPI": frozenset({"MICROAPP", "OTHER"}),
    "APP": frozenset({"APPPAY"}),
    "MICROPAY": frozenset({"CARD"}),
    "NATIVE": frozenset({"OTHER"}),
    "MWEB": frozenset({"OTHER"}),
}
"""The values of a coupon's `trade_type` that fit an order, by that of the order. A `JSAPI` order can be one of a mini program."""


@frozen
class Purchase:
    """An order that is about to be paid.

    Attributes:
        number: the merchant's number.
        payee: the merchant that is paid.
        total: the amount, in fen.
        trade_type: the kind of payment.
        openids: the OpenIDs of the payer, under the AppIDs of the order.
        goods_tag: the tag of the order; empty if it has none.
        items: the codes of the items.
    """

    number: str
    payee: str
    total: int
    trade_type: str
    openids: tuple[str, ...]
    goods_tag: str = ""
    items: tuple[str, ...] = ()


@frozen
class Offer:
    """A usable coupon of a user with the rules of its stock; empty rules allow everything.

    Attributes:
        coupon: the coupon, with its face value.
        minimum: the smallest order, in fen.
        begins: when it becomes valid, in seconds since 1970.
        ends: when it expires, in seconds since 1970.
        merchants: the merchants that accept it.
        tags: the order needs one of these tags.
        items: the order needs one of these items.
        trade_types: the kinds of payment.
        is_combinable: whether it can be used together with others of the same creator.
        is_for_cards: whether it needs certain bank cards.
    """

    coupon: UsedCoupon
    minimum: int
    begins: float
    ends: float
    merchants: frozenset[str]
    tags: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    trade_types: frozenset[str] = frozenset()
    is_combinable: bool = False
    is_for_cards: bool = False


def obstacle(offer: Offer, purchase: Purchase, now: float) -> str | None:
    """Return why an order cannot be paid with a coupon at a time, in seconds since 1970; `None` if it can."""
    if not offer.begins <= now < offer.ends:
        return f"it is valid from {to_moment(offer.begins)} to {to_moment(offer.ends)}"
    if purchase.payee not in offer.merchants:
        return f"merchant {purchase.payee} is not one of its available_merchants"
    if purchase.total < offer.minimum or purchase.total - offer.coupon.amount < _LEAST_PAID_FEN:
        return f"it needs an order of at least {offer.minimum} fen, and this one has {purchase.total}"
    if offer.tags and purchase.goods_tag not in offer.tags:
        return f"the goods_tag of the order must be one of {', '.join(sorted(offer.tags))}"
    if offer.items and offer.items.isdisjoint(purchase.items):
        return f"goods_detail of the order must have one of the items {', '.join(sorted(offer.items))}"
    if offer.trade_types and offer.trade_types.isdisjoint(_PAYMENTS.get(purchase.trade_type, ())):
        return (
            f"its trade_type is {', '.join(sorted(offer.trade_types))}, and that of the order is {purchase.trade_type}"
        )
    if offer.is_for_cards:
        return "it needs certain bank cards, and this payer pays from the balance"
    return None


def best_of(fitting: Sequence[Offer], total: int) -> tuple[UsedCoupon, ...]:
    """Return the coupons that pay an order: the one with the highest value, and others if they can be combined with it."""
    ranked = sorted(fitting, key=lambda each: (-each.coupon.amount, each.ends, each.coupon.coupon_id))
    if not ranked:
        return ()
    first, *others = ranked
    taken = [first.coupon]
    for each in others if first.is_combinable else ():
        is_alike = each.is_combinable and each.coupon.creator == first.coupon.creator
        left = total - sum(coupon.amount for coupon in taken) - each.coupon.amount
        if is_alike and left >= _LEAST_PAID_FEN and len(taken) < MOST_COUPONS:
            taken.append(each.coupon)
    return tuple(taken)
