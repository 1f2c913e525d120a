"""The parts of coupons that a refund returns.

A refund of all returns what is left. A partial one returns money and coupons in proportion to what they paid, rounded half up:
https://pay.weixin.qq.com/doc/v3/merchant/4013071001, section 3.3.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve

from wechatpay_gateway.families.order_coupons.used import UsedCoupon, value_of


def returned_coupons(
    total: int, used: Sequence[UsedCoupon], fen: int, earlier: Iterable[Sequence[UsedCoupon]], refunded: int
) -> tuple[UsedCoupon, ...]:
    """Return the coupons of an order with what a refund returns of each, without those of which it returns nothing.

    Args:
        total: the total of the order, in fen.
        used: the coupons that paid a part of it.
        fen: the refund, of the payer's money and of coupons.
        earlier: what earlier refunds returned of coupons.
        refunded: the sum of the earlier refunds, in fen.
    """
    if not used:
        return ()
    returned: Counter[str] = Counter()
    for coupons in earlier:
        for each in coupons:
            returned[each.coupon_id] += each.amount
    paid = total - value_of(used)
    left = [each.amount - returned[each.coupon_id] for each in used]
    paid_left = paid - (refunded - returned.total())
    _, *amounts = shares_of(fen, [paid, *(each.amount for each in used)], [paid_left, *left])
    return tuple(evolve(each, amount=amount) for each, amount in zip(used, amounts, strict=True) if amount)


def shares_of(fen: int, weights: Sequence[int], left: Sequence[int]) -> list[int]:
    """Split an amount in proportion to the weights, so that no share exceeds what is left of its part.

    Each share is rounded half up, and the last one is the rest. `fen` must not exceed the sum of `left`.
    """
    shares: list[int] = []
    for index, weight in enumerate(weights):
        total = sum(weights[index:])
        share = (2 * fen * weight + total) // (2 * total) if total else 0
        share = min(max(share, fen - sum(left[index + 1 :])), left[index])
        shares.append(share)
        fen -= share
    return shares
