"""The coupons that pay a part of an order, and what a refund returns of them."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from wechatpay_gateway.families.order_coupons.fitting import Purchase
from wechatpay_gateway.families.order_coupons.operations import OrderCoupons
from wechatpay_gateway.families.order_coupons.splitting import returned_coupons
from wechatpay_gateway.families.order_coupons.used import UsedCoupon
from wechatpay_gateway.families.payments.apis import Api, api_of
from wechatpay_gateway.families.payments.orders import Combination, Order
from wechatpay_gateway.families.payments.refund_rules import goods_of
from wechatpay_gateway.families.payments.refunds import Refund

PAYERS_OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
"""The OpenID of the payer if the order does not name one; from the official samples."""


def openid_of(fields: Mapping[str, Any]) -> str:
    """Return the OpenID of the payer that an order with these fields names, or else `PAYERS_OPENID`."""
    payer = fields.get("payer", {})
    return next((payer[name] for name in ("openid", "sp_openid", "sub_openid") if name in payer), PAYERS_OPENID)


def offered_coupons(
    coupons: OrderCoupons, orders: Sequence[Order], combination: Combination | None
) -> tuple[UsedCoupon, ...]:
    """Return the coupons that would pay a part of orders, if their payer paid them together now.

    Args:
        coupons: the coupons of all payers.
        orders: the orders, at least one.
        combination: the combined order that they are parts of.
    """
    fields = {"payer": combination.fields.get("combine_payer_info", {})} if combination else orders[0].fields
    purchases = [purchase_of(order, openid_of(fields)) for order in orders]
    return tuple(coupon for chosen in coupons.choose(purchases, None) for coupon in chosen)


def purchase_of(order: Order, openid: str) -> Purchase:
    """Return what decides which coupons of a payer an order can be paid with."""
    api = api_of(order.family)
    has_two_openids = len(api.payer) > 1
    return Purchase(
        order.out_trade_no,
        order.payee,
        order.total,
        order.trade_type,
        openids_of(openid, order.fields.get("payer", {}), api) if has_two_openids else (openid,),
        str(order.fields.get("goods_tag", "")),
        tuple(each.get("merchant_goods_id", "") for each in goods_of(order)),
    )


def openids_of(openid: str, payer: Mapping[str, str], api: Api) -> tuple[str, str]:
    """Return the payer's OpenIDs under the AppID of the merchant that signs and under `sub_appid`.

    A user has a different OpenID under each AppID. One that the order does not contain is derived from the other, so that it is
    always the same for a user.
    """
    other = f"o{b64encode(sha256(openid.encode()).digest(), b'-_').decode('ascii')[:27]}"
    own, sub = api.payer if len(api.payer) > 1 else (*api.payer, "")
    if sub in payer and own not in payer:
        return other, openid
    return openid, payer.get(sub, other)


def payers_openids(order: Order) -> tuple[str, ...]:
    """Return the OpenIDs of the payer of a paid order."""
    return purchase_of(order, order.openid or "").openids


def coupons_of_refund(order: Order, fen: int, earlier: Sequence[Refund]) -> tuple[UsedCoupon, ...]:
    """Return what a refund returns of the coupons of an order; `earlier` are its earlier refunds that were not closed."""
    refunded = sum(each.amount for each in earlier)
    return returned_coupons(order.total, order.coupons, fen, [each.coupons for each in earlier], refunded)
